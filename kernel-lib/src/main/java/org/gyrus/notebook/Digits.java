// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers as a reader wants them: five significant digits, an exponent only for the very large and small. */
final class Digits {
    private static final int SIGNIFICANT = 5;

    private Digits() {}

    /** One number: {@code 1461}, {@code 0.00024}, {@code 2.57e-05}, {@code 1.2346e+09}, {@code NaN}. */
    static String of(double x) {
        if (!Double.isFinite(x)) {
            return Double.isNaN(x) ? "NaN" : x > 0 ? "\u221e" : "-\u221e";
        }
        if (x == Math.rint(x) && Math.abs(x) < 1e9) {
            return Long.toString((long) x);
        }
        double size = Math.abs(x);
        BigDecimal rounded =
                new BigDecimal(x, new MathContext(size >= 1e5 && size < 1e6 ? 6 : SIGNIFICANT)).stripTrailingZeros();
        return size >= 1e-4 && size < 1e6
                ? rounded.toPlainString()
                : scientific(x, Math.max(0, rounded.precision() - 1));
    }

    /** How the numbers of one column are written: with the same decimals, or all with an exponent. */
    static DoubleFunction<String> column(double[] values) {
        double largest = 0;
        double smallest = Double.MAX_VALUE;
        boolean whole = true;
        for (double x : values) {
            if (Double.isFinite(x) && x != 0) {
                largest = Math.max(largest, Math.abs(x));
                smallest = Math.min(smallest, Math.abs(x));
                whole &= x == Math.rint(x);
            }
        }
        if (largest == 0 || (whole && largest < 1e9)) {
            return Digits::of;
        }
        if (largest >= 1e6 || largest < 1e-3 || largest / smallest > 1e6) {
            return x -> Double.isFinite(x) && x != 0 ? scientific(x, SIGNIFICANT - 2) : of(x);
        }
        int decimals = Math.min(needed(values), Math.max(0, SIGNIFICANT - 1 - (int) Math.floor(Math.log10(smallest))));
        decimals = Math.min(decimals, Math.max(1, 6 - Math.max(0, (int) Math.floor(Math.log10(largest)))));
        String format = "%." + decimals + "f";
        return x -> Double.isFinite(x) ? String.format(Locale.ROOT, format, x) : of(x);
    }

    private static int needed(double[] values) {
        int decimals = 0;
        for (double x : values) {
            if (Double.isFinite(x) && x != 0) {
                BigDecimal rounded = new BigDecimal(x, new MathContext(SIGNIFICANT + 1)).stripTrailingZeros();
                decimals = Math.max(decimals, rounded.scale());
            }
        }
        return decimals;
    }

    private static String scientific(double x, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "e", new BigDecimal(x));
    }
}
