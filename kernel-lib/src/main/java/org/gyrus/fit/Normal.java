// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.hipparchus.special.Erf;

/** The standard normal distribution far into its lower tail, where its probability underflows. */
final class Normal {
    private static final double HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);
    /** Below it, the asymptotic series is exact to rounding. */
    private static final double TAIL = -20;

    private Normal() {}

    /** log Phi(z). */
    static double logBelow(double z) {
        return z > TAIL ? Math.log(0.5 * Erf.erfc(-z / Math.sqrt(2))) : logDensity(z) + Math.log(mills(z));
    }

    /** phi(z) / Phi(z), the derivative of {@link #logBelow}. */
    static double hazardBelow(double z) {
        return z > TAIL ? Math.exp(logDensity(z) - logBelow(z)) : 1 / mills(z);
    }

    private static double logDensity(double z) {
        return -0.5 * z * z - HALF_LOG_2PI;
    }

    /** Phi(z) / phi(z) for z far below 0: Abramowitz and Stegun 1964, 26.2.12. */
    private static double mills(double z) {
        double square = z * z;
        double term = 1;
        double sum = 1;
        for (int k = 1; k < 12; k++) {
            term *= -(2 * k - 1) / square;
            sum += term;
        }
        return sum / -z;
    }
}
