// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gyrus.solver.Solve;

/**
 * What one patient adds to the cost: the loss of each reading, and the prior of each number that is the patient's own.
 * Owns a solve with steps of its own; for one thread at a time.
 */
final class PatientCost {
    private final Task task;
    private final PatientData data;
    private final int patient;
    private final Solve solve;
    private final Placement placed;
    private final Misses misses;
    private final int columns;
    private final int width;
    private final double[] bar = new double[1];
    private String failure = "";

    PatientCost(Task task, int patient) {
        this.task = task;
        this.patient = patient;
        data = task.data().get(patient);
        solve = task.solve(patient);
        columns = task.columns().size();
        width = task.quantities().size();
        placed = new Placement(task, patient, solve);
        misses = new Misses(task, data, width, data.times().length);
    }

    PatientData data() {
        return data;
    }

    /** Of the last evaluation: the loss of the readings that are watched. */
    double validation() {
        return misses.validation;
    }

    /** Divides losses by the variance of residuals, for a loss that is to be a likelihood. */
    void temper(double temperature) {
        misses.temperature = temperature;
    }

    /**
     * The patient's cost.
     *
     * @param sharedBar to which the derivatives with respect to the shared part are added; null where none are wanted
     * @param ownBar receives those of the patient's block
     * @param ownBarAt where the block begins there
     */
    double at(double[] theta, double[] sharedBar, double[] ownBar, int ownBarAt) {
        failure = "";
        double[] x = forward(theta);
        double loss = misses.at(x, placed);
        if (!(loss < Double.POSITIVE_INFINITY)) {
            explain(x);
            return Double.POSITIVE_INFINITY;
        }
        if (sharedBar != null) {
            Arrays.fill(ownBar, ownBarAt, ownBarAt + task.unknowns().ownSize(), 0);
            solve.reverse(misses.bars);
            placed.pullBack(solve, theta, true, sharedBar, ownBar, ownBarAt);
        }
        return loss + priors(theta, sharedBar == null ? null : ownBar, ownBarAt);
    }

    /** The loss of the readings, without priors. */
    double loss(double[] theta) {
        return misses.at(forward(theta), placed);
    }

    /** Predictions {@code [time * quantities + quantity]} at a point; not a number after the solve stopped. */
    private double[] forward(double[] theta) {
        placed.load(theta);
        solve.setInitial(placed.initial);
        double[] x = solve.forward(placed.parameters, placed.weights);
        Interrupts.check();
        return x;
    }

    private double priors(double[] theta, double[] ownBar, int ownBarAt) {
        Unknowns unknowns = task.unknowns();
        int at = unknowns.ownAt(patient);
        double sum = 0;
        for (int k = 0; k < unknowns.own().size(); k++) {
            double z = theta[at + k];
            double standard = task.population().standard(k, z);
            sum += standard * standard / 2 + task.priorCost(unknowns.own().get(k), z, bar);
            if (ownBar != null) {
                ownBar[ownBarAt + k] += bar[0] + standard / task.population().spread()[k];
            }
        }
        return sum + ridge(theta, ownBar, ownBarAt);
    }

    /** The prior of the weights, if they are the patient's own. */
    private double ridge(double[] theta, double[] ownBar, int ownBarAt) {
        Unknowns unknowns = task.unknowns();
        if (!unknowns.ownWeights() || task.weightDeviation() == Double.POSITIVE_INFINITY) {
            return 0;
        }
        int to = ownBar == null ? -1 : ownBarAt + unknowns.own().size();
        return task.ridge(theta, unknowns.weightsAt(patient), ownBar, to);
    }

    /** Weighted residuals of the fitted readings, written from a row on. */
    void residuals(double[] theta, double[] r, int row) {
        double[] x = forward(theta);
        int at = row;
        for (int i = 0; i < data.times().length; i++) {
            for (int c = 0; c < columns; c++) {
                if (misses.isFitted(i, c)) {
                    r[at++] = misses.residual(x, placed, i, c);
                }
            }
        }
    }

    /**
     * Their derivatives, one row for each; each takes a reverse pass.
     *
     * @param shared rows to which those with respect to the shared part are added
     * @param own rows that receive those with respect to the patient's block, from a place on
     */
    void jacobian(double[] theta, double[][] shared, double[][] own, int row, int ownAt) {
        double[] x = forward(theta);
        int at = row;
        Arrays.fill(misses.bars, 0);
        Arrays.fill(placed.logScaleBar, 0);
        for (int i = 0; i < data.times().length; i++) {
            for (int c = 0; c < columns; c++) {
                if (misses.isFitted(i, c)) {
                    misses.residual(x, placed, i, c);
                    misses.bars[i * width + c] = misses.slope();
                    solve.reverse(misses.bars);
                    placed.pullBack(solve, theta, true, shared[at], own[at], ownAt);
                    misses.bars[i * width + c] = 0;
                    at++;
                }
            }
        }
    }

    /** The sum of squared residuals of a column. */
    double squares(double[] theta, int column) {
        double[] x = forward(theta);
        double sum = 0;
        for (int i = 0; i < data.times().length; i++) {
            if (misses.isFitted(i, column)) {
                double r = misses.residual(x, placed, i, column);
                sum += r * r;
            }
        }
        return sum;
    }

    private void explain(double[] x) {
        int bad = IntStream.range(0, x.length)
                .filter(i -> !Double.isFinite(x[i]))
                .findFirst()
                .orElse(0);
        String values = IntStream.range(0, placed.parameters.length)
                .mapToObj(i -> task.model().parameters().get(i).name() + " = " + (float) placed.parameters[i])
                .collect(Collectors.joining(", "));
        failure = "Patient " + data.id() + ": no finite value of "
                + task.quantities().get(bad % width) + " at t = " + (float) data.times()[bad / width]
                + (values.isEmpty() ? "" : " with " + values)
                + solve.stopped().map(w -> ". " + w).orElse(".");
    }

    /** Why the last cost was infinite. */
    String failure() {
        return failure;
    }
}
