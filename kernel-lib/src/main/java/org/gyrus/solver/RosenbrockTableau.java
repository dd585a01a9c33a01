// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * A Rosenbrock method as data, in the form without matrix products (Hairer and Wanner II, IV.7): with J = df/dy and
 * f_t = df/dt at (t, y),
 *
 * <p>(I / gamma - h J) K_i = f(t + alpha_i h, y + h sum_{j<i} a_ij K_j) + sum_{j<i} c_ij K_j + h gamma_i f_t,
 * y_{n+1} = y + h sum_i m_i K_i, error estimate h sum_i e_i K_i.
 *
 * @param a strictly lower triangular, row i of length i; so is {@code c}
 * @param gammas gamma_i, the sums of the rows of the method's gamma matrix
 */
@SuppressWarnings("ArrayRecordComponent") // coefficients of one method, compared by nobody
record RosenbrockTableau(
        String name,
        int order,
        int embeddedOrder,
        double gamma,
        double[] alpha,
        double[] gammas,
        double[][] a,
        double[][] c,
        double[] m,
        double[] error,
        double[][] dense,
        int denseOrder,
        String source,
        String doesNotSuit)
        implements Method {
    int stages() {
        return m.length;
    }

    @Override
    public Stepper stepper(RightHandSide f, Tolerance tolerance) {
        return new Rosenbrock(this, f, tolerance);
    }
}
