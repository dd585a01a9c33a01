// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gyrus.data.Datasets;
import org.gyrus.data.Volume;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;
import org.gyrus.solver.SolverException;
import org.gyrus.space.Grid;

/**
 * A glioma in all the tissue of MNI 152 at 1 mm and one gradient of its mass by all parameters, with checkpoints:
 * {@code environment/bench mni [days, 365] [days of a step, 5] [megabytes of the record, 1500]}. Steps are those of
 * super-time-stepping (RKL2), which takes as many stages as its step needs to be stable.
 */
public final class WholeBrain {
    private WholeBrain() {}

    /** Arguments: days, days of a step, megabytes; none for the defaults. */
    public static void main(String... arguments) {
        double days = argument(0, 365, arguments);
        double step = argument(1, 5, arguments);
        double megabytes = argument(2, 1500, arguments);
        Volume white = Datasets.volume("mni152-wm").map(v -> v / 255);
        Volume gray = Datasets.volume("mni152-gm").map(v -> v / 255);
        Grid brain =
                Grid.of(white.nx(), white.ny(), white.nz()).spacing(1, "mm").tissue(white.values(), gray.values(), 5);
        Model glioma = Model.named("glioma")
                .time("day")
                .parameter("D", 0.65, "mm^2/day")
                .parameter("rho", 0.018, "1/day")
                .state("c", 0, "1")
                .equation("dc/dt = div(D*grad(c)) + rho*c*(1 - c)")
                .build();
        Simulation growth = Simulation.of(glioma)
                .on(brain)
                .initial("c", seed(brain))
                .until(days)
                .memory(megabytes);
        System.out.printf(
                Locale.ROOT,
                "%s; %.0f days, RKL2 with steps of %.3g days; with an explicit method: %s%n",
                brain.name(),
                days,
                step,
                limit(growth, step));
        Solve solve = growth.with(Solver.rkl2().fixedStep(step)).compile().observing(List.of("c"), days);
        double[] p = solve.parameters();
        double[] w = solve.weights();
        double[] ones = new double[brain.cells()];
        Arrays.fill(ones, 1);
        System.gc();
        Timing.forgetPeaks();
        long begun = System.nanoTime();
        double mass = Arrays.stream(solve.forward(p, w)).sum();
        double forward = seconds(begun);
        begun = System.nanoTime();
        solve.reverse(ones);
        double reverse = seconds(begun);
        double[] bar = solve.parameterGradient();
        System.out.printf(
                Locale.ROOT,
                "%d steps, %d evaluations, sum of c %.6g, its derivatives by D and rho %.6g and %.6g%n"
                        + "forward %.1f s, reverse with checkpoints %.1f s on %d cores; record %.0f MB, peak heap %.0f MB"
                        + " (goal: 4096)%n",
                solve.steps(),
                solve.evaluations(),
                mass,
                bar[0],
                bar[brain.cells()],
                forward,
                reverse,
                Runtime.getRuntime().availableProcessors(),
                solve.bytes() / 1e6,
                Timing.peakHeapMegabytes());
    }

    private static double argument(int i, double otherwise, String... arguments) {
        return i < arguments.length ? Double.parseDouble(arguments[i]) : otherwise;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) * 1e-9;
    }

    /** A tumor of 5 mm about the cell of white matter that is nearest to a place 28 mm beside and 20 mm above the middle. */
    private static double[] seed(Grid brain) {
        double[] x = brain.feature("x");
        double[] y = brain.feature("y");
        double[] z = brain.feature("z");
        double[] white = brain.feature("white");
        double[] at = {mean(x) + 28, mean(y), mean(z) + 20};
        int near = IntStream.range(0, x.length)
                .filter(i -> white[i] > 0.95)
                .boxed()
                .min(Comparator.comparingDouble(i -> squared(x[i] - at[0], y[i] - at[1], z[i] - at[2])))
                .orElseThrow();
        double[] seed = new double[x.length];
        Arrays.setAll(seed, i -> 0.5 * Math.exp(-squared(x[i] - x[near], y[i] - y[near], z[i] - z[near]) / 50));
        return seed;
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double squared(double x, double y, double z) {
        return x * x + y * y + z * z;
    }

    /** The product's own sentence on the stability of Kutta's 3/8 rule at this step; "stable" where it is. */
    private static String limit(Simulation growth, double step) {
        try {
            growth.with(Solver.kutta38().fixedStep(step)).compile();
            return "stable";
        } catch (SolverException e) {
            return e.getMessage();
        }
    }
}
