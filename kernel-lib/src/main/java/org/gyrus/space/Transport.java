// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * o = B(k, c) on the cells of a {@link Space}: what flows between them carries into each, per unit of time. k is a coefficient of
 * each cell, c the quantity. With its exact derivatives, forward and transposed.
 *
 * <p>Cell i of an array that starts at {@code at} is {@code array[at + i]}. Each call writes the cells from {@code from}
 * (inclusive) to {@code to} (exclusive) and reads whatever cells it needs: ranges can be shared out to threads, and every
 * cell's number is the same bit by bit however they are. No call throws for a value or allocates. Immutable.
 */
public interface Transport {
    /** {@code out[i]} = B(k, c)_i. */
    void apply(double[] k, int kAt, double[] c, int cAt, double[] out, int outAt, int from, int to);

    /** {@code out[i]} = sum_j dB(k, c)_i / dc_j cDot_j. */
    void pushForward(
            double[] k,
            int kAt,
            double[] c,
            int cAt,
            double[] cDot,
            int cDotAt,
            double[] out,
            int outAt,
            int from,
            int to);

    /** {@code out[i]} = sum_j dB(k, c)_i / dk_j kDot_j. */
    void pushForwardCoefficient(
            double[] k,
            int kAt,
            double[] c,
            int cAt,
            double[] kDot,
            int kDotAt,
            double[] out,
            int outAt,
            int from,
            int to);

    /** {@code cBar[i]} = sum_j outBar_j dB(k, c)_j / dc_i. */
    void pullBack(
            double[] k,
            int kAt,
            double[] c,
            int cAt,
            double[] outBar,
            int outBarAt,
            double[] cBar,
            int cBarAt,
            int from,
            int to);

    /** {@code kBar[i]} = sum_j outBar_j dB(k, c)_j / dk_i. */
    void pullBackCoefficient(
            double[] k,
            int kAt,
            double[] c,
            int cAt,
            double[] outBar,
            int outBarAt,
            double[] kBar,
            int kBarAt,
            int from,
            int to);

    /** {@code out[i]}: the largest of them bounds how fast B decays: explicit steps are stable up to 2 over it with Euler's method. */
    void decay(double[] k, int kAt, double[] out, int outAt, int from, int to);

    /** How far apart in the order of cells two of them that exchange anything may be. */
    default int reach() {
        return Integer.MAX_VALUE;
    }
}
