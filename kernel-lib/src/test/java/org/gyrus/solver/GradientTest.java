// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.gyrus.solver.EverythingProblem.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every gradient against differences of the replayed steps (to 1e-8) and of whole adaptive solves (to 1e-5): each method
 * with parameters, weights, initial values, inputs, doses and their times, through doses, triggers and delays.
 */
class GradientTest {
    private static final double[] TIMES = {0.35, 1.2, 2.43, 3};

    static Stream<Arguments> cases() {
        return Methods.all().flatMap(solver -> Stream.of(
                        List.<Part>of(),
                        List.of(Part.DOSES),
                        List.of(Part.TRIGGER),
                        List.of(Part.DELAY),
                        List.of(Part.DELAY, Part.PAST),
                        List.of(Part.DOSES, Part.TRIGGER, Part.DELAY, Part.PAST))
                .map(parts -> Arguments.of(solver, parts)));
    }

    /** One number that goes in: how to change it in a group, and its derivative. */
    private record Argument(String name, BiConsumer<LaneGroup, Double> add, double derivative) {}

    private static Solve solved(Solver solver, int lanes, List<Part> parts) {
        Solve solve = new Solve(EverythingProblem.group(solver, lanes, true, parts));
        solve.observing(List.of("x", "y"), TIMES);
        solve.forward(solve.parameters(), solve.weights());
        assertThat(solve.stopped()).isEmpty();
        double[] bar = new double[TIMES.length * 2 * lanes];
        for (int i = 0; i < bar.length; i++) {
            bar[i] = weight(i);
        }
        solve.reverse(bar);
        return solve;
    }

    private static double weight(int i) {
        return 0.5 + 0.37 * (i % 5) - 0.2 * (i % 3);
    }

    private static double value(LaneGroup group) {
        double[] state = new double[group.size];
        double sum = 0;
        for (int i = 0; i < TIMES.length; i++) {
            assertThat(group.stateAt(TIMES[i], state, 0)).isTrue();
            for (int j = 0; j < state.length; j++) {
                sum += weight(i * state.length + j) * state[j];
            }
        }
        return sum;
    }

    private static List<Argument> arguments(Solve solve) {
        List<Argument> all = new ArrayList<>();
        LaneGroup g = solve.group();
        for (int i = 0; i < g.parameters.length; i++) {
            int at = i;
            all.add(new Argument(
                    "parameter " + i, (group, d) -> group.parameters[at] += d, solve.parameterGradient()[i]));
        }
        for (int i = 0; i < g.weights.length; i++) {
            int at = i;
            all.add(new Argument("weight " + i, (group, d) -> group.weights[at] += d, solve.weightGradient()[i]));
        }
        for (int i = 0; i < g.size; i++) {
            int at = i;
            all.add(new Argument(
                    "initial " + i, (group, d) -> group.givenInitial[at] += d, solve.initialGradient()[i]));
        }
        for (int s = 0; s < 2; s++) {
            double[] knots = g.inputs.knotBar()[s][0];
            for (int k = 0; k < knots.length; k++) {
                int signal = s;
                int knot = k;
                all.add(new Argument("knot " + s + "," + k, (group, d) -> knot(group, signal, knot, d), knots[k]));
            }
        }
        for (int i = 0; i < g.doses.size(); i++) {
            int at = i;
            all.add(new Argument("dose " + i, (group, d) -> dose(group, at, d, 0), solve.doseGradient()[i]));
            all.add(new Argument("dose time " + i, (group, d) -> dose(group, at, 0, d), solve.doseTimeGradient()[i]));
        }
        return all;
    }

    private static void knot(LaneGroup group, int signal, int knot, double d) {
        Signal[][] signals = {group.inputs.signals()[0].clone(), group.inputs.signals()[1].clone()};
        double[] times = signal == 0 ? new double[] {0, 1.1, 2, 3} : new double[] {0, 0.83, 1.9};
        double[] values = new double[times.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = signals[signal][0].at(times[i]) + (i == knot ? d : 0);
        }
        signals[signal][0] = signals[signal][0].withValues(values);
        group.inputs.set(signals);
    }

    private static void dose(LaneGroup group, int at, double amount, double time) {
        List<Dose> doses = new ArrayList<>(group.doses);
        Dose d = doses.get(at);
        doses.set(at, new Dose(d.event(), d.time() + time, d.amount() + amount, d.lane()));
        group.doses = doses;
    }

    private interface Rerun {
        double with(BiConsumer<LaneGroup, Double> change, double d);
    }

    private static void compare(Solve solve, Rerun rerun, double d, double tolerance) {
        double scale = arguments(solve).stream()
                .mapToDouble(a -> Math.abs(a.derivative()))
                .max()
                .orElse(1);
        for (Argument a : arguments(solve)) {
            double first = rerun.with(a.add(), d) - rerun.with(a.add(), -d);
            double second = rerun.with(a.add(), 2 * d) - rerun.with(a.add(), -2 * d);
            double difference = (8 * first - second) / (12 * d);
            assertThat(a.derivative())
                    .as(a.name())
                    .isCloseTo(difference, within(tolerance * Math.max(Math.abs(difference), 0.1 * scale)));
        }
    }

    /** With two lanes, which share their steps; {@link GradientMatrixTest} has one lane and everything else. */
    @ParameterizedTest
    @MethodSource("org.gyrus.solver.Methods#all")
    void isTheDerivativeOfTheRecordedStepsOfTwoLanes(Solver solver) {
        List<Part> parts = List.of(Part.DOSES);
        int lanes = 2;
        Solver steps = Methods.replayable(solver);
        Solve solve = solved(steps, lanes, parts);
        compare(
                solve,
                (change, d) -> {
                    LaneGroup other = EverythingProblem.group(steps, lanes, false, parts);
                    change.accept(other, d);
                    new Replay(solve.group(), other).run();
                    return value(other);
                },
                1e-4,
                1e-8);
    }

    static Stream<Arguments> adaptive() {
        return cases().filter(c -> ((Solver) c.get()[0]).method().embeddedOrder() >= 4);
    }

    @ParameterizedTest
    @MethodSource("adaptive")
    void isTheDerivativeOfTheWholeSolve(Solver solver, List<Part> parts) {
        Solver tight = solver.tolerance(1e-10, 1e-11);
        Solve solve = solved(tight, 1, parts);
        compare(
                solve,
                (change, d) -> {
                    LaneGroup other = EverythingProblem.group(tight, 1, false, parts);
                    change.accept(other, d);
                    new Integrator(other).run();
                    return value(other);
                },
                1e-3,
                1e-5);
    }
}
