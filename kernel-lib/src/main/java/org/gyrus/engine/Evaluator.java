// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * Evaluates o = F(t, y, u, p; w) over lanes (patients, regions, voxels), with exact derivatives.
 *
 * <p>Symbols: t time; y states; u inputs, sampled by the caller at time t (forcing, delayed states); p parameters;
 * w network weights, shared by all lanes. All quantities are in the model's own units.
 *
 * <p>Layout: structure of arrays, the lane contiguous. Element i of lane l of a quantity that starts at {@code at} is
 * {@code array[at + i * lanes + l]}. Weights have no lane.
 *
 * <p>An evaluator owns its scratch memory: one per thread. Nothing is allocated in a call. Not a number in, not a
 * number out: no call throws for a value.
 */
public interface Evaluator {

    /** The number of lanes that every call works on. */
    int lanes();

    /** How many doubles {@link #evaluate} writes to a tape so that {@link #pullBack} need not recompute; may be 0. */
    int tapeLength();

    /**
     * Sets what stays constant during a solve.
     *
     * @param parameters p, read now and copied
     * @param weights w, all networks one after the other in the program's order; read now and copied
     */
    void bind(double[] parameters, double[] weights);

    /**
     * o = F(t, y, u, p; w).
     *
     * @param tape where intermediate values are kept for {@link #pullBack}, or null to keep none
     */
    void evaluate(
            double t, double[] y, int yAt, double[] u, int uAt, double[] out, int outAt, double[] tape, int tapeAt);

    /**
     * The vector-Jacobian product: adds the derivative of sum(outBar * F) with respect to y, u, p, w and t to
     * {@code bar}.
     *
     * @param tape what {@link #evaluate} kept at the same (t, y, u), or null to recompute it
     */
    void pullBack(
            double t,
            double[] y,
            int yAt,
            double[] u,
            int uAt,
            double[] outBar,
            int outBarAt,
            double[] tape,
            int tapeAt,
            Cotangent bar);

    /** The Jacobian-vector product: outDot = dF in the direction {@code dot}. */
    void pushForward(double t, double[] y, int yAt, double[] u, int uAt, Tangent dot, double[] outDot, int outDotAt);

    /**
     * Second order: adds the derivative of sum(outBar * dF[dot]) with respect to y, u, p, w and t to {@code bar}, where
     * dF[dot] is what {@link #pushForward} gives and {@code dot} is held fixed.
     */
    void pullBackPushForward(
            double t,
            double[] y,
            int yAt,
            double[] u,
            int uAt,
            Tangent dot,
            double[] outBar,
            int outBarAt,
            Cotangent bar);
}
