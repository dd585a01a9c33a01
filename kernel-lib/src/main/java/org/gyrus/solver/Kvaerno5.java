// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * Kvaerno's pair of orders 5(4): seven stages, ESDIRK, L-stable and stiffly accurate, stage order 2.
 *
 * <p>The dense output is ours: of all quartics that meet the order conditions up to 4 at every theta (so that
 * its error falls as h^5, like that of the solution), with the value and the slope of both ends, the one of smallest coefficients.
 */
final class Kvaerno5 {
    private static final double GAMMA = 0.26;
    private static final double[] A6 = {
        0.13855640231268224, 0, -0.04245337201752043, 0.02446657898003141, 0.6194303907248068
    };
    private static final double[] A7 = {
        0.13659751177640292, 0, -0.05496908796538376, -0.04118626728321046, 0.629933048990164, 0.06962479448202728
    };

    static final ImplicitTableau METHOD = new ImplicitTableau(
            "Kvaerno 5(4)",
            5,
            4,
            GAMMA,
            new double[] {0, 0.52, 1.230333209967908, 0.8957659843500759, 0.43639360985864756, 1, 1},
            new double[][] {
                {},
                {GAMMA},
                {0.13, 0.8403332099679081},
                {0.22371961478320504, 0.476755323197997, -0.06470895363112615},
                {0.16648564323248322, 0.1045001884159172, 0.03631482272098715, -0.13090704451073998},
                A6,
                A7
            },
            new double[][] {
                {},
                {1},
                {-1.366025403784441, 2.3660254037844357},
                {-0.19650552613122207, 0.8113579546496623, 0.38514757148155954},
                {0.10375304369958693, 0.937994698066431, -0.04174774176601781},
                {-0.17281112873898072, 0.6235784481025847, 0.5492326806363959},
                {A6[0], A6[1], A6[2], A6[3], A6[4], GAMMA}
            },
            new double[] {A7[0] - A6[0], 0, A7[2] - A6[2], A7[3] - A6[3], A7[4] - A6[4], A7[5] - GAMMA, GAMMA},
            new double[][] {
                {1.0, -2.072037588795687, 1.6904652246969842, -0.481830124124895},
                {0, 0, 0, 0},
                {0.0, 0.8427243190616537, -1.90532498998484, 1.0076315829578033},
                {0.0, -0.6665857136422457, 1.1684263581516556, -0.5430269117926176},
                {0.0, 3.2569288143993935, -3.994125432838132, 1.3671296674289035},
                {0.0, -0.6050255205696845, 1.488550219067479, -0.8138999040157663},
                {0.0, -0.7560043104533897, 1.5520086209067756, -0.5360043104533868}
            },
            5,
            "A. Kvaerno, Singly diagonally implicit Runge-Kutta methods with an explicit first stage, BIT Numerical"
                    + " Mathematics 44(3), 489-502, 2004",
            "problems that are not stiff: an explicit method of the same order costs a fifth; hundreds of states");

    private Kvaerno5() {}
}
