// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;
import org.gyrus.disorder.GrowthLaw;

/**
 * A rival in a comparison: from what a patient has shown, what comes next.
 *
 * <p>A rival that learns from other patients gets all that was seen, once, before it forecasts; never what is held out.
 */
public interface Forecaster {
    /** What the table calls it. */
    String name();

    /**
     * Values at later times, in the unit of the readings; NaN where it fails.
     *
     * @param seen the patient's readings so far
     * @param times when to forecast, on the patient's clock
     */
    double[] forecast(Readings seen, double... times);

    /** This rival after it has learned from all patients' seen readings; most learn nothing. */
    default Forecaster learned(List<Readings> seen) {
        return this;
    }

    /** A growth law fitted to each patient by plain least squares. */
    static Forecaster of(GrowthLaw law) {
        return of(law, Calibration.leastSquares());
    }

    /** A growth law fitted to each patient in a given way. */
    static Forecaster of(GrowthLaw law, Calibration calibration) {
        return new Rival(
                law.title(), (seen, times) -> calibration.fit(law, seen).volumes(times));
    }

    /** All growth laws, fitted to each patient in a given way. */
    static List<Forecaster> growthLaws(Calibration calibration) {
        return Arrays.stream(GrowthLaw.values())
                .map(law -> of(law, calibration))
                .toList();
    }

    /** Naive: the last value is carried forward. */
    static Forecaster lastValue() {
        return new Rival(
                "last value carried forward", (seen, times) -> Rival.constant(times, seen.value(seen.size() - 1)));
    }

    /** Naive: the mean of all values that were seen, over all patients, each patient counting once. */
    static Forecaster cohortMean() {
        return new CohortMean(Double.NaN);
    }
}
