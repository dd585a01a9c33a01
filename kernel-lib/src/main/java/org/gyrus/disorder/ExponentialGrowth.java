// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

/**
 * {@code V(t) = V0 exp(a t)}.
 *
 * @param initial V0
 * @param rate a
 */
record ExponentialGrowth(double initial, double rate) implements GrowthCurve {
    @Override
    public double volume(double time) {
        return initial * Math.exp(rate * time);
    }

    @Override
    public double volume(double time, double[] gradient) {
        gradient[0] = Math.exp(rate * time);
        gradient[1] = initial * time * gradient[0];
        return initial * gradient[0];
    }

    @Override
    public double rate(double volume) {
        return rate * volume;
    }
}
