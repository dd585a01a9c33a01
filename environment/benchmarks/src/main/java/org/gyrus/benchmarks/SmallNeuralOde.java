// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;
import org.hipparchus.ode.DenseOutputModel;

/** B1: a batch of 64 through a small neural ODE, the steps shared by the batch. */
final class SmallNeuralOde implements Benchmark {
    private static final int BATCH = 64;
    private static final int STATES = 4;
    private static final double END = 100;
    private static final double TOLERANCE = 1e-6;
    private static final List<String> NAMES = List.of("y1", "y2", "y3", "y4");

    private final Network network = Network.mlp("y1", "y2", "y3", "y4")
            .hidden(32)
            .softplus()
            .outputs(STATES)
            .seed(7);
    /** Uniform within 1 / sqrt(inputs of the layer), biases too, as the peer's own script draws them. */
    private final double[] weights = new double[network.weightCount()];
    /** {@code [sample][state]}. */
    private final double[][] y0 = new double[BATCH][STATES];

    private final Perceptron perceptron;
    private double[] end;
    private double[] gradient;

    SmallNeuralOde() {
        Random random = new Random(5678);
        int first = (STATES + 1) * 32;
        Arrays.setAll(weights, i -> (2 * random.nextDouble() - 1) / Math.sqrt(i < first ? STATES : 32));
        perceptron = new Perceptron(
                STATES,
                32,
                STATES,
                weights,
                z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
                z -> 1 / (1 + Math.exp(-z)),
                true);
        for (double[] sample : y0) {
            Arrays.setAll(sample, i -> random.nextGaussian());
        }
    }

    @Override
    public String name() {
        return "B1";
    }

    @Override
    public String title() {
        return "small neural ODE: y' = tanh(W2 softplus(W1 y + b1) + b2), 4-32-4, batch 64, t in [0, 100],"
                + " Dormand-Prince 5(4), rtol = atol = 1e-6; gradient of sum y(100) by all weights and y0";
    }

    @Override
    public Map<String, Object> problem() {
        Map<String, Object> problem = new LinkedHashMap<>(perceptron.matrices());
        problem.put("y0", y0);
        problem.put("tolerance", TOLERANCE);
        problem.put("until", END);
        return problem;
    }

    @Override
    public List<Case> cases() {
        ModelBuilder builder = Model.named("Small neural ODE").time("t", "1");
        for (int i = 1; i <= STATES; i++) {
            builder.state("y" + i, 0, "1").learned("f_" + i, STATES, "1");
            builder.equation("dy" + i + "/dt = tanh(f_" + i + "(y1, y2, y3, y4))");
        }
        Simulation simulation = Simulation.of(builder.build(), Map.of("f", network))
                .patients(BATCH)
                .sharedSteps()
                .until(END)
                .with(Solver.dopri5().tolerance(TOLERANCE, TOLERANCE));
        for (int i = 0; i < STATES; i++) {
            int state = i;
            simulation = simulation.initial(
                    NAMES.get(i), Arrays.stream(y0).mapToDouble(y -> y[state]).toArray());
        }
        Solve solve = simulation.compile().observing(NAMES, END);
        double[] none = solve.parameters();
        double[] ones = new double[BATCH * STATES];
        Arrays.fill(ones, 1);
        Runnable forward = () -> solve.forward(none, weights);
        Runnable both = () -> {
            solve.forward(none, weights);
            solve.reverse(ones);
        };
        return List.of(
                new Case(
                        "forward",
                        forward,
                        () -> bySample(solve.forward(none, weights)),
                        this::end,
                        PeerChoice.named("forward", "forward fp64"),
                        () -> facts(solve)),
                new Case(
                        "gradient",
                        both,
                        () -> {
                            both.run();
                            return joined(solve.weightGradient(), bySample(solve.initialGradient()));
                        },
                        this::gradient,
                        PeerChoice.named("gradient", "gradient fp64", "backsolve"),
                        () -> facts(solve)));
    }

    private static Map<String, Object> facts(Solve solve) {
        return Map.of(
                "steps",
                solve.steps(),
                "rejected",
                solve.rejections(),
                "evaluations",
                solve.evaluations(),
                "precision",
                "fp64");
    }

    /** From {@code [state * batch + sample]} to {@code [sample * states + state]}. */
    private static double[] bySample(double[] values) {
        double[] turned = new double[values.length];
        for (int i = 0; i < STATES; i++) {
            for (int l = 0; l < BATCH; l++) {
                turned[l * STATES + i] = values[i * BATCH + l];
            }
        }
        return turned;
    }

    private static double[] joined(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private double[] end() {
        solveReference();
        return end;
    }

    private double[] gradient() {
        solveReference();
        return gradient;
    }

    private void solveReference() {
        if (end != null) {
            return;
        }
        List<Double> ends = new ArrayList<>();
        double[] byWeights = new double[weights.length];
        double[] byStart = new double[BATCH * STATES];
        for (int l = 0; l < BATCH; l++) {
            DenseOutputModel forward = Reference.dense((t, y, rates) -> perceptron.apply(y, rates), y0[l], 0, END);
            for (double each : forward.getInterpolatedState(END).getPrimaryState()) {
                ends.add(each);
            }
            double[] bar = new double[STATES + weights.length];
            Arrays.fill(bar, 0, STATES, 1);
            double[] back = perceptron.adjoint(forward, bar, 0, END, 1);
            System.arraycopy(back, 0, byStart, l * STATES, STATES);
            for (int i = 0; i < weights.length; i++) {
                byWeights[i] += back[STATES + i];
            }
        }
        end = ends.stream().mapToDouble(Double::doubleValue).toArray();
        gradient = joined(byWeights, byStart);
    }
}
