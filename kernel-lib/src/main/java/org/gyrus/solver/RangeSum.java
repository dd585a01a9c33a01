// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * out = base + h sum_j w_j v_j, as {@link Combination}, on a range of the vectors, which lie {@code stride} apart: for
 * blocks of cells that several threads share. Every element is the same bit by bit whatever the ranges.
 */
final class RangeSum {
    /** Terms that are added at a time. */
    private static final int TERMS = 4;

    private final double[] weight;
    private final int[] vector;
    private final double[] w;

    /** Of the weights w_from, w_{from+1}, ... where w_j is {@code weights[j - from]}. */
    RangeSum(double[] weights, int from) {
        int n = 0;
        for (double each : weights) {
            n += each != 0 ? 1 : 0;
        }
        weight = new double[n];
        vector = new int[n];
        w = new double[n];
        n = 0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                weight[n] = weights[j];
                vector[n++] = from + j;
            }
        }
    }

    static RangeSum[] rows(double[][] a) {
        RangeSum[] rows = new RangeSum[a.length];
        for (int i = 0; i < a.length; i++) {
            rows[i] = new RangeSum(a[i], 0);
        }
        return rows;
    }

    /** Each column below the diagonal: what a stage gives to later ones. */
    static RangeSum[] columns(double[][] a) {
        RangeSum[] columns = new RangeSum[a.length];
        for (int i = 0; i < a.length; i++) {
            double[] below = new double[a.length - i - 1];
            for (int k = 0; k < below.length; k++) {
                below[k] = a[i + 1 + k][i];
            }
            columns[i] = new RangeSum(below, i + 1);
        }
        return columns;
    }

    boolean isEmpty() {
        return w.length == 0;
    }

    /** Sets h: before ranges are shared out. */
    void scale(double h) {
        for (int j = 0; j < w.length; j++) {
            w[j] = h * weight[j];
        }
    }

    /** {@code out[outAt + i] = base[baseAt + i] * factor + sum_j w_j v[vAt + j * stride + i]} for n elements. */
    void apply(
            double factor, double[] base, int baseAt, double[] v, int vAt, int stride, double[] out, int outAt, int n) {
        RangeLoops loops = RangeSwitch.loops();
        if (w.length == 0) {
            loops.scaled(factor, base, baseAt, out, outAt, n);
        }
        for (int j = 0; j < w.length; j += TERMS) {
            double[] b = j == 0 ? base : out;
            int bAt = j == 0 ? baseAt : outAt;
            double f = j == 0 ? factor : 1;
            int v0 = vAt + vector[j] * stride;
            int v1 = j + 1 < w.length ? vAt + vector[j + 1] * stride : 0;
            int v2 = j + 2 < w.length ? vAt + vector[j + 2] * stride : 0;
            switch (Math.min(TERMS, w.length - j)) {
                case 1 -> loops.one(f, b, bAt, w[j], v, v0, out, outAt, n);
                case 2 -> loops.two(f, b, bAt, w[j], w[j + 1], v, v0, v1, out, outAt, n);
                case 3 -> loops.three(f, b, bAt, w[j], w[j + 1], w[j + 2], v, v0, v1, v2, out, outAt, n);
                default -> {
                    int v3 = vAt + vector[j + 3] * stride;
                    loops.four(f, b, bAt, w[j], w[j + 1], w[j + 2], w[j + 3], v, v0, v1, v2, v3, out, outAt, n);
                }
            }
        }
    }
}
