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

    @Test
    void aDelayMustBePositive() {
        assertThatThrownBy(() -> Simulation.of(model()).until(1).set("tau", 0).run())
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("positive");
    }
}
