// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.gyrus.solver.Solve;

/** Where the numbers of theta go in a patient's solve, and how its gradients come back. */
final class Placement {
    private final Task task;
    private final int patient;
    final double[] parameters;
    final double[] initial;
    final double[] weights;
    /** The noise or spread of each column. */
    final double[] scale;
    /** Gathers derivatives with respect to log(scale). */
    final double[] logScaleBar;

    Placement(Task task, int patient, Solve solve) {
        this.task = task;
        this.patient = patient;
        parameters = solve.parameters();
        initial = task.initial(patient);
        weights = solve.weights();
        scale = new double[task.columns().size()];
        logScaleBar = new double[scale.length];
    }

    /** Takes what theta says. */
    void load(double[] theta) {
        Unknowns unknowns = task.unknowns();
        int at = unknowns.ownAt(patient);
        System.arraycopy(task.scales(patient), 0, scale, 0, scale.length);
        for (int k = 0; k < unknowns.shared().size(); k++) {
            place(unknowns.shared().get(k), theta[k]);
        }
        for (int k = 0; k < unknowns.own().size(); k++) {
            place(unknowns.own().get(k), theta[at + k]);
        }
        System.arraycopy(theta, unknowns.weightsAt(patient), weights, 0, unknowns.weights());
    }

    private void place(Unknown unknown, double z) {
        double value = unknown.coordinate().value(z);
        switch (unknown.role()) {
            case PARAMETER -> parameters[unknown.index()] = value;
            case INITIAL -> initial[unknown.index()] = value;
            case NOISE -> scale[unknown.index()] = value;
        }
    }

    /**
     * Gives back the gradients of a solve that was taken back, and of the scales.
     *
     * @param started whether the solve began at {@link #initial}
     * @param sharedBar to which those of the shared part are added
     * @param ownBar to which those of the patient's block are added, from a place on
     */
    void pullBack(Solve solve, double[] theta, boolean started, double[] sharedBar, double[] ownBar, int ownBarAt) {
        double[] initialBar = started ? solve.initialGradient() : new double[initial.length];
        Bars bars = new Bars(solve.parameterGradient(), initialBar, solve.weightGradient());
        pullBack(bars, theta, sharedBar, ownBar, ownBarAt);
    }

    /** Derivatives with respect to all parameters, states at the start and weights. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record Bars(double[] parameters, double[] initial, double[] weights) {}

    /** The same for gradients that were got in another way. */
    void pullBack(Bars bars, double[] theta, double[] sharedBar, double[] ownBar, int ownBarAt) {
        Unknowns unknowns = task.unknowns();
        int at = unknowns.ownAt(patient);
        for (int k = 0; k < unknowns.shared().size(); k++) {
            sharedBar[k] += take(bars, unknowns.shared().get(k), theta[k]);
        }
        for (int k = 0; k < unknowns.own().size(); k++) {
            ownBar[ownBarAt + k] += take(bars, unknowns.own().get(k), theta[at + k]);
        }
        double[] w = bars.weights();
        double[] to = unknowns.ownWeights() ? ownBar : sharedBar;
        int from = unknowns.ownWeights()
                ? ownBarAt + unknowns.own().size()
                : unknowns.shared().size();
        for (int k = 0; k < unknowns.weights(); k++) {
            to[from + k] += w[k];
        }
    }

    private double take(Bars bars, Unknown unknown, double z) {
        double slope = unknown.coordinate().slope(z);
        return switch (unknown.role()) {
            case PARAMETER -> slope * bars.parameters()[unknown.index()];
            case INITIAL -> slope * bars.initial()[unknown.index()];
            case NOISE -> slope / scale[unknown.index()] * logScaleBar[unknown.index()];
        };
    }
}
