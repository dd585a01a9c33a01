// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Derivatives of a scalar with respect to what goes into and comes out of one {@link Step}; used in a reverse pass. */
final class StepCotangent {
    /** In: with respect to y_{n+1}, {@code [state * lanes + lane]}. */
    final double[] next;
    /** Out, added to: with respect to y_n. */
    final double[] y;
    /**
     * In: with respect to the slopes (through dense output), laid out from {@link #recordAt}. The step before may share
     * its last slope with this one's first: what is used is set to zero, at the time it is used.
     */
    double[] record;

    int recordAt;
    /** Whether {@link #record} holds anything but zero. */
    boolean dense;
    /** Whether {@link #t} and {@link #h} are asked for. */
    boolean timed;
    /** Out, added to, if {@link #timed}: with respect to t_n at constant h. */
    double t;
    /** Out, added to, if {@link #timed}: with respect to h at constant t_n. */
    double h;

    StepCotangent(int size) {
        next = new double[size];
        y = new double[size];
    }
}
