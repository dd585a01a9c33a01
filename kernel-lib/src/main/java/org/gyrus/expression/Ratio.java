// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

/** An exact fraction in lowest terms, the exponent of a unit: volume^(2/3). */
record Ratio(int numerator, int denominator) {
    static final Ratio ZERO = new Ratio(0, 1);
    static final Ratio ONE = new Ratio(1, 1);
    private static final int LARGEST = 24;

    static Ratio of(long numerator, long denominator) {
        long sign = denominator < 0 ? -1 : 1;
        long divisor = Math.max(1, gcd(Math.abs(numerator), Math.abs(denominator)));
        return new Ratio(Math.toIntExact(sign * numerator / divisor), Math.toIntExact(sign * denominator / divisor));
    }

    /** The fraction with a denominator of at most 24 that is the number to rounding, or null if there is none. */
    static Ratio near(double value) {
        if (!(Math.abs(value) <= 1000)) {
            return null;
        }
        for (int denominator = 1; denominator <= LARGEST; denominator++) {
            double numerator = Math.rint(value * denominator);
            if (Math.abs(numerator / denominator - value) <= 1e-12 * Math.max(1, Math.abs(value))) {
                return of((long) numerator, denominator);
            }
        }
        return null;
    }

    Ratio plus(Ratio other) {
        return of(
                (long) numerator * other.denominator + (long) other.numerator * denominator,
                (long) denominator * other.denominator);
    }

    Ratio times(Ratio other) {
        return of((long) numerator * other.numerator, (long) denominator * other.denominator);
    }

    Ratio negative() {
        return new Ratio(-numerator, denominator);
    }

    boolean isZero() {
        return numerator == 0;
    }

    double value() {
        return (double) numerator / denominator;
    }

    /** As an exponent in a unit: 2, (2/3), -1. */
    @Override
    public String toString() {
        return denominator == 1 ? "" + numerator : "(" + numerator + "/" + denominator + ")";
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
