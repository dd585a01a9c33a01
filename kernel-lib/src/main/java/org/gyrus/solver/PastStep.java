// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** A cursor on the recorded step in which a past time lies, as seen from the step now taken. */
final class PastStep {
    /** How far into the step now taken a time at its end is moved, so that values are one-sided. */
    private static final double NUDGE = 1e-6;

    final Step step = new Step();
    /** The entry of the recording that {@link #step} is. */
    int entry;

    Recording recording;
    private double from;
    private double to;

    /** As {@link InputSource#enter}: the interval that is looked back from. */
    void enter(double start, double end) {
        from = start;
        to = end;
    }

    /**
     * Points at the step that holds t - tau; false before t0. A stage beyond the end of its step that would look past a
     * discontinuity, or at its own step, sees the past before it go on.
     */
    boolean look(double t, double inside, double tau) {
        double key = nudged(t, inside) - tau;
        if (t > to) {
            double last = nudged(to, inside) - tau;
            if (key >= from || breaksBetween(last, key)) {
                key = last;
            }
        }
        if (key < recording.t[0]) {
            return false;
        }
        entry = Math.min(recording.find(key), recording.count - 1);
        recording.look(entry, step);
        return true;
    }

    private static double nudged(double t, double inside) {
        return t + (inside - t) * NUDGE;
    }

    private boolean breaksBetween(double first, double last) {
        int end = Math.min(recording.find(last), recording.count);
        for (int n = Math.max(recording.find(first), -1) + 1; n <= end; n++) {
            if (n == 0 || recording.stop[n] != -1) {
                return true;
            }
        }
        return false;
    }
}
