// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * RKL2, the Runge-Kutta-Legendre method of order 2: s stages reach (s^2 + s - 2)/2 along the negative real axis, so that a
 * long step of diffusion costs the square root of what short ones would. With the step h and the fastest decay lambda
 * ({@link StabilityLimit}; of each step where coefficients change) the least odd s with (s^2 + s - 2)/2 of at least 1.1 h lambda is taken.
 *
 * <p>Y_1 = y + m_1 h F_0, Y_j = mu_j Y_{j-1} + nu_j Y_{j-2} + (1 - mu_j - nu_j) y + m_j h F_{j-1} + g_j h F_0.
 */
final class RungeKuttaLegendre2 implements Method {
    static final RungeKuttaLegendre2 METHOD = new RungeKuttaLegendre2();

    private RungeKuttaLegendre2() {}

    /** b_j = (j^2 + j - 2)/(2 j (j + 1)), 1/3 up to j = 2. */
    private static double b(int j) {
        return j < 2 ? 1.0 / 3 : (j * (double) j + j - 2) / (2.0 * j * (j + 1));
    }

    /**
     * The coefficients of s stages, each from 0 to s.
     *
     * @param estimate k of the error estimate k (y_{n+1} - y_n - h/2 (F_n + F_{n+1})): with R(z) = 1 + z + z^2/2 + c3 z^3 ...
     *     a step errs by (1/6 - c3) z^3, and what stands in brackets is (c3 - 1/4) z^3
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Coefficients(int stages, double[] mu, double[] nu, double[] m, double[] g, double[] c, double estimate) {
        static Coefficients of(int s) {
            double[][] x = new double[5][s + 1];
            double w = 4 / (s * (double) s + s - 2);
            x[2][1] = b(1) * w;
            x[4][1] = x[2][1];
            for (int j = 2; j <= s; j++) {
                x[0][j] = (2.0 * j - 1) / j * b(j) / b(j - 1);
                x[1][j] = -(j - 1.0) / j * b(j) / b(j - 2);
                x[2][j] = x[0][j] * w;
                x[3][j] = -(1 - b(j - 1)) * x[2][j];
                x[4][j] = x[0][j] * x[4][j - 1] + x[1][j] * x[4][j - 2] + x[2][j] + x[3][j];
            }
            double c3 = third(x, s);
            return new Coefficients(s, x[0], x[1], x[2], x[3], x[4], (1.0 / 6 - c3) / (1.0 / 4 - c3));
        }

        /** c3 of R, the stages' polynomials up to z^3. */
        private static double third(double[][] x, int s) {
            double[][] r = new double[s + 1][4];
            r[0][0] = 1;
            r[1][0] = 1;
            r[1][1] = x[2][1];
            for (int j = 2; j <= s; j++) {
                r[j][0] = 1;
                for (int k = 1; k < 4; k++) {
                    r[j][k] = x[0][j] * r[j - 1][k] + x[1][j] * r[j - 2][k] + x[2][j] * r[j - 1][k - 1];
                }
                r[j][1] += x[3][j];
            }
            return r[s][3];
        }
    }

    /** The least odd number of stages that is stable. */
    static int stages(double h, double fastest) {
        int s = 3;
        while ((s * (double) s + s - 2) / 2 < 1.1 * h * fastest) {
            s += 2;
        }
        return s;
    }

    @Override
    public String name() {
        return "Runge-Kutta-Legendre RKL2";
    }

    @Override
    public int order() {
        return 2;
    }

    /** Of the estimate from both ends of a step, see {@link Coefficients#estimate}. */
    @Override
    public int embeddedOrder() {
        return 2;
    }

    /** y + h ((theta - theta^2) F_0 + theta^2 (y_{n+1} - y)/h). */
    @Override
    public double[][] dense() {
        return new double[][] {{1, -1}, {0, 1}};
    }

    @Override
    public int denseOrder() {
        return 2;
    }

    @Override
    public String source() {
        return "C. D. Meyer, D. S. Balsara, T. D. Aslam, A stabilized Runge-Kutta-Legendre method for explicit"
                + " super-time-stepping of parabolic and mixed equations, Journal of Computational Physics 257, 594-626, 2014;"
                + " error estimate as in B. P. Sommeijer, L. F. Shampine, J. G. Verwer, RKC: an explicit solver for parabolic"
                + " PDEs, Journal of Computational and Applied Mathematics 88, 315-326, 1998, with the constants of RKL2";
    }

    @Override
    public String doesNotSuit() {
        return "models on a point, advection, reactions faster than the step, results to more than three or four digits";
    }

    @Override
    public Stepper stepper(RightHandSide f, Tolerance tolerance) {
        if (!(f.rates instanceof SpatialEvaluator)) {
            throw new SolverException(
                    name() + " chooses its stages by the diffusion on a space: say where the model lives"
                            + " with on(space), or use Solver.tsit5().");
        }
        f.splitting.requireNothingCarried(name());
        return new LegendreStepper(f, tolerance);
    }
}
