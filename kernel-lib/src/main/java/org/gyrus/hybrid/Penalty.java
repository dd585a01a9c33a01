// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

/**
 * What a fit adds to its loss: {@code weight} times the mean of an observable of the rewritten model over the times and
 * patients that are fitted.
 *
 * <p>The minimal norm of APHYNITY (Yin et al., ICLR 2021) is one: the observable is a squared residual, so the physics
 * explains as much as it can and the network the rest.
 *
 * @param observable its name
 * @param weight in one over the observable's unit, zero or more
 */
public record Penalty(String observable, double weight) {
    public Penalty {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new HybridException(
                    "The weight of a penalty is a finite number, zero or more, but " + weight + " was given.");
        }
    }
}
