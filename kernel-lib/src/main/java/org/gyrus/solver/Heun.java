// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Heun's method, the explicit trapezoidal rule: order 2, with Euler's method embedded. */
final class Heun {
    /** Source and limits inside. */
    static final Tableau METHOD = Tableau.named("Heun 2(1)")
            .order(2)
            .nodes(0, 1)
            .stages(new double[] {}, new double[] {1})
            .weights(1.0 / 2, 1.0 / 2)
            .embedded(1, 1, 0)
            .dense(2, new double[] {1, -1.0 / 2}, new double[] {0, 1.0 / 2})
            .source(
                    "K. Heun, Neue Methoden zur approximativen Integration der Differentialgleichungen einer unabhaengigen"
                            + " Veraenderlichen, Zeitschrift fuer Mathematik und Physik 45, 23-38, 1900")
            .doesNotSuit("tight tolerances: a method of order 5 needs far fewer evaluations below 1e-3")
            .build();

    private Heun() {}
}
