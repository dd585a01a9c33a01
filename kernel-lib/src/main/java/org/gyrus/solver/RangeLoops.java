// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * The loops of a {@link RangeSum} over n numbers of rows that begin at different places, plain here; {@code
 * VectorRangeKernel} does the same on several numbers at once, with the same bits. {@code out} may be {@code b} itself.
 */
class RangeLoops {
    /** out = f b + w0 v0 */
    void one(double f, double[] b, int bAt, double w0, double[] v, int v0, double[] out, int outAt, int n) {
        for (int i = 0; i < n; i++) {
            out[outAt + i] = f * b[bAt + i] + w0 * v[v0 + i];
        }
    }

    /** out = f b + w0 v0 + w1 v1 */
    void two(
            double f,
            double[] b,
            int bAt,
            double w0,
            double w1,
            double[] v,
            int v0,
            int v1,
            double[] out,
            int outAt,
            int n) {
        for (int i = 0; i < n; i++) {
            out[outAt + i] = f * b[bAt + i] + w0 * v[v0 + i] + w1 * v[v1 + i];
        }
    }

    /** out = f b + (w0 v0 + w1 v1) + w2 v2 */
    void three(
            double f,
            double[] b,
            int bAt,
            double w0,
            double w1,
            double w2,
            double[] v,
            int v0,
            int v1,
            int v2,
            double[] out,
            int outAt,
            int n) {
        for (int i = 0; i < n; i++) {
            out[outAt + i] = f * b[bAt + i] + (w0 * v[v0 + i] + w1 * v[v1 + i]) + w2 * v[v2 + i];
        }
    }

    /** out = f b + (w0 v0 + w1 v1 + w2 v2) + w3 v3 */
    void four(
            double f,
            double[] b,
            int bAt,
            double w0,
            double w1,
            double w2,
            double w3,
            double[] v,
            int v0,
            int v1,
            int v2,
            int v3,
            double[] out,
            int outAt,
            int n) {
        for (int i = 0; i < n; i++) {
            out[outAt + i] = f * b[bAt + i] + (w0 * v[v0 + i] + w1 * v[v1 + i] + w2 * v[v2 + i]) + w3 * v[v3 + i];
        }
    }

    /** out = f b */
    void scaled(double f, double[] b, int bAt, double[] out, int outAt, int n) {
        for (int i = 0; i < n; i++) {
            out[outAt + i] = f * b[bAt + i];
        }
    }

    /** to = to + x */
    void add(double[] x, int xAt, double[] to, int toAt, int n) {
        for (int i = 0; i < n; i++) {
            to[toAt + i] += x[xAt + i];
        }
    }

    /** Whether all are finite. */
    boolean isFinite(double[] x, int at, int n) {
        double a = 0;
        double b = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            a += 0 * x[at + i];
            b += 0 * x[at + i + 1];
        }
        return a + b + (i < n ? 0 * x[at + i] : 0) == 0;
    }
}
