// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;
import org.gyrus.space.Grid;

/**
 * The equation of B9 in a box of n^3 voxels of 1 mm without a mask, the start a front across x: every line along x then has the
 * solution of one dimension, which plain loops compute apart from the library.
 */
final class GrowthInBox {
    private static final double D = 0.1;
    private static final double K = 0.1;
    private static final double DT = 0.5;
    private static final double MEGABYTES = 2200;

    private final int n;
    private final int steps;
    private final Solve solve;
    private final double[] p;

    /** Takes steps of half a day. */
    GrowthInBox(int n, int steps) {
        this.n = n;
        this.steps = steps;
        Model glioma = Model.named("glioma")
                .time("day")
                .parameter("D", D, "mm^2/day")
                .parameter("k", K, "1/day")
                .state("u", 0, "1")
                .equation("du/dt = div(D*grad(u)) + k*u*(1 - u)")
                .build();
        Grid box = Grid.of(n, n, n).spacing(1, "mm");
        double[] x = box.feature("x");
        Arrays.setAll(x, i -> front(x[i]));
        solve = Simulation.of(glioma)
                .on(box)
                .threads(1)
                .initial("u", x)
                .until(DT * steps)
                .with(Solver.kutta38().fixedStep(DT))
                .memory(MEGABYTES)
                .compile()
                .observing(List.of("u"), DT * steps);
        p = solve.parameters();
    }

    private static double front(double x) {
        return 1 / (1 + Math.exp((x - 10) / 3));
    }

    int size() {
        return n;
    }

    double[] run() {
        return solve.forward(p, new double[0]);
    }

    /** The first and the last line along x, one after the other. */
    double[] lines() {
        double[] u = run();
        double[] two = Arrays.copyOf(u, 2 * n);
        System.arraycopy(u, u.length - n, two, n, n);
        return two;
    }

    /** The same by the classical Runge-Kutta method at a quarter of the step. */
    static double[] reference(int n, int steps) {
        double[] u = new double[n];
        Arrays.setAll(u, i -> front(i + 0.5));
        double h = DT / 4;
        double[] node = {0, 0.5, 0.5, 1};
        double[] weight = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};
        for (int step = 0; step < 4 * steps; step++) {
            double[] next = u.clone();
            double[] slope = new double[n];
            for (int stage = 0; stage < 4; stage++) {
                double[] at = new double[n];
                for (int i = 0; i < n; i++) {
                    at[i] = u[i] + h * node[stage] * slope[i];
                }
                for (int i = 0; i < n; i++) {
                    double left = i > 0 ? at[i - 1] - at[i] : 0;
                    double right = i < n - 1 ? at[i + 1] - at[i] : 0;
                    slope[i] = D * (left + right) + K * at[i] * (1 - at[i]);
                    next[i] += h * weight[stage] * slope[i];
                }
            }
            u = next;
        }
        double[] two = Arrays.copyOf(u, 2 * n);
        System.arraycopy(u, 0, two, n, n);
        return two;
    }
}
