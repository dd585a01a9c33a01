// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Euler's method: order 1, one stage. */
final class Euler {
    /** Source and limits inside. */
    static final Tableau METHOD = Tableau.named("Euler")
            .order(1)
            .nodes(0)
            .stages(new double[] {})
            .weights(1)
            .dense(1, new double[] {1})
            .source("L. Euler, Institutiones calculi integralis, vol. 1, section 2, chapter 7, 1768")
            .doesNotSuit("results to be relied on: halving the error doubles the work, use it to compare with")
            .build();

    private Euler() {}
}
