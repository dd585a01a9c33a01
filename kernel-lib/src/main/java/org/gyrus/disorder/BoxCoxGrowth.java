// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.Arrays;

/**
 * Closed solution of {@code dV/dt = a V ((K/V)^lambda - 1)/lambda}, accurate for small lambda.
 *
 * <p>With {@code y = ln(V0/K)}, {@code w = exp(lambda y) - 1}, {@code e = exp(-a t)} and {@code z = w e}:
 * {@code ln V = ln K + ln(1 + z)/lambda}, and {@code ln K + y e} at lambda = 0.
 */
final class BoxCoxGrowth implements GrowthCurve {
    /** Below this |lambda y| the derivative by lambda is taken from its series. */
    private static final double SMALL = 1e-4;

    private final double initial;
    private final double rest;
    private final double a;
    private final double lambda;
    private final double y;
    private final double w;

    BoxCoxGrowth(double initial, double rest, double a, double lambda) {
        this.initial = initial;
        this.rest = rest;
        this.a = a;
        this.lambda = lambda;
        this.y = Math.log(initial / rest);
        this.w = Math.expm1(lambda * y);
    }

    @Override
    public double rate(double volume) {
        double x = Math.log(rest / volume);
        return a * volume * (lambda == 0 ? x : Math.expm1(lambda * x) / lambda);
    }

    @Override
    public double volume(double time) {
        double e = Math.exp(-a * time);
        double z = w * e;
        return z <= -1 ? beyond() : rest * Math.exp(logRatio(e, z));
    }

    @Override
    public double volume(double time, double[] gradient) {
        double e = Math.exp(-a * time);
        double z = w * e;
        if (z <= -1) {
            Arrays.fill(gradient, 0);
            return beyond();
        }
        double logRatio = logRatio(e, z);
        double volume = rest * Math.exp(logRatio);
        double share = (1 + w) * e / (1 + z);
        gradient[0] = volume * share / initial;
        gradient[1] = volume * (1 - share) / rest;
        gradient[2] = -time * e * volume * (lambda == 0 ? y : w / (lambda * (1 + z)));
        if (gradient.length > 3) {
            gradient[3] = volume * byLambda(e, share, logRatio);
        }
        return volume;
    }

    /** ln(V/K); log1p only where it matters, for it is the slower one. */
    private double logRatio(double e, double z) {
        if (lambda == 0) {
            return y * e;
        }
        return (Math.abs(lambda) < 0.1 ? Math.log1p(z) : Math.log(1 + z)) / lambda;
    }

    /** d(ln V)/d(lambda). */
    private double byLambda(double e, double share, double logRatio) {
        if (Math.abs(lambda * y) < SMALL) {
            return y * y * e * (1 - e) / 2 + 2 * lambda * y * y * y * e * (1.0 / 6 - e / 2 + e * e / 3);
        }
        return (y * share - logRatio) / lambda;
    }

    private double beyond() {
        return lambda > 0 ? 0 : Double.POSITIVE_INFINITY;
    }
}
