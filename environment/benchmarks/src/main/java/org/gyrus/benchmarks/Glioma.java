// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;
import org.gyrus.space.Grid;

/** B9: glioma growth by Fisher-KPP in a ball of voxels: the sum of u after 30 days and its derivatives by k and D. */
final class Glioma implements Benchmark {
    private static final int N = 64;
    private static final double CENTER = N / 2.0;
    private static final double RADIUS = 28;
    private static final double D = 0.1;
    private static final double K = 0.1;
    private static final double DT = 0.5;
    private static final int STEPS = 60;
    private static final double MEGABYTES = 64;

    private double[] reference;

    @Override
    public String name() {
        return "B9";
    }

    @Override
    public String title() {
        return "glioma, du/dt = div(D grad u) + k u (1 - u) on 64^3 voxels of 1 mm in a ball of radius 28, no flux,"
                + " D = 0.1 mm^2/day, k = 0.1 /day, u0 = 0.5 exp(-r^2/32), 60 steps of 0.5 day, Kutta's 3/8 rule in fp64"
                + " (the peer: Tsitouras 5(4), the same steps); Q = sum of u after 30 days, dQ/dk, dQ/dD; one thread";
    }

    @Override
    public Map<String, Object> problem() {
        return Map.of("n", N, "radius", RADIUS, "D", D, "k", K, "dt", DT, "steps", STEPS);
    }

    static Grid ball() {
        return Grid.of(N, N, N).spacing(1, "mm").inside((x, y, z) -> squared(x, y, z) <= RADIUS * RADIUS);
    }

    private static double squared(double x, double y, double z) {
        return (x - CENTER) * (x - CENTER) + (y - CENTER) * (y - CENTER) + (z - CENTER) * (z - CENTER);
    }

    private static Solve solve(Grid grid, int threads) {
        Model glioma = Model.named("glioma")
                .time("day")
                .parameter("D", D, "mm^2/day")
                .parameter("k", K, "1/day")
                .state("u", 0, "1")
                .equation("du/dt = div(D*grad(u)) + k*u*(1 - u)")
                .build();
        double[][] at = {grid.feature("x"), grid.feature("y"), grid.feature("z")};
        double[] u0 = new double[grid.cells()];
        Arrays.setAll(u0, i -> 0.5 * Math.exp(-squared(at[0][i], at[1][i], at[2][i]) / 32));
        return Simulation.of(glioma)
                .on(grid)
                .threads(threads)
                .initial("u", u0)
                .until(DT * STEPS)
                .with(Solver.kutta38().fixedStep(DT))
                .memory(MEGABYTES)
                .compile()
                .observing(List.of("u"), DT * STEPS);
    }

    @Override
    public List<Case> cases() {
        Grid box = Grid.of(N, N, N).spacing(1, "mm");
        Grid ball = ball();
        return List.of(
                forward("forward", ball, 1, RADIUS, "forward", "forward fp64"),
                forward("forward without a mask", box, 1, 1e3, "forward without a mask", "forward without a mask fp64"),
                gradient("gradient", ball, 1, "gradient", "gradient fp64"));
    }

    Case forward(String name, Grid grid, int threads) {
        return forward(name, grid, threads, RADIUS);
    }

    private Case forward(String name, Grid grid, int threads, double radius, String... peers) {
        Supplier<Solve> made = Once.of(() -> solve(grid, threads));
        double[] sum = new double[1];
        Runnable call = () -> {
            Solve solve = made.get();
            sum[0] = Arrays.stream(solve.forward(solve.parameters(), solve.weights()))
                    .sum();
        };
        return new Case(
                name,
                call,
                () -> {
                    call.run();
                    return sum.clone();
                },
                () -> Arrays.copyOf(BallReference.of(N, radius, D, K, DT, STEPS), 1),
                PeerChoice.named(peers),
                () -> facts(made.get(), grid));
    }

    Case gradient(String name, Grid grid, int threads, String... peers) {
        Supplier<Solve> made = Once.of(() -> solve(grid, threads));
        double[] ones = new double[grid.cells()];
        Arrays.fill(ones, 1);
        double[] found = new double[3];
        Runnable call = () -> {
            Solve solve = made.get();
            found[0] = Arrays.stream(solve.forward(solve.parameters(), solve.weights()))
                    .sum();
            solve.reverse(ones);
            double[] bar = solve.parameterGradient();
            found[1] = Arrays.stream(bar, grid.cells(), 2 * grid.cells()).sum();
            found[2] = Arrays.stream(bar, 0, grid.cells()).sum();
        };
        return new Case(
                name,
                call,
                () -> {
                    call.run();
                    return found.clone();
                },
                this::reference,
                PeerChoice.named(peers),
                () -> facts(made.get(), grid));
    }

    private double[] reference() {
        if (reference == null) {
            reference = BallReference.of(N, RADIUS, D, K, DT, STEPS);
        }
        return reference;
    }

    private static Map<String, Object> facts(Solve solve, Grid grid) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("steps", solve.steps());
        facts.put("evaluations", solve.evaluations());
        facts.put("precision", "fp64");
        facts.put("cells", grid.cells());
        facts.put("recordMegabytes", solve.bytes() / 1e6);
        return facts;
    }
}
