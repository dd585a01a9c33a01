// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Locale;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * An estimate with its interval.
 *
 * @param estimate from the sample itself
 * @param low lower end
 * @param high upper end
 * @param level such as 0.95
 */
public record Interval(double estimate, double low, double high, double level) {

    /** From the (1 - level)/2 to the (1 + level)/2 quantile of a sample, by linear interpolation. */
    static Interval ofQuantiles(double estimate, double[] sample, double level) {
        Percentile quantile = new Percentile().withEstimationType(EstimationType.R_7);
        quantile.setData(sample);
        double tail = 100 * (1 - level) / 2;
        return new Interval(estimate, quantile.evaluate(tail), quantile.evaluate(100 - tail), level);
    }

    /** Whether a value lies within, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether zero lies within: no difference was found. */
    public boolean holdsZero() {
        return contains(0);
    }

    /**
     * The interval score of what came, smaller is better: width plus 2/alpha times how far it lies outside, with alpha = 1 - level
     * (Gneiting and Raftery 2007, J Am Stat Assoc 102:359, equation 43); in the unit of the value. Its expectation is least for the
     * alpha/2 and 1 - alpha/2 quantiles of what may come.
     */
    public double score(double value) {
        return high - low + 2 / (1 - level) * Math.max(0, Math.max(low - value, value - high));
    }

    /** The interval mirrored at the estimate: the basic bootstrap's when this is the percentile bootstrap's. */
    public Interval mirrored() {
        return new Interval(estimate, 2 * estimate - high, 2 * estimate - low, level);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3g [%.3g, %.3g]", estimate, low, high);
    }
}
