// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * Weighted residuals r(theta), of which half the sum of squares is what a fit minimizes: what Gauss-Newton methods, Fisher
 * information and profile likelihoods ask for. Theta is that of {@link LogDensity}: unconstrained. Residuals of priors
 * come after those of readings. Not safe for several threads at once.
 */
public interface Residuals {
    /** How many residuals there are. */
    int count();

    /** r at a point, a new array; not a number where the model has no solution. */
    double[] at(double[] theta);

    /** The exact derivatives dr_i / dtheta_j, {@code [i][j]}, a new array. */
    double[][] jacobian(double[] theta);
}
