// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

/** What is known of the noise in weighted residuals. */
public enum NoiseLevel {
    /** Residuals are in units of their standard deviation: intervals use the normal and chi-squared distributions. */
    KNOWN,
    /**
     * Residuals are weighted up to a common factor, which is estimated from the sum of squares over n - p degrees of freedom:
     * intervals use Student's t and Fisher's F.
     */
    ESTIMATED
}
