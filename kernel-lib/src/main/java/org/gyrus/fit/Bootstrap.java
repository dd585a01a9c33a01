// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The percentile bootstrap: a statistic over resamples of the patients, drawn with replacement.
 *
 * <p>The interval of level c runs from the (1-c)/2 to the (1+c)/2 quantile of the statistic (Efron and Tibshirani 1993,
 * chapter 13; quantiles by linear interpolation). For a paired comparison the sample is the differences, one per patient.
 * The same seed gives the same interval.
 *
 * <p>Does not suit samples below about 20, or a mean that one extreme patient decides: look at the median beside it.
 *
 * @param resamples how many, at least 100
 * @param seed of the draws
 */
public record Bootstrap(int resamples, long seed) {
    private static final double LEVEL = 0.95;

    /** Refuses fewer than 100 resamples: their quantiles are noise. */
    public Bootstrap {
        if (resamples < 100) {
            throw new FitException("expected at least 100 resamples, not " + resamples);
        }
    }

    /** 95 % interval of the mean. */
    public Interval mean(double[] sample) {
        return over(sample.length, weights -> {
            double sum = 0;
            for (int i = 0; i < sample.length; i++) {
                sum += weights[i] * sample[i];
            }
            return sum / sample.length;
        });
    }

    /** 95 % interval of the median. */
    public Interval median(double[] sample) {
        return over(sample.length, new WeightedMedian(sample)::of);
    }

    /** 95 % interval of the difference of two medians, patients kept in pairs. */
    public Interval medianDifference(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new FitException("pairs need two samples of one length, not " + a.length + " and " + b.length);
        }
        WeightedMedian first = new WeightedMedian(a);
        WeightedMedian second = new WeightedMedian(b);
        return over(a.length, weights -> first.of(weights) - second.of(weights));
    }

    /** The statistic sees how often each patient was drawn. */
    private Interval over(int size, ToDoubleFunction<int[]> statistic) {
        if (size == 0) {
            throw new FitException("a bootstrap needs at least one patient");
        }
        int[] weights = new int[size];
        Arrays.fill(weights, 1);
        double estimate = statistic.applyAsDouble(weights);
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[resamples];
        for (int k = 0; k < resamples; k++) {
            Interrupts.check();
            Arrays.fill(weights, 0);
            for (int i = 0; i < size; i++) {
                weights[random.nextInt(size)]++;
            }
            values[k] = statistic.applyAsDouble(weights);
        }
        return Interval.ofQuantiles(estimate, values, LEVEL);
    }
}
