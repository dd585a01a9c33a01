// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** A direction in what goes into one {@link Step}, and its image: used by forward sensitivities. */
final class StepTangent {
    /** In: of y_n, {@code [state * lanes + lane]}. */
    final double[] y;
    /** Out: of y_{n+1}. */
    final double[] next;
    /** Out: of the slopes, {@code [slope * size + ...]}. */
    final double[] slopes;
    /** In: of t_n at constant h. */
    double t;
    /** In: of h at constant t_n. */
    double h;

    StepTangent(int size, int slopes) {
        y = new double[size];
        next = new double[size];
        this.slopes = new double[slopes * size];
    }
}
