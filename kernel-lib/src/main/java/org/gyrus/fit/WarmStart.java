// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * Numbers near the best, found by an easier problem: for courses so long or so bent that a fit of the whole would end in a
 * wrong valley. Baake et al. 1992; Bock 1983.
 */
public abstract sealed class WarmStart permits GrowingWindows, MultipleShooting {
    WarmStart() {}

    /** From a point to a better one. */
    abstract double[] from(FitSettings settings, Task task, double[] theta);

    /**
     * Fits the first part of each patient's time, then more, then all. Suits oscillations and long horizons. Does not suit
     * patients with a handful of readings.
     *
     * @param windows how many, 2 or more, of which the last is the whole
     */
    public static WarmStart growingWindows(int windows) {
        return new GrowingWindows(windows);
    }

    /**
     * Cuts each patient's time into segments that start anywhere, and joins them by and by. Suits oscillations, chaos,
     * states that are seen. Does not suit states that no reading tells about.
     *
     * @param segments how many, 2 or more; never more than a patient's readings allow
     */
    public static WarmStart multipleShooting(int segments) {
        return new MultipleShooting(segments);
    }
}
