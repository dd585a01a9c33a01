// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/** Tsitouras' pair of orders 5(4): seven stages, first same as last, dense output of order 5 (local degree 4) without further stages. */
final class Tsitouras5 {
    private static final double[] B = {
        0.09646076681806523, 1.0 / 100, 0.4798896504144996, 1.379008574103742, -3.290069515436081, 2.324710524099774, 0,
    };

    /** Source and limits inside. */
    static final Tableau METHOD = Tableau.named("Tsitouras 5(4)")
            .order(5)
            .nodes(0, 161.0 / 1000, 327.0 / 1000, 9.0 / 10, 0.9800255409045097, 1, 1)
            .stages(
                    new double[] {},
                    new double[] {161.0 / 1000},
                    new double[] {-0.008480655492356989, 0.335480655492357},
                    new double[] {2.8971530571054935, -6.359448489975075, 4.3622954328695815},
                    new double[] {5.325864828439257, -11.748883564062828, 7.4955393428898365, -0.09249506636175525},
                    new double[] {
                        5.86145544294642,
                        -12.92096931784711,
                        8.159367898576159,
                        -0.071584973281401,
                        -0.028269050394068383
                    },
                    Arrays.copyOf(B, 6))
            .weights(B)
            .embedded(
                    4,
                    0.09468075576583945,
                    0.009183565540343254,
                    0.4877705284247616,
                    1.234297566930479,
                    -2.7077123499835256,
                    1.866628418170587,
                    1.0 / 66)
            // The published factors, multiplied out.
            .dense(
                    5,
                    times(-1.0530884977290216, new double[] {-1.329989018975141, 1}, new double[] {
                        0.7139816917074209, -1.4364028541716352, 1
                    }),
                    times(0.1017, new double[] {0, 1}, new double[] {1.294985250737463, -2.1966568338249752, 1}),
                    times(2.490627285651253, new double[] {0, 1}, new double[] {
                        1.5780346820809248, -2.3853564547206165, 1
                    }),
                    times(-16.548102889244902, new double[] {0, -1.2171292729553325, 1}, new double[] {
                        -0.6162040603780009, 1
                    }),
                    times(47.37952196281928, new double[] {0, -1.2030712083723627, 1}, new double[] {
                        -0.6580472926535473, 1
                    }),
                    times(-34.87065786149661, new double[] {0, -1.2, 1}, new double[] {-2.0 / 3, 1}),
                    times(2.5, new double[] {0, -1, 1}, new double[] {-0.6, 1}))
            .source("Ch. Tsitouras, Runge-Kutta pairs of order 5(4) satisfying only the first column simplifying"
                    + " assumption, Computers & Mathematics with Applications 62(2), 770-775, 2011")
            .doesNotSuit("stiff problems: steps are bounded by stability, use an implicit method")
            .build();

    private Tsitouras5() {}

    /** Coefficients, lowest power first, of factor * p * q. */
    private static double[] times(double factor, double[] p, double[] q) {
        double[] out = new double[p.length + q.length - 1];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < q.length; j++) {
                out[i + j] += factor * p[i] * q[j];
            }
        }
        return out;
    }
}
