// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.engine.StepKernel;

/**
 * out = base + h sum_j w_j v_j over vectors v_j that lie one after the other in an array: the inner loop of every
 * Runge-Kutta method, forward and reverse. Zero weights are left out beforehand; loops are short enough to be vectorized.
 * The last of four terms, the newest stage, is added last: the others need not wait for it. {@link StepKernel} does the same.
 */
final class Combination {
    private final double[] weight;
    private final int[] vector;

    /** Of the weights w_from, w_{from+1}, ... where w_j is {@code weights[j - from]}. */
    Combination(double[] weights, int from) {
        int n = 0;
        for (double w : weights) {
            n += w != 0 ? 1 : 0;
        }
        weight = new double[n];
        vector = new int[n];
        n = 0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                weight[n] = weights[j];
                vector[n++] = from + j;
            }
        }
    }

    /** Each row of a strictly lower triangular matrix: what a stage takes from earlier ones. */
    static Combination[] rows(double[][] a) {
        Combination[] rows = new Combination[a.length];
        for (int i = 0; i < a.length; i++) {
            rows[i] = new Combination(a[i], 0);
        }
        return rows;
    }

    /** Each column below the diagonal: what a stage gives to later ones. */
    static Combination[] columns(double[][] a) {
        Combination[] columns = new Combination[a.length];
        for (int i = 0; i < a.length; i++) {
            double[] below = new double[a.length - i - 1];
            for (int k = 0; k < below.length; k++) {
                below[k] = a[i + 1 + k][i];
            }
            columns[i] = new Combination(below, i + 1);
        }
        return columns;
    }

    boolean isEmpty() {
        return weight.length == 0;
    }

    /** {@code out[outAt + i] = base[baseAt + i] + h * sum}; a null base is zero. */
    void apply(double[] base, int baseAt, double h, double[] v, int vAt, double[] out, int outAt, int n) {
        if (base == null) {
            for (int i = 0; i < n; i++) {
                out[outAt + i] = 0;
            }
        } else if (weight.length == 0 && (base != out || baseAt != outAt)) {
            System.arraycopy(base, baseAt, out, outAt, n);
        }
        double[] from = base == null ? out : base;
        int fromAt = base == null ? outAt : baseAt;
        for (int j = 0; j < weight.length; ) {
            int left = weight.length - j;
            int taken = left >= 4 ? 4 : left;
            double w0 = h * weight[j];
            int v0 = vAt + vector[j] * n;
            if (taken == 4) {
                add4(from, fromAt, w0, v0, j, h, v, vAt, out, outAt, n);
            } else if (taken == 3) {
                double w1 = h * weight[j + 1];
                double w2 = h * weight[j + 2];
                int v1 = vAt + vector[j + 1] * n;
                int v2 = vAt + vector[j + 2] * n;
                for (int i = 0; i < n; i++) {
                    out[outAt + i] = from[fromAt + i] + (w0 * v[v0 + i] + w1 * v[v1 + i]) + w2 * v[v2 + i];
                }
            } else if (taken == 2) {
                double w1 = h * weight[j + 1];
                int v1 = vAt + vector[j + 1] * n;
                for (int i = 0; i < n; i++) {
                    out[outAt + i] = from[fromAt + i] + w0 * v[v0 + i] + w1 * v[v1 + i];
                }
            } else {
                for (int i = 0; i < n; i++) {
                    out[outAt + i] = from[fromAt + i] + w0 * v[v0 + i];
                }
            }
            from = out;
            fromAt = outAt;
            j += taken;
        }
    }

    private void add4(
            double[] from,
            int fromAt,
            double w0,
            int v0,
            int j,
            double h,
            double[] v,
            int vAt,
            double[] out,
            int outAt,
            int n) {
        double w1 = h * weight[j + 1];
        double w2 = h * weight[j + 2];
        double w3 = h * weight[j + 3];
        int v1 = vAt + vector[j + 1] * n;
        int v2 = vAt + vector[j + 2] * n;
        int v3 = vAt + vector[j + 3] * n;
        for (int i = 0; i < n; i++) {
            out[outAt + i] = from[fromAt + i] + (w0 * v[v0 + i] + w1 * v[v1 + i] + w2 * v[v2 + i]) + w3 * v[v3 + i];
        }
    }

    /** sum_i x_i sum_j w_j v_ji: the derivative of {@link #apply} with respect to h, against x. */
    double dot(double[] x, int xAt, double[] v, int vAt, int n) {
        double sum = 0;
        for (int j = 0; j < weight.length; j++) {
            int at = vAt + vector[j] * n;
            double each = 0;
            for (int i = 0; i < n; i++) {
                each += x[xAt + i] * v[at + i];
            }
            sum += weight[j] * each;
        }
        return sum;
    }
}
