// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** A point with a finite cost to begin at: networks that carry a solution away are made smaller until they do not. */
final class FirstPoint {
    private static final double[] FACTORS = {0.3, 0.1, 0.03, 0};

    private FirstPoint() {}

    /** @throws FitException when there is none */
    static void find(Cost cost, double[] theta, Journal journal) {
        if (cost.at(theta, null) < Double.POSITIVE_INFINITY) {
            return;
        }
        String why = cost.failure();
        boolean[] weight = cost.isWeight();
        double[] start = theta.clone();
        for (double factor : FACTORS) {
            for (int k = 0; k < theta.length; k++) {
                theta[k] = weight[k] ? factor * start[k] : start[k];
            }
            if (cost.at(theta, null) < Double.POSITIVE_INFINITY) {
                journal.note("The first weights were multiplied by " + factor + ": " + why);
                return;
            }
        }
        throw new FitException(why + " This is where the fit would begin: give other first values, or ranges.");
    }
}
