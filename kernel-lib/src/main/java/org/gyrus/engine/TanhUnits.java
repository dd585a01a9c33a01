// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;

/**
 * The loops of {@link TanhPerceptron} over the units of its hidden layer. This class is the plain Java version; {@code
 * VectorTanhKernel} does the same operations in the same order on several units at once and gives the same bits.
 *
 * <p>Weights m: for each {@link LaneSum#PARTS} units the weights M_0 and M_1 of two inputs, the biases b, and the weights V_0
 * and V_1 of two outputs, eight numbers each; then the biases c_0 and c_1 of the outputs, the first of eight numbers each. What
 * stands beyond the last unit is zero.
 */
class TanhUnits {
    private static final int PARTS = LaneSum.PARTS;
    /** Numbers of m for eight units. */
    static final int BLOCK = 5 * PARTS;
    /** Numbers that {@link #gather} reads for each call. */
    static final int SEEDS = 4;

    private final double[] parts = new double[2 * PARTS];

    /** Room for all units, up to a multiple of eight. */
    static int room(int units) {
        return (units + PARTS - 1) & -PARTS;
    }

    /** Where M_0k stands; the other weights of unit k follow at multiples of eight. */
    static int at(int k) {
        return 4 * (k & -PARTS) + k;
    }

    /**
     * t_k = tanh(b_k + M_0k x0 + M_1k x1), and o_i = c_i + sum over k of V_ik t_k.
     *
     * @param t receives t, from {@code tAt} on; zeros beyond the units, up to {@link #room}
     * @param o receives both sums
     */
    void forward(int units, double x0, double x1, double[] m, double[] t, int tAt, double[] o) {
        int room = room(units);
        System.arraycopy(m, at(room), parts, 0, 2 * PARTS);
        for (int k = 0; k < units; k++) {
            int at = at(k);
            int part = k % PARTS;
            double h = Elementary.tanh(LaneSum.fma(m[at + PARTS], x1, LaneSum.fma(m[at], x0, m[at + 2 * PARTS])));
            t[tAt + k] = h;
            parts[part] = LaneSum.fma(m[at + 3 * PARTS], h, parts[part]);
            parts[PARTS + part] = LaneSum.fma(m[at + 4 * PARTS], h, parts[PARTS + part]);
        }
        Arrays.fill(t, tAt + units, tAt + room, 0);
        o[0] = LaneSum.join(parts, 0);
        o[1] = LaneSum.join(parts, PARTS);
    }

    /**
     * The reverse of {@link #forward}: z_k = (V_0k o0 + V_1k o1) (1 - t_k^2), and xBar_j = sum over k of M_jk z_k.
     *
     * @param kept t as it was received, from {@code keptAt} on, zeros included
     * @param t receives it again, from {@code at} on
     * @param z receives z, from {@code at} on
     * @param xBar receives both sums
     */
    void reverse(
            int units,
            double o0,
            double o1,
            double[] m,
            double[] kept,
            int keptAt,
            double[] t,
            double[] z,
            int at,
            double[] xBar) {
        Arrays.fill(parts, 0);
        for (int k = 0; k < units; k++) {
            int from = at(k);
            int part = k % PARTS;
            double s = LaneSum.fma(m[from + 4 * PARTS], o1, LaneSum.fma(m[from + 3 * PARTS], o0, 0));
            double h = kept[keptAt + k];
            double bar = s * (1 - h * h);
            t[at + k] = h;
            z[at + k] = bar;
            parts[part] = LaneSum.fma(m[from], bar, parts[part]);
            parts[PARTS + part] = LaneSum.fma(m[from + PARTS], bar, parts[PARTS + part]);
        }
        xBar[0] = LaneSum.join(parts, 0);
        xBar[1] = LaneSum.join(parts, PARTS);
    }

    /**
     * For each unit, one call after the other: z_k x0, z_k x1, z_k, o0 t_k and o1 t_k are added to the cotangents of M_0, M_1, b,
     * V_0 and V_1. What is beyond the units means nothing.
     *
     * @param t of each call, {@link #room} apart; z likewise
     * @param seeds of each call, {@link #SEEDS} apart: x0, x1, o0, o1
     * @param bars the cotangents, as far apart
     */
    void gather(int calls, int units, double[] t, double[] z, double[] seeds, double[] bars) {
        int room = room(units);
        for (int c = 0; c < calls; c++) {
            double x0 = seeds[c * SEEDS];
            double x1 = seeds[c * SEEDS + 1];
            double o0 = seeds[c * SEEDS + 2];
            double o1 = seeds[c * SEEDS + 3];
            for (int k = 0; k < units; k++) {
                double bar = z[c * room + k];
                double h = t[c * room + k];
                bars[k] += bar * x0;
                bars[room + k] += bar * x1;
                bars[2 * room + k] += bar;
                bars[3 * room + k] += h * o0;
                bars[4 * room + k] += h * o1;
            }
        }
    }
}
