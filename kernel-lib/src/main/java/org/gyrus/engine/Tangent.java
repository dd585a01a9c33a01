// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;

/** A direction in the arguments of an {@link Evaluator}, in the same layout as {@link Cotangent}. */
public final class Tangent {
    /** Of the states: {@code [state * lanes + lane]}. */
    public final double[] y;
    /** Of the inputs: {@code [input * lanes + lane]}. */
    public final double[] u;
    /** Of the parameters: {@code [parameter * lanes + lane]}. */
    public final double[] p;
    /** Of the network weights. */
    public final double[] w;
    /** Of the time: {@code [lane]}. */
    public final double[] t;

    /** All zero. */
    public Tangent(int states, int inputs, int parameters, int weights, int lanes) {
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
