// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.gyrus.data.Cohort;
import org.gyrus.fit.Fit;
import org.gyrus.fit.Interval;
import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The whole way: readings, a fit through the solver, what it knows; Gompertz growth, K (V0/K)^exp(-a t) in closed form. */
class InferenceOfFitTest {
    private static final Model GOMPERTZ = Model.named("Gompertz growth")
            .time("day")
            .state("V", 100, "mm^3")
            .parameter("a", 0.05, "1/day")
            .range(1e-4, 10)
            .parameter("K", 2000, "mm^3")
            .range(150, 1e7)
            .equation("dV/dt = a*V*log(K/V)")
            .build();

    private static Fit fit(double until, double noise) {
        SplittableRandom random = new SplittableRandom(3);
        int n = 14;
        double[] t = new double[n];
        double[] v = new double[n];
        String[] who = new String[n];
        for (int i = 0; i < n; i++) {
            t[i] = until * (i + 1) / n;
            v[i] = 2000 * Math.pow(100.0 / 2000, Math.exp(-0.05 * t[i])) + noise * random.nextGaussian();
            who[i] = "p";
        }
        Cohort cohort = Cohort.of(Table.create(
                        StringColumn.create("who", who), DoubleColumn.create("day", t), DoubleColumn.create("v", v)))
                .subject("who")
                .time("day", "day")
                .observing("v", "mm^3")
                .build();
        return Fit.of(GOMPERTZ).to(cohort).observing("V", "v").shared("a", "K").run();
    }

    @Test
    void earlyGrowthDoesNotTellRateFromCapacity() {
        Fit early = fit(1.5, 0.3);
        assertThat(FisherInformation.of(early.residuals(), early.density(), NoiseLevel.ESTIMATED)
                        .warnings())
                .first()
                .asString()
                .startsWith("a and K cannot be told apart");
    }

    /** Late readings determine both: Fisher, Laplace, profiles and Hamiltonian Monte Carlo agree within a fifth. */
    @Test
    void allMethodsAgreeOnWhatIsWellKnown() {
        Fit late = fit(80, 20);
        Interval fisher = FisherInformation.of(late.residuals(), late.density(), NoiseLevel.ESTIMATED)
                .interval("K", 0.9);
        Interval profile = ProfileLikelihood.of(late.residuals(), late.density(), NoiseLevel.ESTIMATED)
                .level(0.9)
                .of("K")
                .interval();
        Laplace laplace = Laplace.of(late.density());
        Chains chains =
                Nuts.of(late::density).chains(2).warmUp(150).draws(250).seed(1).run();
        double width = fisher.high() - fisher.low();
        for (Interval each : new Interval[] {profile, laplace.interval("K", 0.9), chains.interval("K", 0.9)}) {
            assertThat(each.contains(2000)).isTrue();
            assertThat(each.high() - each.low()).isCloseTo(width, within(0.2 * width));
        }
        assertThat(chains.rHat("a")).isLessThan(1.05);
    }
}
