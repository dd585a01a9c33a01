// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.Arrays;

/**
 * Closed solution of {@code dV/dt = a V ((K/V)^lambda - 1)/lambda}, accurate for small lambda.
 *
 * <p>With {@code y = ln(V0/K)}, {@code e = exp(-a t)} and {@code z = (exp(lambda y) - 1) e}:
 * {@code ln V = ln K + ln(1 + z)/lambda}, and {@code ln K + y e} at lambda = 0.
 *
 * @param initial V0
 * @param rest K
 * @param rate a
 * @param lambda shape
 */
record BoxCoxGrowth(double initial, double rest, double rate, double lambda) {
    /** Below this |lambda y| the derivative by lambda is taken from its series. */
    private static final double SMALL = 1e-4;

    double volume(double time) {
        double e = Math.exp(-rate * time);
        double y = Math.log(initial / rest);
        if (lambda == 0) {
            return rest * Math.exp(y * e);
        }
        double z = Math.expm1(lambda * y) * e;
        return z <= -1 ? beyond() : rest * Math.exp(Math.log1p(z) / lambda);
    }

    /** The derivatives by V0, K, a and, where the array has room, lambda. */
    double volume(double time, double[] gradient) {
        double e = Math.exp(-rate * time);
        double y = Math.log(initial / rest);
        double w = Math.expm1(lambda * y);
        double z = w * e;
        if (z <= -1) {
            Arrays.fill(gradient, 0);
            return beyond();
        }
        double volume = lambda == 0 ? rest * Math.exp(y * e) : rest * Math.exp(Math.log1p(z) / lambda);
        double share = (1 + w) * e / (1 + z);
        gradient[0] = volume * share / initial;
        gradient[1] = volume * (1 - share) / rest;
        gradient[2] = -time * e * volume * (lambda == 0 ? y : w / (lambda * (1 + z)));
        if (gradient.length > 3) {
            gradient[3] = volume * byLambda(y, e, z);
        }
        return volume;
    }

    /** d(ln V)/d(lambda). */
    private double byLambda(double y, double e, double z) {
        if (Math.abs(lambda * y) < SMALL) {
            return y * y * e * (1 - e) / 2 + 2 * lambda * y * y * y * e * (1.0 / 6 - e / 2 + e * e / 3);
        }
        return y * Math.exp(lambda * y) * e / (lambda * (1 + z)) - Math.log1p(z) / (lambda * lambda);
    }

    private double beyond() {
        return lambda > 0 ? 0 : Double.POSITIVE_INFINITY;
    }
}
