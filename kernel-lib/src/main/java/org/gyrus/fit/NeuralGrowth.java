// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;

/**
 * Growth of one patient's tumor as a neural ODE, with the published network, start and descent:
 *
 * <pre>
 * V = V_inf exp(y),   dy/dt = N(y),         y(0) = ln(V0/V_inf)                 network 1-3-1, 12 parameters
 * V = V_inf exp(y),   d(y, u)/dt = N(y, u), y(0) as above, u(0) = 1, hidden     network 2-2-2, 14 parameters
 * </pre>
 *
 * <p>V_inf stays the mean of what was seen, V0 starts at the first value. The first layer's weights start at 0, all biases
 * at 0, the last layer's weights as Glorot and Bengio draw them. Adam with the step 1e-3 takes 2,500 steps (2,000 with the
 * hidden state) on the sum of squares times {@code ((V0^2 + V_inf^2)/(2 V0 V_inf))^0.3}; the gradient of V0 is multiplied
 * by the square of V_inf before Adam sees it. Solved by Tsitouras' method with tolerances 1e-3 and 1e-6.
 *
 * <p>Source: Blaom and Okon, arXiv:2502.07964, and the defaults of TumorGrowth.jl (read at commit 4b4c6c4), except for the
 * random numbers themselves, which only that program can draw.
 *
 * <p>Does not suit a forecast that is judged against simpler ones without a penalty for its 12 parameters on four to
 * fourteen readings.
 */
public final class NeuralGrowth implements Forecaster {
    private static final double PENALTY = 0.3;
    private static final double RATE = 1e-3;
    private static final double EPSILON = Math.ulp(1.0);

    private final String name;
    private final Network network;
    private final Hybrid hybrid;
    private final Simulation simulation;
    private final int steps;

    private NeuralGrowth(String name, Network network, int steps) {
        this.name = name;
        this.network = network;
        this.steps = steps;
        String[] states = network.inputs().toArray(new String[0]);
        var node = Hybrid.node(states).time("week").start("y", 0, "1");
        hybrid = (states.length == 1 ? node : node.start("u", 1, "1"))
                .network(network)
                .build();
        simulation = Simulation.of(hybrid.model(), hybrid.networks())
                .with(Solver.tsit5().tolerance(1e-3, 1e-6));
    }

    /** One state. */
    public static NeuralGrowth oneDimensional() {
        return new NeuralGrowth("1-D neural ODE", Network.mlp("y").hidden(3).tanh(), 2500);
    }

    /** With one hidden state. */
    public static NeuralGrowth latent() {
        return new NeuralGrowth(
                "2-D neural ODE", Network.mlp("y", "u").hidden(2).tanh().outputs(2), 2000);
    }

    /** Its equations and network. */
    public Hybrid hybrid() {
        return hybrid;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public NeuralGrowth seeded(long seed) {
        return new NeuralGrowth(name, network.seed(seed), steps);
    }

    @Override
    public Size size() {
        return new Size(0, network.weightCount() + 2);
    }

    @Override
    public Course course(Readings seen) {
        if (Arrays.stream(seen.values()).allMatch(v -> v <= 0)) {
            throw new FitException("patient " + seen.patient() + ": no reading is above 0, there is no growth to fit");
        }
        double[] values =
                Arrays.stream(seen.values()).map(v -> Math.max(v, EPSILON)).toArray();
        double rest = Arrays.stream(seen.values()).average().orElseThrow();
        double[] weights = start();
        double first = descend(seen, values, rest, weights);
        return times -> forecast(seen, times, rest, first, weights);
    }

    /** The first layer sees nothing yet. */
    private double[] start() {
        double[] weights = network.initialWeights();
        Arrays.fill(
                weights, 0, network.inputs().size() * network.layers().get(0).outputs(), 0);
        return weights;
    }

    /** Weights are changed in place; returns V0. */
    private double descend(Readings seen, double[] values, double rest, double[] weights) {
        Solve solve = simulation.from(seen.start()).until(end(seen)).compile().observing(List.of("y"), seen.times());
        Adam adam = new Adam(RATE, weights.length + 1);
        double[] parameters = solve.parameters();
        double[] gradient = new double[weights.length + 1];
        double[] bar = new double[values.length];
        double first = values[0];
        for (int step = 0; step < steps; step++) {
            if (step % 64 == 0) {
                Interrupts.check();
            }
            parameters[0] = Math.log(first / rest);
            double[] y = solve.forward(parameters, weights);
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                double volume = rest * Math.exp(y[i]);
                double r = volume - values[i];
                sum += r * r;
                bar[i] = 2 * r * volume;
            }
            if (!Double.isFinite(sum)) {
                return first;
            }
            solve.reverse(bar);
            double ratio = first / rest;
            double factor = Math.pow((ratio + 1 / ratio) / 2, PENALTY);
            for (int j = 0; j < weights.length; j++) {
                gradient[j] = factor * solve.weightGradient()[j];
            }
            double byRatio = PENALTY * (ratio - 1 / ratio) / (ratio + 1 / ratio);
            gradient[weights.length] = factor * (solve.parameterGradient()[0] + sum * byRatio) / first * rest * rest;
            double[] change = adam.step(gradient);
            for (int j = 0; j < weights.length; j++) {
                weights[j] -= change[j];
            }
            double next = first - change[weights.length];
            first = next <= 0 ? first / 2 : next;
        }
        return first;
    }

    private double end(Readings seen) {
        return seen.start() + seen.span();
    }

    private double[] forecast(Readings seen, double[] times, double rest, double first, double[] weights) {
        double last = Math.max(end(seen), Arrays.stream(times).max().orElse(0));
        Solve solve = simulation.from(seen.start()).until(last).compile().observing(List.of("y"), times);
        double[] parameters = solve.parameters();
        parameters[0] = Math.log(first / rest);
        return Arrays.stream(solve.forward(parameters, weights))
                .map(y -> rest * Math.exp(y))
                .toArray();
    }
}
