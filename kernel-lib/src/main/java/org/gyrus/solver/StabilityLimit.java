// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * How long an explicit step may be on a space: h lambda at most the method's real stability interval, lambda a bound of the
 * fastest decay by flows, from Gershgorin's circles at the start: max over cells of |d rate / d flow| times the flow's decay, summed over
 * the flows of a state's own gradient, and of what carries the state. For the latter it is the condition of Courant, Friedrichs and
 * Lewy: with Euler's method h (|u|/dx + |v|/dy + |w|/dz) at most 1 upwind, 1/2 limited. Flows of other potentials, such as {@code
 * grad(c^2)}, are not looked at.
 */
final class StabilityLimit {
    private StabilityLimit() {}

    /** A bound of the decay rates of diffusion at a state, per unit of time. */
    static double fastest(RightHandSide f, double t, double[] y, int yAt) {
        SpatialEvaluator rates = (SpatialEvaluator) f.rates;
        double[] out = new double[f.size];
        double fastest = 0;
        for (int state = 0; state < f.states; state++) {
            double[] sum = new double[f.lanes];
            for (int k = 0; k < rates.flows(); k++) {
                if (rates.stateOf(k) == state) {
                    double[] decay = rates.decay(k, t, y, yAt);
                    rates.slope(k, t, y, yAt, out);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += decay[i] * Math.abs(out[state * f.lanes + i]);
                    }
                }
            }
            for (double each : sum) {
                fastest = Math.max(fastest, each);
            }
        }
        return fastest;
    }

    /** The real stability interval of a tableau: |R(-x)| is at most 1 from 0 to it. */
    static double interval(Tableau tableau) {
        double step = 1e-3;
        for (double x = step; x < 1000; x += step) {
            if (!(Math.abs(amplification(tableau, -x)) <= 1 + 1e-9)) {
                return x - step;
            }
        }
        return 1000;
    }

    /** R(z) = 1 + z b^T (I - z A)^-1 1. */
    private static double amplification(Tableau tableau, double z) {
        double[] k = new double[tableau.stages()];
        double sum = 1;
        for (int i = 0; i < k.length; i++) {
            k[i] = 1;
            for (int j = 0; j < i; j++) {
                k[i] += z * tableau.a()[i][j] * k[j];
            }
            sum += z * tableau.b()[i] * k[i];
        }
        return sum;
    }

    /** Refuses a fixed step that is too long. */
    static void require(LaneGroup group) {
        Solver solver = group.solver;
        if (!solver.isFixed() || !(solver.method() instanceof Tableau tableau)) {
            return;
        }
        if (!(group.f.rates instanceof SpatialEvaluator rates) || !rates.isClosed()) {
            return;
        }
        group.prepare();
        double fastest = fastest(group.f, group.from, group.recording.states, 0);
        double limit = interval(tableau) / fastest;
        if (solver.fixedStep() > limit * (1 + 1e-9)) {
            throw new SolverException(
                    "A step of " + solver.fixedStep() + " is beyond the stability limit of "
                            + solver.name() + " on this space, " + (float) limit + ": flows change a cell at up to "
                            + (float) fastest + " per unit of time. Use fixedStep(" + (float) (0.9 * limit)
                            + "), adaptive steps, or, where diffusion is what is fast, Solver.rkl2() or Solver.ark4(), which take long steps.");
        }
    }
}
