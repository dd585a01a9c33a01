// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * o = div(d grad c) on the cells of a {@link Space}: bilinear in the coefficient d and the quantity c (affine in c where a
 * boundary holds a value other than 0), with its exact reverse.
 *
 * <p>Cell i of an array that starts at {@code at} is {@code array[at + i]}. Each call writes the cells from {@code from}
 * (inclusive) to {@code to} (exclusive) and reads whatever cells it needs: ranges can be shared out to threads, and every
 * cell's number is the same bit by bit however they are. A null d is 1 everywhere. No call throws for a value or allocates.
 */
public interface Diffusion {
    /** {@code out[i]} = B(d, c)_i. */
    void apply(double[] d, int dAt, double[] c, int cAt, double[] out, int outAt, int from, int to);

    /** {@code out[i]} = B0(d, c)_i: as {@link #apply}, with the values that a boundary holds taken as 0: for tangents of c. */
    default void applyHomogeneous(double[] d, int dAt, double[] c, int cAt, double[] out, int outAt, int from, int to) {
        apply(d, dAt, c, cAt, out, outAt, from, to);
    }

    /** {@code cBar[i]} = sum_j outBar_j dB(d, c)_j / dc_i: the transposed operator, itself where it is symmetric. */
    void pullBack(double[] d, int dAt, double[] outBar, int outBarAt, double[] cBar, int cBarAt, int from, int to);

    /** {@code dBar[i]} = sum_j outBar_j dB(d, c)_j / dd_i. */
    void pullBackCoefficient(
            double[] c, int cAt, double[] outBar, int outBarAt, double[] dBar, int dBarAt, int from, int to);

    /** How far apart in the order of cells two of them that exchange anything may be. */
    default int reach() {
        return Integer.MAX_VALUE;
    }

    /** Whether B0 is its own transpose, without a positive eigenvalue for a d of 0 or more. */
    boolean isSymmetric();

    /** {@code out[i]} = -dB(d, c)_i / dc_i: to precondition. */
    void diagonal(double[] d, int dAt, double[] out, int outAt, int from, int to);

    /** {@code out[i]}: the largest of them bounds how fast B0 decays. By Gershgorin's circles twice the diagonal. */
    default void decay(double[] d, int dAt, double[] out, int outAt, int from, int to) {
        diagonal(d, dAt, out, outAt, from, to);
        for (int i = from; i < to; i++) {
            out[outAt + i] *= 2;
        }
    }
}
