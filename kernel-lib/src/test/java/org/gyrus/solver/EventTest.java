// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Located events and jumping inputs against closed forms. */
class EventTest {
    private static Model growth(String condition, String jump) {
        return Model.named("growth")
                .time("day")
                .state("V", 1, "mm^3")
                .parameter("a", 0.8, "1/day")
                .parameter("K", 2, "mm^3")
                .equation("dV/dt = a*V")
                .when(condition, jump)
                .build();
    }

    static Stream<Solver> accurate() {
        return Methods.adaptive().filter(s -> s.order() >= 5);
    }

    @ParameterizedTest
    @MethodSource("accurate")
    void timeOfAnEventIsExactToTenDigits(Solver solver) {
        Trajectory run = Simulation.of(growth("V > K", "V -> V/2"))
                .until(3)
                .with(solver.tolerance(1e-12, 1e-13))
                .run();
        double period = Math.log(2) / 0.8;
        double[] jumps = IntStream.range(0, run.group().recording.count)
                .filter(n -> run.group().recording.jump[n] != Recording.STEP)
                .mapToDouble(n -> run.group().recording.t[n])
                .toArray();
        assertThat(jumps).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(jumps[i]).isCloseTo((i + 1) * period, within(1e-10));
        }
        assertThat(run.at("V", 3)).isCloseTo(Math.exp(0.8 * 3) / 8, within(1e-9));
    }

    @Test
    void onlyTheNamedDirectionCounts() {
        Trajectory run = Simulation.of(growth("V < K", "V -> 10*V")).until(2).run();
        assertThat(run.at("V", 2)).isCloseTo(Math.exp(1.6), within(1e-4));
    }

    @Test
    void gradientGoesThroughTheTimeOfTheEvent() {
        Trajectory run = Simulation.of(growth("V > K", "V -> V/4"))
                .until(2)
                .with(Solver.tsit5().tolerance(1e-11, 1e-12))
                .run();
        // V(2) = V0 exp(2 a)/4 whatever the time; with K it stays the same, too.
        Gradient gradient = run.gradientOf("V").at(2);
        double v = Math.exp(1.6) / 4;
        assertThat(gradient.wrt("a")).isCloseTo(2 * v, within(1e-8));
        assertThat(gradient.wrt("K")).isCloseTo(0, within(1e-8));
        assertThat(gradient.initial("V")).isCloseTo(v, within(1e-8));
    }

    @Test
    void anInputThatJumpsIsSteppedToExactly() {
        Model model = Model.named("integral")
                .time("day")
                .state("V", 0, "mm^3")
                .input("u", "mm^3/day")
                .equation("dV/dt = u")
                .build();
        Trajectory run = Simulation.of(model)
                .until(3)
                .input("u", Signal.steps(new double[] {0, 0.7, 2.1}, new double[] {1, -2, 5}))
                .with(Solver.rk4().fixedStep(0.5))
                .run();
        assertThat(run.at("V", 3)).isCloseTo(0.7 - 2 * 1.4 + 5 * 0.9, within(1e-13));
        assertThat(run.gradientOf("V").at(3).input("u")).containsExactly(new double[] {0.7, 1.4, 0.9}, within(1e-13));
    }

    @Test
    void fixedStepsGoOnFromAnEvent() {
        Model model = Model.named("clock")
                .time("day")
                .state("x", 0, "day")
                .state("y", 0, "1")
                .parameter("one", 1, "1")
                .parameter("alarm", 0.31, "day")
                .equation("dx/dt = one")
                .equation("dy/dt = 0*y/alarm")
                .when("x > alarm", "y -> y + 1")
                .on("pill", "y -> y + dose")
                .dose("1")
                .build();
        Simulation fixed = Simulation.of(model).with(Solver.rk4().fixedStep(0.1));
        assertThat(fixed.until(0.45).run().end()).isEqualTo(0.45);
        Trajectory run = fixed.dose("pill", 0.45, 10).until(1).run();
        assertThat(run.times()).contains(0.45);
        assertThat(run.at("y", 0.3)).isZero();
        assertThat(run.at("y", 0.45 - 1e-9)).isEqualTo(1);
        assertThat(run.at("y", 0.45)).isEqualTo(11);
        assertThat(run.at("x", 1)).isCloseTo(1, within(1e-13));
    }

    static Stream<Solver> fixedAndAdaptive() {
        return Stream.of(
                Solver.tsit5(),
                Solver.tsit5().tolerance(1e-10, 1e-12),
                Solver.dopri8(),
                Solver.rk4().fixedStep(0.07),
                Solver.kvaerno5(),
                Solver.rodas5p());
    }

    @ParameterizedTest
    @MethodSource("fixedAndAdaptive")
    void triggersThatCrossAtOneMomentActOnceEach(Solver solver) {
        for (int i = 0; i < 40; i++) {
            double level = 1.3 + 0.037 * i;
            Model model = Model.named("twice")
                    .time("day")
                    .state("V", 1, "mm^3")
                    .state("W", 3, "mm^3")
                    .state("n", 0, "1")
                    .state("m", 0, "1")
                    .parameter("a", 0.8, "1/day")
                    .parameter("K", level, "mm^3")
                    .equation("dV/dt = a*V")
                    .equation("dW/dt = a*W")
                    .equation("dn/dt = 0*a*n")
                    .equation("dm/dt = 0*a*m")
                    .when("V > K", "n -> n + 1")
                    .when("W > 3*K", "m -> m + 1")
                    .when("V > K", "W -> W/2")
                    .build();
            Trajectory run = Simulation.of(model).until(3).with(solver).run();
            assertThat(run.stopped()).as("level %s", level).isEmpty();
            assertThat(run.at("n", 3)).as("level %s", level).isEqualTo(1);
            assertThat(run.at("V", 3)).isCloseTo(Math.exp(2.4), within(1e-3));
            // W rises through 3 K once more where it was halved.
            double times = Math.log(2 * level) < 2.4 ? 2 : 1;
            assertThat(run.at("m", 3)).as("level %s", level).isEqualTo(times);
            assertThat(run.at("W", 3)).isCloseTo(1.5 * Math.exp(2.4), within(1e-2));
            Gradient gradient = run.gradientOf("W").at(3);
            assertThat(gradient.wrt("a")).isCloseTo(3 * run.at("W", 3), within(0.05));
            assertThat(gradient.wrt("K")).isCloseTo(0, within(1e-2));
        }
    }

    @ParameterizedTest
    @MethodSource("fixedAndAdaptive")
    void patientsThatShareStepsMayBeAlike(Solver solver) {
        for (int i = 0; i < 40; i++) {
            Simulation three = Simulation.of(growth("V > K", "V -> V/2"))
                    .until(3)
                    .patients(3)
                    .set("K", new double[] {1.5 + 0.037 * i, 1.5 + 0.037 * i, 1.5 + 0.037 * i})
                    .with(solver)
                    .sharedSteps();
            int halved = (int) (Math.log(2 * Math.exp(2.4) / (1.5 + 0.037 * i)) / Math.log(2));
            for (Trajectory run : three.runAll()) {
                assertThat(run.stopped()).isEmpty();
                assertThat(run.at("V", 3) * Math.pow(2, halved)).isCloseTo(Math.exp(2.4), within(2e-3));
            }
        }
    }

    @Test
    void anEventThatDoesNotMoveItsOwnConditionActsOnce() {
        for (int i = 0; i < 200; i++) {
            Model model = Model.named("alarm")
                    .time("day")
                    .state("clock", 0, "day")
                    .state("n", 0, "1")
                    .parameter("alarm", 0.5 + 0.00737 * i, "day")
                    .equation("dclock/dt = 1")
                    .equation("dn/dt = 0*n/alarm")
                    .when("clock > alarm", "n -> n + 1")
                    .build();
            Trajectory run = Simulation.of(model).until(3).run();
            assertThat(run.at("n", 3)).isEqualTo(1);
        }
    }

    @Test
    void whereAKnotAndAJumpCoincideTheJumpCounts() {
        Model model = Model.named("integral")
                .time("day")
                .state("V", 0, "mm^3")
                .input("u", "mm^3/day")
                .input("v", "mm^3/day")
                .equation("dV/dt = u + v")
                .build();
        Simulation both = Simulation.of(model).until(2).with(Solver.tsit5().tolerance(1e-10, 1e-12));
        Signal linear = Signal.linear(new double[] {0, 1, 2}, new double[] {0, 1, 0});
        Signal steps = Signal.steps(new double[] {0, 1}, new double[] {0, 100});
        Trajectory run = both.input("u", linear).input("v", steps).run();
        assertThat(run.at("V", 2)).isCloseTo(101, within(1e-9));
        assertThat(run.at("V", 2))
                .isEqualTo(both.input("u", steps).input("v", linear).run().at("V", 2));
        Recording recording = run.group().recording;
        int knot = recording.find(1);
        Step after = new Step();
        recording.look(knot, after);
        assertThat(after.record[after.recordAt]).isEqualTo(101);
    }

    @Test
    void aDoseAtTheMomentOfAnEventHasNoDerivativeByItsTime() {
        Simulation growing = Simulation.of(Model.named("growth")
                        .time("day")
                        .state("V", 1, "mm^3")
                        .state("clock", 0, "day")
                        .parameter("a", 0.8, "1/day")
                        .parameter("alarm", 0.9, "day")
                        .equation("dV/dt = a*V")
                        .equation("dclock/dt = 1")
                        .when("clock > alarm", "V -> V/2")
                        .on("cut", "V -> V - dose")
                        .dose("mm^3")
                        .build())
                .until(2)
                .with(Solver.rk4().fixedStep(0.25));
        int together = 0;
        for (int i = 0; i < 49; i++) {
            Trajectory run = growing.set("alarm", 0.75 + (i % 7 - 3) * Math.ulp(0.7))
                    .dose("cut", 0.75 + (i / 7 - 3) * Math.ulp(0.7), 0.1)
                    .dose("cut", 1.5, 0.1)
                    .run();
            assertThat(run.stopped()).isEmpty();
            Gradient gradient = run.gradientOf("V").at(2);
            assertThat(gradient.doseTime(1)).isCloseTo(0.1 * 0.8 * Math.exp(0.4), within(1e-3));
            Recording recording = run.group().recording;
            if (IntStream.range(1, recording.count)
                    .anyMatch(n -> recording.jump[n] >= 0 && recording.jump[n - 1] < Recording.STEP)) {
                together++;
                assertThatThrownBy(() -> gradient.doseTime(0))
                        .isInstanceOf(SolverException.class)
                        .hasMessageContaining("order");
            }
        }
        assertThat(together).isPositive();
    }

    /** V' = a V reaches the limit at log(limit)/a, where the run ends. */
    @Test
    void aConditionOfTheModelEndsTheRun() {
        Model model = Model.parse("""
                model "Growth to a limit"
                time t [day]
                state V = 1 [ml]
                state n = 0 [1]
                parameter a = 0.5 [1/day]
                parameter limit = 3 [ml]
                dV/dt = a*V
                dn/dt = 0*a
                when V > limit: n -> n + 1; stop
                """);
        Trajectory run = Simulation.of(model)
                .until(10)
                .with(Solver.tsit5().tolerance(1e-11, 1e-12))
                .run();
        assertThat(run.end()).isCloseTo(Math.log(3) / 0.5, within(1e-10));
        assertThat(run.endedBy()).hasValue("V > limit");
        assertThat(run.stopped()).isEmpty();
        assertThat(run.at("n", run.end())).isEqualTo(1);
        assertThat(run.toString()).contains("ended by V > limit");
        // Up to any time before the end, V = exp(a t); at the end itself, V is the limit.
        assertThat(run.gradientOf("V").at(2).wrt("a")).isCloseTo(2 * Math.exp(1), within(1e-8));
        assertThat(run.gradientOf("V").at(run.end()).wrt("limit")).isCloseTo(1, within(1e-9));
        assertThat(run.gradientOf("V").at(run.end()).wrt("a")).isCloseTo(0, within(1e-8));
        assertThat(Simulation.of(model).until(1).run().endedBy()).isEmpty();
        assertThatThrownBy(() -> run.at("V", 3)).hasMessageContaining("runs from 0.0 to 2.19");
    }
}
