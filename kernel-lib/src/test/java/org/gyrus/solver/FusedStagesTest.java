// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.space.Grid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages on a space in one compiled loop give the bits of stages in parts, forward and back. */
class FusedStagesTest {
    private static final Grid BALL =
            Grid.of(15, 14, 13).spacing(1, "mm").inside((x, y, z) -> Math.hypot(Math.hypot(x - 7, y - 7), z - 6) < 6.8);
    private static final Grid PLANE = Grid.of(40, 43).spacing(1, "mm").held(0);
    private static final Grid LARGE = Grid.of(24, 24, 24).spacing(1, "mm").periodic();

    private static ModelBuilder growth(String equation) {
        return Model.named("growth")
                .time("day")
                .parameter("D", 0.1, "mm^2/day")
                .parameter("rho", 0.2, "1/day")
                .parameter("K", 1.3, "1")
                .parameter("T", 100, "day")
                .parameter("x", 0, "mm")
                .parameter("L", 5, "mm")
                .state("c", "0.4 + 0.3*sin(x/L)", "1")
                .equation("dc/dt = " + equation);
    }

    private static Simulation simulation(String name) {
        return switch (name) {
            case "logistic" ->
                Simulation.of(growth("div(D*grad(c)) + rho*c*(1 - c/K)").build())
                        .on(BALL);
            case "fields" ->
                Simulation.of(growth("div(D*exp(-x/L)*grad(c)) + rho*exp(-x/L)*c*(1 - c) - rho*tanh(c)*t/T")
                                .build())
                        .on(BALL)
                        .threads(2);
            case "threads" ->
                Simulation.of(growth("div(D*grad(c)) + rho*c*(1 - c/K)").build())
                        .on(LARGE)
                        .threads(2);
            default ->
                Simulation.of(growth("div(D*grad(c)) - rho*c*v^2 + rho*(1 - c)")
                                .state("v", "0.2*cos(x/L)", "1")
                                .equation("dv/dt = laplacian(v)*D/2 + rho*c*v^2 - 0.3*rho*max(v, 0.01)")
                                .build())
                        .on(PLANE);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "fields", "two species", "threads"})
    void givesTheSameBits(String name) {
        for (Solver method : List.of(
                Solver.euler(), Solver.heun(), Solver.rk4(), Solver.kutta38(), Solver.tsit5(), Solver.dopri8())) {
            Solve solve = simulation(name)
                    .until(0.6)
                    .with(method.fixedStep(0.3))
                    .compile()
                    .observing(List.of("c"), 0.6);
            double[] bar = new double[solve.forward(solve.parameters(), solve.weights()).length];
            Arrays.setAll(bar, i -> 1 + Math.sin(i));
            double[] values = solve.forward(solve.parameters(), solve.weights()).clone();
            solve.reverse(bar);
            double[] gradient = solve.parameterGradient().clone();
            double[] initial = solve.initialGradient().clone();
            SpatialPass pass = ((SpatialEvaluator) solve.group().f.rates).pass();
            assumeTrue(pass.program
                    .local
                    .stageKernel(1, pass.flows.size(), pass.program.fields, new double[1][1], new double[] {1})
                    .isPresent());
            pass.program.local.compileStages();
            assertThat(solve.forward(solve.parameters(), solve.weights())).containsExactly(values);
            solve.reverse(bar);
            assertThat(solve.parameterGradient()).containsExactly(gradient);
            assertThat(solve.initialGradient()).containsExactly(initial);
        }
    }
}
