// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gyrus.solver.EverythingProblem.Part;
import org.junit.jupiter.api.Test;

/**
 * Every method x event x quantity: its gradient against differences of the replayed steps. A cell says exact, refused (see
 * below), - (no such quantity there) or the relative error, which fails; a method or event without its row fails as well.
 *
 * <p>Refused with noise, where a path has no derivative by time: doses' times, delays, and everything through a condition
 * that is met on the path. Each says so, see {@link StochasticMethodsTest}.
 */
class GradientMatrixTest {
    private static final double[] SLOPE_TIMES = {0, 1.1, 2, 3};

    private enum Quantity {
        PARAMETER,
        INITIAL,
        INPUT,
        WEIGHT,
        DOSE,
        TIME,
        DELAY
    }

    private enum Event {
        NOTHING,
        DOSES(Part.DOSES),
        TRIGGER(Part.TRIGGER),
        END(Part.TRIGGER, Part.END),
        DELAYS(Part.DELAY),
        PAST(Part.DELAY, Part.PAST),
        ALL(Part.DOSES, Part.TRIGGER, Part.DELAY, Part.PAST);

        private final List<Part> parts;

        Event(Part... parts) {
            this.parts = List.of(parts);
        }

        List<Part> of(Solver solver) {
            List<Part> all = new ArrayList<>(parts);
            if (solver.method() instanceof StochasticTableau) {
                all.add(Part.NOISE);
            }
            return all;
        }
    }

    /** What exact, refused and absent look like for each kind of method. */
    private static final String DETERMINISTIC = """
            NOTHING exact exact exact exact - - -
            DOSES exact exact exact exact exact exact -
            TRIGGER exact exact exact exact - - -
            END exact exact exact exact - - -
            DELAYS exact exact exact exact - - exact
            PAST exact exact exact exact - - exact
            ALL exact exact exact exact exact exact exact
            """;

    private static final String STOCHASTIC = """
            NOTHING exact exact exact exact - - -
            DOSES exact exact exact exact exact refused -
            TRIGGER refused refused refused refused refused refused refused
            END refused refused refused refused refused refused refused
            DELAYS exact exact exact exact - - refused
            PAST exact exact exact exact - - refused
            ALL refused refused refused refused refused refused refused
            """;

    private static Stream<Solver> methods() {
        return Stream.concat(
                Methods.all(),
                Stream.of(Solver.eulerMaruyama(), Solver.sra1(), Solver.sriw1()).map(s -> s.fixedStep(0.17)));
    }

    @Test
    void everyCellIsExactOrRefused() {
        String heading = "event " + Arrays.toString(Quantity.values()).toLowerCase(Locale.ROOT) + "\n";
        StringBuilder expected = new StringBuilder(heading);
        StringBuilder found = new StringBuilder(heading);
        methods().forEach(solver -> {
            boolean noise = solver.method() instanceof StochasticTableau;
            expected.append(solver.name()).append('\n').append(noise ? STOCHASTIC : DETERMINISTIC);
            found.append(solver.name()).append('\n');
            for (Event event : Event.values()) {
                found.append(event).append(' ').append(row(solver, event)).append('\n');
            }
        });
        assertThat(found.toString()).isEqualTo(expected.toString());
    }

    /** Knots so close and irregular that no step but theirs is taken: past values are then never looked up at a kink. */
    private static final double[] STEP_TIMES = Stream.iterate(0.0, t -> t + 0.06 + 0.1 * (t * 7.3 % 1))
            .takeWhile(t -> t < 3)
            .mapToDouble(t -> t)
            .toArray();

    private static LaneGroup group(Solver solver, Event event) {
        LaneGroup group = EverythingProblem.group(solver, 1, true, event.of(solver));
        group.inputs.set(new Signal[][] {
            {Signal.linear(SLOPE_TIMES, new double[] {0.5, 1.2, 0.7, 0.9})},
            {
                Signal.steps(
                        STEP_TIMES,
                        Arrays.stream(STEP_TIMES)
                                .map(t -> 0.3 + 0.4 * Math.sin(3 * t))
                                .toArray())
            }
        });
        return group;
    }

    /** A number that goes in, how to change it, and where its derivative is. */
    private record Argument(Quantity quantity, BiConsumer<LaneGroup, Double> add, double derivative) {}

    private static List<Argument> arguments(LaneGroup g, Adjoint adjoint) {
        List<Argument> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int at = i;
            Quantity quantity = i < 4 ? Quantity.PARAMETER : Quantity.DELAY;
            if (i < 4 || !g.history.isEmpty()) {
                all.add(new Argument(quantity, (group, d) -> group.parameters[at] += d, adjoint.parameters[i]));
            }
        }
        for (int i = 0; i < 2; i++) {
            int at = i;
            all.add(new Argument(Quantity.WEIGHT, (group, d) -> group.weights[at] += d, adjoint.weights[i]));
            all.add(new Argument(Quantity.INITIAL, (group, d) -> group.givenInitial[at] += d, adjoint.initial[i]));
            for (int knot : new int[] {0, 1, 2}) {
                all.add(new Argument(
                        Quantity.INPUT,
                        (group, d) -> knot(group, at, knot, d),
                        g.inputs.knotBar()[at][0][knot]));
            }
        }
        for (int i = 0; i < g.doses.size(); i++) {
            int at = i;
            all.add(new Argument(Quantity.DOSE, (group, d) -> dose(group, at, d, 0), adjoint.dose[i]));
            all.add(new Argument(Quantity.TIME, (group, d) -> dose(group, at, 0, d), adjoint.doseTime[i]));
        }
        return all;
    }

    private static void knot(LaneGroup group, int signal, int knot, double d) {
        Signal[][] signals = {group.inputs.signals()[0].clone(), group.inputs.signals()[1].clone()};
        double[] times = signal == 0 ? SLOPE_TIMES : STEP_TIMES;
        double[] values = Arrays.stream(times).map(signals[signal][0]::at).toArray();
        values[knot] += d;
        signals[signal][0] = signals[signal][0].withValues(values);
        group.inputs.set(signals);
    }

    private static void dose(LaneGroup group, int at, double amount, double time) {
        List<Dose> doses = new ArrayList<>(group.doses);
        Dose d = doses.get(at);
        doses.set(at, new Dose(d.event(), d.time() + time, d.amount() + amount, d.lane()));
        group.doses = doses;
    }

    /** The state half way and at the very end, which a terminal trigger moves. */
    private record Ends(LaneGroup group) implements Adjoint.Samples {
        private static final double[] WEIGHTS = {0.7, -0.4, 0.5, 1.1};

        @Override
        public int count() {
            return 2;
        }

        @Override
        public double time(int i) {
            return i == 0 ? 0.43 : group.recording.t[group.recording.count];
        }

        @Override
        public void pullBack(int i, double[] state, double[] stateBar) {
            for (int j = 0; j < 2; j++) {
                stateBar[j] += WEIGHTS[2 * i + j];
            }
        }

        double value() {
            double[] state = new double[4];
            group.stateAt(time(0), state, 0);
            group.stateAt(time(1), state, 2);
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += WEIGHTS[i] * state[i];
            }
            return sum;
        }
    }

    private static String row(Solver solver, Event event) {
        Solver steps = solver.isFixed() ? solver : Methods.replayable(solver);
        LaneGroup base = group(steps, event);
        assertThat(new Integrator(base).run()).isEmpty();
        Adjoint adjoint = new Adjoint(base);
        try {
            adjoint.run(new Ends(base));
        } catch (SolverException e) {
            return Stream.of(Quantity.values()).map(q -> "refused").collect(Collectors.joining(" "));
        }
        List<Argument> arguments = arguments(base, adjoint);
        double scale = arguments.stream()
                .mapToDouble(a -> Math.abs(a.derivative))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double d = 2e-6;
        return Stream.of(Quantity.values())
                .map(q -> cell(arguments.stream().filter(a -> a.quantity == q).toList(), base, steps, event, d, scale))
                .collect(Collectors.joining(" "));
    }

    private static String cell(
            List<Argument> arguments, LaneGroup base, Solver steps, Event event, double d, double scale) {
        if (arguments.isEmpty()) {
            return "-";
        }
        if (arguments.stream().allMatch(a -> Double.isNaN(a.derivative))) {
            return "refused";
        }
        double worst = 0;
        for (Argument a : arguments) {
            double first = replayed(base, steps, event, a, d) - replayed(base, steps, event, a, -d);
            double second = replayed(base, steps, event, a, 2 * d) - replayed(base, steps, event, a, -2 * d);
            double difference = (8 * first - second) / (12 * d);
            double error = Math.abs(a.derivative - difference) / Math.max(Math.abs(difference), 0.1 * scale);
            worst = error <= worst ? worst : error;
        }
        return worst < 1e-8 ? "exact" : String.format(Locale.ROOT, "%.0e", worst);
    }

    private static double replayed(LaneGroup base, Solver steps, Event event, Argument argument, double d) {
        LaneGroup other = group(steps, event);
        argument.add.accept(other, d);
        new Replay(base, other).run();
        return new Ends(other).value();
    }
}
