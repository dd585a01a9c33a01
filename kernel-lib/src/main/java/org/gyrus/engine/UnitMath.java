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
     * z_k = b_k + sum over i below n of M_ki x_i, where row k of M lies from {@code mAt + k * stride} on. Two rows at a time:
     * eight sums grow side by side, as fast as vectors would let them in this order.
     *
     * @param bias b, from {@code biasAt} on; null for zero
     */
    final void rows(
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
        int k = 0;
        for (; n >= 4 && k + 1 < results; k += 2) {
            double p = bias == null ? 0 : bias[biasAt + k];
            double q = bias == null ? 0 : bias[biasAt + k + 1];
            pair(n, x, xAt, m, mAt + k * stride, stride, p, q, z, k);
        }
        for (; k < results; k++) {
            z[k] = LaneSum.dot(x, xAt, 1, m, mAt + k * stride, 1, n, bias == null ? 0 : bias[biasAt + k]);
        }
    }

    /** {@link LaneSum#dot} of two rows. */
    private static void pair(
            int n, double[] x, int xAt, double[] m, int mAt, int stride, double p, double q, double[] z, int k) {
        double p0 = p;
        double p1 = 0;
        double p2 = 0;
        double p3 = 0;
        double q0 = q;
        double q1 = 0;
        double q2 = 0;
        double q3 = 0;
        int row = mAt;
        int next = mAt + stride;
        int whole = n & ~3;
        for (int i = 0; i < whole; i += 4) {
            double x0 = x[xAt + i];
            double x1 = x[xAt + i + 1];
            double x2 = x[xAt + i + 2];
            double x3 = x[xAt + i + 3];
            p0 = LaneSum.fma(m[row + i], x0, p0);
            p1 = LaneSum.fma(m[row + i + 1], x1, p1);
            p2 = LaneSum.fma(m[row + i + 2], x2, p2);
            p3 = LaneSum.fma(m[row + i + 3], x3, p3);
            q0 = LaneSum.fma(m[next + i], x0, q0);
            q1 = LaneSum.fma(m[next + i + 1], x1, q1);
            q2 = LaneSum.fma(m[next + i + 2], x2, q2);
            q3 = LaneSum.fma(m[next + i + 3], x3, q3);
        }
        if (whole < n) {
            p0 = LaneSum.fma(m[row + whole], x[xAt + whole], p0);
            q0 = LaneSum.fma(m[next + whole], x[xAt + whole], q0);
        }
        if (whole + 1 < n) {
            p1 = LaneSum.fma(m[row + whole + 1], x[xAt + whole + 1], p1);
            q1 = LaneSum.fma(m[next + whole + 1], x[xAt + whole + 1], q1);
        }
        if (whole + 2 < n) {
            p2 = LaneSum.fma(m[row + whole + 2], x[xAt + whole + 2], p2);
            q2 = LaneSum.fma(m[next + whole + 2], x[xAt + whole + 2], q2);
        }
        z[k] = (p0 + p1) + (p2 + p3);
        z[k + 1] = (q0 + q1) + (q2 + q3);
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
