// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * The loops of a network on one lane, over the units of a layer. This class is the plain Java version;
 * {@code VectorUnitKernel} does the same operations in the same order on several units at once and gives the same bits, see
 * {@link LaneSum}.
 *
 * <p>Results of {@link #columns} may be computed up to the next multiple of {@link LaneSum#PARTS}: arrays need that room, and
 * what stands there means nothing.
 */
class UnitMath {

    /**
     * z_k = b_k + sum over j of M_jk x_j, where row j of M lies from {@code mAt + j * stride} on.
     *
     * @param bias b, from {@code biasAt} on; null for zero
     */
    void columns(int n, int terms, double[] x, double[] m, int mAt, int stride, double[] bias, int biasAt, double[] z) {
        for (int k = 0; k < n; k++) {
            z[k] = LaneSum.dot(x, 0, 1, m, mAt + k, stride, terms, bias == null ? 0 : bias[biasAt + k]);
        }
    }

    /**
     * z_k = b_k + sum over i below n of M_ki x_i, where row k of M lies from {@code mAt + k * stride} on.
     *
     * @param bias b, from {@code biasAt} on; null for zero
     */
    void rows(
            int n,
            int results,
            double[] x,
            int xAt,
            double[] m,
            int mAt,
            int stride,
            double[] bias,
            int biasAt,
            double[] z) {
        for (int k = 0; k < results; k++) {
            z[k] = LaneSum.dot(x, xAt, 1, m, mAt + k * stride, 1, n, bias == null ? 0 : bias[biasAt + k]);
        }
    }

    /** to_j += s x_j. */
    void addScaled(int n, double s, double[] x, int xAt, double[] to, int toAt) {
        for (int j = 0; j < n; j++) {
            to[toAt + j] += s * x[xAt + j];
        }
    }

    /** Adds the outer product: to_(k, j) += z_k x_j for {@code inputs} x, row k from {@code toAt + k * inputs} on. */
    void addOuter(int n, int inputs, double[] z, double[] x, int xAt, double[] to, int toAt) {
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < inputs; j++) {
                to[toAt + k * inputs + j] += z[k] * x[xAt + j];
            }
        }
    }
}
