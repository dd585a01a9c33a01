// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.engine.Tangent;

/**
 * Where the inputs u(t) of a right-hand side come from: tables, functions of time, delayed states. Layout of u as in
 * {@link org.gyrus.engine.Evaluator}. All times in the model's unit.
 */
interface InputSource {
    /** A source for systems without inputs. */
    InputSource NONE = new InputSource() {
        @Override
        public void enter(double from, double to) {}

        @Override
        public void sample(double t, double[] u) {}

        @Override
        public void rate(double t, double[] uDot) {}

        @Override
        public double pullBack(double t, double[] uBar) {
            return 0;
        }

        @Override
        public double pullBackRate(double t, double[] uDotBar, boolean gather) {
            return 0;
        }

        @Override
        public void pushForward(double t, Tangent dot) {}

        @Override
        public void pullBackAlong(
                double t, double tDot, double[] uBar, double[] uBarDot, boolean gather, double[] time) {}
    };

    /** The next samples lie in the closed interval [from, to], which no jump of an input divides: ends are one-sided. */
    void enter(double from, double to);

    /** Writes u(t). */
    void sample(double t, double[] u);

    /** Writes du/dt at t. */
    void rate(double t, double[] uDot);

    /**
     * Receives the cotangent of u(t), adds it to the cotangents of knots, histories and delays.
     *
     * @return the cotangent of t: sum of uBar * du/dt
     */
    double pullBack(double t, double[] uBar);

    /**
     * Receives the cotangent of du/dt at t, adds it to the cotangents of knots, histories and delays: the reverse of {@link #rate}, needed by
     * methods that use df/dt.
     *
     * @param gather false to ask for the cotangent of t alone
     * @return the cotangent of t
     */
    double pullBackRate(double t, double[] uDotBar, boolean gather);

    /** Writes du into {@code dot.u}: from the directions of knots and histories, plus du/dt times {@code dot.t}. */
    void pushForward(double t, Tangent dot);

    /**
     * {@link #pullBack} and its change along that of t and the direction of histories: what waits at past steps waits for a
     * second derivative; knots receive nothing.
     *
     * @param gather false to ask for the cotangent of t alone
     * @param time receives, added, the cotangent of t and its change
     */
    void pullBackAlong(double t, double tDot, double[] uBar, double[] uBarDot, boolean gather, double[] time);
}
