// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * The linear part L of dy/dt = f(t, y), constant during a step: what an {@link AdditiveRungeKutta} method takes
 * implicitly, f_I = L (y - y_n), while f - f_I is explicit. The method keeps its order whatever L is; it is stable where
 * L holds what is stiff. For a model on a point L is the Jacobian ({@link JacobianPart}); for one on a space it can be
 * the diffusion operator alone, with a solver of its own.
 *
 * <p>Vectors are laid out {@code [state * lanes + lane]}.
 */
interface LinearPart {
    /** Parameters and weights for the next solve. */
    default void bind(double[] parameters, double[] weights) {}

    /** Why the last step could not be solved, as the middle of a sentence; empty if it could. */
    default String trouble() {
        return "";
    }

    /** Takes L at (t_n, y_n); nothing to do for an operator that never changes. */
    void begin(double t, double[] y, int yAt);

    /** Gets ready to solve with I - scale * L; false when that is singular or not finite. */
    boolean factor(double scale);

    /** Overwrites b with the solution of (I - scale * L) x = b; with numbers that are none if it could not. */
    void solve(double[] b, int at);

    /** As {@link #solve}, with the transposed matrix. */
    void solveTransposed(double[] b, int at);

    /** Adds the derivative of scale * a^T L b with respect to L to what {@link #pullBack} carries on. */
    void gather(double scale, double[] a, int aAt, double[] b, int bAt);

    /**
     * The reverse of {@link #begin}: adds to the cotangent of y_n what was gathered since the last call, and forgets it.
     *
     * @return the cotangent of t_n
     */
    double pullBack(double t, double[] y, int yAt, double[] yBar, int yBarAt);
}
