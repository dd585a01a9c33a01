// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * An additive (IMEX) Runge-Kutta method as data: an explicit and an ESDIRK method with the same nodes c and weights b, for
 * dy/dt = f_E + f_I,
 *
 * <p>Y_i = y + h sum_{j<i} (aE_ij f_E,j + aI_ij f_I,j) + h gamma f_I,i, y_{n+1} = y + h sum_j b_j (f_E,j + f_I,j), error
 * estimate h sum_j e_j (f_E,j + f_I,j). The first stage is explicit.
 *
 * @param explicit aE, strictly lower triangular, row i of length i; so is {@code implicit}, aI without its diagonal
 */
@SuppressWarnings("ArrayRecordComponent") // coefficients of one method, compared by nobody
record AdditiveTableau(
        String name,
        int order,
        int embeddedOrder,
        double gamma,
        double[] c,
        double[][] explicit,
        double[][] implicit,
        double[] b,
        double[] error,
        double[][] dense,
        int denseOrder,
        String source,
        String doesNotSuit)
        implements Method {
    int stages() {
        return c.length;
    }

    /** aI - aE: what a stage takes of an earlier f_I once it has taken all of f explicitly. */
    double[][] coupling() {
        double[][] a = new double[stages()][];
        for (int i = 0; i < a.length; i++) {
            a[i] = implicit[i].clone();
            for (int j = 0; j < i; j++) {
                a[i][j] -= explicit[i][j];
            }
        }
        return a;
    }

    @Override
    public Stepper stepper(RightHandSide f, Tolerance tolerance) {
        return new AdditiveRungeKutta(
                this, f, f.splitting == null ? new JacobianPart(f) : new DiffusionPart(f, name, tolerance), tolerance);
    }
}
