// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;

/** The losses of some readings against what a solve gives at their times, and their derivatives. */
final class Misses {
    private final Task task;
    private final PatientData data;
    private final int columns;
    /** Quantities that are seen at each time: columns, penalties, and perhaps more. */
    private final int width;

    private final double[] penalties;
    private final double[] bar = new double[2];
    /** Derivatives with respect to what the solve gives, {@code [time * width + quantity]}. */
    final double[] bars;
    /** The loss of readings that are only watched. */
    double validation;
    /** By which losses are divided: the variance of residuals, for a loss that is to be a likelihood. */
    double temperature = 1;

    /** @param times how many times the solve is seen at, the readings' first */
    Misses(Task task, PatientData data, int width, int times) {
        this.task = task;
        this.data = data;
        this.width = width;
        columns = task.columns().size();
        penalties = task.penaltyWeights();
        bars = new double[times * width];
    }

    /** The loss of the fitted readings and penalties; NaN or infinite where a value is not finite. */
    double at(double[] x, Placement placed) {
        double fitted = 0;
        validation = 0;
        Arrays.fill(placed.logScaleBar, 0);
        Arrays.fill(bars, 0);
        for (int i = 0; i < data.times().length; i++) {
            boolean watched = data.validating()[i];
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                double y = data.values()[i * columns + c];
                if (!Double.isNaN(y)) {
                    boolean bound = data.bounds()[i * columns + c];
                    sum += task.loss().at(x[i * width + c], y, bound, placed.scale[c], bar) / temperature;
                    if (!watched) {
                        bars[i * width + c] = bar[0] / temperature;
                        placed.logScaleBar[c] += bar[1] / temperature;
                    }
                }
            }
            if (watched) {
                validation += sum;
            } else {
                fitted += sum + penalty(x, i);
            }
        }
        return fitted;
    }

    private double penalty(double[] x, int time) {
        double sum = 0;
        for (int c = 0; c < penalties.length; c++) {
            sum += penalties[c] * x[time * width + columns + c];
            bars[time * width + columns + c] = penalties[c];
        }
        return sum;
    }

    /** The weighted residual of a reading; its derivative is then {@link #slope}. */
    double residual(double[] x, Placement placed, int time, int column) {
        int at = time * columns + column;
        double r = task.loss()
                .residual(x[time * width + column], data.values()[at], data.bounds()[at], placed.scale[column], bar);
        return r / Math.sqrt(temperature);
    }

    double slope() {
        return bar[0] / Math.sqrt(temperature);
    }

    /** Whether a reading is there and fitted. */
    boolean isFitted(int time, int column) {
        return !data.validating()[time] && !Double.isNaN(data.values()[time * columns + column]);
    }
}
