// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Kvaerno's pair of orders 3(2): four stages, ESDIRK, L-stable and stiffly accurate, stage order 2. */
final class Kvaerno3 {
    private static final double G = 0.435866521508459;
    private static final double[] A3 = {(-4 * G * G + 6 * G - 1) / (4 * G), (1 - 2 * G) / (4 * G)};
    private static final double[] A4 = {
        (6 * G - 1) / (12 * G), -1 / ((24 * G - 12) * G), (-6 * G * G + 6 * G - 1) / (6 * G - 3)
    };

    static final ImplicitTableau METHOD = new ImplicitTableau(
            "Kvaerno 3(2)",
            3,
            2,
            G,
            new double[] {0, 2 * G, 1, 1},
            new double[][] {{}, {G}, A3, A4},
            new double[][] {{}, {1}, {1 - 1 / (2 * G), 1 / (2 * G)}, {A3[0], A3[1], G}},
            new double[] {A4[0] - A3[0], A4[1] - A3[1], A4[2] - G, G},
            ImplicitTableau.hermite(new double[] {A4[0], A4[1], A4[2], G}),
            3,
            "A. Kvaerno, Singly diagonally implicit Runge-Kutta methods with an explicit first stage, BIT Numerical"
                    + " Mathematics 44(3), 489-502, 2004",
            "tolerances below about 1e-6, where the method of order 5 is cheaper");

    private Kvaerno3() {}
}
