// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

/**
 * How many terms are enough. For n samples, k terms and the sum of squared residuals R, smaller is better:
 *
 * <ul>
 *   <li>{@link #AIC}: n log(R/n) + 2 k (Akaike 1974, IEEE Trans Automat Contr 19:716);
 *   <li>{@link #AICC}: AIC + 2 k (k + 1)/(n - k - 1), for few samples (Hurvich and Tsai 1989, Biometrika 76:297);
 *   <li>{@link #BIC}: n log(R/n) + k log n (Schwarz 1978, Ann Stat 6:461);
 *   <li>{@link #VALIDATION}: the mean squared error on five blocks of neighboring samples, each predicted from the other
 *       four; of all laws within one standard error of the best, the one with the fewest terms (Breiman et al. 1984).
 * </ul>
 *
 * <p>The first three count each sample as a witness of its own. A network's error is smooth: densely sampled, its
 * neighbors say the same, and these criteria keep terms that describe the network's error. Then give the size of the error
 * with {@link Discovery#uncertainty}: n log(R/n) becomes R/sigma^2.
 */
public enum Criterion {
    /** Akaike's. */
    AIC,
    /** Akaike's for few samples. */
    AICC,
    /** Schwarz's. */
    BIC,
    /** Blocked cross-validation with the rule of one standard error. */
    VALIDATION;

    /**
     * The criterion of any model: misfit plus what its numbers cost.
     *
     * @param misfit -2 log likelihood, for normal noise n log(R/n), up to a constant of the readings
     * @param samples n
     * @param numbers k, all that were fitted
     * @throws DiscoveryException for {@link #VALIDATION}, which needs fits to parts of the readings
     */
    public double of(double misfit, int samples, int numbers) {
        if (this == VALIDATION) {
            throw new DiscoveryException("Validation is no formula: compare fits on held-out readings, or use BIC.");
        }
        return misfit + penalty(samples, numbers);
    }

    /** What k terms cost. */
    double penalty(int samples, int terms) {
        return switch (this) {
            case AIC -> 2.0 * terms;
            case AICC ->
                terms + 1 >= samples
                        ? Double.POSITIVE_INFINITY
                        : 2.0 * terms + 2.0 * terms * (terms + 1) / (samples - terms - 1);
            case BIC -> terms * Math.log(samples);
            case VALIDATION -> 0;
        };
    }
}
