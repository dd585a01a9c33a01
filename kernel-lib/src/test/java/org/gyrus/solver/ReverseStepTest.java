// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole reverse steps, on one lane and on many, and steps taken again give the bits of the stages one by one. */
class ReverseStepTest {
    private static final double END = 3;
    private static final Network NETWORK =
            Network.mlp("x", "y").hidden(50).tanh().outputs(1).seed(3);

    private static Model model(boolean learned) {
        ModelBuilder model = Model.named("reverse")
                .time("t", "1")
                .state("x", 1, "1")
                .state("y", "q", "1")
                .parameter("a", 1.5, "1")
                .parameter("q", 0.7, "1")
                .input("s", "1")
                .equation("dx/dt = x*(a - y)/(1 + q*x) + 0.3*s + 0.1*sin(2*t)");
        String rate = "dy/dt = y*(tanh(x) - q) + if(x > 1.2, 0.2, exp(-y))";
        return learned
                ? model.learned("f", 2, "1").equation(rate + " + f(x, y)").build()
                : model.equation(rate).build();
    }

    static Stream<Solver> solvers() {
        return FusedStepTest.solvers();
    }

    private static Solve solve(Problem problem, Solver solver, int lanes) {
        LaneGroup group = new LaneGroup(problem, solver, lanes, true);
        group.until = END;
        SplittableRandom random = new SplittableRandom(2);
        Arrays.setAll(group.parameters, i -> (i < lanes ? 1.5 : 0.7) * random.nextDouble(0.9, 1.1));
        if (group.weights.length > 0) {
            System.arraycopy(NETWORK.initialWeights(), 0, group.weights, 0, group.weights.length);
        }
        Signal forcing = Signal.linear(new double[] {0, 1, 1.5, 4}, new double[] {0, 1, 0.5, 0.2});
        Signal[] each = new Signal[lanes];
        Arrays.fill(each, forcing);
        group.inputs.set(new Signal[][] {each});
        return new Solve(group).observing(List.of("x", "y"), 0.4, 1.1, 1.12, END);
    }

    private static double[] all(Solve solve) {
        double[] values = solve.forward(solve.parameters(), solve.weights()).clone();
        double[] bar = new double[values.length];
        Arrays.setAll(bar, i -> Math.sin(i + 1));
        solve.reverse(bar);
        return Stream.of(
                        values,
                        solve.parameterGradient(),
                        solve.weightGradient(),
                        solve.initialGradient(),
                        solve.group().inputs.knotBar()[0][0],
                        new double[] {solve.steps(), solve.rejections()})
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void givesTheBitsOfItsStages(Solver solver) {
        for (int lanes : new int[] {1, 19, 40}) {
            Map<String, Network> networks = lanes == 1 ? Map.of("f", NETWORK) : Map.of();
            Model model = model(lanes == 1);
            Problem stages = Compilation.begin(model, networks).fusion(null).build();
            double[] expected = all(solve(stages, solver, lanes));
            assertThat(expected).doesNotContain(Double.NaN);
            Solve fused = solve(Compilation.of(model, networks), solver, lanes);
            assertThat(all(fused)).as("%d lanes", lanes).isEqualTo(expected);
            assertThat(all(fused)).as("%d lanes, once more", lanes).isEqualTo(expected);
        }
    }
}
