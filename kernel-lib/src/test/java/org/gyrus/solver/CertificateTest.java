// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gyrus.model.Model;
import org.gyrus.space.Grid;
import org.junit.jupiter.api.Test;

/** A certificate passes on good runs, and each of its tests can fail. */
class CertificateTest {
    private static final Model TUMOR = Model.named("Gompertz")
            .time("day")
            .state("V", 900, "mm^3")
            .positive()
            .parameter("a", 0.05, "1/day")
            .parameter("K", 5e4, "mm^3")
            .equation("dV/dt = a*V*log(K/V)")
            .build();

    private static Certificate.Item item(Certificate c, String name) {
        return c.items().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void passesOnAGoodRun() {
        Certificate c = Simulation.of(TUMOR).until(100).run().certificate();
        assertThat(c.passed()).as(c.text()).isTrue();
        assertThat(item(c, "observed order").verdict()).isEqualTo(Certificate.Verdict.PASSED);
        assertThat(item(c, "adjoint against differences").verdict()).isEqualTo(Certificate.Verdict.PASSED);
        assertThat(item(c, "bounds").verdict()).isEqualTo(Certificate.Verdict.PASSED);
        assertThat(c.facts()).containsKeys("method", "steps", "rejected", "evaluations", "Java");
        assertThat(c.text()).startsWith("PASSED  Gompertz");
    }

    @Test
    void passesOnAStiffRunAndFindsItsBalance() {
        Model robertson = Model.named("Robertson")
                .time("t", "1")
                .state("x", 1, "1")
                .state("y", 0, "1")
                .state("z", 0, "1")
                .parameter("slow", 0.04, "1")
                .parameter("fast", 3e7, "1")
                .parameter("back", 1e4, "1")
                .equation("dx/dt = back*y*z - slow*x")
                .equation("dy/dt = slow*x - back*y*z - fast*y^2")
                .equation("dz/dt = fast*y^2")
                .build();
        Certificate c = Simulation.of(robertson)
                .until(100)
                .with(Solver.rodas5p().tolerance(1e-8, 1e-10))
                .run()
                .certificate();
        assertThat(c.passed()).as(c.text()).isTrue();
        assertThat(item(c, "balance").verdict()).isEqualTo(Certificate.Verdict.PASSED);
    }

    @Test
    void isTheSameWhereFewStatesHaveRoom() {
        Grid cube = Grid.of(8, 8, 8).spacing(1, "mm");
        Model invasion = Model.named("Invasion")
                .time("day")
                .parameter("D", 0.1, "mm^2/day")
                .parameter("rho", 0.1, "1/day")
                .parameter("s", 3, "mm")
                .parameter("x", 0, "mm")
                .state("c", "exp(-(x/s)^2)", "1")
                .positive()
                .equation("dc/dt = div(D*grad(c)) + rho*c*(1 - c)")
                .build();
        for (Solver solver : List.of(
                Solver.kutta38().fixedStep(0.1),
                Solver.rkl2().fixedStep(0.5),
                Solver.tsit5().tolerance(1e-9, 1e-12))) {
            Simulation whole = Simulation.of(invasion).on(cube).until(20).with(solver);
            Trajectory run = whole.memory(0.33).run();
            assertThat(run.group().recording.has(0)).isFalse();
            Certificate few = run.certificate();
            assertThat(few.passed()).as(few.text()).isTrue();
            assertThat(few).isEqualTo(whole.run().certificate());
        }
    }

    @Test
    void failsWhereARunBlowsUp() {
        Model blowUp = Model.named("Blow-up")
                .time("t", "1")
                .state("x", 1, "1")
                .parameter("a", 1, "1")
                .equation("dx/dt = a*x^2")
                .build();
        Certificate c = Simulation.of(blowUp).until(2).run().certificate();
        assertThat(c.passed()).isFalse();
        assertThat(item(c, "reached its end").verdict()).isEqualTo(Certificate.Verdict.FAILED);
    }

    @Test
    void isOpenWhereARunStopsAtItsStart() {
        Certificate c =
                Simulation.of(TUMOR).until(100).set("a", Double.NaN).run().certificate();
        assertThat(c.passed()).isFalse();
        assertThat(item(c, "reached its end").verdict()).isEqualTo(Certificate.Verdict.FAILED);
        assertThat(item(c, "observed order").verdict()).isEqualTo(Certificate.Verdict.OPEN);
        assertThat(item(c, "adjoint against differences").verdict()).isEqualTo(Certificate.Verdict.OPEN);
    }

    @Test
    void leavesTheOrderOfNoiseOpen() {
        Certificate c = Simulation.of(TUMOR)
                .until(10)
                .noise("V", "a^(1/2)*V/10")
                .with(Solver.sriw1().fixedStep(0.1))
                .run()
                .certificate();
        assertThat(item(c, "observed order").verdict()).isEqualTo(Certificate.Verdict.OPEN);
        assertThat(item(c, "observed order").text()).contains("path");
    }

    @Test
    void failsWhereAPositiveStateTurnsNegative() {
        Model falling = Model.named("Falling")
                .time("t", "1")
                .state("x", 1, "1")
                .positive()
                .parameter("a", 1, "1")
                .equation("dx/dt = -a")
                .build();
        Certificate c = Simulation.of(falling).until(2).run().certificate();
        assertThat(item(c, "bounds").verdict()).isEqualTo(Certificate.Verdict.FAILED);
        assertThat(item(c, "bounds").text()).contains("x falls to");
    }

    @Test
    void failsWhereASlopeJumpsUnseen() {
        // No method keeps its order over a kink that no event announces.
        Model kink = Model.named("Kink")
                .time("t", "1")
                .state("x", 1, "1")
                .parameter("a", 1.1234, "1")
                .equation("dx/dt = if(t > a, 0, x)")
                .build();
        Certificate c = Simulation.of(kink)
                .until(2)
                .with(Solver.tsit5().fixedStep(0.01))
                .run()
                .certificate();
        assertThat(item(c, "observed order").verdict()).isNotEqualTo(Certificate.Verdict.PASSED);
    }
}
