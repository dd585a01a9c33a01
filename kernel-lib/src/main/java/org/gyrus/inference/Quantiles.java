// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.Arrays;
import org.gyrus.fit.Interval;

/** Quantiles of a sample by linear interpolation (type 7 of Hyndman and Fan 1996). */
final class Quantiles {
    private final double[] sorted;

    Quantiles(double... sample) {
        sorted = sample.clone();
        Arrays.sort(sorted);
    }

    double at(double p) {
        double place = p * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The median with the central interval. */
    Interval interval(double level) {
        if (!(level > 0 && level < 1)) {
            throw new InferenceException(
                    "The level of an interval lies between 0 and 1, such as 0.95; " + level + " was given.");
        }
        return new Interval(at(0.5), at((1 - level) / 2), at((1 + level) / 2), level);
    }
}
