// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gyrus.data.Cohort;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final double[] DAYS = {0, 10, 20, 30, 40, 60, 80};

    @Test
    void recoversWhatAllPatientsShare() {
        Cohort cohort = Cohorts.of(2, DAYS, (i, t) -> Cohorts.logistic(0.12, 900, 100, t));
        Fit fit = Fit.of(Cohorts.logistic()).to(cohort).observing("V", "v").run();
        assertThat(fit.value("a")).isCloseTo(0.12, within(1e-4));
        assertThat(fit.value("K")).isCloseTo(900, within(1.0));
    }

    @Test
    void recoversWhatEachPatientHas() {
        Cohort cohort = Cohorts.of(3, DAYS, (i, t) -> Cohorts.logistic(0.08 + 0.03 * i, 800 + 200 * i, 150, t));
        Fit fit = Fit.of(Cohorts.logistic())
                .to(cohort)
                .observing("V", "v")
                .perPatient("a", "K")
                .initial("V")
                .run();
        for (int i = 0; i < 3; i++) {
            assertThat(fit.value("a", "p" + i)).isCloseTo(0.08 + 0.03 * i, within(2e-4));
            assertThat(fit.value("V(0)", "p" + i)).isCloseTo(150, within(1.0));
            assertThat(fit.forecast("p" + i, 120)[0])
                    .isCloseTo(Cohorts.logistic(0.08 + 0.03 * i, 800 + 200 * i, 150, 120), within(2.0));
        }
    }

    @Test
    void densityHasTheGradientOfItsDifferences() {
        Cohort cohort = Cohorts.of(3, DAYS, (i, t) -> Cohorts.logistic(0.1 + 0.01 * i, 900, 120, t) + 20 * Math.sin(t));
        LogDensity density = Fit.of(Cohorts.logistic())
                .to(cohort)
                .observing("V", "v")
                .shared("K")
                .perPatient("a")
                .initial("V")
                .prior("K", Prior.logNormal(1000, 0.3))
                .method(Solver.rk4().fixedStep(2))
                .iterations(20)
                .run()
                .density();
        assertThat(density.names())
                .startsWith("K", "noise of v", "a of p0", "V(0) of p0")
                .hasSize(8);
        double[] theta = density.start();
        double[] gradient = new double[theta.length];
        density.at(theta, gradient);
        for (int k = 0; k < theta.length; k++) {
            double h = 1e-5;
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[k] += h;
            down[k] -= h;
            double difference = (density.at(up, null) - density.at(down, null)) / (2 * h);
            assertThat(gradient[k])
                    .as(density.names().get(k))
                    .isCloseTo(difference, within(1e-4 * Math.max(1, Math.abs(difference))));
        }
    }
}
