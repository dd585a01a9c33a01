// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;
import org.hipparchus.ode.DenseOutputModel;

/** B2: one gradient of a spiral neural ODE's loss. */
final class SpiralNeuralOde implements Benchmark {
    private static final int POINTS = 30;
    private static final double END = 1.5;
    private static final double RTOL = 1e-3;
    private static final double ATOL = 1e-6;

    private final Network network =
            Network.mlp("a", "b").hidden(50).tanh().outputs(2).seed(11);
    private final double[] weights = network.initialWeights();
    private final double[] times = new double[POINTS];
    private final double[][] observed = new double[POINTS][];
    private final double[] y0 = {2, 0};
    private final Perceptron perceptron =
            new Perceptron(2, 50, 2, weights, Math::tanh, z -> 1 - Math.tanh(z) * Math.tanh(z), false);

    SpiralNeuralOde() {
        Arrays.setAll(times, i -> END * i / (POINTS - 1));
        DenseOutputModel truth = Reference.dense(
                (t, u, rates) -> {
                    double x = u[0] * u[0] * u[0];
                    double y = u[1] * u[1] * u[1];
                    rates[0] = -0.1 * x - 2 * y;
                    rates[1] = 2 * x - 0.1 * y;
                },
                y0,
                0,
                END);
        Arrays.setAll(observed, i -> truth.getInterpolatedState(times[i]).getPrimaryState());
    }

    @Override
    public String name() {
        return "B2";
    }

    @Override
    public String title() {
        return "spiral neural ODE: u' = N(u^3), 2-50(tanh)-2, u0 = (2, 0), 30 points on [0, 1.5], Tsitouras 5(4),"
                + " atol 1e-6, rtol 1e-3; one gradient of the sum of squared errors";
    }

    @Override
    public Map<String, Object> problem() {
        Map<String, Object> problem = new LinkedHashMap<>(perceptron.matrices());
        problem.putAll(Map.of("y0", y0, "times", times, "observed", observed, "rtol", RTOL, "atol", ATOL));
        return problem;
    }

    @Override
    public List<Case> cases() {
        Model model = Model.named("Spiral neural ODE")
                .time("t", "1")
                .state("u", y0[0], "1")
                .state("v", y0[1], "1")
                .learned("f_1", 2, "1")
                .learned("f_2", 2, "1")
                .equation("du/dt = f_1(u^3, v^3)")
                .equation("dv/dt = f_2(u^3, v^3)")
                .build();
        Solve solve = Simulation.of(model, Map.of("f", network))
                .until(END)
                .with(Solver.tsit5().tolerance(RTOL, ATOL))
                .compile()
                .observing(List.of("u", "v"), times);
        double[] none = solve.parameters();
        double[] bar = new double[2 * POINTS];
        Runnable gradient = () -> {
            double[] values = solve.forward(none, weights);
            for (int i = 0; i < POINTS; i++) {
                bar[2 * i] = 2 * (values[2 * i] - observed[i][0]);
                bar[2 * i + 1] = 2 * (values[2 * i + 1] - observed[i][1]);
            }
            solve.reverse(bar);
        };
        return List.of(new Case(
                "gradient",
                gradient,
                () -> {
                    gradient.run();
                    return solve.weightGradient().clone();
                },
                this::reference,
                PeerChoice.named("gradient", "gradient fp64"),
                () -> Map.of(
                        "steps",
                        solve.steps(),
                        "rejected",
                        solve.rejections(),
                        "evaluations",
                        solve.evaluations(),
                        "precision",
                        "fp64")));
    }

    /** The continuous adjoint at 1e-13, from point to point. */
    private double[] reference() {
        DenseOutputModel forward = Reference.dense(
                (t, u, rates) -> perceptron.apply(new double[] {u[0] * u[0] * u[0], u[1] * u[1] * u[1]}, rates),
                y0,
                0,
                END);
        double[] bar = new double[2 + weights.length];
        for (int i = POINTS - 1; i >= 0; i--) {
            double[] u =
                    forward.getInterpolatedState(times[i]).getPrimaryState().clone();
            bar[0] += 2 * (u[0] - observed[i][0]);
            bar[1] += 2 * (u[1] - observed[i][1]);
            if (i > 0) {
                bar = perceptron.adjoint(forward, bar, times[i - 1], times[i], 3);
            }
        }
        return Arrays.copyOfRange(bar, 2, bar.length);
    }
}
