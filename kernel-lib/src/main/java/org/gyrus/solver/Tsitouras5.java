// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Tsitouras' pair of orders 5(4): seven stages, first same as last, dense output of order 4 without further stages. */
final class Tsitouras5 {
    private static final double[] B = {
        0.09646076681806522951816731316512876333711995238157997181903319145764851595234,
        1.0 / 100,
        0.4798896504144995747752495322905965199130404621990332488332634944254542060153,
        1.379008574103741893192274821856872770756462643091360525934940067397245698027,
        -3.290069515436080679901047585711363850115683290894936158531296799594813811050,
        2.324710524099773982415355918398765796109060233222962411944060046314465391054,
        0,
    };

    /** Source and limits inside. */
    static final Tableau METHOD = Tableau.named("Tsitouras 5(4)")
            .order(5)
            .nodes(0, 161.0 / 1000, 327.0 / 1000, 9.0 / 10, 0.9800255409045096857298102862870245954942, 1, 1)
            .stages(
                    new double[] {},
                    new double[] {161.0 / 1000},
                    new double[] {
                        -0.008480655492356988544426874250230774675121, 0.3354806554923569885444268742502307746751
                    },
                    new double[] {
                        2.897153057105493432130432594192938764925,
                        -6.359448489975074843148159912383825625953,
                        4.362295432869581411017727318190886861028
                    },
                    new double[] {
                        5.325864828439256604428877920840511317836,
                        -11.74888356406282787774717033978577296189,
                        7.495539342889836208304604784564358155659,
                        -0.09249506636175524925650207933207191611350
                    },
                    new double[] {
                        5.861455442946420028659251486982647890394,
                        -12.92096931784710929170611868178335939542,
                        8.159367898576158643180400794539253485182,
                        -0.07158497328140099722453054252582973869127,
                        -0.02826905039406838290900305721271224146718
                    },
                    java.util.Arrays.copyOf(B, 6))
            .weights(B)
            .embedded(
                    4,
                    0.09468075576583945807478876255758922856118,
                    0.009183565540343253096776363936645313759814,
                    0.4877705284247615707855642599631228241516,
                    1.234297566930478985655109673884237654036,
                    -2.707712349983525454881109975059321670690,
                    1.866628418170587035753719399566211498666,
                    1.0 / 66)
            // The published factors, multiplied out.
            .dense(
                    4,
                    times(-1.0530884977290216, new double[] {-1.3299890189751412, 1}, new double[] {
                        0.7139816917074209, -1.4364028541716351, 1
                    }),
                    times(0.1017, new double[] {0, 1}, new double[] {1.2949852507374631, -2.1966568338249754, 1}),
                    times(2.490627285651252793, new double[] {0, 1}, new double[] {
                        1.57803468208092486, -2.38535645472061657, 1
                    }),
                    times(-16.54810288924490272, new double[] {0, -1.21712927295533244, 1}, new double[] {
                        -0.61620406037800089, 1
                    }),
                    times(47.37952196281928122, new double[] {0, -1.203071208372362603, 1}, new double[] {
                        -0.658047292653547382, 1
                    }),
                    times(-34.87065786149660974, new double[] {0, -1.2, 1}, new double[] {-2.0 / 3, 1}),
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
