// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** y' = -y(t - tau)/day, y = 1 before 0: by the method of steps, y = sum_k (-1)^k (t - (k - 1) tau)^k / k! while t > (k - 1) tau. */
class DelayTest {
    private static Model model() {
        return Model.named("delayed decay")
                .time("day")
                .state("y", 1, "1")
                .parameter("tau", 1, "day")
                .parameter("r", 1, "1/day")
                .equation("dy/dt = -r*y(t - tau)")
                .build();
    }

    private static double exact(double t, double tau) {
        double sum = 1;
        double factorial = 1;
        for (int k = 1; t > (k - 1) * tau; k++) {
            factorial *= -k;
            sum += Math.pow(t - (k - 1) * tau, k) / factorial;
        }
        return sum;
    }

    static java.util.stream.Stream<Solver> accurate() {
        return java.util.stream.Stream.concat(
                Methods.adaptive().filter(s -> s.order() >= 5), java.util.stream.Stream.of(Solver.kvaerno5()));
    }

    @ParameterizedTest
    @MethodSource("accurate")
    void followsTheMethodOfSteps(Solver solver) {
        Trajectory run = Simulation.of(model())
                .until(4.6)
                .with(solver.tolerance(1e-10, 1e-12))
                .run();
        for (double t = 0.1; t < 4.6; t += 0.37) {
            assertThat(run.at("y", t)).isCloseTo(exact(t, 1), within(2e-10));
        }
    }

    @Test
    void gradientHasTheDelay() {
        Trajectory run = Simulation.of(model())
                .until(2.5)
                .with(Solver.tsit5().tolerance(1e-10, 1e-12))
                .run();
        Gradient gradient = run.gradientOf("y").at(2.5);
        assertThat(gradient.wrt("tau")).isCloseTo(-1.5 + 0.25, within(1e-8));
        assertThat(gradient.initial("y")).isCloseTo(exact(2.5, 1), within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("longSteps")
    void stepsAsLongAsTheDelayLookIntoThePastOnly(Solver solver) {
        Simulation s = Simulation.of(model()).until(3).set("tau", 0.5).with(solver);
        Trajectory run = s.run();
        assertThat(run.at("y", 3)).isCloseTo(exact(3, 0.5), within(1e-3));
        Gradient gradient = run.gradientOf("y").at(3);
        double d = 1e-3;
        double first =
                s.set("r", 1 + d).run().at("y", 3) - s.set("r", 1 - d).run().at("y", 3);
        double second = s.set("r", 1 + 2 * d).run().at("y", 3)
                - s.set("r", 1 - 2 * d).run().at("y", 3);
        assertThat(gradient.wrt("r")).isCloseTo((8 * first - second) / (12 * d), within(1e-8));
    }

    static java.util.stream.Stream<Solver> longSteps() {
        return java.util.stream.Stream.of(Solver.kvaerno5(), Solver.kvaerno3(), Solver.tsit5(), Solver.rk4())
                .map(solver -> solver.fixedStep(0.47));
    }

    /** y' = lambda exp(lambda tau) y(t - tau) with y = y_0 exp(lambda t) before 0 and ever after. */
    private static Model growing() {
        return Model.named("delayed growth")
                .time("day")
                .state("y", "y_0", "1")
                .parameter("y_0", 1.5, "1")
                .parameter("lambda", 0.4, "1/day")
                .parameter("tau", 0.8, "day")
                .equation("dy/dt = lambda*exp(lambda*tau)*y(t - tau)")
                .history("y", "y_0*exp(lambda*t)")
                .build();
    }

    @ParameterizedTest
    @MethodSource("accurate")
    void goesOnFromItsHistory(Solver solver) {
        Simulation s = Simulation.of(growing()).until(3).with(solver.tolerance(1e-10, 1e-12));
        double y = 1.5 * Math.exp(0.4 * 3);
        Gradient gradient = s.run().gradientOf("y").at(3);
        assertThat(gradient.value()).isCloseTo(y, within(1e-8));
        assertThat(gradient.wrt("lambda")).isCloseTo(3 * y, within(1e-7));
        assertThat(gradient.wrt("y_0")).isCloseTo(y / 1.5, within(1e-8));
        assertThat(gradient.wrt("tau")).isCloseTo(0, within(1e-7));
        Signal same = Signal.of(t -> 1.5 * Math.exp(0.4 * t), t -> 0.6 * Math.exp(0.4 * t));
        assertThat(s.history("y", same).run().at("y", 3)).isCloseTo(y, within(1e-8));
        assertThat(s.history("y", "y_0").run().at("y", 3)).isGreaterThan(y + 0.1);
    }

    @ParameterizedTest
    @MethodSource("accurate")
    void reachesTheKnotsOfItsHistory(Solver solver) {
        double[] knots = {-0.8, -0.5, -0.1, 0};
        Simulation s = Simulation.of(model())
                .until(0.8)
                .set("tau", 0.8)
                .history("y", Signal.linear(knots, new double[] {2, 1, 3, 0.5}))
                .with(solver.tolerance(1e-10, 1e-12));
        // y(tau) = 1 - the integral of the history: the trapezoidal rule is exact.
        Gradient gradient = s.run().gradientOf("y").at(0.8);
        assertThat(gradient.value()).isCloseTo(1 - (0.45 + 0.8 + 0.175), within(1e-9));
        double[] expected = {-0.15, -0.35, -0.25, -0.05};
        for (int i = 0; i < 4; i++) {
            assertThat(gradient.history("y")[i]).isCloseTo(expected[i], within(1e-9));
        }
        assertThat(gradient.wrt("r")).isCloseTo(-1.425, within(1e-9));
        // d/dtau of the integral from -tau to 0.8 - tau, of which only the lower end moves here: times phi(-tau) = 2,
        // and
        // y(t) for t up to 0.8 looks back to 0 at most.
        assertThat(gradient.wrt("tau")).isCloseTo(-(2 - 0.5), within(1e-8));
    }

    @Test
    void onlyADelayedStateHasAHistory() {
        Simulation s = Simulation.of(SimulationTest.gompertz());
        assertThatThrownBy(() -> s.history("V", "1"))
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("no past value of V")
                .hasMessageContaining("V(t - tau)");
        assertThatThrownBy(() -> Simulation.of(model()).history("x", Signal.constant(1)))
                .hasMessageContaining("no state x");
        Gradient constant =
                Simulation.of(model()).until(1).run().gradientOf("y").at(1);
        assertThatThrownBy(() -> constant.history("y")).hasMessageContaining("no history of y");
    }

    @Test
    void patientsHaveHistoriesOfTheirOwn() {
        Simulation s = Simulation.of(model())
                .until(2)
                .patients(2)
                .set("tau", new double[] {0.5, 0.9})
                .history("y", Signal.constant(2), Signal.linear(new double[] {-1, 0}, new double[] {3, 0}));
        for (int i = 0; i < 2; i++) {
            Trajectory own = s.runAll().get(i);
            Trajectory shared = s.sharedSteps().runAll().get(i);
            assertThat(shared.at("y", 2)).isCloseTo(own.at("y", 2), within(1e-5));
            assertThat(shared.gradientOf("y").at(2).wrt("tau"))
                    .isCloseTo(own.gradientOf("y").at(2).wrt("tau"), within(1e-4));
        }
        assertThatThrownBy(() -> s.history("y", Signal.constant(1), Signal.constant(1), Signal.constant(1)))
                .hasMessageContaining("3 were given");
    }

    @Test
    void aDelayMustBePositive() {
        assertThatThrownBy(() -> Simulation.of(model()).until(1).set("tau", 0).run())
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("positive");
    }
}
