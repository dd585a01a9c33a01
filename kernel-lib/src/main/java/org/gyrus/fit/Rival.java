// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;

/**
 * A forecaster that learns nothing from other patients.
 *
 * @param name what the table calls it
 * @param rule how it forecasts
 */
record Rival(String name, Rule rule) implements Forecaster {
    @FunctionalInterface
    interface Rule {
        double[] forecast(Readings seen, double[] times);
    }

    @Override
    public double[] forecast(Readings seen, double... times) {
        return rule.forecast(seen, times);
    }

    static double[] constant(double[] times, double value) {
        double[] values = new double[times.length];
        Arrays.fill(values, value);
        return values;
    }
}
