// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

/** A growth law with its parameters: V at any time, and how V depends on the parameters. */
public sealed interface GrowthCurve permits ExponentialGrowth, BoxCoxGrowth {
    /** V(t); 0 once it has vanished, infinite once it has grown without bound. */
    double volume(double time);

    /**
     * V(t) and its derivative by each parameter.
     *
     * @param gradient receives dV/dp, in the order of {@link GrowthLaw#parameters()}
     * @return V(t)
     */
    double volume(double time, double[] gradient);

    /** dV/dt at volume V. */
    double rate(double volume);
}
