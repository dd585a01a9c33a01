// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * A stochastic Runge-Kutta method for dy = f dt + g dW, Ito, one motion for each state and lane, as data (Roessler 2010):
 *
 * <p>X_i = y + h sum a0_ij f_j + (J/h) sum b0_ij g_j, Z_i = y + h sum a1_ij f_j + sqrt(h) sum b1_ij g_j, with
 * f_j = f(t + c0_j h, X_j), g_j = g(t + c1_j h, Z_j), I the increment and J its time integral, and
 * y_{n+1} = y + h sum alpha_i f_i + sum (beta1_i I + beta2_i (I^2 - h)/(2 sqrt h) + beta3_i J/h + beta4_i (I^3 - 3hI)/(6h)) g_i.
 *
 * @param beta four rows
 */
@SuppressWarnings("ArrayRecordComponent") // coefficients of one method, compared by nobody
record StochasticTableau(
        String name,
        int order,
        double[] c0,
        double[] c1,
        double[][] a0,
        double[][] b0,
        double[][] a1,
        double[][] b1,
        double[] alpha,
        double[][] beta,
        String source,
        String doesNotSuit)
        implements Method {
    private static final String ROESSLER =
            "A. Roessler, Runge-Kutta methods for the strong approximation of solutions of"
                    + " stochastic differential equations, SIAM Journal on Numerical Analysis 48(3), 922-952, 2010";

    /** Strong order 1/2, and 1 for additive noise. */
    static final StochasticTableau EULER_MARUYAMA = new StochasticTableau(
            "Euler-Maruyama",
            1,
            new double[] {0},
            new double[] {0},
            new double[][] {{}},
            new double[][] {{}},
            new double[][] {{}},
            new double[][] {{}},
            new double[] {1},
            new double[][] {{1}, {0}, {0}, {0}},
            "G. Maruyama, Continuous Markov processes and stochastic equations, Rendiconti del Circolo Matematico di"
                    + " Palermo 4, 48-90, 1955",
            "accuracy of single paths; stiff drift");

    /** Strong order 3/2 for noise whose strength does not depend on the state. */
    static final StochasticTableau SRA1 = new StochasticTableau(
            "SRA1",
            2,
            new double[] {0, 0.75},
            new double[] {1, 0},
            new double[][] {{}, {0.75}},
            new double[][] {{}, {1.5}},
            new double[][] {{}, {0}},
            new double[][] {{}, {0}},
            new double[] {1.0 / 3, 2.0 / 3},
            new double[][] {{1, 0}, {0, 0}, {-1, 1}, {0, 0}},
            ROESSLER,
            "noise whose strength depends on the state: use SRIW1; stiff drift");

    /** Strong order 3/2 where the strength of a state's noise depends on that state alone. */
    static final StochasticTableau SRIW1 = new StochasticTableau(
            "SRIW1",
            2,
            new double[] {0, 0.75, 0, 0},
            new double[] {0, 0.25, 1, 0.25},
            new double[][] {{}, {0.75}, {0, 0}, {0, 0, 0}},
            new double[][] {{}, {1.5}, {0, 0}, {0, 0, 0}},
            new double[][] {{}, {0.25}, {1, 0}, {0, 0, 0.25}},
            new double[][] {{}, {0.5}, {-1, 0}, {-5, 3, 0.5}},
            new double[] {1.0 / 3, 2.0 / 3, 0, 0},
            new double[][] {
                {-1, 4.0 / 3, 2.0 / 3, 0},
                {-1, 4.0 / 3, -1.0 / 3, 0},
                {2, -4.0 / 3, -2.0 / 3, 0},
                {-2, 5.0 / 3, -2.0 / 3, 1}
            },
            ROESSLER,
            "noise whose strength depends on other states; stiff drift");

    int stages() {
        return alpha.length;
    }

    /** None: steps are fixed. */
    @Override
    public int embeddedOrder() {
        return 0;
    }

    /** A straight line. */
    @Override
    public double[][] dense() {
        return new double[][] {{1}};
    }

    @Override
    public int denseOrder() {
        return 1;
    }

    @Override
    public Stepper stepper(RightHandSide f, Tolerance tolerance) {
        return new StochasticRungeKutta(this, f);
    }
}
