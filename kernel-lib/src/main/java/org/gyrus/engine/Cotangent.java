// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;

/** Accumulated derivatives of a scalar with respect to the arguments of an {@link Evaluator}, in the same layout. */
public final class Cotangent {
    /** With respect to the states: {@code [state * lanes + lane]}. */
    public final double[] y;
    /** With respect to the inputs: {@code [input * lanes + lane]}. */
    public final double[] u;
    /** With respect to the parameters: {@code [parameter * lanes + lane]}. */
    public final double[] p;
    /** With respect to the network weights, summed over lanes. */
    public final double[] w;
    /** With respect to the time: {@code [lane]}. */
    public final double[] t;

    /** All zero. */
    public Cotangent(int states, int inputs, int parameters, int weights, int lanes) {
        y = new double[states * lanes];
        u = new double[inputs * lanes];
        p = new double[parameters * lanes];
        w = new double[weights];
        t = new double[lanes];
    }

    /** Sets all to zero. */
    public void clear() {
        Arrays.fill(y, 0);
        Arrays.fill(u, 0);
        Arrays.fill(p, 0);
        Arrays.fill(w, 0);
        Arrays.fill(t, 0);
    }
}
