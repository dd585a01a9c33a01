// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/**
 * Where a value lies along an axis: linear or logarithmic from {@code low} (fraction 0) to {@code high} (fraction 1).
 * {@code low > high} turns the axis around.
 */
record Scale(double low, double high, boolean log) {
    /** Ends of any logarithmic axis: beyond, powers of ten overflow. */
    private static final double LEAST = 1e-300;

    private static final double GREATEST = 1e300;

    double fraction(double value) {
        return log
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value / 2 - low / 2) / (high / 2 - low / 2);
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
            double length = Math.log(high) - Math.log(low);
            double factor = length == 0 ? 10 : Math.max(Math.exp(margin * length), 1.0001);
            double foot = Math.max(LEAST, Math.min(low / factor, GREATEST / 10));
            return new Scale(foot, Math.max(foot * 1.0001, Math.min(high * factor, GREATEST)), true);
        }
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high / 2 - low / 2 <= 1e-12 * size) {
            double half = size == 0 ? 1 : Math.min(0.1 * size, 0.25 * Double.MAX_VALUE);
            return new Scale(low - half, high + half, false);
        }
        double pad = margin * high - margin * low;
        double padded = low >= 0 && low - pad < 0 ? 0 : low - pad;
        return new Scale(Math.max(padded, -Double.MAX_VALUE), Math.min(high + pad, Double.MAX_VALUE), false);
    }
}
