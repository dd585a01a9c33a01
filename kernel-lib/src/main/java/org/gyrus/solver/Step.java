// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * A step being taken or looked at again: where in a recording its numbers lie. A cursor, moved along by the loop.
 *
 * <p>y_n is {@code states[at ...]}, y_{n+1} is {@code states[nextAt ...]}; {@code record[recordAt ...]} holds the slopes
 * {@code [slope * size + state * lanes + lane]}, then what else the method keeps for its reverse pass.
 */
final class Step {
    /** t_n. */
    double t;
    /** t_{n+1} - t_n. */
    double h;

    double[] states;
    int at;
    int nextAt;
    double[] record;
    int recordAt;
    /** Intermediate values of the evaluations, or null when none are kept. */
    double[] tape;

    int tapeAt;
}
