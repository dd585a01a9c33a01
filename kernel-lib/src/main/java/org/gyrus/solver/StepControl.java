// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * Proportional-integral step control: h_new = h * s err_n^(-a) err_{n-1}^b, a = 1/(q+1) - 0.75 b, q the order
 * of the embedded method, s = aim^(1/(q+1)), within [0.2, 10]; after a rejection h does not grow; after the first step, whose
 * size is only guessed, it may grow to 1,000 h.
 *
 * <p>Sources: E. Hairer and G. Wanner, Solving Ordinary Differential Equations II, section IV.2, 1996; the first growth: A. C.
 * Hindmarsh et al., SUNDIALS, ACM Trans. Math. Softw. 31(3), 363-396, 2005 (etamx1, 10,000 there). Errors come squared,
 * and powers are taken within a percent, from the bits of the number and a short polynomial: a step size needs no more,
 * and each step waits for the size of the one before.
 */
final class StepControl {
    private static final double MOST = 10;
    private static final double MOST_AT_FIRST = 1e3;

    /** Errors of accepted steps count as at least 1e-4 in the next one. */
    private static final double LEAST = log2(1e-4);

    private final double safety;
    private final double beta;
    private final double exponent;
    private double previous;
    private boolean rejected;
    private boolean first;

    /**
     * @param aim the error that steps aim at, as a part of the tolerance; below 1, so that few are rejected
     * @param beta b, from 0: what the error before counts
     */
    StepControl(int embeddedOrder, double aim, double beta) {
        this.safety = Math.pow(aim, 1.0 / (embeddedOrder + 1));
        this.beta = beta;
        exponent = 1.0 / (embeddedOrder + 1) - 0.75 * beta;
        reset();
    }

    /** Forgets the errors before a discontinuity. */
    void reset() {
        previous = LEAST;
        rejected = false;
        first = true;
    }

    /** The factor for the next step after one with this squared error, at most 1. */
    double accepted(double square) {
        double log = 0.5 * log2(square > 1e-20 ? square : 1e-20);
        double factor = safety * exp2(beta * previous - exponent * log);
        previous = log > LEAST ? log : LEAST;
        double most = rejected ? 1 : first ? MOST_AT_FIRST : MOST;
        rejected = false;
        first = false;
        return factor > most ? most : factor > 0.2 ? factor : 0.2;
    }

    /** The factor for another trial after a squared error above 1, or one that is not finite. */
    double rejected(double square) {
        rejected = true;
        if (!(square < 1e60)) {
            return 0.2;
        }
        return Math.max(0.2, safety * exp2(-0.5 * exponent * log2(square)));
    }

    /** log2 x within 0.043, for normal x > 0: exponent and mantissa read as one number. */
    static double log2(double x) {
        return Double.doubleToRawLongBits(x) * 0x1p-52 - 1022.957;
    }

    /** 2^x within 0.3 percent, for |x| < 1000. */
    static double exp2(double x) {
        double floor = Math.floor(x);
        double f = x - floor;
        double m = 1 + f * (0.65617 + f * 0.34383);
        return m * Double.longBitsToDouble(((long) floor + 1023) << 52);
    }
}
