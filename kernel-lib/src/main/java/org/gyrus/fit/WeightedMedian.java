// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The median of a sample in which each value counts a whole number of times: sorted once, then a walk. */
final class WeightedMedian {
    private final double[] sample;
    private final int[] order;

    WeightedMedian(double[] sample) {
        this.sample = sample.clone();
        this.order = IntStream.range(0, sample.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> sample[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** With weights whose sum is n: the mean of the values ranked (n+1)/2 and n/2 + 1, whole division. */
    double of(int[] weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int passed = 0;
        int at = -1;
        while (passed < (total + 1) / 2) {
            passed += weights[order[++at]];
        }
        double lower = sample[order[at]];
        while (passed < total / 2 + 1) {
            passed += weights[order[++at]];
        }
        return (lower + sample[order[at]]) / 2;
    }
}
