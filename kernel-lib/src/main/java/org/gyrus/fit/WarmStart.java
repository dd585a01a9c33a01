// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.concurrent.CancellationException;

/**
 * Numbers near the best, found by an easier problem: for courses so long or so bent that a fit of the whole would end in a
 * wrong valley. Baake et al. 1992; Bock 1983.
 */
public abstract sealed class WarmStart permits Collocation, GrowingWindows, MultipleShooting {
    WarmStart() {}

    /** From a point to a better one; interrupted, to the best until then. */
    abstract double[] from(FitSettings settings, Task task, double[] theta);

    /** Makes a cost small, one method after the other; the best point is the journal's, after an interrupt too. */
    static void descend(Cost cost, Optimizer optimizer, double[] theta, Journal journal) {
        try {
            FirstPoint.find(cost, theta, journal);
            for (Optimizer.Stage stage : optimizer.stages()) {
                Minimizer.of(stage).run(cost, theta, journal, Keeper.NONE);
                System.arraycopy(journal.best(), 0, theta, 0, theta.length);
            }
        } catch (CancellationException e) {
            // The mark stays set, so that what follows ends, too.
        }
    }

    /**
     * Makes each patient's readings smooth, with as little roughness as cross-validation asks for, and fits the rates to the
     * slopes of the smooth curves (gradient matching): nothing is solved, so that thousands of trials cost less than a few
     * runs. Initial values that are fitted start on the curves. Suits oscillations, many weights, dense readings. Does not
     * suit states that no reading tells about, treatments that make readings jump, inputs, delays, fewer than five readings.
     *
     * <p>Varah 1982, SIAM J Sci Stat Comput 3:28; Roesch, Rackauckas and Stumpf 2021, arXiv:2103.15263 (the latter from memory,
     * not verified).
     */
    public static WarmStart collocation() {
        return new Collocation();
    }

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
