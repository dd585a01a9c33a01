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
    void linear(
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
        linear(0, n, inputs, outputs, x, xAt, xs, w, wAt, z, zAt, zs);
    }

    /** The same on lanes {@code from} to n. */
    static void linear(
            int from,
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
        for (int k = 0; k < outputs; k++) {
            double bias = w[wAt + outputs * inputs + k];
            for (int l = from; l < n; l++) {
                z[zAt + k * zs + l] = LaneSum.dot(x, xAt + l, xs, w, wAt + k * inputs, inputs, bias);
            }
        }
    }

    /** xBar = W' zBar on n lanes; rows of xBar and zBar are packed. */
    void transposed(int n, int inputs, int outputs, double[] zBar, double[] w, int wAt, double[] xBar) {
        transposed(0, n, inputs, outputs, zBar, w, wAt, xBar);
    }

    /** The same on lanes {@code from} to n. */
    static void transposed(
            int from, int n, int inputs, int outputs, double[] zBar, double[] w, int wAt, double[] xBar) {
        for (int j = 0; j < inputs; j++) {
            for (int l = from; l < n; l++) {
                double s = 0;
                for (int k = 0; k < outputs; k++) {
                    s = LaneSum.fma(w[wAt + k * inputs + j], zBar[k * n + l], s);
                }
                xBar[j * n + l] = s;
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
