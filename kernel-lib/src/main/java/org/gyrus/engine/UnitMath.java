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

    /**
     * A hidden layer of tanh and what follows it, in one loop over its units: t_k = tanh(b_k + M_k0 x0 + M_k1 x1), and
     * o_i = c_i + sum over k of V_ik t_k.
     *
     * @param m M_0, M_1, b, V_0, V_1, {@code room} numbers each; then c_0 and c_1, the first of eight numbers each
     * @param t receives t; beyond the units it holds zeros, up to {@code room}
     * @param o receives both sums
     */
    void hidden(int units, int room, double x0, double x1, double[] m, double[] t, double[] o) {
        for (int k = 0; k < units; k++) {
            t[k] = Elementary.tanh(LaneSum.fma(m[room + k], x1, LaneSum.fma(m[k], x0, m[2 * room + k])));
        }
        o[0] = LaneSum.dot(t, 0, 1, m, 3 * room, 1, units, m[5 * room]);
        o[1] = LaneSum.dot(t, 0, 1, m, 4 * room, 1, units, m[5 * room + LaneSum.PARTS]);
    }

    /**
     * The reverse of {@link #hidden}: z_k = (V_0k o0 + V_1k o1) (1 - t_k^2) goes to xBar_j = sum over k of M_kj z_k, and z_k x_j,
     * z_k and o_i t_k are added to the cotangents of M, b and V.
     *
     * @param inputs how many of x0 and x1 there are, and columns of M in {@code to}: M_kj at {@code at + k * inputs + j}, then b,
     *     then V row by row
     * @param z scratch
     * @param xBar receives both sums
     */
    void hiddenReverse(
            int units,
            int room,
            int inputs,
            int outputs,
            double x0,
            double x1,
            double o0,
            double o1,
            double[] m,
            double[] t,
            double[] z,
            double[] to,
            int at,
            double[] xBar) {
        for (int k = 0; k < units; k++) {
            double s = LaneSum.fma(m[4 * room + k], o1, LaneSum.fma(m[3 * room + k], o0, 0));
            z[k] = s * (1 - t[k] * t[k]);
        }
        xBar[0] = LaneSum.dot(z, 0, 1, m, 0, 1, units, 0);
        xBar[1] = LaneSum.dot(z, 0, 1, m, room, 1, units, 0);
        gradient(0, units, inputs, outputs, x0, x1, o0, o1, t, z, to, at, units);
    }

    /** The part of {@link #hiddenReverse} that concerns weights, for units {@code from} to {@code until}. */
    static void gradient(
            int from,
            int until,
            int inputs,
            int outputs,
            double x0,
            double x1,
            double o0,
            double o1,
            double[] t,
            double[] z,
            double[] to,
            int at,
            int units) {
        int bias = at + inputs * units;
        for (int k = from; k < until; k++) {
            to[at + k * inputs] += z[k] * x0;
            if (inputs == 2) {
                to[at + 2 * k + 1] += z[k] * x1;
            }
            to[bias + k] += z[k];
            to[bias + units + k] += o0 * t[k];
            if (outputs == 2) {
                to[bias + 2 * units + k] += o1 * t[k];
            }
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
