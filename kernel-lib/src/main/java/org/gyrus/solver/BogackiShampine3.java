// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Bogacki and Shampine's pair of orders 3(2): four stages, first same as last, cubic Hermite dense output. */
final class BogackiShampine3 {
    /** Source and limits inside. */
    static final Tableau METHOD = Tableau.named("Bogacki-Shampine 3(2)")
            .order(3)
            .nodes(0, 1.0 / 2, 3.0 / 4, 1)
            .stages(new double[] {}, new double[] {1.0 / 2}, new double[] {0, 3.0 / 4}, new double[] {
                2.0 / 9, 1.0 / 3, 4.0 / 9
            })
            .weights(2.0 / 9, 1.0 / 3, 4.0 / 9, 0)
            .embedded(2, 7.0 / 24, 1.0 / 4, 1.0 / 3, 1.0 / 8)
            .dense(
                    3,
                    new double[] {1, -4.0 / 3, 5.0 / 9},
                    new double[] {0, 1, -2.0 / 3},
                    new double[] {0, 4.0 / 3, -8.0 / 9},
                    new double[] {0, -1, 1})
            .source(
                    "P. Bogacki and L. F. Shampine, A 3(2) pair of Runge-Kutta formulas, Applied Mathematics Letters 2(4),"
                            + " 321-325, 1989")
            .doesNotSuit("relative tolerances below 1e-4, where order 5 is cheaper, and stiff problems")
            .build();

    private BogackiShampine3() {}
}
