// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gyrus.solver.Solve;
import org.gyrus.solver.SolverException;

/**
 * What one patient adds to the cost: the loss of each reading, and the prior of each number that is the patient's own.
 * Owns a solve with steps of its own; for one thread at a time.
 */
final class PatientCost {
    private final Task task;
    private final PatientData data;
    private final int patient;
    private final Solve solve;
    private final int columns;
    /** Columns and penalties: what is seen at each time. */
    private final int width;

    private final double[] penalties;
    private final double[] scale;
    private final double[] parameters;
    private final double[] initial;
    private final double[] weights;
    private final double[] bars;
    private final double[] bar = new double[2];
    private final double[] logScaleBar;

    /** Of the last evaluation: the loss of the readings that are watched. */
    double validation;

    /** By which losses are divided: the variance of residuals, for a loss that is to be a likelihood. */
    double temperature = 1;

    private String failure = "";

    PatientCost(Task task, int patient) {
        this.task = task;
        this.patient = patient;
        data = task.data().get(patient);
        solve = task.solve(patient);
        columns = task.columns().size();
        width = task.quantities().size();
        penalties = task.penaltyWeights();
        scale = new double[task.columns().size()];
        parameters = solve.parameters();
        initial = task.initial(patient);
        weights = solve.weights();
        bars = new double[data.times().length * width];
        logScaleBar = new double[columns];
    }

    PatientData data() {
        return data;
    }

    Solve solve() {
        return solve;
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
        double loss = readings(x);
        if (!(loss < Double.POSITIVE_INFINITY)) {
            explain(x);
            return Double.POSITIVE_INFINITY;
        }
        if (sharedBar != null) {
            pullBack(theta, sharedBar, ownBar, ownBarAt);
        }
        return loss + priors(theta, sharedBar == null ? null : ownBar, ownBarAt);
    }

    /** The loss of the readings, without priors. */
    double loss(double[] theta) {
        return readings(forward(theta));
    }

    /** Predictions {@code [time * columns + column]} at a point; not a number after the solve stopped. */
    double[] forward(double[] theta) {
        Unknowns unknowns = task.unknowns();
        int at = unknowns.ownAt(patient);
        System.arraycopy(task.scales(patient), 0, scale, 0, columns);
        for (int k = 0; k < unknowns.shared().size(); k++) {
            place(unknowns.shared().get(k), theta[k]);
        }
        for (int k = 0; k < unknowns.own().size(); k++) {
            place(unknowns.own().get(k), theta[at + k]);
        }
        System.arraycopy(theta, unknowns.weightsAt(patient), weights, 0, unknowns.weights());
        solve.setInitial(initial);
        double[] x = solve.forward(parameters, weights);
        Interrupts.check();
        return x;
    }

    private void place(Unknown unknown, double z) {
        double value = unknown.coordinate().value(z);
        switch (unknown.role()) {
            case PARAMETER -> parameters[unknown.index()] = value;
            case INITIAL -> initial[unknown.index()] = value;
            case NOISE -> scale[unknown.index()] = value;
        }
    }

    /** The noise or spread of a column at the last point. */
    double scale(int column) {
        return scale[column];
    }

    /** The loss of all readings, and penalties; its derivatives go to {@link #bars} and {@link #logScaleBar}. */
    private double readings(double[] x) {
        double fitted = 0;
        validation = 0;
        Arrays.fill(logScaleBar, 0);
        Arrays.fill(bars, 0);
        for (int i = 0; i < data.times().length; i++) {
            boolean watched = data.validating()[i];
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                double y = data.values()[i * columns + c];
                if (!Double.isNaN(y)) {
                    double loss = task.loss().at(x[i * width + c], y, data.bounds()[i * columns + c], scale[c], bar);
                    sum += loss / temperature;
                    if (!watched) {
                        bars[i * width + c] = bar[0] / temperature;
                        logScaleBar[c] += bar[1] / temperature;
                    }
                }
            }
            if (watched) {
                validation += sum;
            } else {
                fitted += sum + penalty(x, i);
            }
        }
        return Double.isNaN(fitted) ? Double.POSITIVE_INFINITY : fitted;
    }

    private double penalty(double[] x, int time) {
        double sum = 0;
        for (int c = columns; c < width; c++) {
            double weight = penalties[c - columns];
            sum += weight * x[time * width + c];
            bars[time * width + c] = weight;
        }
        return sum;
    }

    /** The derivatives of sum(valuesBar * values) with respect to theta. */
    void pullBack(double[] theta, double[] sharedBar, double[] ownBar, int ownBarAt) {
        reverse(bars);
        Unknowns unknowns = task.unknowns();
        int at = unknowns.ownAt(patient);
        for (int k = 0; k < unknowns.shared().size(); k++) {
            sharedBar[k] += take(unknowns.shared().get(k), theta[k]);
        }
        for (int k = 0; k < unknowns.own().size(); k++) {
            ownBar[ownBarAt + k] = take(unknowns.own().get(k), theta[at + k]);
        }
        double[] w = solve.weightGradient();
        if (unknowns.ownWeights()) {
            System.arraycopy(w, 0, ownBar, ownBarAt + unknowns.own().size(), unknowns.weights());
        } else {
            int from = unknowns.shared().size();
            for (int k = 0; k < unknowns.weights(); k++) {
                sharedBar[from + k] += w[k];
            }
        }
    }

    private void reverse(double[] valuesBar) {
        try {
            solve.reverse(valuesBar);
        } catch (SolverException e) {
            Interrupts.check();
            throw e;
        }
    }

    private double take(Unknown unknown, double z) {
        double slope = unknown.coordinate().slope(z);
        return switch (unknown.role()) {
            case PARAMETER -> slope * solve.parameterGradient()[unknown.index()];
            case INITIAL -> slope * solve.initialGradient()[unknown.index()];
            case NOISE -> slope / scale[unknown.index()] * logScaleBar[unknown.index()];
        };
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
            for (int c = 0; c < columns && !data.validating()[i]; c++) {
                double y = data.values()[i * columns + c];
                if (!Double.isNaN(y)) {
                    r[at++] = residual(x, i, c, y);
                }
            }
        }
    }

    /** The sum of squared residuals of a column. */
    double squares(double[] theta, int column) {
        double[] x = forward(theta);
        double sum = 0;
        for (int i = 0; i < data.times().length; i++) {
            double y = data.values()[i * columns + column];
            if (!data.validating()[i] && !Double.isNaN(y)) {
                double r = residual(x, i, column, y);
                sum += r * r;
            }
        }
        return sum;
    }

    private double residual(double[] x, int i, int c, double y) {
        double r = task.loss().residual(x[i * width + c], y, data.bounds()[i * columns + c], scale[c], bar);
        return r / Math.sqrt(temperature);
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
        Arrays.fill(bars, 0);
        Arrays.fill(logScaleBar, 0);
        for (int i = 0; i < data.times().length; i++) {
            for (int c = 0; c < columns && !data.validating()[i]; c++) {
                double y = data.values()[i * columns + c];
                if (!Double.isNaN(y)) {
                    residual(x, i, c, y);
                    bars[i * width + c] = bar[0] / Math.sqrt(temperature);
                    pullBack(theta, shared[at], own[at], ownAt);
                    bars[i * width + c] = 0;
                    at++;
                }
            }
        }
    }

    private void explain(double[] x) {
        int bad = IntStream.range(0, x.length)
                .filter(i -> !Double.isFinite(x[i]))
                .findFirst()
                .orElse(0);
        String values = IntStream.range(0, parameters.length)
                .mapToObj(i -> task.model().parameters().get(i).name() + " = " + (float) parameters[i])
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
