// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * o = div(d grad c) on the cells of a {@link Space}: bilinear in the coefficient d and the quantity c (affine in c where a
 * boundary holds a value other than 0), with its exact reverse.
 *
 * <p>Cell i of an array that starts at {@code at} is {@code array[at + i]}. Each call works out the cells from
 * {@code from} (inclusive) to {@code to} (exclusive) and reads whatever cells it needs: ranges can be shared out to
 * threads, and every cell's number is the same bit by bit however they are. A null d is 1 everywhere. No call throws for a
 * value or allocates.
 *
 * <p>For a tangent, use {@link #apply} with homogeneous set: do(d, c) = B(d', c) + B0(d, c'), B0 without boundary values.
 */
public interface Diffusion {
    /** {@code out[i]} = B(d, c)_i. */
    void apply(double[] d, int dAt, double[] c, int cAt, double[] out, int outAt, int from, int to);

    /** {@code out[i]} = B0(d, c)_i: as {@link #apply}, with all values that a boundary holds taken as 0. */
    default void applyHomogeneous(double[] d, int dAt, double[] c, int cAt, double[] out, int outAt, int from, int to) {
        apply(d, dAt, c, cAt, out, outAt, from, to);
    }

    /** Adds sum_j outBar_j dB(d, c)_j / dc_i to {@code cBar[i]}: the transposed operator; itself where it is symmetric. */
    void pullBack(double[] d, int dAt, double[] outBar, int outBarAt, double[] cBar, int cBarAt, int from, int to);

    /** Adds sum_j outBar_j dB(d, c)_j / dd_i to {@code dBar[i]}. */
    void pullBackCoefficient(
            double[] c, int cAt, double[] outBar, int outBarAt, double[] dBar, int dBarAt, int from, int to);

    /** Whether {@link #apply} without boundary values is its own transpose and has no positive eigenvalue for d of 0 or more. */
    boolean isSymmetric();

    /** Writes -dB(d, c)_i / dc_i, the size of the diagonal, to {@code out[i]}: for bounds of eigenvalues and preconditioners. */
    void diagonal(double[] d, int dAt, double[] out, int outAt, int from, int to);
}
