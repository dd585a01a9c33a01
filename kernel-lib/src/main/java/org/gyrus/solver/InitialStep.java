// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * The first step's size from the size of the state, its slope and how fast that slope changes.
 *
 * <p>Source: E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I, section II.4, 1993.
 */
final class InitialStep {
    private InitialStep() {}

    /** With the first slope already recorded by the step; {@code scratch} of three states. */
    static double of(LaneGroup group, Step step, double longest, double[] scratch) {
        int n = group.size;
        Tolerance tolerance = group.solver.tolerance();
        double[] y = step.states;
        System.arraycopy(y, step.at, scratch, 0, n);
        group.stepper.firstSlope(step, scratch, n);
        double d0 = norm(tolerance, y, step.at, scratch, 0, n);
        double d1 = norm(tolerance, y, step.at, scratch, n, n);
        double h0 = d0 < 1e-5 || d1 < 1e-5 ? 1e-6 * longest : 0.01 * d0 / d1;
        h0 = Math.min(h0, longest);
        if (!(h0 > 0)) {
            return 1e-6 * longest;
        }
        for (int i = 0; i < n; i++) {
            scratch[i] += h0 * scratch[n + i];
        }
        group.inputs.enter(step.t, step.t + h0);
        group.f.evaluate(step.t + h0, scratch, 0, scratch, 2 * n, null, 0);
        for (int i = 0; i < n; i++) {
            scratch[i] = scratch[2 * n + i] - scratch[n + i];
        }
        double d2 = norm(tolerance, y, step.at, scratch, 0, n) / h0;
        double most = Math.max(d1, d2);
        double h1 = most <= 1e-15
                ? Math.max(1e-6 * longest, 1e-3 * h0)
                : Math.pow(0.01 / most, 1.0 / (group.solver.method().embeddedOrder() + 1));
        double h = Math.min(Math.min(100 * h0, h1), longest);
        return h > 0 ? h : 1e-6 * longest;
    }

    private static double norm(Tolerance tolerance, double[] y, int yAt, double[] v, int vAt, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double e = v[vAt + i] / (tolerance.absolute() + tolerance.relative() * Math.abs(y[yAt + i]));
            sum += e * e;
        }
        return Math.sqrt(sum / n);
    }
}
