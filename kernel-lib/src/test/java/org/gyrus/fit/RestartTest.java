// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gyrus.data.Cohort;
import org.gyrus.data.Folds;
import org.gyrus.data.Holdout;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;

class RestartTest {
    private static final double FADE = 12;
    private static final double[] TIMES = {0, 6, 12, 18, 24, 30, 36};

    /** Gompertz' law in time: growth rate r_i exp(-t/fade), which differs between patients. */
    private static Cohort gompertz(int patients) {
        return Cohorts.of(patients, TIMES, (i, t) -> gompertz(i, t));
    }

    private static double gompertz(int i, double t) {
        double rate = 0.03 + 0.02 * i - 0.08 * (i % 2);
        return Math.exp(i - 4 + rate * FADE * (1 - Math.exp(-t / FADE)));
    }

    private static Model restart() {
        return Model.named("restart")
                .time("day")
                .parameter("last", 1, "1")
                .parameter("slope", -0.01, "1/day")
                .parameter("fade", 5, "day")
                .range(1, 100)
                .parameter("gate", 0.5, "1")
                .range(0, 1)
                .state("V", "last", "1")
                .equation("dV/dt = gate*slope*exp(-t/fade)*V")
                .build();
    }

    /**
     * Between readings s apart the slope is the mean rate; at the later one the rate is less by the factor
     * x/(exp(x) - 1), x = s/fade: the gate to be found, with the fade itself. Then forecasts for new patients are exact.
     */
    @Test
    void findsTheLawThatRestartsEverywhere() {
        FitBuilder recipe = Fit.of(restart())
                .shared("fade", "gate")
                .loss(Loss.squares())
                .with(Optimizer.adam(0.05).iterations(200).then(Optimizer.lbfgs()));
        Restart learned = Restart.of("restart", recipe, "V", 0).learned(gompertz(6), "v");
        double x = 6 / FADE;
        assertThat(learned.fit().value("fade")).isCloseTo(FADE, within(0.05));
        assertThat(learned.fit().value("gate")).isCloseTo(x / (Math.exp(x) - 1), within(2e-3));
        assertThat(learned.size()).hasToString("2 shared");
        double[] times = {0, 6, 12};
        Readings seen = Readings.of("new", times, new double[] {gompertz(9, 0), gompertz(9, 6), gompertz(9, 12)});
        double[] forecast = learned.forecast(seen, 18, 24, 12);
        assertThat(forecast[0]).isCloseTo(gompertz(9, 18), within(1e-3 * gompertz(9, 18)));
        assertThat(forecast[1]).isCloseTo(gompertz(9, 24), within(1e-3 * gompertz(9, 24)));
        assertThat(forecast[2]).isCloseTo(gompertz(9, 12), within(1e-9 * gompertz(9, 12)));
    }

    @Test
    void aHybridLearnsItsGateFromHistoriesAndBeatsTheLastValueOnGompertz() {
        Hybrid hybrid = Hybrid.series(restart())
                .parameter("gate", Network.mlp("slope").hidden(2).tanh())
                .build();
        FitBuilder recipe = Fit.of(hybrid)
                .shared("fade")
                .loss(Loss.absolute())
                .with(Optimizer.adam(0.05).iterations(60));
        PairedErrors errors = Comparison.of(Restart.of("hybrid", recipe, "V", 0), Forecaster.lastValue())
                .on(gompertz(8))
                .across(Folds.patients(2, 1))
                .holdOut(Holdout.lastReadings(2))
                .seeds(2)
                .run();
        assertThat(errors.failures("hybrid")).isZero();
        assertThat(errors.mean("hybrid")).isLessThan(0.5 * errors.mean("last value carried forward"));
        assertThat(errors.effort("hybrid").seeds()).isEqualTo(2);
    }

    @Test
    void describesWhatWasSeen() {
        GrowthHistory history = GrowthHistory.of(
                Readings.of("p", new double[] {1, 3, 7, 7.5}, new double[] {8, 2, 4, 4 * Math.exp(0.1)}));
        assertThat(history.slope()).isCloseTo(0.1, within(1e-12));
        assertThat(history.before()).isCloseTo(0.15, within(1e-12));
        assertThat(history.rise()).isCloseTo(Math.log(2) + 0.1, within(1e-12));
        assertThat(history.elapsed()).isEqualTo(6.5);
        assertThat(history.byName()).containsKeys("last", "slope", "before", "rise", "size", "elapsed");
        GrowthHistory first = GrowthHistory.of(Readings.of("p", new double[] {1}, new double[] {8}));
        assertThat(first.slope() + first.before() + first.rise() + first.elapsed())
                .isZero();
        assertThatThrownBy(() -> GrowthHistory.of(Readings.of("p", new double[] {1, 2}, new double[] {8, 0})))
                .hasMessageContaining("censorZeros");
    }

    @Test
    void refusesWhatItCannotRestart() {
        FitBuilder recipe = Fit.of(restart()).shared("gate");
        assertThatThrownBy(() -> Restart.of("r", recipe, "V", 2)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> Restart.of("r", Fit.of(Cohorts.logistic()), "V", 1))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("last");
        Readings seen = Readings.of("p", new double[] {0, 1}, new double[] {1, 1});
        assertThatThrownBy(() -> Restart.of("r", recipe, "V", 1).course(seen))
                .hasMessageContaining("learned from nobody");
        Cohort brief = Cohorts.of(3, new double[] {0, 1, 2}, (i, t) -> 1 + t);
        assertThatThrownBy(() -> Restart.of("r", recipe, "V", 1).learned(brief, "v"))
                .hasMessageContaining("no patient has 4 seen readings");
    }
}
