// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import org.gyrus.solver.Simulation;

/**
 * What follows each step of the coarse solver of a hybrid with a solver in the loop: {@code x -> x + h*N(x)}.
 *
 * @param step h, the length of the solver's steps, in the model's unit of time
 */
public record Correction(double step) {
    /** The event of the rewritten model that corrects; its dose is h. */
    public static final String EVENT = "correction";

    /** Of a step of rounding size, a step is taken as done. */
    private static final double ROUNDING = 1e-9;

    /** Refuses a step that is not above 0. */
    public Correction {
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new HybridException("A solver in the loop takes steps above 0, but " + step + " was given.");
        }
    }

    /** A run with a correction after each whole step from its start up to a time. */
    public Simulation over(Simulation run, double from, double until) {
        return over(run, from, from, until);
    }

    /**
     * The same for a run that has corrections up to a time already.
     *
     * @param from where the steps begin
     * @param done up to where it has them
     */
    public Simulation over(Simulation run, double from, double done, double until) {
        Simulation corrected = run;
        for (long i = steps(from, done) + 1; i <= steps(from, until); i++) {
            corrected = corrected.dose(EVENT, from + i * step, step);
        }
        return corrected;
    }

    private long steps(double from, double until) {
        return (long) Math.floor((until - from) / step + ROUNDING);
    }
}
