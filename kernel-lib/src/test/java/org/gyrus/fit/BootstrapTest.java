// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(10_000, 7);

    private static double[] normal(int size, long seed) {
        Random random = new Random(seed);
        return random.doubles(size).map(u -> random.nextGaussian()).toArray();
    }

    /** For a mean of many normal values the interval is mean -+ 1.96 s/sqrt(n), s with the divisor n. */
    @Test
    void agreesWithTheNormalIntervalOfAMean() {
        double[] sample = normal(400, 11);
        double mean = Arrays.stream(sample).average().orElseThrow();
        double s = Math.sqrt(
                Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / 400);
        double half = 1.959964 * s / 20;
        Interval interval = BOOTSTRAP.mean(sample);
        assertThat(interval.estimate()).isCloseTo(mean, within(1e-14));
        assertThat(interval.low()).isCloseTo(mean - half, within(0.04 * half));
        assertThat(interval.high()).isCloseTo(mean + half, within(0.04 * half));
    }

    /** The standard error of a normal median is sqrt(pi/2) s/sqrt(n) for large n. */
    @Test
    void hasTheWidthOfANormalMedian() {
        double half = 1.959964 * Math.sqrt(Math.PI / 2) / Math.sqrt(2001);
        double mean = Arrays.stream(new long[] {1, 2, 3, 4, 5, 6})
                .mapToDouble(seed -> {
                    Interval i = new Bootstrap(2_000, 1).median(normal(2001, seed));
                    return (i.high() - i.low()) / 2;
                })
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(half, within(0.15 * half));
    }

    @Test
    void isTheSameForTheSameSeed() {
        double[] sample = normal(50, 2);
        assertThat(BOOTSTRAP.mean(sample)).isEqualTo(BOOTSTRAP.mean(sample));
        assertThat(new Bootstrap(10_000, 8).mean(sample)).isNotEqualTo(BOOTSTRAP.mean(sample));
    }

    @Test
    void keepsPairsTogether() {
        double[] a = normal(101, 5);
        double[] b = Arrays.stream(a).map(x -> x + 0.25).toArray();
        Interval interval = BOOTSTRAP.medianDifference(b, a);
        assertThat(interval.low()).isCloseTo(0.25, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.25, within(1e-12));
        assertThatThrownBy(() -> BOOTSTRAP.medianDifference(a, new double[3])).isInstanceOf(FitException.class);
    }

    @Test
    void takesTheMedianOfWhatWasDrawn() {
        WeightedMedian median = new WeightedMedian(new double[] {5, 1, 3, 9});
        assertThat(median.of(new int[] {1, 1, 1, 1})).isEqualTo(4);
        assertThat(median.of(new int[] {0, 2, 1, 1})).isEqualTo(2);
        assertThat(median.of(new int[] {3, 0, 0, 0})).isEqualTo(5);
        assertThat(median.of(new int[] {1, 1, 1, 0})).isEqualTo(3);
    }

    @Test
    void mirrorsAnIntervalAtItsEstimate() {
        assertThat(new Interval(1, 0.5, 3, 0.95).mirrored()).isEqualTo(new Interval(1, -1, 1.5, 0.95));
        assertThat(new Interval(1, -0.5, 3, 0.95).holdsZero()).isTrue();
        assertThat(new Interval(1, 0.5, 3, 0.95).holdsZero()).isFalse();
    }

    @Test
    void refusesTooFewResamplesAndNoPatients() {
        assertThatThrownBy(() -> new Bootstrap(10, 1)).hasMessageContaining("at least 100 resamples");
        assertThatThrownBy(() -> BOOTSTRAP.mean(new double[0])).hasMessageContaining("at least one patient");
    }
}
