// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** The classical Runge-Kutta method: order 4, four stages, no error estimate. */
final class RungeKutta4 {
    /** Source and limits inside. */
    static final Tableau METHOD = Tableau.named("Runge-Kutta 4")
            .order(4)
            .nodes(0, 1.0 / 2, 1.0 / 2, 1)
            .stages(new double[] {}, new double[] {1.0 / 2}, new double[] {0, 1.0 / 2}, new double[] {0, 0, 1})
            .weights(1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6)
            .dense(
                    4,
                    new double[] {1, -3.0 / 2, 2.0 / 3},
                    new double[] {0, 1, -2.0 / 3},
                    new double[] {0, 1, -2.0 / 3},
                    new double[] {0, -1.0 / 2, 2.0 / 3})
            .source(
                    "W. Kutta, Beitrag zur naeherungsweisen Integration totaler Differentialgleichungen, Zeitschrift fuer"
                            + " Mathematik und Physik 46, 435-453, 1901")
            .doesNotSuit("steps whose error is not known beforehand: it has no estimate of it")
            .build();

    private RungeKutta4() {}
}
