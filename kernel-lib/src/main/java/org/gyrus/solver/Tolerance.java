// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * The error a step may make: sqrt(mean_i (e_i / (absolute + relative max(|y_n,i|, |y_{n+1},i|)))^2) up to 1, the mean over
 * all states and lanes of a group.
 *
 * @param relative of the size of the state, from 0
 * @param absolute in the state's unit, above 0
 */
record Tolerance(double relative, double absolute) {
    Tolerance {
        if (!(relative >= 0) || !(absolute > 0) || Double.isInfinite(relative) || Double.isInfinite(absolute)) {
            throw new SolverException("A tolerance is relative >= 0 and absolute > 0, but (" + relative + ", "
                    + absolute + ") was given; try tolerance(1e-6, 1e-9).");
        }
    }

    /** The norm of the error e = {@code error[errorAt ...]} of a step. */
    double norm(Step step, double[] error, int errorAt, int size) {
        return Math.sqrt(square(step, error, errorAt, size));
    }

    /** The square of {@link #norm}. */
    double square(Step step, double[] error, int errorAt, int size) {
        double[] y = step.states;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double before = Math.abs(y[step.at + i]);
            double after = Math.abs(y[step.nextAt + i]);
            // A branch costs nothing where it is foreseen; of a state that is not a number the error is none either.
            double scale = absolute + relative * (before > after ? before : after);
            double e = error[errorAt + i] / scale;
            sum += e * e;
        }
        return sum * (1.0 / size);
    }
}
