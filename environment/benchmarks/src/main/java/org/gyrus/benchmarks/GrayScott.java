// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;
import org.gyrus.space.Grid;

/** B5: patterns of Gray and Scott from three initial states, 2,000 explicit steps. */
final class GrayScott implements Benchmark {
    private static final int N = 100;
    private static final int BATCH = 3;
    private static final int STEPS = 2000;
    /** Steps of one timed call. */
    private static final int TIMED = 100;

    private static final double DT = 0.5;
    private static final double DU = 0.19;
    private static final double DV = 0.05;
    private static final double F = 0.06;
    private static final double K = 0.062;

    /** {@code [batch][species * cells + cell]}: squares of the second species, each state with others. */
    private static double[][] initial() {
        double[][] all = new double[BATCH][2 * N * N];
        for (int b = 0; b < BATCH; b++) {
            Arrays.fill(all[b], 0, N * N, 1);
            for (int square = 0; square <= b; square++) {
                int corner = 20 + 25 * square;
                for (int j = corner; j < corner + 10; j++) {
                    for (int i = corner + b; i < corner + b + 10; i++) {
                        all[b][i + N * j] = 0.5;
                        all[b][N * N + i + N * j] = 0.25;
                    }
                }
            }
        }
        return all;
    }

    @Override
    public String name() {
        return "B5";
    }

    @Override
    public String title() {
        return "Gray-Scott on 100 x 100 cells, two species, three initial states, values 0 beyond the boundary, Du = 0.19,"
                + " Dv = 0.05, f = 0.06, k = 0.062, Euler steps of 0.5; the time of one step of all three states, the"
                + " error after 2,000; one thread";
    }

    @Override
    public Map<String, Object> problem() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("n", N);
        problem.put("steps", STEPS);
        problem.put("timed", TIMED);
        problem.put("dt", DT);
        problem.put("rates", new double[] {DU, DV, F, K});
        problem.put("initial", initial());
        return problem;
    }

    @Override
    public List<Case> cases() {
        Model model = Model.named("Gray-Scott")
                .time("t", "1")
                .parameter("Du", DU, "mm^2")
                .parameter("Dv", DV, "mm^2")
                .parameter("f", F, "1")
                .parameter("k", K, "1")
                .state("u", 1, "1")
                .state("v", 0, "1")
                .equation("du/dt = div(Du*grad(u)) - u*v^2 + f*(1 - u)")
                .equation("dv/dt = div(Dv*grad(v)) + u*v^2 - (f + k)*v")
                .build();
        List<Solve> timed = solves(model, TIMED);
        double[] p = timed.get(0).parameters();
        double[] w = {};
        return List.of(new Case(
                "step",
                () -> timed.forEach(each -> each.forward(p, w)),
                () -> solves(model, STEPS).stream()
                        .flatMapToDouble(each -> Arrays.stream(each.forward(p, w)))
                        .toArray(),
                GrayScott::reference,
                PeerChoice.named("step", "step fp64"),
                () -> Map.of(
                        "steps",
                        STEPS,
                        "precision",
                        "fp64",
                        "recordMegabytes",
                        3 * timed.get(0).bytes() / 1e6),
                TIMED));
    }

    private static List<Solve> solves(Model model, int steps) {
        Grid grid = Grid.of(N, N).spacing(1, "mm").held(0);
        List<Solve> solves = new ArrayList<>();
        for (double[] start : initial()) {
            solves.add(Simulation.of(model)
                    .on(grid)
                    .threads(1)
                    .initial("u", Arrays.copyOf(start, N * N))
                    .initial("v", Arrays.copyOfRange(start, N * N, 2 * N * N))
                    .until(DT * steps)
                    .with(Solver.euler().fixedStep(DT))
                    .memory(4)
                    .compile()
                    .observing(List.of("u", "v"), DT * steps));
        }
        return solves;
    }

    /** The same steps in plain loops. */
    private static double[] reference() {
        double[] all = new double[BATCH * 2 * N * N];
        double[][] initial = initial();
        for (int b = 0; b < BATCH; b++) {
            double[] y = initial[b];
            double[] next = new double[y.length];
            for (int step = 0; step < STEPS; step++) {
                for (int p = 0; p < N * N; p++) {
                    double u = y[p];
                    double v = y[N * N + p];
                    next[p] = u + DT * (DU * laplacian(y, 0, p) - u * v * v + F * (1 - u));
                    next[N * N + p] = v + DT * (DV * laplacian(y, N * N, p) + u * v * v - (F + K) * v);
                }
                double[] swap = y;
                y = next;
                next = swap;
            }
            System.arraycopy(y, 0, all, b * y.length, y.length);
        }
        return all;
    }

    private static double laplacian(double[] y, int at, int p) {
        int i = p % N;
        int j = p / N;
        return (i > 0 ? y[at + p - 1] : 0)
                + (i < N - 1 ? y[at + p + 1] : 0)
                + (j > 0 ? y[at + p - N] : 0)
                + (j < N - 1 ? y[at + p + N] : 0)
                - 4 * y[at + p];
    }
}
