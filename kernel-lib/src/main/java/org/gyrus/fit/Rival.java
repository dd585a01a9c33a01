// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A forecaster that learns nothing from other patients.
 *
 * @param name what the table calls it
 * @param size how many parameters it has
 * @param rule how it forecasts
 */
record Rival(String name, Size size, Rule rule) implements Forecaster {
    @FunctionalInterface
    interface Rule {
        Course course(Readings seen);
    }

    @Override
    public Course course(Readings seen) {
        return rule.course(seen);
    }

    /** One that expects the same value at all times. */
    static Rival naive(String name, ToDoubleFunction<Readings> value) {
        return new Rival(name, Size.NOTHING, seen -> {
            double expected = value.applyAsDouble(seen);
            return times -> constant(times, expected);
        });
    }

    static double[] constant(double[] times, double value) {
        double[] values = new double[times.length];
        Arrays.fill(values, value);
        return values;
    }
}
