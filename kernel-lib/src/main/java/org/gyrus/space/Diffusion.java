// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * o = div(d grad c) on the cells of a {@link Space}: bilinear in the coefficient d and the quantity c (affine in c where a
 * boundary holds a value other than 0). A null d is 1 everywhere.
 */
public interface Diffusion extends Transport {
    /** {@code out[i]} = B0(d, c)_i: as {@link #apply}, with the values that a boundary holds taken as 0: for tangents of c. */
    default void applyHomogeneous(double[] d, int dAt, double[] c, int cAt, double[] out, int outAt, int from, int to) {
        apply(d, dAt, c, cAt, out, outAt, from, to);
    }

    /** {@code cBar[i]} = sum_j outBar_j dB(d, c)_j / dc_i: the transposed operator, itself where it is symmetric. */
    void pullBack(double[] d, int dAt, double[] outBar, int outBarAt, double[] cBar, int cBarAt, int from, int to);

    /** {@code dBar[i]} = sum_j outBar_j dB(d, c)_j / dd_i. */
    void pullBackCoefficient(
            double[] c, int cAt, double[] outBar, int outBarAt, double[] dBar, int dBarAt, int from, int to);

    @Override
    default void pushForward(
            double[] k,
            int kAt,
            double[] c,
            int cAt,
            double[] cDot,
            int cDotAt,
            double[] out,
            int outAt,
            int from,
            int to) {
        applyHomogeneous(k, kAt, cDot, cDotAt, out, outAt, from, to);
    }

    @Override
    default void pushForwardCoefficient(
            double[] k,
            int kAt,
            double[] c,
            int cAt,
            double[] kDot,
            int kDotAt,
            double[] out,
            int outAt,
            int from,
            int to) {
        apply(kDot, kDotAt, c, cAt, out, outAt, from, to);
    }

    @Override
    default void pullBack(
            double[] k,
            int kAt,
            double[] c,
            int cAt,
            double[] outBar,
            int outBarAt,
            double[] cBar,
            int cBarAt,
            int from,
            int to) {
        pullBack(k, kAt, outBar, outBarAt, cBar, cBarAt, from, to);
    }

    @Override
    default void pullBackCoefficient(
            double[] k,
            int kAt,
            double[] c,
            int cAt,
            double[] outBar,
            int outBarAt,
            double[] kBar,
            int kBarAt,
            int from,
            int to) {
        pullBackCoefficient(c, cAt, outBar, outBarAt, kBar, kBarAt, from, to);
    }

    /** Whether B0 is its own transpose, without a positive eigenvalue for a d of 0 or more. */
    boolean isSymmetric();

    /** {@code out[i]} = -dB(d, c)_i / dc_i: to precondition. */
    void diagonal(double[] d, int dAt, double[] out, int outAt, int from, int to);

    /** By Gershgorin's circles twice the diagonal. */
    @Override
    default void decay(double[] d, int dAt, double[] out, int outAt, int from, int to) {
        diagonal(d, dAt, out, outAt, from, to);
        for (int i = from; i < to; i++) {
            out[outAt + i] *= 2;
        }
    }
}
