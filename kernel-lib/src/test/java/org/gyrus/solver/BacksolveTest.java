// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.junit.jupiter.api.Test;

/** The backsolve adjoint agrees where solving backward is harmless and fails on diffusion, where the discrete one is right. */
class BacksolveTest {
    @Test
    void agreesOnABenignProblem() {
        Trajectory run = Simulation.of(Model.named("logistic growth")
                        .time("day")
                        .parameter("a", 0.8, "1/day")
                        .parameter("K", 2, "1")
                        .state("V", "K/10", "1")
                        .equation("dV/dt = a*V*(1 - V/K)")
                        .observable("part = V/K", "1")
                        .build())
                .until(3)
                .with(Solver.tsit5().tolerance(1e-10, 1e-12))
                .run();
        for (String name : new String[] {"V", "part"}) {
            BacksolveDiagnostic found = run.backsolveDiagnostic(name, 3);
            assertThat(found.relativeError()).isLessThan(1e-7);
            assertThat(found.wrt("a")).isCloseTo(run.gradientOf(name).at(3).wrt("a"), within(1e-7));
            assertThat(found.drift()).isLessThan(1e-7);
            assertThat(found.stopped()).isEmpty();
        }
    }

    /** u_t = D u_xx + a u (1 - u) on 24 cells. */
    private static Simulation diffusion() {
        int n = 24;
        ModelBuilder model = Model.named("reaction and diffusion")
                .time("day")
                .parameter("D", 16, "1/day")
                .parameter("a", 1, "1/day");
        for (int i = 0; i < n; i++) {
            String left = "u" + Math.max(0, i - 1);
            String right = "u" + Math.min(n - 1, i + 1);
            model = model.state("u" + i, i < 4 ? 0.8 : 0.01, "1")
                    .equation("du" + i + "/dt = D*(" + left + " - 2*u" + i + " + " + right + ") + a*u" + i + "*(1 - u"
                            + i + ")");
        }
        return Simulation.of(model.build()).until(2).with(Solver.tsit5().tolerance(1e-8, 1e-10));
    }

    @Test
    void failsOnDiffusionWhereTheDiscreteAdjointIsExact() {
        Trajectory run = diffusion().run();
        double e = 1e-2;
        double byD = (diffusion().set("D", 16 + e).run().at("u12", 2)
                        - diffusion().set("D", 16 - e).run().at("u12", 2))
                / (2 * e);
        assertThat(run.gradientOf("u12").at(2).wrt("D")).isCloseTo(byD, within(1e-4 * Math.abs(byD)));
        BacksolveDiagnostic found = run.backsolveDiagnostic("u12", 2);
        assertThat(found.relativeError() < 0.01).as(found.toString()).isFalse();
        assertThat(found.toString()).contains("diagnostic only");
    }

    @Test
    void jumpsAreRefused() {
        Trajectory run = Simulation.of(SimulationTest.gompertz())
                .until(10)
                .dose("fraction", 2, 2)
                .run();
        assertThatThrownBy(() -> run.backsolveDiagnostic("V", 10))
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("gradientOf");
    }
}
