// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import org.gyrus.expression.Expression;

/**
 * The values a parameter may take, both ends included.
 *
 * @param low the smallest, -infinity if there is none
 * @param high the largest, infinity if there is none
 */
public record Range(double low, double high) {
    /** Every number. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Range {
        if (!(low < high)) {
            throw new ModelException(
                    "A range goes from a smaller to a larger number, but " + low + " to " + high + " was given.");
        }
    }

    /** The lower end as text. */
    String lowText() {
        return text(low);
    }

    /** The upper end as text. */
    String highText() {
        return text(high);
    }

    private static String text(double end) {
        return Double.isInfinite(end) ? (end < 0 ? "-infinity" : "infinity") : new Expression.Literal(end).text();
    }

    /** Whether a value lies in it; never for NaN. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
