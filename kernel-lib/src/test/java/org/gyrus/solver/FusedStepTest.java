// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole step in one piece of code cannot be told from its stages taken one by one: bit by bit, gradients included. */
class FusedStepTest {
    private static final double END = 6;

    private static final Model MODEL = Model.named("fused")
            .time("t", "1")
            .state("x", 1, "1")
            .state("y", "q", "1")
            .parameter("a", 1.5, "1")
            .parameter("q", 0.7, "1")
            .parameter("tau", 0.8, "1")
            .input("s", "1")
            .learned("f", 2, "1")
            .equation("dx/dt = x*(a - y)/(1 + q*x) + 0.3*s + 0.1*sin(2*t)")
            .equation("dy/dt = y*(tanh(x) - q) + if(x > 1.2, 0.2, exp(-y))*x(t - tau) + f(x, y)")
            .on("pill", "x -> x + dose")
            .when("y > 1.3", "y -> 0.9*y")
            .build();

    private static final Network NETWORK =
            Network.mlp("x", "y").hidden(5).tanh().outputs(1).seed(3);

    static Stream<Solver> solvers() {
        return Stream.concat(
                Methods.explicit().filter(s -> s.method().embeddedOrder() > 0).map(s -> s.tolerance(1e-6, 1e-8)),
                Methods.explicit().map(s -> s.fixedStep(0.05)));
    }

    private static Solve solve(Problem problem, Solver solver, boolean taped) {
        LaneGroup group = new LaneGroup(problem, solver, 1, taped);
        group.until = END;
        System.arraycopy(new double[] {1.5, 0.7, 0.8}, 0, group.parameters, 0, 3);
        System.arraycopy(NETWORK.initialWeights(), 0, group.weights, 0, group.weights.length);
        group.inputs.set(new Signal[][] {{Signal.linear(new double[] {0, 2, 3, 6}, new double[] {0, 1, 0.5, 0.2})}});
        group.doses = List.of(new Dose(0, 2.5, 0.4, 0));
        return new Solve(group).observing(List.of("x", "y"), 0.4, 2.9, END);
    }

    /** Everything that comes out. */
    private static double[] all(Solve solve) {
        double[] values = solve.forward(solve.parameters(), solve.weights()).clone();
        Recording r = solve.group().recording;
        double[] states = Arrays.copyOf(r.states, (r.count + 1) * 2);
        solve.reverse(new double[] {1, -0.5, 0.3, 2, 1, 1});
        return Stream.of(
                        values,
                        states,
                        Arrays.copyOf(r.t, r.count + 1),
                        solve.parameterGradient(),
                        solve.weightGradient(),
                        solve.initialGradient(),
                        solve.doseTimeGradient(),
                        new double[] {solve.evaluations(), solve.rejections()})
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void givesTheBitsOfItsStages(Solver solver) {
        Problem problem = Compilation.of(MODEL, Map.of("f", NETWORK));
        assertThat(problem.fusion()).isNotNull();
        Problem stages =
                Compilation.begin(MODEL, Map.of("f", NETWORK)).fusion(null).build();
        double[] byStages = all(solve(stages, solver, true));
        assertThat(byStages).doesNotContain(Double.NaN);
        assertThat(all(solve(problem, solver, true))).isEqualTo(byStages);
        assertThat(all(solve(problem, solver, false))).isEqualTo(byStages);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void keepsItsBitsWhileItsSourceIsCompiled(Solver solver) {
        Problem problem = Compilation.of(MODEL, Map.of("f", NETWORK));
        Solve solve = solve(problem, solver, true);
        double[] first = all(solve);
        for (int steps = 0; steps < 4000; steps += solve.steps()) {
            assertThat(all(solve)).isEqualTo(first);
        }
    }
}
