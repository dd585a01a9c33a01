// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.solver.EverythingProblem.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Within less memory the same trajectory and the same gradients come out. */
class CheckpointTest {
    private static final int LANES = 6;
    private static final double[] TIMES = {0, 0.35, 0.6, 1.2, 2.43, 2.999, 3};

    static Stream<Solver> methods() {
        return Stream.concat(Methods.all(), Stream.of(Solver.rodas5p(), Solver.kvaerno5()))
                .map(s -> s.order() >= 4 && s.method().embeddedOrder() > 0
                        ? s.tolerance(1e-12, 1e-12)
                        : s.fixedStep(0.01));
    }

    private static Solve solved(LaneGroup group) {
        Solve solve = new Solve(group).observing(List.of("x", "y"), TIMES);
        solve.forward(solve.parameters(), solve.weights());
        assertThat(solve.stopped()).isEmpty();
        double[] bar = new double[TIMES.length * 2 * LANES];
        for (int i = 0; i < bar.length; i++) {
            bar[i] = 0.3 + 0.1 * (i % 7);
        }
        solve.reverse(bar);
        return solve;
    }

    private static double[] all(Solve solve) {
        return Stream.of(
                        solve.parameterGradient(),
                        solve.weightGradient(),
                        solve.initialGradient(),
                        solve.doseGradient(),
                        solve.doseTimeGradient(),
                        solve.group().inputs.knotBar()[0][0],
                        solve.group().inputs.knotBar()[1][0])
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void givesTheSameGradientThroughDosesAndTriggers(Solver solver) {
        List<Part> parts = List.of(Part.DOSES, Part.TRIGGER);
        Solve whole = solved(EverythingProblem.group(solver, LANES, true, parts));
        long bound = whole.bytes() / 4;
        Solve frugal = solved(EverythingProblem.group(solver, LANES, true, parts, bound));
        assertThat(frugal.bytes()).isLessThanOrEqualTo(bound);
        assertThat(frugal.group().recording.end).as("entries at hand").isLessThan(frugal.steps());
        assertThat(frugal.evaluations()).isEqualTo(whole.evaluations());
        assertThat(all(frugal)).hasSameSizeAs(all(whole));
        double scale = Arrays.stream(all(whole)).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < all(whole).length; i++) {
            assertThat(all(frugal)[i]).isCloseTo(all(whole)[i], within(1e-13 * scale));
        }
    }

    /** A chain of compartments: many states. */
    private static Simulation chain(int n) {
        ModelBuilder model = Model.named("chain").time("day").parameter("k", 1, "1/day");
        for (int i = 0; i < n; i++) {
            model = model.state("c" + i, i == 0 ? 1 : 0, "1")
                    .equation("dc" + i + "/dt = " + (i == 0 ? "" : "k*c" + (i - 1) + " ") + "- k*c" + i
                            + "*(1 + 0.1*sin(c" + i + "))");
        }
        return Simulation.of(model.build()).until(20).with(Solver.rk4().fixedStep(0.01));
    }

    @ParameterizedTest
    @CsvSource({"40, 0.01, 2", "40, 0.01, 0.27", "200, 0.05, 0.2"})
    void staysUnderTheBoundWhateverItIs(int states, double step, double megabytes) {
        Simulation whole = chain(states).with(Solver.rk4().fixedStep(step));
        double[] times = IntStream.range(0, 200).mapToDouble(i -> 0.1 * i).toArray();
        double[] data = new double[times.length];
        Objective objective = Objective.squaredError("c20", times, data);
        Trajectory all = whole.run();
        Trajectory few = whole.memory(megabytes).run();
        Gradient expected = all.gradient(objective);
        for (int repeat = 0; repeat < 2; repeat++) {
            Gradient found = few.gradient(objective);
            assertThat(found.value()).isEqualTo(expected.value());
            assertThat(found.wrt("k")).isEqualTo(expected.wrt("k"));
            assertThat(found.initial("c3")).isEqualTo(expected.initial("c3"));
            assertThat(few.group().bytes()).isLessThanOrEqualTo((long) (megabytes * 1e6));
        }
        assertThat(all.group().bytes()).isGreaterThan((long) (megabytes * 1e6));
        assertThat(few.sample("c39", 19.999, 0.001, 7.77)).containsExactly(all.sample("c39", 19.999, 0.001, 7.77));
        assertThat(few.state("c9")).containsExactly(all.state("c9"));
    }

    @Test
    void aModelWithDelaysSaysThatItNeedsItsPast() {
        Simulation delayed = Simulation.of(Model.named("delayed decay")
                        .time("day")
                        .state("y", 1, "1")
                        .parameter("tau", 1, "day")
                        .equation("dy/dt = -y(t - tau)/tau")
                        .build())
                .until(100)
                .with(Solver.rk4().fixedStep(0.01));
        assertThat(delayed.memory(0.2).run().stopped())
                .hasValueSatisfying(why -> assertThat(why).contains("delays").contains("memory"));
        assertThat(delayed.run().stopped()).isEmpty();
    }

    @Test
    void tooLittleMemoryIsSaidBeforehand() {
        assertThatThrownBy(() -> chain(40).memory(0.001).run())
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("at least");
        assertThatThrownBy(() -> chain(1).memory(-1)).hasMessageContaining("-1");
    }
}
