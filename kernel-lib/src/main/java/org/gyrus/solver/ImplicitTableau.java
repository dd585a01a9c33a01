// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * A singly diagonally implicit Runge-Kutta method with an explicit first stage and stiffly accurate (ESDIRK), as data:
 * K_1 = f(t, y), K_i = f(t + c_i h, y + h sum_{j<i} a_ij K_j + h gamma K_i), y_{n+1} is the last stage, error estimate
 * h sum_j e_j K_j.
 *
 * @param a strictly lower triangular, row i of length i; the last row with gamma is the weights
 * @param predictor as {@code a}: the first guess of K_i is sum_{j<i} p_ij K_j
 */
@SuppressWarnings("ArrayRecordComponent") // coefficients of one method, compared by nobody
record ImplicitTableau(
        String name,
        int order,
        int embeddedOrder,
        double gamma,
        double[] c,
        double[][] a,
        double[][] predictor,
        double[] error,
        double[][] dense,
        int denseOrder,
        String source,
        String doesNotSuit)
        implements Method {
    int stages() {
        return c.length;
    }

    /** b: the last row of a, and gamma. */
    double[] weights() {
        double[] b = java.util.Arrays.copyOf(a[stages() - 1], stages());
        b[stages() - 1] = gamma;
        return b;
    }

    @Override
    public Stepper stepper(RightHandSide f, Tolerance tolerance) {
        return new DiagonallyImplicit(this, f, tolerance);
    }

    /** The cubic through y and f at both ends: order 3 for any stiffly accurate method with weights b. */
    static double[][] hermite(double[] b) {
        int last = b.length - 1;
        double[][] w = new double[b.length][];
        for (int j = 0; j < b.length; j++) {
            w[j] = new double[] {0, 3 * b[j], -2 * b[j]};
        }
        w[0][0] += 1;
        w[0][1] -= 2;
        w[0][2] += 1;
        w[last][1] -= 1;
        w[last][2] += 1;
        return w;
    }
}
