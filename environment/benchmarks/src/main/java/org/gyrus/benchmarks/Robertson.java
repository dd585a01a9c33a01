// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;

/** B4: Robertson's stiff problem. Each of our cases stands beside the peers' cheapest ones of at most the same error. */
final class Robertson implements Benchmark {
    private static final double END = 100;
    private static final double[] P = {0.04, 3e7, 1e4};
    private static final double[] Y0 = {1, 0, 0};
    /** Radau at 3e-13. */
    private static final double[] REFERENCE = {0.6172348823961, 6.153591274639e-6, 0.3827589640126};

    private final Model model = Model.named("Robertson")
            .time("t", "1")
            .state("x", Y0[0], "1")
            .state("y", Y0[1], "1")
            .state("z", Y0[2], "1")
            .parameter("slow", P[0], "1")
            .parameter("fast", P[1], "1")
            .parameter("back", P[2], "1")
            .equation("dx/dt = back*y*z - slow*x")
            .equation("dy/dt = slow*x - back*y*z - fast*y^2")
            .equation("dz/dt = fast*y^2")
            .build();

    @Override
    public String name() {
        return "B4";
    }

    @Override
    public String title() {
        return "Robertson: k = (0.04, 3e7, 1e4), y0 = (1, 0, 0), t in [0, 100], rtol = atol; beside each of ours the peers'"
                + " cheapest run of at most the same error";
    }

    @Override
    public Map<String, Object> problem() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("parameters", P);
        problem.put("y0", Y0);
        problem.put("until", END);
        problem.put("firstStep", null);
        problem.put("tolerances", List.of(1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12));
        return problem;
    }

    @Override
    public List<Case> cases() {
        Map<String, Solver> solvers = new LinkedHashMap<>();
        solvers.put("rodas5p", Solver.rodas5p());
        solvers.put("kvaerno5", Solver.kvaerno5());
        List<Case> cases = new ArrayList<>();
        solvers.forEach((name, solver) -> {
            for (double tolerance : new double[] {1e-6, 1e-8, 1e-10}) {
                cases.add(at(name, solver, tolerance));
            }
        });
        return cases;
    }

    private Case at(String name, Solver solver, double tolerance) {
        Solve solve = Simulation.of(model)
                .until(END)
                .with(solver.tolerance(tolerance, tolerance))
                .compile()
                .observing(List.of("x", "y", "z"), END);
        double[] p = solve.parameters();
        double[] none = solve.weights();
        return new Case(
                name + " "
                        + String.format(java.util.Locale.ROOT, "%.0e", tolerance)
                                .replace("e-0", "e-"),
                () -> solve.forward(p, none),
                () -> solve.forward(p, none).clone(),
                () -> REFERENCE,
                PeerChoice.equalError("diffrax kvaerno5", "scipy bdf", "scipy radau"),
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
}
