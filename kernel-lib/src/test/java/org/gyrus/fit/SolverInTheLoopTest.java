// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.gyrus.data.Cohort;
import org.gyrus.hybrid.Correction;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** dV/dt = -a V by Euler steps of 5 days, far too long: what makes up for them is a line, (exp(-a h) - 1 + a h) V / h. */
class SolverInTheLoopTest {
    private static final double STEP = 5;
    private static final double RATE = 0.3;
    /** At steps and between them, the last one between. */
    private static final double[] DAYS = {0, 5, 10, 15, 20, 22};

    private static double truth(int patient, double t) {
        return 100 * Math.exp(-RATE * t);
    }

    private static Model decay() {
        return Model.named("decay")
                .time("day")
                .state("V", 100, "mm^3")
                .parameter("a", RATE, "1/day")
                .equation("dV/dt = -a*V")
                .build();
    }

    private static Hybrid hybrid() {
        return Hybrid.parallel(decay())
                .correction("V", Network.mlp("V").hidden(4).seed(2))
                .through(Solver.euler().fixedStep(STEP))
                .build();
    }

    private static FitBuilder builder() {
        Cohort cohort = Cohorts.of(2, DAYS, SolverInTheLoopTest::truth);
        return Fit.of(hybrid()).to(cohort).observing("V", "v");
    }

    @Test
    void theFitGivesTheCorrectionsItself() {
        Fit fit = builder().run();
        double[] x = fit.forecast("p1", 5, 10, 15, 20);
        for (int i = 0; i < x.length; i++) {
            assertThat(x[i]).isCloseTo(truth(1, 5 * (i + 1)), within(0.02));
        }
        // Euler alone is at -0.5 of the start after one step.
        assertThat(Simulation.of(decay())
                        .with(Solver.euler().fixedStep(STEP))
                        .until(5)
                        .run()
                        .at("V", 5))
                .isCloseTo(-50, within(1e-9));
    }

    /** The same numbers as a simulation to which the corrections are given by hand. */
    @Test
    void theyAreThoseOfTheHybridsOwnSimulationAndGoOnAfterTheLastReading() {
        Fit fit = builder().iterations(3).run();
        Simulation plain = Simulation.of(fit.model(), fit.networks())
                .weights(fit.weights())
                .with(Solver.euler().fixedStep(STEP));
        Simulation byHand = plain.until(40);
        for (int i = 1; i <= 8; i++) {
            byHand = byHand.dose(Correction.EVENT, STEP * i, STEP);
        }
        double[] days = IntStream.rangeClosed(0, 40).asDoubleStream().toArray();
        assertThat(fit.forecast("p0", days)).containsExactly(byHand.run().sample("V", days));
        assertThat(fit.simulation("p0", 40).run().sample("V", days))
                .containsExactly(byHand.run().sample("V", days));
    }

    @Test
    void aFileHoldsThem(@TempDir Path folder) {
        Fit fit = builder().iterations(3).run();
        fit.save(folder.resolve("fit.zip"));
        Fit back = Fit.load(folder.resolve("fit.zip"));
        assertThat(back.forecast("p0", 20, 37)).containsExactly(fit.forecast("p0", 20, 37));
    }

    @Test
    void anotherFixedStepIsCorrectedAndAnAdaptiveOneRefused() {
        Fit finer = builder().method(Solver.euler().fixedStep(2.5)).run();
        assertThat(finer.forecast("p0", 20)[0]).isCloseTo(truth(0, 20), within(0.02));
        assertThatThrownBy(() -> builder().method(Solver.tsit5()).run())
                .isInstanceOf(FitException.class)
                .hasMessageContaining("corrects each step of a solver with fixed steps")
                .hasMessageContaining("fixedStep(h)");
    }
}
