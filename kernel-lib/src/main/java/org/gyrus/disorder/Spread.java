// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.gyrus.model.Range;

/** How the values of a parameter differ between patients. */
sealed interface Spread {
    /** Enough tries for a value whose range holds a thousandth of its normal distribution. */
    int TRIES = 10_000;

    /** A patient's value; the model's own where nothing varies. */
    double draw(String name, double value, Range range, RandomGenerator random);

    /** In words, for the card. */
    String words();

    /** Normal around the model's value, drawn anew while outside the range. */
    record Normal(Map<String, Double> deviations) implements Spread {
        @Override
        public double draw(String name, double value, Range range, RandomGenerator random) {
            double deviation = deviations.getOrDefault(name, 0.0);
            for (int i = 0; deviation > 0 && i < TRIES; i++) {
                double drawn = value + deviation * random.nextGaussian();
                if (range.contains(drawn)) {
                    return drawn;
                }
            }
            return value;
        }

        @Override
        public String words() {
            return "normal with the given standard deviations, cut to the ranges";
        }
    }

    /** Even over a part of the range around the model's value, on a logarithmic scale where the range is above 0. */
    record AcrossRanges(double part) implements Spread {
        @Override
        public double draw(String name, double value, Range range, RandomGenerator random) {
            double move = part * (random.nextDouble() - 0.5);
            if (Double.isInfinite(range.low()) || Double.isInfinite(range.high())) {
                return value;
            }
            double drawn = range.low() > 0
                    ? value * Math.pow(range.high() / range.low(), move)
                    : value + move * (range.high() - range.low());
            return Math.min(Math.max(drawn, range.low()), range.high());
        }

        @Override
        public String words() {
            return "even over " + part + " of each range, on a logarithmic scale where the range is above 0";
        }
    }
}
