// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;

/** B3: work and precision on Lotka and Volterra's equations. */
final class LotkaVolterra implements Benchmark {
    private static final double END = 10;
    private static final double[] P = {1.5, 1, 3, 1};
    private static final double[] Y0 = {1, 1};
    private static final Map<String, Double> TOLERANCES = new LinkedHashMap<>();

    static {
        TOLERANCES.put("1e-3", 1e-3);
        TOLERANCES.put("1e-6", 1e-6);
        TOLERANCES.put("1e-10", 1e-10);
    }

    private final Model model = Model.named("Lotka and Volterra")
            .time("t", "1")
            .state("x", Y0[0], "1")
            .state("y", Y0[1], "1")
            .parameter("a", P[0], "1")
            .parameter("b", P[1], "1")
            .parameter("c", P[2], "1")
            .parameter("d", P[3], "1")
            .equation("dx/dt = x*(a - b*y)")
            .equation("dy/dt = y*(d*x - c)")
            .build();
    private final double[] reference = Reference.end(LotkaVolterra::rates, Y0, 0, END);

    private static void rates(double t, double[] y, double[] out) {
        out[0] = y[0] * (P[0] - P[1] * y[1]);
        out[1] = y[1] * (P[3] * y[0] - P[2]);
    }

    @Override
    public String name() {
        return "B3";
    }

    @Override
    public String title() {
        return "Lotka-Volterra: (a, b, c, d) = (1.5, 1, 3, 1), u0 = (1, 1), t in [0, 10], Tsitouras 5(4), atol = rtol/1000,"
                + " error at t = 10";
    }

    @Override
    public Map<String, Object> problem() {
        return Map.of(
                "parameters",
                P,
                "y0",
                Y0,
                "until",
                END,
                "tolerances",
                TOLERANCES.entrySet().stream()
                        .map(e -> Map.of("case", e.getKey(), "rtol", e.getValue(), "atol", e.getValue() * 1e-3))
                        .toList());
    }

    @Override
    public List<Case> cases() {
        return TOLERANCES.entrySet().stream()
                .map(e -> at(e.getKey(), e.getValue()))
                .toList();
    }

    private Case at(String name, double rtol) {
        Solve solve = Simulation.of(model)
                .until(END)
                .with(Solver.tsit5().tolerance(rtol, rtol * 1e-3))
                .compile()
                .observing(List.of("x", "y"), END);
        double[] p = solve.parameters();
        double[] none = solve.weights();
        return new Case(
                name,
                () -> solve.forward(p, none),
                () -> solve.forward(p, none).clone(),
                () -> reference,
                PeerChoice.named(name),
                () -> Map.of(
                        "steps",
                        solve.steps(),
                        "rejected",
                        solve.rejections(),
                        "evaluations",
                        solve.evaluations(),
                        "precision",
                        "fp64"));
    }

    @Override
    public Map<String, JavaPeer> javaPeers() {
        Map<String, JavaPeer> peers = new LinkedHashMap<>();
        OrdinaryDifferentialEquation equation = Reference.equation(LotkaVolterra::rates, 2);
        TOLERANCES.forEach((name, rtol) -> {
            DormandPrince54Integrator integrator = new DormandPrince54Integrator(1e-12, END, rtol * 1e-3, rtol);
            ODEState start = new ODEState(0, Y0);
            double[] end = integrator.integrate(equation, start, END).getPrimaryState();
            peers.put(
                    name,
                    new JavaPeer(
                            "Hipparchus Dormand-Prince 5(4)",
                            () -> integrator.integrate(equation, start, END),
                            end,
                            Map.of("Evaluations", integrator.getEvaluations(), "Precision", "fp64")));
        });
        return peers;
    }
}
