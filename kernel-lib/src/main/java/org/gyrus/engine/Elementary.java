// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * The elementary functions of the engine on one number: the same polynomials in the same order of operations as
 * {@code VectorLaneKernel} runs on eight, so that the result never depends on how many lanes are computed
 * together. Errors are below 2.1 units in the last place over the whole range.
 *
 * <p>Reduction by x = k ln 2 + r with a two-part ln 2 as in Cody and Waite, "Software Manual for the Elementary
 * Functions" (1980); log by 2 atanh(f/(2 + f)). Coefficients: Chebyshev interpolation in 60 digits, ours.
 */
final class Elementary {
    static final double LOG2_E = 0x1.71547652b82fep0;
    static final double LN2_HIGH = 0x1.62e42fee00000p-1;
    static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** Adding it rounds to an integer, which then stands in the low bits. */
    static final double ROUND = 0x1.8p52;

    static final double EXP_MOST = 0x1.62e42fefa39efp9;
    static final double EXP_LEAST = -0x1.74910d52d3052p9;
    /** tanh and exp(-x) are 1 and 0 to rounding beyond. */
    static final double TANH_MOST = 20;

    static final double EXPM1_MOST = 40;
    static final double SOFTPLUS_MOST = 708;

    /** (exp(r) - 1 - r) / r^2 for |r| &lt;= ln(2)/2. */
    static final double E0 = 0x1.0000000000001p-1;

    static final double E1 = 0x1.5555555555556p-3;
    static final double E2 = 0x1.5555555553d4fp-5;
    static final double E3 = 0x1.11111111109adp-7;
    static final double E4 = 0x1.6c16c17893833p-10;
    static final double E5 = 0x1.a01a01a7c8d47p-13;
    static final double E6 = 0x1.a019b8ef67c6cp-16;
    static final double E7 = 0x1.71de0d9c145d0p-19;
    static final double E8 = 0x1.2891a8c1d838dp-22;
    static final double E9 = 0x1.af38d53857513p-26;

    /** (log(1 + e) - e) / e^2 for 0 &lt;= e &lt;= 1. */
    static final double[] L = {
        -0x1.fffffffffffffp-2, 0x1.55555555551f7p-2, -0x1.ffffffffc7abfp-3, 0x1.9999998ddb4e8p-3,
        -0x1.55555408144bfp-3, 0x1.2492326fbff5ep-3, -0x1.fffded04814b3p-4, 0x1.c70b3bb89c4c1p-4,
        -0x1.99301f9e8c817p-4, 0x1.72719dbc48133p-4, -0x1.4e616120ac837p-4, 0x1.2728f0a668d5fp-4,
        -0x1.ed886dd544177p-5, 0x1.768648eaf622cp-5, -0x1.eb9f5472ed393p-6, 0x1.090d22d63907dp-6,
        -0x1.bb1dcb9f41b93p-8, 0x1.0a2fe470b41f5p-9, -0x1.95cf81077877ap-12, 0x1.254ec407aa53dp-15
    };

    /** (2 atanh(s) - 2 s) / s^3 as a polynomial in s^2, for s &lt;= 0.1716. */
    static final double G0 = 0x1.5555555555558p-1;

    static final double G1 = 0x1.9999999995273p-2;
    static final double G2 = 0x1.2492492dfd86cp-2;
    static final double G3 = 0x1.c71c62d5e53e0p-3;
    static final double G4 = 0x1.7462b91b8df65p-3;
    static final double G5 = 0x1.39fdcceb4bb45p-3;
    static final double G6 = 0x1.2b5f68a50d903p-3;

    private Elementary() {}

    private static double fma(double a, double b, double c) {
        return FusedMultiplyAdd.AVAILABLE ? Math.fma(a, b, c) : a * b + c;
    }

    /** exp(x): 0 below -745.13, infinite above 709.78, exact steps through the subnormal numbers. */
    static double exp(double x) {
        double shifted = fma(x, LOG2_E, ROUND);
        double k = shifted - ROUND;
        double r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, x));
        double p = 1 + fma(r * r, tail(r), r);
        long bits = Double.doubleToRawLongBits(shifted) - Double.doubleToRawLongBits(ROUND);
        long half = bits >> 1;
        double y = p * power(half) * power(bits - half);
        return x > EXP_MOST ? Double.POSITIVE_INFINITY : x < EXP_LEAST ? 0 : y;
    }

    private static double power(long k) {
        return Double.longBitsToDouble((k + 1023) << 52);
    }

    private static double tail(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = fma(r2, fma(r, E3, E2), fma(r, E1, E0));
        double high = fma(r2, fma(r, E7, E6), fma(r, E5, E4));
        return fma(r4, fma(r4, fma(r, E9, E8), high), low);
    }

    /** exp(x) - 1 for |x| &lt;= 40. */
    static double expm1(double x) {
        double shifted = fma(x, LOG2_E, ROUND);
        double k = shifted - ROUND;
        double r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, x));
        double q = fma(r * r, tail(r), r);
        double scale =
                Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + Double.doubleToRawLongBits(1.0));
        return fma(scale, q, scale - 1);
    }

    /** tanh(x) = m / (m + 2), m = exp(2 |x|) - 1, with the sign of x. */
    static double tanh(double x) {
        double size = Math.abs(x);
        double m = expm1(2 * (size > TANH_MOST ? TANH_MOST : size));
        return Math.copySign(m / (m + 2), x);
    }

    /** log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|)). */
    static double softplus(double x) {
        double size = Math.abs(x);
        double e = expSmall(-(size > SOFTPLUS_MOST ? SOFTPLUS_MOST : size));
        double tail = log1pSmall(e);
        double positive = x > 0 ? x : 0;
        return size > SOFTPLUS_MOST ? x > 0 ? x : exp(x) : positive + tail;
    }

    /** The derivative of softplus from its value h: 1 - exp(-h), accurate to the last place where it is small. */
    static double softplusSlope(double h) {
        return -expm1(-(h > EXPM1_MOST ? EXPM1_MOST : h));
    }

    /** exp(x) for -708 &lt;= x &lt;= 0. */
    static double expSmall(double x) {
        double shifted = fma(x, LOG2_E, ROUND);
        double k = shifted - ROUND;
        double r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, x));
        double p = 1 + fma(r * r, tail(r), r);
        return p
                * Double.longBitsToDouble(
                        (Double.doubleToRawLongBits(shifted) << 52) + Double.doubleToRawLongBits(1.0));
    }

    /** log(1 + e) for 0 &lt;= e &lt;= 1. */
    static double log1pSmall(double e) {
        double e2 = e * e;
        double e4 = e2 * e2;
        double e8 = e4 * e4;
        double q0 = fma(e2, fma(e, L[3], L[2]), fma(e, L[1], L[0]));
        double q1 = fma(e2, fma(e, L[7], L[6]), fma(e, L[5], L[4]));
        double q2 = fma(e2, fma(e, L[11], L[10]), fma(e, L[9], L[8]));
        double q3 = fma(e2, fma(e, L[15], L[14]), fma(e, L[13], L[12]));
        double q4 = fma(e2, fma(e, L[19], L[18]), fma(e, L[17], L[16]));
        double low = fma(e4, q1, q0);
        double high = fma(e8, q4, fma(e4, q3, q2));
        return fma(e2, fma(e8, high, low), e);
    }

    /** 1 / (1 + exp(-x)), without overflow. */
    static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /** Natural logarithm: -infinity at 0, NaN below. */
    static double log(double x) {
        boolean tiny = x < Double.MIN_NORMAL;
        double scaled = tiny ? x * 0x1p54 : x;
        long bits = Double.doubleToRawLongBits(scaled) - Double.doubleToRawLongBits(0x1.6a09e667f3bcdp-1);
        double k = (double) (bits >> 52) - (tiny ? 54 : 0);
        double m = Double.longBitsToDouble(
                (bits & 0x000fffffffffffffL) + Double.doubleToRawLongBits(0x1.6a09e667f3bcdp-1));
        double f = m - 1;
        double s = f / (2 + f);
        double z = s * s;
        double z2 = z * z;
        double low = fma(z2, fma(z, G3, G2), fma(z, G1, G0));
        double g = fma(z2 * z2, fma(z2, G6, fma(z, G5, G4)), low);
        double half = 0.5 * f * f;
        double tail = fma(k, LN2_LOW, s * fma(z, g, half));
        double y = fma(k, LN2_HIGH, f - (half - tail));
        return x > 0 && x <= Double.MAX_VALUE ? y : x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
}
