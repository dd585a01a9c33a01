// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Tangent;

/**
 * J = df/dy of a {@link RightHandSide}, exact, one dense block per lane in the layout of {@link BlockLU}; and the reverse
 * of taking it. Costs one forward derivative per state, whatever the number of lanes.
 */
final class BlockJacobian {
    private final RightHandSide f;
    private final int n;
    private final int lanes;
    private final double[] unit;
    private final Tangent scratch;
    /** J, column by column. */
    final double[] value;

    BlockJacobian(RightHandSide f) {
        this.f = f;
        n = f.states;
        lanes = f.lanes;
        unit = new double[f.size];
        scratch = f.newTangent();
        value = new double[n * f.size];
    }

    /** J at (t, y). */
    void evaluate(double t, double[] y, int yAt) {
        for (int j = 0; j < n; j++) {
            Arrays.fill(unit, j * lanes, (j + 1) * lanes, 1);
            f.jacobianTimes(t, y, yAt, unit, 0, scratch, value, j * f.size);
            Arrays.fill(unit, j * lanes, (j + 1) * lanes, 0);
        }
    }

    /** out = J v, from the J last evaluated. */
    void times(double[] v, int vAt, double[] out, int outAt) {
        Arrays.fill(out, outAt, outAt + f.size, 0);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                int at = (j * n + i) * lanes;
                for (int l = 0; l < lanes; l++) {
                    out[outAt + i * lanes + l] += value[at + l] * v[vAt + j * lanes + l];
                }
            }
        }
    }

    /** Adds scale * a b^T to a matrix in the layout of J: how a product a^T J b gathers the cotangent of J. */
    void addOuter(double scale, double[] a, int aAt, double[] b, int bAt, double[] matrix) {
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                int at = (j * n + i) * lanes;
                for (int l = 0; l < lanes; l++) {
                    matrix[at + l] += scale * a[aAt + i * lanes + l] * b[bAt + j * lanes + l];
                }
            }
        }
    }

    /**
     * The reverse of {@link #evaluate}: adds the derivative of sum(bar * J) to {@code yBar}; {@link RightHandSide} gathers
     * those of p, w and u.
     *
     * @return the cotangent of t
     */
    double pullBack(double t, double[] y, int yAt, double[] bar, double[] yBar, int yBarAt) {
        double tBar = 0;
        for (int j = 0; j < n; j++) {
            Arrays.fill(unit, j * lanes, (j + 1) * lanes, 1);
            tBar += f.pullBackJacobianTimes(t, y, yAt, unit, 0, scratch, bar, j * f.size, yBar, yBarAt);
            Arrays.fill(unit, j * lanes, (j + 1) * lanes, 0);
        }
        return tBar;
    }
}
