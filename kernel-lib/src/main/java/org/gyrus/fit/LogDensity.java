// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.List;

/**
 * A differentiable log density log p(theta) + constant over unconstrained numbers theta: what samplers and Laplace's
 * approximation ask for. Not safe for several threads at once.
 */
public interface LogDensity {
    /** What each number stands for, such as {@code a}, {@code K of patient 7}; as many as theta is long. */
    List<String> names();

    /** Where to start, the mode if it is known; a new array. */
    double[] start();

    /**
     * The log density at a point, without its constant.
     *
     * @param theta one number for each of {@link #names}, any finite value
     * @param gradient receives the exact derivatives with respect to theta; null where they are not wanted
     * @return negative infinity where the model has no solution; the gradient is then 0
     */
    double at(double[] theta, double[] gradient);

    /**
     * Theta in the units of what it stands for: each number depends on its own coordinate alone and never falls as that
     * rises, so that quantiles go over into quantiles. Theta itself unless overridden.
     */
    default double[] values(double... theta) {
        return theta.clone();
    }
}
