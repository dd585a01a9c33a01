// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;

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
    public double[] forecast(Readings seen, double... times) {
        return Rival.constant(times, mean);
    }

    @Override
    public Forecaster learned(List<Readings> seen) {
        return new CohortMean(seen.stream()
                .mapToDouble(r -> Arrays.stream(r.values()).average().orElseThrow())
                .average()
                .orElse(Double.NaN));
    }
}
