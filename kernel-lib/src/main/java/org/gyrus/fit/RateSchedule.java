// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** How the rate of an optimizer changes over its iterations. */
@FunctionalInterface
public interface RateSchedule {
    /**
     * The factor of the rate.
     *
     * @param share how much is done, 0 at the first iteration, below 1 at the last
     */
    double factor(double share);

    /** The same rate all the time. */
    static RateSchedule constant() {
        return share -> 1;
    }

    /** A short warm-up over the first 2 %, then half a cosine down to 0. Loshchilov and Hutter 2017, arXiv:1608.03983. */
    static RateSchedule cosine() {
        return share -> Math.min(1, 0.1 + share * 45) * 0.5 * (1 + Math.cos(Math.PI * share));
    }

    /**
     * Halved, or whatever the factor, in steps.
     *
     * @param factor by which the rate is multiplied each time
     * @param times how often, evenly over the iterations
     */
    static RateSchedule steps(double factor, int times) {
        if (!(factor > 0) || times < 1) {
            throw new FitException("A stepwise schedule needs a factor above 0 and at least one step, but " + factor
                    + " and " + times + " were given.");
        }
        return share -> Math.pow(factor, Math.floor(share * (times + 1)));
    }
}
