// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;
import org.gyrus.data.Cohort;
import org.gyrus.disorder.GrowthLaw;

/**
 * A rival in a comparison: from what a patient has shown, what comes next.
 *
 * <p>A rival that learns from other patients is given what was seen of them, once, before it forecasts; never what is
 * held out. One that is random is given a seed. One that has to be tuned comes with its settings, from which the
 * comparison chooses on validation readings.
 */
public interface Forecaster {
    /** What the table calls it. */
    String name();

    /**
     * This rival fitted to one patient.
     *
     * @param seen the patient's readings so far
     * @throws FitException when these readings cannot be fitted; a comparison counts that as a failure
     */
    Course course(Readings seen);

    /**
     * Values at later times, in the unit of the readings; NaN where it fails.
     *
     * @param seen the patient's readings so far
     * @param times when to forecast, on the patient's clock
     */
    default double[] forecast(Readings seen, double... times) {
        return course(seen).at(times);
    }

    /**
     * This rival after it has learned from other patients; most learn nothing.
     *
     * @param seen patients with the readings that may be known of them
     * @param observed the column that is forecast
     */
    default Forecaster learned(Cohort seen, String observed) {
        return this;
    }

    /** This rival with another random start; most have nothing random. */
    default Forecaster seeded(long seed) {
        return this;
    }

    /** The settings to choose from: this rival alone unless it is {@link #tuned}. */
    default List<Forecaster> settings() {
        return List.of(this);
    }

    /**
     * Whether it can forecast a patient that it has not learned from. One that cannot is tuned on the validation readings of
     * the patients it learns from, and takes no part in comparisons across folds of patients.
     */
    default boolean forecastsStrangers() {
        return settings().stream().allMatch(s -> s == this || s.forecastsStrangers());
    }

    /** How many parameters it has. */
    default Size size() {
        return Size.NOTHING;
    }

    /**
     * A rival whose setting is chosen by validation: the comparison tries them in this order, within the budget that it
     * gives to every rival.
     *
     * @throws FitException when there is no setting, or two have one name
     */
    static Forecaster tuned(String name, Forecaster... settings) {
        return new Tuned(name, List.of(settings));
    }

    /**
     * A model or hybrid, fitted to what was seen of all patients together: {@code Fit.of(hybrid).observing("V", "volume")
     * .perPatient("a", "K")}, without its cohort. A patient that it was not fitted to is fitted alone, with all that patients
     * share as learned; a recipe with covariates, treatments or networks of each patient's own cannot do that.
     *
     * @param recipe what is fitted and how; when it observes nothing yet, the only state is what the column measures
     */
    static Forecaster of(String name, FitBuilder recipe) {
        return new Fitted(name, recipe, null, null);
    }

    /**
     * The same course, multiplied so that it passes through the patient's last reading: the newest is believed, the law
     * says what comes after. Does not suit readings with much noise, or a course that has reached 0.
     */
    static Forecaster anchored(String name, Forecaster other) {
        return new Anchored(name, other);
    }

    /** A growth law fitted to each patient by plain least squares. */
    static Forecaster of(GrowthLaw law) {
        return of(law, Calibration.leastSquares());
    }

    /** A growth law fitted to each patient in a given way. */
    static Forecaster of(GrowthLaw law, Calibration calibration) {
        return new Rival(
                law.title(), new Size(0, law.parameters().size()), seen -> calibration.fit(law, seen)::volumes);
    }

    /** All growth laws, fitted to each patient in a given way. */
    static List<Forecaster> growthLaws(Calibration calibration) {
        return Arrays.stream(GrowthLaw.values())
                .map(law -> of(law, calibration))
                .toList();
    }

    /** Naive: the last value is carried forward. */
    static Forecaster lastValue() {
        return Rival.naive("last value carried forward", seen -> seen.value(seen.size() - 1));
    }

    /** Naive: the mean of the patient's own values that were seen. */
    static Forecaster ownMean() {
        return Rival.naive(
                "own mean", seen -> Arrays.stream(seen.values()).average().orElseThrow());
    }

    /** Naive: the mean of all values that were seen, over all patients, each patient counting once. */
    static Forecaster cohortMean() {
        return new CohortMean(Double.NaN);
    }
}
