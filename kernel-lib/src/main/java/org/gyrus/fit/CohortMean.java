// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import org.gyrus.data.Cohort;

/**
 * The mean of what was seen, the same for every patient.
 *
 * @param mean NaN before it has learned
 */
record CohortMean(double mean) implements Forecaster {
    @Override
    public String name() {
        return "cohort mean";
    }

    @Override
    public Size size() {
        return new Size(1, 0);
    }

    @Override
    public Course course(Readings seen) {
        return times -> Rival.constant(times, mean);
    }

    @Override
    public Forecaster learned(Cohort seen, String observed) {
        return new CohortMean(seen.patients().stream()
                .mapToDouble(p -> Arrays.stream(p.values(observed)).average().orElseThrow())
                .average()
                .orElse(Double.NaN));
    }
}
