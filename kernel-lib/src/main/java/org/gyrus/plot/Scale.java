// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/**
 * Where a value lies along an axis: linear or logarithmic from {@code low} (fraction 0) to {@code high} (fraction 1).
 * {@code low > high} turns the axis around.
 */
record Scale(double low, double high, boolean log) {

    double fraction(double value) {
        return log
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
    }

    /** Whether the value has a place at all: finite, and positive on a logarithmic axis. */
    boolean shows(double value) {
        return Double.isFinite(value) && !(log && value <= 0);
    }

    double least() {
        return Math.min(low, high);
    }

    double greatest() {
        return Math.max(low, high);
    }

    /** The scale that holds the data with a margin (a fraction of the length) at each end. */
    static Scale around(Range data, boolean log, double margin) {
        if (data.isEmpty()) {
            return log ? new Scale(0.1, 10, true) : new Scale(0, 1, false);
        }
        double low = data.low();
        double high = data.high();
        if (log) {
            double factor = low == high ? 10 : Math.max(Math.pow(high / low, margin), 1.0001);
            return new Scale(
                    Math.max(low / factor, Double.MIN_NORMAL), Math.min(high * factor, Double.MAX_VALUE), true);
        }
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high / 2 - low / 2 <= 1e-12 * size) {
            double half = size == 0 ? 1 : Math.min(0.1 * size, 0.25 * Double.MAX_VALUE);
            return new Scale(low / 1.0 - half, high + half, false);
        }
        double pad = margin * high - margin * low;
        double padded = low >= 0 && low - pad < 0 ? 0 : low - pad;
        return new Scale(
                Math.max(padded, -0.5 * Double.MAX_VALUE), Math.min(high + pad, 0.5 * Double.MAX_VALUE), false);
    }
}
