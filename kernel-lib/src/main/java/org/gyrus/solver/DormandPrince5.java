// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Dormand and Prince's pair of orders 5(4): seven stages, first same as last, Shampine's dense output. */
final class DormandPrince5 {
    /** Source and limits inside. */
    static final Tableau METHOD = Tableau.named("Dormand-Prince 5(4)")
            .order(5)
            .nodes(0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1)
            .stages(
                    new double[] {},
                    new double[] {1.0 / 5},
                    new double[] {3.0 / 40, 9.0 / 40},
                    new double[] {44.0 / 45, -56.0 / 15, 32.0 / 9},
                    new double[] {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
                    new double[] {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
                    new double[] {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84})
            .weights(35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84, 0)
            .embedded(4, 5179.0 / 57600, 0, 7571.0 / 16695, 393.0 / 640, -92097.0 / 339200, 187.0 / 2100, 1.0 / 40)
            .dense(
                    5,
                    new double[] {
                        1, -8048581381.0 / 2820520608.0, 8663915743.0 / 2820520608.0, -12715105075.0 / 11282082432.0
                    },
                    new double[] {0},
                    new double[] {
                        0, 131558114200.0 / 32700410799.0, -68118460800.0 / 10900136933.0, 87487479700.0 / 32700410799.0
                    },
                    new double[] {
                        0, -1754552775.0 / 470086768.0, 14199869525.0 / 1410260304.0, -10690763975.0 / 1880347072.0
                    },
                    new double[] {
                        0,
                        127303824393.0 / 49829197408.0,
                        -318862633887.0 / 49829197408.0,
                        701980252875.0 / 199316789632.0
                    },
                    new double[] {0, -282668133.0 / 205662961.0, 2019193451.0 / 616988883.0, -1453857185.0 / 822651844.0
                    },
                    new double[] {0, 40617522.0 / 29380423.0, -110615467.0 / 29380423.0, 69997945.0 / 29380423.0})
            .source(
                    "J. R. Dormand and P. J. Prince, A family of embedded Runge-Kutta formulae, Journal of Computational and"
                            + " Applied Mathematics 6(1), 19-26, 1980; dense output: L. F. Shampine, Some practical Runge-Kutta"
                            + " formulas, Mathematics of Computation 46, 135-150, 1986")
            .doesNotSuit("stiff problems: steps are bounded by stability, use an implicit method")
            .build();

    private DormandPrince5() {}
}
