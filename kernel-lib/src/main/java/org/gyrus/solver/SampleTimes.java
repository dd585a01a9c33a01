// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * The times at which a solve is read: where they lie in its steps, and the weights of dense output there. Found once after
 * a forward pass that left all its steps in memory, used for its values and by its reverse.
 */
final class SampleTimes {
    /** In place of an entry: the solve did not get there. */
    static final int BEYOND = Integer.MIN_VALUE;

    /** More times than this are looked up one by one: their weights would take more memory than time. */
    private static final int MOST = 4096;

    private final double[] times;
    private final int[] entry;
    private final double[] weights;
    private final int stages;
    private boolean located;

    SampleTimes(double[] times, DenseOutput dense) {
        this.times = times;
        stages = dense.stages();
        int kept = times.length > MOST ? 0 : times.length;
        entry = new int[kept];
        weights = new double[kept * stages];
    }

    /** Looks all times up; whether the steps are there to be read. */
    boolean locate(Recording recording, DenseOutput dense) {
        located = entry.length == times.length && !recording.isLean() && recording.isWhole();
        for (int i = 0; located && i < times.length; i++) {
            double time = times[i];
            int n = recording.find(time);
            if (n < 0 || time > recording.t[recording.count]) {
                entry[i] = BEYOND;
            } else if (n == recording.count || time == recording.t[n]) {
                entry[i] = -1 - n;
            } else {
                entry[i] = n;
                dense.weights((time - recording.t[n]) / recording.h[n], weights, i * stages);
            }
        }
        return located;
    }

    boolean isLocated() {
        return located;
    }

    int count() {
        return times.length;
    }

    /** The step in which time i lies, -1 - n at node n, or {@link #BEYOND}. */
    int entry(int i) {
        return entry[i];
    }

    /** By sample and stage; those of sample i from {@link #at} on. */
    double[] weights() {
        return weights;
    }

    int at(int i) {
        return i * stages;
    }
}
