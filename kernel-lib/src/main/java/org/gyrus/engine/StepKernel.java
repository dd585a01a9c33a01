// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * One whole step of an explicit Runge-Kutta method, fused: all stages, the new state and the error estimate are one code,
 * K_i = f(t + c_i h, y + h sum_{j < i} a_ij K_j); and its reverse another.
 *
 * <p>Sums over stages leave out zero weights and add four terms at a time: (y + (w_0 K_0 + w_1 K_1 + w_2 K_2)) +
 * w_3 K_3, then the next four, w_j = h a_ij being rounded first: no sum waits for its newest stage longer than it must. The same steps taken stage by stage in this order give the same
 * bits.
 *
 * <p>Layout: as {@link Evaluator}'s, element i of lane l of stage j at {@code (j * n + i) * lanes + l}.
 *
 * <p>Made by {@link Program#stepKernel}. Owns its scratch memory: one per thread. Nothing is allocated in a call.
 *
 * <p>Suits small models, on one lane and on many; does not suit networks on many lanes, whose kernels leave little overhead
 * to save.
 */
public interface StepKernel {

    /** As {@link Evaluator#bind}. */
    void bind(double[] parameters, double[] weights);

    /**
     * Takes a step of size h from (t, y).
     *
     * @param y the state, n numbers a lane from {@code yAt}
     * @param u the inputs at each stage
     * @param k the stages. Stage 0, f(t, y), is read; the others are written. Null to compute all and write none
     * @param yNew receives y + h sum_j b_j K_j
     * @param error receives h sum_j e_j K_j; untouched when the method has no estimate
     * @param tape receives what {@link Evaluator#evaluate} would keep at each stage but the first, stage j from
     *     {@code tapeAt + j * tapeLength}; null to keep none, and null where k is
     */
    void step(
            double t,
            double h,
            double[] y,
            int yAt,
            double[] u,
            double[] k,
            int kAt,
            double[] yNew,
            int yNewAt,
            double[] error,
            double[] tape,
            int tapeAt);

    /**
     * Takes a step back: adds the derivatives of sum(yNewBar * yNew) + sum(kBar * k) to cotangents; those of t and h are not
     * asked for.
     *
     * @param k the stages as {@link #step} wrote them, or null to compute them again
     * @param tape what it kept, that of stage 0 included; not read where k is null
     * @param yNewBar n numbers a lane
     * @param kBar of the stages, or null for zero
     * @param yBar receives, added, that of y
     * @param uBar receives, added, those of u
     * @param bar receives, added, those of parameters; those of weights wait, in part, until {@link #settle}
     */
    void pullBack(
            double t,
            double h,
            double[] y,
            int yAt,
            double[] u,
            double[] k,
            int kAt,
            double[] tape,
            int tapeAt,
            double[] yNewBar,
            double[] kBar,
            int kBarAt,
            double[] yBar,
            double[] uBar,
            Cotangent bar);

    /** Adds what waits for the cotangents of the weights since the last time: once after all steps back. */
    void settle(Cotangent bar);
}
