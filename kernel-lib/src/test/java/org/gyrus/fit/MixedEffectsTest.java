// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.gyrus.data.Cohort;
import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;

/** y_ij = b_i + noise: a one-way random-effects model, whose maximum likelihood estimates have a closed form. */
class MixedEffectsTest {
    private static final int PATIENTS = 12;
    private static final int READINGS = 5;

    private static Model constant() {
        return Model.named("constant")
                .time("day")
                .state("V", "b", "mm^3")
                .parameter("b", 10, "mm^3")
                .parameter("zero", 0, "1/day")
                .equation("dV/dt = zero*V")
                .build();
    }

    @Test
    void agreesWithTheClosedFormOfTheBalancedLinearModel() {
        Random random = new Random(3);
        double[][] y = new double[PATIENTS][READINGS];
        for (double[] row : y) {
            double b = 10 + 2 * random.nextGaussian();
            for (int j = 0; j < READINGS; j++) {
                row[j] = b + 1.5 * random.nextGaussian();
            }
        }
        Cohort cohort = Cohorts.of(PATIENTS, new double[] {0, 1, 2, 3, 4}, (i, t) -> y[i][(int) (double) t]);
        Fit fit = Fit.of(constant())
                .to(cohort)
                .observing("V", "v")
                .perPatient("b")
                .prior("b", Prior.population())
                .loss(Loss.gaussian())
                .run();

        // Searle, Casella and McCulloch 1992, section 3.7: sums of squares within and between groups.
        double mean = 0;
        for (double[] row : y) {
            for (double v : row) {
                mean += v / (PATIENTS * READINGS);
            }
        }
        double within = 0;
        double between = 0;
        for (double[] row : y) {
            double group = 0;
            for (double v : row) {
                group += v / READINGS;
            }
            for (double v : row) {
                within += (v - group) * (v - group);
            }
            between += READINGS * (group - mean) * (group - mean);
        }
        double noise = within / (PATIENTS * (READINGS - 1));
        double spread = (between / PATIENTS - noise) / READINGS;
        assertThat(fit.value("b")).isCloseTo(mean, within(1e-3));
        assertThat(fit.value("noise of v")).isCloseTo(Math.sqrt(noise), within(1e-3));
        assertThat(fit.population().doubleColumn("spread").get(0) * 10).isCloseTo(Math.sqrt(spread), within(3e-3));
        double shrinkage = spread / (spread + noise / READINGS);
        double first = java.util.Arrays.stream(y[0]).average().orElseThrow();
        assertThat(fit.value("b", "p0")).isCloseTo(mean + shrinkage * (first - mean), within(2e-3));
    }

    @Test
    void aPopulationIsForParametersThatDiffer() {
        Cohort cohort = Cohorts.of(2, new double[] {0, 1}, (i, t) -> 1.0);
        assertThatThrownBy(() -> Fit.of(constant())
                        .to(cohort)
                        .observing("V", "v")
                        .shared("b")
                        .prior("b", Prior.population())
                        .run())
                .isInstanceOf(FitException.class)
                .hasMessageContaining("add perPatient(\"b\")");
    }
}
