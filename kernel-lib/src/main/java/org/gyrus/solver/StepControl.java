// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * Proportional-integral step control: h_new = h * 0.9 err_n^(-a) err_{n-1}^b, b = 0.04, a = 1/(q+1) - 0.75 b, q the order
 * of the embedded method, within [0.2, 10]; after a rejection h does not grow.
 *
 * <p>Source: E. Hairer and G. Wanner, Solving Ordinary Differential Equations II, section IV.2, 1996. The powers are taken
 * to three digits from the exponent and a short polynomial: a step size needs no more.
 */
final class StepControl {
    private static final double BETA = 0.04;
    private static final double SAFETY = 0.9;

    private final double exponent;
    private double previous;
    private boolean rejected;

    StepControl(int embeddedOrder) {
        exponent = 1.0 / (embeddedOrder + 1) - 0.75 * BETA;
        reset();
    }

    /** Forgets the errors before a discontinuity. */
    void reset() {
        previous = log2(1e-4);
        rejected = false;
    }

    /** The factor for the next step after one with this error, at most 1. */
    double accepted(double error) {
        double log = log2(Math.max(error, 1e-10));
        double factor = SAFETY * exp2(BETA * previous - exponent * log);
        previous = Math.max(log, log2(1e-4));
        double most = rejected ? 1 : 10;
        rejected = false;
        return Math.max(0.2, Math.min(most, factor));
    }

    /** The factor for another trial after an error above 1, or one that is not finite. */
    double rejected(double error) {
        rejected = true;
        if (!(error < 1e30)) {
            return 0.2;
        }
        return Math.max(0.2, SAFETY * exp2(-exponent * log2(error)));
    }

    /** log2 x within 4e-3, for normal x > 0: exponent plus a quadratic in the mantissa. */
    static double log2(double x) {
        long bits = Double.doubleToRawLongBits(x);
        double m = Double.longBitsToDouble((bits & 0x000fffffffffffffL) | 0x3ff0000000000000L);
        return (bits >> 52) - 1023 + ((-0.33582878 * m + 2) * m - 1.65871022);
    }

    /** 2^x within 0.3 percent, for |x| < 1000. */
    static double exp2(double x) {
        double floor = Math.floor(x);
        double f = x - floor;
        double m = 1 + f * (0.65617 + f * 0.34383);
        return m * Double.longBitsToDouble(((long) floor + 1023) << 52);
    }
}
