// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.List;
import org.gyrus.fit.Interval;

/**
 * What is known of the numbers theta of a fit after the readings: something that can be drawn from. Forecasts take any.
 */
public interface Posterior {
    /** What each number stands for. */
    List<String> names();

    /**
     * Independent or nearly independent draws of theta, {@code [draw][number]}, in the coordinates of the density.
     *
     * @param seed the same seed gives the same draws
     */
    double[][] draws(int count, long seed);

    /** Theta in the units of what it stands for. */
    double[] values(double... theta);

    /**
     * The central interval of a number in its own unit, with the median as estimate.
     *
     * @param level such as 0.95
     */
    Interval interval(String name, double level);
}
