// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.gyrus.data.Cohort;

/**
 * The interval and the sizes of what a latent neural ODE is trained on: an encoder sees times from 0 to 1 and values in
 * standard deviations from their mean.
 *
 * @param first time of all readings
 * @param last time of all readings
 * @param center mean of each column
 * @param spread standard deviation of each column, 1 for a column that does not vary
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record LatentScale(double first, double last, double[] center, double[] spread) {
    static LatentScale of(Cohort cohort, List<String> seen) {
        List<String> columns =
                cohort.observed().stream().map(Cohort.Measured::name).toList();
        for (String name : seen) {
            if (!columns.contains(name)) {
                throw new HybridException("The cohort has no column " + name + HybridException.advice(name, columns));
            }
        }
        DoubleSummaryStatistics times = cohort.patients().stream()
                .flatMapToDouble(p -> Arrays.stream(p.times()))
                .summaryStatistics();
        if (!(times.getMin() < times.getMax())) {
            throw new HybridException("A latent neural ODE needs readings at two times or more.");
        }
        double[] center = new double[seen.size()];
        double[] spread = new double[seen.size()];
        for (int c = 0; c < center.length; c++) {
            String name = seen.get(c);
            double[] all = cohort.patients().stream()
                    .flatMapToDouble(p -> Arrays.stream(p.values(name)))
                    .filter(Double::isFinite)
                    .toArray();
            double mean = Arrays.stream(all).average().orElse(0);
            double variance = Arrays.stream(all)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(0);
            center[c] = mean;
            spread[c] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        return new LatentScale(times.getMin(), times.getMax(), center, spread);
    }

    double duration() {
        return last - first;
    }

    double time(double t) {
        return (t - first) / duration();
    }

    double value(int column, double value) {
        return (value - center[column]) / spread[column];
    }
}
