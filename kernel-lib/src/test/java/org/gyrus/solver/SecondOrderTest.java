// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gyrus.solver.EverythingProblem.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The change of the gradient along a direction, against differences of gradients of the replayed steps. */
class SecondOrderTest {
    private static final double[] TIMES = {0.35, 1.2, 2.43, 3};

    static Stream<Arguments> cases() {
        return Methods.explicit()
                .map(s -> s.method().embeddedOrder() > 0 ? s.tolerance(1e-5, 1e-6) : s.fixedStep(0.13))
                .flatMap(s -> Stream.of(
                                List.of(Part.DOSES),
                                List.of(Part.TRIGGER),
                                List.of(Part.DELAY),
                                List.of(Part.DELAY, Part.PAST),
                                List.of(Part.DOSES, Part.TRIGGER, Part.DELAY, Part.PAST))
                        .map(parts -> Arguments.of(s, parts)));
    }

    private static double weight(int i) {
        return 0.5 + 0.37 * (i % 5) - 0.2 * (i % 3);
    }

    private static final class Weighted implements Adjoint.Samples, SecondOrder.Samples {
        @Override
        public int count() {
            return TIMES.length;
        }

        @Override
        public double time(int i) {
            return TIMES[i];
        }

        @Override
        public void pullBack(int i, double[] state, double[] stateBar) {
            for (int j = 0; j < state.length; j++) {
                stateBar[j] += weight(i * state.length + j);
            }
        }

        @Override
        public void pullBack(int i, double[] state, double[] stateDot, double[] stateBar, double[] stateBarDot) {
            pullBack(i, state, stateBar);
        }
    }

    /** Parameters, weights and initial values, one after the other. */
    private static double[] gradient(LaneGroup base, Solver solver, List<Part> parts, Direction v, double e) {
        LaneGroup moved = EverythingProblem.group(solver, 1, false, parts);
        add(moved.parameters, v.parameters, e);
        add(moved.weights, v.weights, e);
        add(moved.givenInitial, v.initial, e);
        new Replay(base, moved).run();
        Replay.copyStops(base, moved);
        Adjoint adjoint = new Adjoint(moved);
        adjoint.run(new Weighted());
        return join(adjoint.parameters, adjoint.weights, adjoint.initial);
    }

    private static void add(double[] to, double[] v, double e) {
        Arrays.setAll(to, i -> to[i] + e * v[i]);
    }

    private static double[] join(double[]... parts) {
        return Stream.of(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheChangeOfTheGradientOfTheRecordedSteps(Solver solver, List<Part> parts) {
        LaneGroup group = EverythingProblem.group(solver, 1, true, parts);
        assertThat(new Integrator(group).run()).isEmpty();
        Random random = new Random(5);
        Direction v = new Direction(group);
        for (double[] each : List.of(v.parameters, v.weights, v.initial)) {
            Arrays.setAll(each, i -> random.nextDouble() - 0.5);
        }
        if (parts.contains(Part.DELAY) && solver.isFixed()) {
            // Fixed steps look past values up exactly at nodes, where dense output has no derivative by tau.
            v.parameters[4] = 0;
        }
        SecondOrder second = new SecondOrder(group, v);
        second.run(new Weighted());
        double[] found = join(second.along.p, second.along.w, second.initial);
        // A difference across a node of dense output is of another function there, so delays are moved by several
        // amounts,
        // of which one must agree: a wrong derivative disagrees with all.
        double[] moves = parts.contains(Part.DELAY) ? new double[] {2e-6, 7e-7, 3e-7} : new double[] {1e-4};
        double[] misses = Arrays.stream(moves)
                .map(d -> miss(found, change(group, solver, parts, v, d), parts, solver))
                .toArray();
        assertThat(Arrays.stream(misses).min().orElseThrow())
                .as("relative misses " + Arrays.toString(misses))
                .isLessThan(1e-7);
    }

    /** The change of the gradient along v, by differences of fourth order. */
    private static double[] change(LaneGroup group, Solver solver, List<Part> parts, Direction v, double d) {
        double[] change = null;
        for (int k = 1; k <= 2; k++) {
            double[] plus = gradient(group, solver, parts, v, k * d);
            double[] minus = gradient(group, solver, parts, v, -k * d);
            double factor = k == 1 ? 8 / (12 * d) : -1 / (12 * d);
            double[] sum = change == null ? new double[plus.length] : change;
            Arrays.setAll(sum, i -> sum[i] + factor * (plus[i] - minus[i]));
            change = sum;
        }
        return change;
    }

    /** The largest difference, relative to the largest value. */
    private static double miss(double[] found, double[] expected, List<Part> parts, Solver solver) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double worst = 0;
        for (int i = 0; i < found.length; i++) {
            if (!(parts.contains(Part.DELAY) && solver.isFixed() && i == 4)) {
                worst = Math.max(worst, Math.abs(found[i] - expected[i]) / scale);
            }
        }
        return worst;
    }
}
