// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Kutta's 3/8 rule: order 4, four stages, no error estimate, smaller error than the classical method. */
final class KuttaThreeEighths {
    /** Source and limits inside. */
    static final Tableau METHOD = Tableau.named("Kutta 3/8")
            .order(4)
            .nodes(0, 1.0 / 3, 2.0 / 3, 1)
            .stages(new double[] {}, new double[] {1.0 / 3}, new double[] {-1.0 / 3, 1}, new double[] {1, -1, 1})
            .weights(1.0 / 8, 3.0 / 8, 3.0 / 8, 1.0 / 8)
            // The only cubic extension of order 3 on these stages: four order conditions, four weights.
            .dense(
                    4,
                    new double[] {1, -15.0 / 8, 1},
                    new double[] {0, 15.0 / 8, -3.0 / 2},
                    new double[] {0, 3.0 / 8},
                    new double[] {0, -3.0 / 8, 1.0 / 2})
            .source(
                    "W. Kutta, Beitrag zur naeherungsweisen Integration totaler Differentialgleichungen, Zeitschrift fuer"
                            + " Mathematik und Physik 46, 435-453, 1901")
            .doesNotSuit("steps whose error is not known beforehand: it has no estimate of it")
            .build();

    private KuttaThreeEighths() {}
}
