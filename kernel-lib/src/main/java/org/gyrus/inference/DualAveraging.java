// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

/**
 * Finds the step size at which a statistic in [0, 1] has a wanted mean: Nesterov's dual averaging with the constants of
 * Hoffman and Gelman (2014, JMLR 15:1593), section 3.2.
 */
final class DualAveraging {
    private static final double GAMMA = 0.05;
    private static final double T0 = 10;
    private static final double KAPPA = 0.75;

    private final double target;
    private double mu;
    private double sum;
    private double logAverage;
    private int count;

    DualAveraging(double target) {
        this.target = target;
    }

    /** Begins anew around ten times this step. */
    void restart(double step) {
        mu = Math.log(10 * step);
        sum = 0;
        logAverage = 0;
        count = 0;
    }

    /** The next step to try, after a step with this acceptance. */
    double next(double acceptance) {
        count++;
        double weight = 1 / (count + T0);
        sum = (1 - weight) * sum + weight * (target - acceptance);
        double logStep = mu - Math.sqrt(count) / GAMMA * sum;
        double eta = Math.pow(count, -KAPPA);
        logAverage = eta * logStep + (1 - eta) * logAverage;
        return Math.exp(logStep);
    }

    /** The step to keep. */
    double average() {
        return Math.exp(logAverage);
    }
}
