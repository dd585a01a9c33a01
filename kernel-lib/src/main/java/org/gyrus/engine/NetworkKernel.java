// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * A network over n lanes. Rows are packed: element i of lane l of x, its results and their derivatives is at
 * {@code i * n + l}; row r of the record is at {@code recordAt + r * stride + l}. Owns its scratch memory.
 */
interface NetworkKernel {

    /** Reads the weights that all calls have until the next one; called before any other. */
    default void bind(double[] w, int wAt) {}

    /** From now on what {@link #pullBack} adds to the cotangents of the weights may wait, up to {@link #settle}. */
    default void hold() {}

    /** Adds what waits for the cotangents of the weights, itself added up in the order of the calls. */
    default void settle(double[] wBar, int wBarAt) {}

    /** o = N(x; w). The record is what {@link #pullBack} needs; null to keep none. */
    void evaluate(int n, double[] x, double[] out, double[] w, int wAt, double[] record, int recordAt, int stride);

    /** Sets xBar to the cotangent of x, and adds that of the weights, summed over lanes, to wBar. */
    void pullBack(
            int n,
            double[] x,
            double[] outBar,
            double[] xBar,
            double[] w,
            int wAt,
            double[] wBar,
            int wBarAt,
            double[] record,
            int recordAt,
            int stride);

    /** outDot = dN in the direction (xDot, wDot). */
    void pushForward(int n, double[] x, double[] xDot, double[] outDot, double[] w, int wAt, double[] wDot, int wDotAt);
}
