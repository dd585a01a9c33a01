// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * One whole step of an explicit Runge-Kutta method on one lane, fused: all stages, the new state and the error estimate
 * are one code, K_i = f(t + c_i h, y + h sum_{j < i} a_ij K_j).
 *
 * <p>Sums over stages leave out zero weights and add four terms at a time: (y + (w_0 K_0 + w_1 K_1 + w_2 K_2)) +
 * w_3 K_3, then the next four, w_j = h a_ij being rounded first: no sum waits for its newest stage longer than it must. The same steps taken stage by stage in this order give the same
 * bits.
 *
 * <p>Made by {@link Program#stepKernel}. Owns its scratch memory: one per thread. Nothing is allocated in a call.
 *
 * <p>Suits small models; does not suit many lanes or networks, whose kernels leave little overhead to save.
 */
public interface StepKernel {

    /** As {@link Evaluator#bind}, on one lane. */
    void bind(double[] parameters, double[] weights);

    /**
     * Takes a step of size h from (t, y).
     *
     * @param y the state, n numbers from {@code yAt}
     * @param u the inputs at each stage: input i of stage j at {@code uAt + j * inputs + i}
     * @param k the stages: component i of stage j at {@code kAt + j * n + i}. Stage 0, f(t, y), is read; the others are
     *     written
     * @param yNew receives y + h sum_j b_j K_j
     * @param error receives h sum_j e_j K_j; untouched when the method has no estimate
     * @param tape receives what {@link Evaluator#evaluate} would keep at each stage but the first, stage j from
     *     {@code tapeAt + j * tapeLength}; null to keep none
     */
    void step(
            double t,
            double h,
            double[] y,
            int yAt,
            double[] u,
            int uAt,
            double[] k,
            int kAt,
            double[] yNew,
            int yNewAt,
            double[] error,
            int errorAt,
            double[] tape,
            int tapeAt);
}
