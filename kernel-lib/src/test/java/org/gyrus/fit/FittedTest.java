// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gyrus.data.Cohort;
import org.gyrus.data.Folds;
import org.gyrus.data.Holdout;
import org.gyrus.data.Patient;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;

/** Models and hybrids as rivals. */
class FittedTest {
    private static final double[] DAYS = {0, 10, 20, 30, 40, 60, 80};

    private static Cohort cohort() {
        return Cohorts.of(3, DAYS, (i, t) -> Cohorts.logistic(0.08 + 0.03 * i, 800 + 200 * i, 150, t));
    }

    private static FitBuilder recipe() {
        return Fit.of(Cohorts.logistic()).perPatient("a", "K").initial("V");
    }

    @Test
    void theLawThatMadeTheDataForecastsThem() {
        PairedErrors errors = Comparison.of(Forecaster.of("logistic", recipe()), Forecaster.lastValue())
                .on(cohort())
                .holdOut(Holdout.lastReadings(2))
                .run();
        assertThat(Arrays.stream(errors.of("logistic")).max().orElseThrow()).isLessThan(20);
        assertThat(errors.mean("logistic")).isLessThan(0.1 * errors.mean("last value carried forward"));
        assertThat(errors.effort("logistic").size()).hasToString("3 per patient");
        assertThat(errors.effort("logistic").trainingSeconds()).isPositive();
    }

    @Test
    void aHybridIsRunForEachSeedAndCountsItsSharedWeights() {
        Hybrid hybrid = Hybrid.parallel(Cohorts.logistic())
                .residual("V", Network.mlp("V").hidden(2).tanh())
                .build();
        Forecaster rival =
                Forecaster.of("hybrid", Fit.of(hybrid).perPatient("a").iterations(3));
        PairedErrors errors = Comparison.of(rival, Forecaster.lastValue())
                .on(cohort())
                .holdOut(Holdout.lastReadings(2))
                .seeds(2)
                .run();
        assertThat(errors.effort("hybrid").size()).hasToString("7 shared + 1 per patient");
        assertThat(errors.effort("hybrid").seeds()).isEqualTo(2);
    }

    /** A patient who was not learned from: shared numbers stay, own numbers are found from the own readings. */
    @Test
    void forecastsStrangersFromTheirOwnReadings() {
        Comparison comparison = Comparison.of(Forecaster.of("logistic", recipe()), Forecaster.lastValue())
                .on(cohort())
                .holdOut(Holdout.lastReadings(2));
        PairedErrors together = comparison.run();
        PairedErrors apart = comparison.across(Folds.patients(3, 1)).run();
        assertThat(apart.failures("logistic")).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(apart.of("logistic")[i]).isCloseTo(together.of("logistic")[i], within(1e-3));
        }
    }

    /** Told the same readings under another name, a stranger is forecast as the patient who was learned from. */
    @Test
    void aStrangerSeesTheNetworkAsItWasTrained() {
        Hybrid hybrid = Hybrid.parallel(Cohorts.logistic())
                .residual("V", Network.mlp("V", "t").hidden(2).tanh())
                .build();
        FitBuilder recipe = Fit.of(hybrid)
                .perPatient("a")
                .prior("a", Prior.logNormal(0.1, 1))
                .loss(Loss.squares())
                .with(Optimizer.adam(0.05).iterations(30).then(Optimizer.lbfgs().iterations(200)));
        Fitted learned = (Fitted) Forecaster.of("hybrid", recipe).learned(cohort(), "v");
        for (Patient patient : cohort().patients()) {
            Readings own = Readings.of(patient, "v");
            Readings other = Readings.of("stranger", own.times(), own.values());
            double known = learned.forecast(own, 100)[0];
            assertThat(learned.forecast(other, 100)[0]).isCloseTo(known, within(0.02 * known));
        }
        Readings few = Readings.of("few", new double[] {0, 10}, new double[] {150, 180});
        double[] once = learned.forecast(few, 20, 30);
        assertThat(learned.forecast(few, 20, 30)).containsExactly(once);
    }

    @Test
    void doesNotForecastWhomItCannotKnow() {
        FitBuilder alone = Fit.of(Hybrid.node("V")
                        .time("day")
                        .start("V", 100, "mm^3")
                        .network(Network.mlp("V").hidden(2).tanh())
                        .build())
                .perPatientNetworks()
                .initial("V")
                .iterations(1);
        PairedErrors errors = Comparison.of(Forecaster.of("own networks", alone))
                .on(cohort())
                .across(Folds.patients(3, 1))
                .holdOut(Holdout.lastReadings(2))
                .run();
        assertThat(errors.failures("own networks")).isEqualTo(3);
        assertThat(errors.effort("own networks").complaint()).contains("Folds.everyone()");
        assertThat(Forecaster.of("own networks", alone).forecastsStrangers()).isFalse();
        Readings seen = Readings.of("p0", new double[] {0}, new double[] {1});
        assertThatThrownBy(() -> Forecaster.of("logistic", recipe()).course(seen))
                .hasMessageContaining("fitted to nobody");
    }

    /** In folds over patients, so that a setting is never chosen by the patients whose network it has trained. */
    @Test
    void isTunedInFoldsOverPatients() {
        Forecaster tuned = Forecaster.tuned(
                "tuned",
                Forecaster.of("none", recipe().iterations(1)),
                Forecaster.of("enough", recipe().iterations(400)));
        assertThat(tuned.forecastsStrangers()).isTrue();
        PairedErrors errors = Comparison.of(tuned)
                .on(cohort())
                .validatedAcross(Folds.patients(3, 1))
                .holdOut(Holdout.lastReadings(2))
                .run();
        assertThat(errors.effort("tuned").chosen()).isEqualTo("enough");
        assertThat(errors.effort("tuned").tried()).isEqualTo(2);
    }

    @Test
    void anAnchoredCourseStartsAtTheLastReading() {
        Forecaster line = new Rival("line", Size.NOTHING, seen -> times -> {
            double[] doubled = times.clone();
            for (int i = 0; i < doubled.length; i++) {
                doubled[i] = 2 * times[i];
            }
            return doubled;
        });
        Readings seen = Readings.of("p", new double[] {1, 2}, new double[] {7, 3});
        double[] forecast = Forecaster.anchored("anchored", line).forecast(seen, 2, 4);
        assertThat(forecast[0]).isCloseTo(3, within(1e-12));
        assertThat(forecast[1]).isCloseTo(6, within(1e-12));
        Forecaster tuned =
                Forecaster.anchored("a", Forecaster.tuned("t", Forecaster.lastValue(), Forecaster.ownMean()));
        assertThat(tuned.settings())
                .extracting(Forecaster::name)
                .containsExactly("last value carried forward", "own mean");
    }

    /** What is known of past patients may be more than of the one who is judged, but never of oneself. */
    @Test
    void pastPatientsMayBeKnownBetterThanTheNewOne() {
        Cohort cohort = Cohorts.of(4, new double[] {0, 1, 2, 3}, (i, t) -> t < 2 ? 1 : 5.0);
        Comparison comparison =
                Comparison.of(Forecaster.cohortMean()).on(cohort).holdOut(Holdout.allButFirst(2));
        assertThat(comparison.across(Folds.patients(2, 1)).run().mean("cohort mean"))
                .isEqualTo(4);
        assertThat(comparison
                        .across(Folds.patients(2, 1))
                        .knowing(Holdout.lastReadings(1))
                        .run()
                        .mean("cohort mean"))
                .isCloseTo(5 - 7.0 / 3, within(1e-12));
        assertThatThrownBy(() -> comparison.knowing(Holdout.lastReadings(1)).run())
                .hasMessageContaining("learned from and judged at once");
        Comparison tuned = Comparison.of(Forecaster.tuned("t", Forecaster.lastValue(), Forecaster.ownMean()))
                .on(cohort)
                .holdOut(Holdout.allButFirst(2))
                .across(Folds.patients(2, 1))
                .knowing(Holdout.lastReadings(1));
        assertThatThrownBy(tuned::run).hasMessageContaining("choose one before");
    }
}
