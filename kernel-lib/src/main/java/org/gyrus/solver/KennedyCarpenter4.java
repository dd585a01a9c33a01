// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * Kennedy and Carpenter's additive pair ARK4(3)6L[2]SA of orders 4(3): six stages; the implicit method is L-stable and
 * stiffly accurate, of stage order 2. Its cubic dense output meets the order conditions up to 3 at every theta, so that
 * its error falls as h^4, like that of the solution.
 */
final class KennedyCarpenter4 {
    private static final double[] B = {82889.0 / 524892, 0, 15625.0 / 83664, 69875.0 / 102672, -2260.0 / 8211, 1.0 / 4};

    static final AdditiveTableau METHOD = new AdditiveTableau(
            "Kennedy-Carpenter ARK4(3)6L[2]SA",
            4,
            3,
            1.0 / 4,
            new double[] {0, 1.0 / 2, 83.0 / 250, 31.0 / 50, 17.0 / 20, 1},
            new double[][] {
                {},
                {1.0 / 2},
                {13861.0 / 62500, 6889.0 / 62500},
                {
                    -116923316275.0 / 2393684061468.0,
                    -2731218467317.0 / 15368042101831.0,
                    9408046702089.0 / 11113171139209.0
                },
                {
                    -451086348788.0 / 2902428689909.0,
                    -2682348792572.0 / 7519795681897.0,
                    12662868775082.0 / 11960479115383.0,
                    3355817975965.0 / 11060851509271.0
                },
                {
                    647845179188.0 / 3216320057751.0,
                    73281519250.0 / 8382639484533.0,
                    552539513391.0 / 3454668386233.0,
                    3354512671639.0 / 8306763924573.0,
                    4040.0 / 17871
                }
            },
            new double[][] {
                {},
                {1.0 / 4},
                {8611.0 / 62500, -1743.0 / 31250},
                {5012029.0 / 34652500, -654441.0 / 2922500, 174375.0 / 388108},
                {15267082809.0 / 155376265600.0, -71443401.0 / 120774400, 730878875.0 / 902184768, 2285395.0 / 8070912},
                {B[0], B[1], B[2], B[3], B[4]}
            },
            B,
            new double[] {
                B[0] - 4586570599.0 / 29645900160.0,
                0,
                B[2] - 178811875.0 / 945068544,
                B[3] - 814220225.0 / 1159782912,
                B[4] + 3700637.0 / 11593932,
                B[5] - 61727.0 / 225920
            },
            new double[][] {
                {6943876665148.0 / 7220017795957.0, -54480133.0 / 30881146, 6818779379841.0 / 7100303317025.0},
                {0, 0, 0},
                {7640104374378.0 / 9702883013639.0, -11436875.0 / 14766696, 2173542590792.0 / 12501825683035.0},
                {-20649996744609.0 / 7521556579894.0, 174696575.0 / 18121608, -31592104683404.0 / 5083833661969.0},
                {8854892464581.0 / 2390941311638.0, -12120380.0 / 966161, 61146701046299.0 / 7138195549469.0},
                {-11397109935349.0 / 6675773540249.0, 3843.0 / 706, -17219254887155.0 / 4939391667607.0}
            },
            4,
            "C. A. Kennedy and M. H. Carpenter, Additive Runge-Kutta schemes for convection-diffusion-reaction equations,"
                    + " Applied Numerical Mathematics 44(1-2), 139-181, 2003",
            "stiffness that the linear part does not hold: stiff reactions or forcing far from the step's beginning, where"
                    + " Rodas5P and Kvaerno 5(4) take longer steps; tolerances below about 1e-8");

    private KennedyCarpenter4() {}
}
