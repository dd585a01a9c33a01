// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * The times a solve must hit exactly, in order: the end, doses, knots where an input jumps, and the times to which
 * delays carry a discontinuity on. Arrays, reused by the next solve.
 */
final class Stops {
    /** What a stop is, as a number of {@link #kind}. */
    static final int KNOT = 0;

    static final int DOSE = 1;
    static final int BREAK = 2;
    static final int END = 3;

    private int count;
    private int next;
    /** Stops in order of time: an index into the arrays below. */
    private int[] order = new int[16];

    private double[] time = new double[16];
    private int[] kind = new int[16];
    /** DOSE: which dose; BREAK: which delay and lane. */
    private int[] index = new int[16];
    /** BREAK: the stop it comes from; -1 for the start, -2 - n for a located event at node n. */
    private int[] origin = new int[16];
    /** The node at which the stop was reached. */
    private int[] node = new int[16];
    /** How many derivatives are continuous there. */
    private int[] smoothness = new int[16];

    void clear() {
        count = 0;
        next = 0;
    }

    /** Adds a stop after those of the same time; while a solve runs only ahead of it. */
    void add(double t, int what, int which, int from, int smooth) {
        if (count == order.length) {
            int more = 2 * count;
            order = Arrays.copyOf(order, more);
            time = Arrays.copyOf(time, more);
            kind = Arrays.copyOf(kind, more);
            node = Arrays.copyOf(node, more);
            index = Arrays.copyOf(index, more);
            origin = Arrays.copyOf(origin, more);
            smoothness = Arrays.copyOf(smoothness, more);
        }
        int place = count;
        while (place > next && time[order[place - 1]] > t) {
            order[place] = order[place - 1];
            place--;
        }
        order[place] = count;
        time[count] = t;
        kind[count] = what;
        index[count] = which;
        origin[count] = from;
        smoothness[count++] = smooth;
    }

    /** Whether a stop lies within rounding of t, ahead; of the two it gets the lower smoothness. */
    boolean join(double t, int smooth) {
        int low = next;
        int high = count;
        double close = 1e-13 * Math.max(1, Math.abs(t));
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time[order[middle]] < t - close) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == count || time[order[low]] > t + close) {
            return false;
        }
        smoothness[order[low]] = Math.min(smoothness[order[low]], smooth);
        return true;
    }

    /** The stop to be hit next; the last one is the end. */
    int peek() {
        return order[next];
    }

    int count() {
        return count;
    }

    boolean hasNext() {
        return next < count;
    }

    /** The next stop was reached at a node. */
    void advance(int at) {
        node[order[next++]] = at;
    }

    int node(int stop) {
        return node[stop];
    }

    double time(int stop) {
        return time[stop];
    }

    int kind(int stop) {
        return kind[stop];
    }

    int index(int stop) {
        return index[stop];
    }

    int origin(int stop) {
        return origin[stop];
    }

    int smoothness(int stop) {
        return smoothness[stop];
    }
}
