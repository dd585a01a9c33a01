// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/** The least and the greatest of some values; empty when {@code low > high}. */
record Range(double low, double high) {
    static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    boolean isEmpty() {
        return low > high;
    }

    Range and(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    Range and(double value) {
        return Double.isFinite(value) ? new Range(Math.min(low, value), Math.max(high, value)) : this;
    }

    /** The range of the values that an axis can show: finite, and positive where it is logarithmic. */
    static Range of(double[] values, boolean log) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            if (Double.isFinite(v) && !(log && v <= 0)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        return new Range(low, high);
    }

    String text() {
        return isEmpty() ? "no values" : AxisLabel.number(low) + " to " + AxisLabel.number(high);
    }
}
