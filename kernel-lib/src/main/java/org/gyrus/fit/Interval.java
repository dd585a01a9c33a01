// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Locale;

/**
 * An estimate with its interval.
 *
 * @param estimate from the sample itself
 * @param low lower end
 * @param high upper end
 * @param level such as 0.95
 */
public record Interval(double estimate, double low, double high, double level) {

    /** Whether a value lies within, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether zero lies within: no difference was found. */
    public boolean holdsZero() {
        return contains(0);
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
