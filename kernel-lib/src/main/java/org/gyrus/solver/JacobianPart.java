// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/** The linear part of a model on a point: the exact Jacobian at the beginning of the step, one dense block per lane. */
final class JacobianPart implements LinearPart {
    private final BlockJacobian jacobian;
    private final BlockLU lu;
    private final double[] bar;

    JacobianPart(RightHandSide f) {
        jacobian = new BlockJacobian(f);
        lu = new BlockLU(f.states, f.lanes);
        bar = new double[jacobian.value.length];
    }

    @Override
    public void begin(double t, double[] y, int yAt) {
        jacobian.evaluate(t, y, yAt);
    }

    @Override
    public boolean factor(double scale) {
        return lu.factor(1, scale, jacobian.value);
    }

    @Override
    public void solve(double[] b, int at) {
        lu.solve(b, at);
    }

    @Override
    public void solveTransposed(double[] b, int at) {
        lu.solveTransposed(b, at);
    }

    @Override
    public void gather(double scale, double[] a, int aAt, double[] b, int bAt) {
        jacobian.addOuter(scale, a, aAt, b, bAt, bar);
    }

    @Override
    public double pullBack(double t, double[] y, int yAt, double[] yBar, int yBarAt) {
        double tBar = jacobian.pullBack(t, y, yAt, bar, yBar, yBarAt);
        Arrays.fill(bar, 0);
        return tBar;
    }
}
