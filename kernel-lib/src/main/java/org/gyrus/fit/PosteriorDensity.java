// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;

/**
 * The log posterior of a task. Densities of values become those of coordinates by log(dp/dz), so that a flat prior is flat
 * in the parameter itself. A loss without a noise of its own counts as Gaussian with the deviation found at the mode.
 */
final class PosteriorDensity implements LogDensity {
    private final Task task;
    private final double[] mode;
    private final CohortCost cost;

    PosteriorDensity(Task task, double[] mode) {
        this.task = task;
        this.mode = mode.clone();
        cost = new CohortCost(task, 1);
        temper(cost, mode);
    }

    /** Divides a plain loss by the variance of its residuals at the mode, so that it is a log likelihood. */
    static void temper(CohortCost cost, double[] mode) {
        Task task = cost.task();
        if (!task.loss().learnsNoise()) {
            double least = cost.loss(mode);
            double freedom = Math.max(1, task.count(false) - task.unknowns().size());
            cost.temper(least > 0 && least < Double.POSITIVE_INFINITY ? 2 * least / freedom : 1);
        }
    }

    @Override
    public List<String> names() {
        return task.names();
    }

    @Override
    public double[] start() {
        return mode.clone();
    }

    @Override
    public double[] values(double... theta) {
        double[] values = theta.clone();
        Unknowns unknowns = task.unknowns();
        for (int k = 0; k < unknowns.shared().size(); k++) {
            values[k] = unknowns.shared().get(k).coordinate().value(theta[k]);
        }
        for (int i = 0; i < unknowns.patients(); i++) {
            for (int k = 0; k < unknowns.own().size(); k++) {
                int at = unknowns.ownAt(i) + k;
                values[at] = unknowns.own().get(k).coordinate().value(theta[at]);
            }
        }
        return values;
    }

    @Override
    public double at(double[] theta, double[] gradient) {
        double value = cost.at(theta, gradient);
        if (value == Double.POSITIVE_INFINITY) {
            if (gradient != null) {
                Arrays.fill(gradient, 0);
            }
            return Double.NEGATIVE_INFINITY;
        }
        if (gradient != null) {
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] = -gradient[k];
            }
        }
        double sum = -value;
        Unknowns unknowns = task.unknowns();
        for (int k = 0; k < unknowns.shared().size(); k++) {
            sum += volume(unknowns.shared().get(k), theta, k, gradient);
        }
        for (int i = 0; i < unknowns.patients(); i++) {
            for (int k = 0; k < unknowns.own().size(); k++) {
                sum += task.population().has(k)
                        ? 0
                        : volume(unknowns.own().get(k), theta, unknowns.ownAt(i) + k, gradient);
            }
        }
        return sum;
    }

    private static double volume(Unknown unknown, double[] theta, int k, double[] gradient) {
        if (gradient != null) {
            gradient[k] += unknown.coordinate().logSlopeChange(theta[k]);
        }
        return Math.log(unknown.coordinate().slope(theta[k]));
    }
}
