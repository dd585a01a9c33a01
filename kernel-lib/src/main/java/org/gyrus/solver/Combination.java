// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.StepKernel;

/**
 * out = base + h sum_j w_j v_j over vectors v_j that lie one after the other in an array: the inner loop of every
 * Runge-Kutta method, forward and reverse. Zero weights are left out beforehand.
 * The last of four terms, the newest stage, is added last: the others need not wait for it. {@link StepKernel} does the same.
 */
final class Combination {
    /** Terms that are added at a time. */
    private static final int TERMS = 4;
    /** Below, copies cost more than they save. */
    private static final int SHORT = 24;

    private static final int WINDOW = 256;

    private final double[] weight;
    private final int[] vector;
    /** Windows of the sum and of terms: loops over arrays at one index are vectorized, those at different offsets are not. */
    private double[] sum;

    private double[][] term;

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

    /** {@code out[outAt + i] = base[baseAt + i] + h * sum}; a null base is left out. */
    void apply(double[] base, int baseAt, double h, double[] v, int vAt, double[] out, int outAt, int n) {
        if (n < SHORT) {
            few(base, baseAt, h, v, vAt, out, outAt, n);
            return;
        }
        if (sum == null) {
            sum = new double[WINDOW];
            term = new double[TERMS][WINDOW];
        }
        for (int from = 0; from < n; from += WINDOW) {
            int length = Math.min(WINDOW, n - from);
            if (base != null) {
                System.arraycopy(base, baseAt + from, sum, 0, length);
            } else if (weight.length == 0) {
                Arrays.fill(sum, 0, length, 0);
            }
            for (int j = 0; j < weight.length; j += TERMS) {
                int terms = Math.min(TERMS, weight.length - j);
                for (int m = 0; m < terms; m++) {
                    System.arraycopy(v, vAt + vector[j + m] * n + from, term[m], 0, length);
                }
                add(base == null && j == 0, j, terms, h, length);
            }
            System.arraycopy(sum, 0, out, outAt + from, length);
        }
    }

    private void add(boolean first, int j, int terms, double h, int n) {
        double w0 = h * weight[j];
        double w1 = terms > 1 ? h * weight[j + 1] : 0;
        double w2 = terms > 2 ? h * weight[j + 2] : 0;
        double w3 = terms > 3 ? h * weight[j + 3] : 0;
        if (first) {
            scale(n, sum, w0, term[0]);
        }
        switch (terms) {
            case 1 -> {
                if (!first) {
                    add1(n, sum, w0, term[0]);
                }
            }
            case 2 -> {
                if (first) {
                    add1(n, sum, w1, term[1]);
                } else {
                    add2(n, sum, w0, term[0], w1, term[1]);
                }
            }
            case 3 -> {
                if (first) {
                    add2(n, sum, w1, term[1], w2, term[2]);
                } else {
                    add3(n, sum, w0, term[0], w1, term[1], w2, term[2]);
                }
            }
            default -> {
                if (first) {
                    add2(n, sum, w1, term[1], w2, term[2]);
                    add1(n, sum, w3, term[3]);
                } else {
                    add4(n, sum, w0, term[0], w1, term[1], w2, term[2], w3, term[3]);
                }
            }
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

    /** The same without copies, for a few numbers. */
    private void few(double[] base, int baseAt, double h, double[] v, int vAt, double[] out, int outAt, int n) {
        for (int i = 0; i < n; i++) {
            boolean first = base == null;
            double total = first ? 0 : base[baseAt + i];
            for (int j = 0; j < weight.length; j += TERMS) {
                int newest = Math.min(j + TERMS, weight.length) - 1;
                double older = h * weight[j] * v[vAt + vector[j] * n + i];
                for (int m = j + 1; m < newest; m++) {
                    older += h * weight[m] * v[vAt + vector[m] * n + i];
                }
                if (newest == j) {
                    total = first ? older : total + older;
                } else {
                    total = (first ? older : total + older) + h * weight[newest] * v[vAt + vector[newest] * n + i];
                }
                first = false;
            }
            out[outAt + i] = total;
        }
    }

    private static void scale(int n, double[] s, double w, double[] x) {
        for (int i = 0; i < n; i++) {
            s[i] = w * x[i];
        }
    }

    private static void add1(int n, double[] s, double w, double[] x) {
        for (int i = 0; i < n; i++) {
            s[i] = s[i] + w * x[i];
        }
    }

    private static void add2(int n, double[] s, double v, double[] x, double w, double[] y) {
        for (int i = 0; i < n; i++) {
            s[i] = s[i] + v * x[i] + w * y[i];
        }
    }

    private static void add3(int n, double[] s, double u, double[] x, double v, double[] y, double w, double[] z) {
        for (int i = 0; i < n; i++) {
            s[i] = s[i] + (u * x[i] + v * y[i]) + w * z[i];
        }
    }

    private static void add4(
            int n, double[] s, double a, double[] x, double b, double[] y, double c, double[] z, double d, double[] q) {
        for (int i = 0; i < n; i++) {
            s[i] = s[i] + (a * x[i] + b * y[i] + c * z[i]) + d * q[i];
        }
    }
}
