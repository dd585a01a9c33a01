// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * The costly loops over lanes: the engine's functions, and the linear maps of networks. This class is the plain Java
 * version; {@code VectorLaneKernel} does the same operations in the same order on several lanes at once and gives the
 * same bits, see {@link LaneSum} and {@link Elementary}. It takes over when {@link VectorSwitch} finds it compiled.
 *
 * <p>Rows: element i of lane l is at {@code at + i * stride + l}.
 */
class LaneMath {

    /** The loops over the units of a layer, with scratch memory of their own. */
    UnitMath units() {
        return new UnitMath();
    }

    /** The loops over a hidden layer of tanh, with scratch memory of their own. */
    TanhUnits tanhUnits() {
        return new TanhUnits();
    }

    /** r = function(a) on n numbers; r and a may be the same place. */
    void apply(Operation function, int n, double[] r, int rAt, double[] a, int aAt) {
        switch (function) {
            case EXP -> {
                for (int l = 0; l < n; l++) {
                    r[rAt + l] = Elementary.exp(a[aAt + l]);
                }
            }
            case LOG -> {
                for (int l = 0; l < n; l++) {
                    r[rAt + l] = Elementary.log(a[aAt + l]);
                }
            }
            case TANH -> {
                for (int l = 0; l < n; l++) {
                    r[rAt + l] = Elementary.tanh(a[aAt + l]);
                }
            }
            case SIGMOID -> {
                for (int l = 0; l < n; l++) {
                    r[rAt + l] = Elementary.sigmoid(a[aAt + l]);
                }
            }
            case SOFTPLUS -> {
                for (int l = 0; l < n; l++) {
                    r[rAt + l] = Elementary.softplus(a[aAt + l]);
                }
            }
            default -> throw new IllegalStateException(function.name());
        }
    }

    /** z = z (1 - h^2), the pull back through tanh. */
    void tanhSlope(int n, double[] z, int zAt, double[] h, int hAt) {
        for (int l = 0; l < n; l++) {
            z[zAt + l] *= 1 - h[hAt + l] * h[hAt + l];
        }
    }

    /** z = z (1 - exp(-h)), the pull back through softplus. */
    void softplusSlope(int n, double[] z, int zAt, double[] h, int hAt) {
        for (int l = 0; l < n; l++) {
            z[zAt + l] *= Elementary.softplusSlope(h[hAt + l]);
        }
    }

    /** z = W x + b on n lanes; w holds W row by row from {@code wAt}, then b. */
    final void linear(
            int n,
            int inputs,
            int outputs,
            double[] x,
            int xAt,
            int xs,
            double[] w,
            int wAt,
            double[] z,
            int zAt,
            int zs) {
        int biases = wAt + outputs * inputs;
        product(n, inputs, outputs, x, xAt, xs, w, wAt, 1, inputs, biases, z, zAt, zs);
    }

    /** xBar = W' zBar on n lanes; rows of xBar and zBar are packed. */
    final void transposed(int n, int inputs, int outputs, double[] zBar, double[] w, int wAt, double[] xBar) {
        product(n, outputs, inputs, zBar, 0, n, w, wAt, inputs, 1, -1, xBar, 0, n);
    }

    /**
     * Result k is the sum over i of {@code terms} of w[wAt + i ws + k wo] x_i, and w[start + k] if start is not negative.
     */
    void product(
            int n,
            int terms,
            int results,
            double[] x,
            int xAt,
            int xs,
            double[] w,
            int wAt,
            int ws,
            int wo,
            int start,
            double[] z,
            int zAt,
            int zs) {
        product(0, n, terms, results, x, xAt, xs, w, wAt, ws, wo, start, z, zAt, zs);
    }

    /** The same on lanes {@code from} to n. */
    static void product(
            int from,
            int n,
            int terms,
            int results,
            double[] x,
            int xAt,
            int xs,
            double[] w,
            int wAt,
            int ws,
            int wo,
            int start,
            double[] z,
            int zAt,
            int zs) {
        for (int k = 0; k < results; k++) {
            double first = start < 0 ? 0 : w[start + k];
            for (int l = from; l < n; l++) {
                z[zAt + k * zs + l] = LaneSum.dot(x, xAt + l, xs, w, wAt + k * wo, ws, terms, first);
            }
        }
    }

    /**
     * Adds zBar x' and zBar, summed over lanes, to the cotangents of W and b.
     *
     * @param sums scratch of {@link LaneSum#SCRATCH} numbers
     */
    void weights(
            int n,
            int inputs,
            int outputs,
            double[] zBar,
            double[] x,
            int xAt,
            int xs,
            double[] wBar,
            int at,
            double[] sums) {
        for (int k = 0; k < outputs; k++) {
            for (int j = 0; j < inputs; j++) {
                wBar[at + k * inputs + j] += LaneSum.product(zBar, k * n, x, xAt + j * xs, n, sums);
            }
            wBar[at + outputs * inputs + k] += LaneSum.sum(zBar, k * n, n, sums);
        }
    }
}
