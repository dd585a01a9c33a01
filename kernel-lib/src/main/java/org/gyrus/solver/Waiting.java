// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * Cotangents that wait at past steps until a reverse pass arrives there: from samples and delayed look-ups, through
 * dense output. In the layout of a {@link Recording}.
 */
final class Waiting {
    private double[] state = {};
    private double[] slope = {};
    private double[] node = {};
    private final double[] hBar = new double[1];
    private int slopes;
    private int slopeRoom;
    /** Whether any slope waits. */
    private boolean dense;
    /** Whether there is room for one entry alone, the one under way: in {@link #state} and {@link #slope} from 0. */
    private boolean single;

    /** Clears all, making room for the entries that are in the arrays of a recording. */
    void prepare(Recording recording) {
        clear(recording);
        node = cleared(node, recording.count + 1, recording.t.length);
    }

    /** Clears all but the cotangents of times: other entries are in the arrays now. */
    void clear(Recording recording) {
        single = recording.isLean() && recording.slopes() > 0;
        if (single) {
            state = cleared(state, recording.at(recording.first + 1), recording.at(recording.first + 1));
            slopes = recording.slopes();
            slopeRoom = slopes;
            dense = false;
            return;
        }
        state = cleared(state, recording.stateEnd(), recording.stateRoom());
        slopes = recording.recordEnd();
        slopeRoom = recording.recordRoom();
        dense = false;
    }

    /** What is held, in bytes. */
    long bytes() {
        return 8L * (state.length + slope.length + node.length);
    }

    /** Of the states, from {@link Recording#at}; where one entry alone has room, from 0. */
    double[] state() {
        return state;
    }

    boolean isSingle() {
        return single;
    }

    /** Where the state of an entry waits. */
    int stateAt(Step s) {
        return single ? 0 : s.at;
    }

    /** Where the slopes of an entry wait. */
    int slopeAt(Step s) {
        return single ? 0 : s.recordAt;
    }

    /** Of the times of nodes. */
    double[] node() {
        return node;
    }

    /** Of the records. */
    double[] slope() {
        if (!dense) {
            slope = cleared(slope, slopes, slopeRoom);
            dense = true;
        }
        return slope;
    }

    boolean isDense() {
        return dense;
    }

    /**
     * The reverse of dense output in entry n at a time t = t_n + theta h: to its state and slopes, and to the times of its
     * two nodes.
     *
     * @return the cotangent of t
     */
    double pullBack(
            DenseOutput output, Step s, int n, int size, double theta, int first, int count, double[] bar, int at) {
        hBar[0] = 0;
        double thetaBar =
                output.pullBack(s, size, theta, first, count, bar, at, state, stateAt(s), slope(), slopeAt(s), hBar);
        double tBar = thetaBar / s.h;
        double lengthBar = hBar[0] - tBar * theta;
        node[n] -= tBar + lengthBar;
        node[n + 1] += lengthBar;
        return tBar;
    }

    /** As {@link #pullBack}, of the rate of one element. */
    double pullBackRate(DenseOutput output, Step s, int n, int size, double theta, int element, double bar) {
        double tBar = output.pullBackRate(s, size, theta, element, bar, slope(), s.recordAt) / s.h;
        node[n] -= (1 - theta) * tBar;
        node[n + 1] -= theta * tBar;
        return tBar;
    }

    /** As {@link #pullBack} of all states, where no cotangents of times are asked for. */
    void pullBackStates(DenseOutput output, Step s, int size, double theta, double[] bar) {
        output.pullBack(s, size, theta, 0, size, bar, 0, state, stateAt(s), slope(), slopeAt(s), null);
    }

    /** The same with the weights of dense output given, from {@code wAt} on. */
    void pullBackStates(DenseOutput output, Step s, int size, double[] weights, int wAt, double[] bar) {
        output.pullBack(s, size, weights, wAt, 0, size, bar, 0, state, stateAt(s), slope(), slopeAt(s));
    }

    private static double[] cleared(double[] array, int length, int room) {
        if (array.length < length) {
            return new double[room];
        }
        Arrays.fill(array, 0, length, 0);
        return array;
    }
}
