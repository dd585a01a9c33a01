// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * out = base + h sum_j w_j v_j, as {@link Combination}, on a range of the vectors, which lie {@code stride} apart: for
 * blocks of cells that several threads share. Every element is the same bit by bit whatever the ranges.
 */
final class RangeSum {
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

    /** Sets h: before ranges are shared out. */
    void scale(double h) {
        for (int j = 0; j < w.length; j++) {
            w[j] = h * weight[j];
        }
    }

    /** {@code out[outAt + i] = base[baseAt + i] * factor + sum_j w_j v[vAt + j * stride + i]} for n elements. */
    void apply(
            double factor, double[] base, int baseAt, double[] v, int vAt, int stride, double[] out, int outAt, int n) {
        int j = 0;
        int left = w.length;
        if (left == 0) {
            for (int i = 0; i < n; i++) {
                out[outAt + i] = factor * base[baseAt + i];
            }
            return;
        }
        double[] from = base;
        int fromAt = baseAt;
        double f = factor;
        while (left > 0) {
            double w0 = w[j];
            int v0 = vAt + vector[j] * stride;
            if (left == 1) {
                for (int i = 0; i < n; i++) {
                    out[outAt + i] = f * from[fromAt + i] + w0 * v[v0 + i];
                }
                return;
            }
            double w1 = w[j + 1];
            int v1 = vAt + vector[j + 1] * stride;
            if (left == 2) {
                for (int i = 0; i < n; i++) {
                    out[outAt + i] = f * from[fromAt + i] + w0 * v[v0 + i] + w1 * v[v1 + i];
                }
                return;
            }
            double w2 = w[j + 2];
            int v2 = vAt + vector[j + 2] * stride;
            if (left == 3) {
                for (int i = 0; i < n; i++) {
                    out[outAt + i] = f * from[fromAt + i] + (w0 * v[v0 + i] + w1 * v[v1 + i]) + w2 * v[v2 + i];
                }
                return;
            }
            double w3 = w[j + 3];
            int v3 = vAt + vector[j + 3] * stride;
            for (int i = 0; i < n; i++) {
                out[outAt + i] =
                        f * from[fromAt + i] + (w0 * v[v0 + i] + w1 * v[v1 + i] + w2 * v[v2 + i]) + w3 * v[v3 + i];
            }
            from = out;
            fromAt = outAt;
            f = 1;
            j += 4;
            left -= 4;
        }
    }
}
