// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * One step of an explicit Runge-Kutta method for one program on one lane, in one piece of straight code: what
 * {@link Evaluator#fuse} makes where a program is small and solved often. One per thread. Same results as the stages taken
 * one by one, up to the order of sums.
 */
public interface ExplicitStep {
    /** As {@link Evaluator#bind}. */
    void bind(double[] parameters, double[] weights);

    /**
     * With K_0 = f(t, y) given in {@code k[kAt ...]}: writes K_i = f(t + c_i h, y + h sum_{j<i} a_ij K_j) to
     * {@code k[kAt + i * states ...]} for i from 1 and y_{n+1} = y + h sum_j b_j K_j to {@code y[nextAt ...]}.
     *
     * @return sqrt(mean_i (e_i / (absolute + relative max(|y_n,i|, |y_{n+1},i|)))^2) with e = h sum_j e_j K_j; 0 without
     *     weights of the error
     */
    double step(
            double t, double h, double[] y, int yAt, int nextAt, double[] k, int kAt, double relative, double absolute);
}
