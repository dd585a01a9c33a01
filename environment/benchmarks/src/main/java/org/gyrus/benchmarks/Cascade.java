// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;

/** 1,000 patients of the Alzheimer's biomarker cascade (Hao, Lenhart and Petrella 2022), 100 RK4 steps; no peer. */
final class Cascade implements Benchmark {
    private static final int PATIENTS = 1000;
    private static final double YEARS = 30;
    private static final double[] START = {107.6, 0.47, 0, 0.5, 27.6};

    private final Model model = Model.named("Alzheimer's cascade")
            .time("t", "1")
            .state("A", START[0], "1")
            .state("P", START[1], "1")
            .state("O", START[2], "1")
            .state("N", START[3], "1")
            .state("C", START[4], "1")
            .parameter("lA", 0.18, "1")
            .parameter("KA", 200, "1")
            .parameter("lP", 0.01, "1")
            .parameter("KP", 10, "1")
            .parameter("lO", 1.73, "1")
            .parameter("lNO", 5e-5, "1")
            .parameter("lNP", 0.1, "1")
            .parameter("KN", 1, "1")
            .parameter("lCN", 10, "1")
            .parameter("lCP", 10, "1")
            .parameter("KC", 100, "1")
            .equation("dA/dt = lA*A*(1 - A/KA)")
            .equation("dP/dt = lP*A*(1 - P/KP)")
            .equation("dO/dt = lO")
            .equation("dN/dt = (lNO*O + lNP*P)*(1 - N/KN)")
            .equation("dC/dt = (lCN*N + lCP*P)*(1 - C/KC)")
            .build();

    @Override
    public String name() {
        return "CASCADE";
    }

    @Override
    public String title() {
        return "Alzheimer's cascade: 1,000 patients, five states, eleven parameters each, 100 steps of RK4 over 30 years;"
                + " gradient of the sum of the end by all parameters and starts";
    }

    @Override
    public Map<String, Object> problem() {
        return Map.of();
    }

    @Override
    public List<Case> cases() {
        Random random = new Random(3);
        Simulation simulation =
                Simulation.of(model).patients(PATIENTS).sharedSteps().until(YEARS);
        for (var parameter : model.parameters()) {
            double[] values = random.doubles(PATIENTS)
                    .map(u -> parameter.value() * (0.9 + 0.2 * u))
                    .toArray();
            simulation = simulation.set(parameter.name(), values);
        }
        Solve solve = simulation
                .with(Solver.rk4().fixedStep(YEARS / 100))
                .compile()
                .observing(List.of("A", "P", "O", "N", "C"), YEARS);
        double[] p = solve.parameters();
        double[] none = solve.weights();
        double[] ones = new double[5 * PATIENTS];
        Arrays.fill(ones, 1);
        Runnable gradient = () -> {
            solve.forward(p, none);
            solve.reverse(ones);
        };
        return List.of(
                new Case(
                        "forward",
                        () -> solve.forward(p, none),
                        () -> solve.forward(p, none).clone(),
                        () -> reference(p),
                        PeerChoice.named(),
                        () -> Map.of("steps", solve.steps(), "evaluations", solve.evaluations())),
                new Case(
                        "gradient",
                        gradient,
                        () -> patient(p, solve, gradient),
                        () -> differences(p),
                        PeerChoice.named(),
                        () -> Map.of("steps", solve.steps(), "evaluations", solve.evaluations())));
    }

    private static double[] patient(double[] p, Solve solve, Runnable gradient) {
        gradient.run();
        double[] first = new double[p.length / PATIENTS];
        Arrays.setAll(first, i -> solve.parameterGradient()[i * PATIENTS]);
        return first;
    }

    private static void rates(double[] p, double[] y, double[] out) {
        out[0] = p[0] * y[0] * (1 - y[0] / p[1]);
        out[1] = p[2] * y[0] * (1 - y[1] / p[3]);
        out[2] = p[4];
        out[3] = (p[5] * y[2] + p[6] * y[1]) * (1 - y[3] / p[7]);
        out[4] = (p[8] * y[3] + p[9] * y[1]) * (1 - y[4] / p[10]);
    }

    private static double[] reference(double[] all) {
        double[] ends = new double[START.length * PATIENTS];
        for (int l = 0; l < PATIENTS; l++) {
            double[] end = end(of(all, l));
            for (int i = 0; i < end.length; i++) {
                ends[i * PATIENTS + l] = end[i];
            }
        }
        return ends;
    }

    private static double[] of(double[] all, int patient) {
        double[] p = new double[all.length / PATIENTS];
        Arrays.setAll(p, i -> all[i * PATIENTS + patient]);
        return p;
    }

    private static double[] end(double[] p) {
        return Reference.end((t, y, out) -> rates(p, y, out), START, 0, YEARS);
    }

    /** Central differences of the reference, of the first patient; good to about 1e-7. */
    private static double[] differences(double[] all) {
        double[] p = of(all, 0);
        double[] gradient = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            double h = 1e-4 * p[i];
            double[] up = p.clone();
            double[] down = p.clone();
            up[i] += h;
            down[i] -= h;
            gradient[i] =
                    (Arrays.stream(end(up)).sum() - Arrays.stream(end(down)).sum()) / (2 * h);
        }
        return gradient;
    }
}
