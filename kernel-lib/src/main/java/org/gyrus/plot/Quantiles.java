// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/** Order statistics of sorted values. */
final class Quantiles {
    private Quantiles() {}

    /** Linear interpolation between order statistics, type 7 of R. Hyndman and Y. Fan (1996); NaN without values. */
    static double of(double[] sorted, double p) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = p * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
