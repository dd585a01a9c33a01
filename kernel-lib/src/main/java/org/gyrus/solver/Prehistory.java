// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.engine.Cotangent;

/**
 * A delayed state before the start, phi(s), for the lanes of a group: arrays {@code [lane]}, each lane at a time s of its
 * own. Where phi jumps or has a kink, it is seen from {@code inside}, a time on the same side.
 */
interface Prehistory {
    void bind(double[] parameters, double[] weights);

    /** Writes phi(s). */
    void at(double[] s, double[] inside, double[] out);

    /** Writes dphi/ds. */
    void rate(double[] s, double[] inside, double[] out);

    /** Gathers what phi depends on from cotangents of phi(s); writes those of s. */
    void pullBack(double[] s, double[] inside, double[] bar, double[] sBar);

    /** As {@link #pullBack}, of dphi/ds. */
    void pullBackRate(double[] s, double[] inside, double[] bar, boolean gather, double[] sBar);

    /** Writes the change of phi(s) along that of s and, unless null, a direction. */
    void pushForward(double[] s, double[] inside, double[] sDot, Direction direction, double[] out);

    /**
     * {@link #pullBack} and its change along that of s and a direction: writes the cotangents of s and their changes. Unless
     * null, adds how what parameters receive changes to {@code into}, and what the initial state receives to
     * {@code waiting}.
     */
    void pullBackAlong(
            double[] s,
            double[] inside,
            double[] sDot,
            Direction direction,
            double[] bar,
            double[] barDot,
            double[] sBar,
            double[] sBarDot,
            Cotangent into,
            WaitingChange waiting);

    /** Forgets what was gathered. */
    void clear();

    /** Adds what was gathered to parameters and weights. */
    void collect(double[] parameters, double[] weights);

    /** The times before the start at which phi is not smooth, for a lane. */
    default double[] knotTimes(int lane) {
        return new double[0];
    }

    /** How many derivatives are continuous there, plus one. */
    default int smoothness() {
        return Integer.MAX_VALUE;
    }
}
