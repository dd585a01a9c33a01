// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * The order in which sums are made, the same with and without vectors. A sum over the units of a layer has four partial
 * sums by unit mod 4 when there are at least four units; a sum over lanes has eight by lane mod 8. Partial sums are
 * joined in pairs, neighbors first. Products are added with one rounding where the processor can.
 */
final class LaneSum {
    static final int PARTS = 8;
    /** Scratch for four sums at a time. */
    static final int SCRATCH = 4 * PARTS;

    private LaneSum() {}

    static double fma(double a, double b, double c) {
        return FusedMultiplyAdd.AVAILABLE ? Math.fma(a, b, c) : a * b + c;
    }

    /** start + sum of x[xAt + i * xs] w[at + i * ws] over n elements. */
    static double dot(double[] x, int xAt, int xs, double[] w, int at, int ws, int n, double start) {
        double s0 = start;
        if (n < 4) {
            for (int i = 0; i < n; i++) {
                s0 = fma(w[at + i * ws], x[xAt + i * xs], s0);
            }
            return s0;
        }
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            int from = xAt + i * xs;
            s0 = fma(w[at + i * ws], x[from], s0);
            s1 = fma(w[at + (i + 1) * ws], x[from + xs], s1);
            s2 = fma(w[at + (i + 2) * ws], x[from + 2 * xs], s2);
            s3 = fma(w[at + (i + 3) * ws], x[from + 3 * xs], s3);
        }
        if (i < n) {
            s0 = fma(w[at + i * ws], x[xAt + i * xs], s0);
        }
        if (i + 1 < n) {
            s1 = fma(w[at + (i + 1) * ws], x[xAt + (i + 1) * xs], s1);
        }
        if (i + 2 < n) {
            s2 = fma(w[at + (i + 2) * ws], x[xAt + (i + 2) * xs], s2);
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** sum of a[aAt + l] b[bAt + l] over n lanes. */
    static double product(double[] a, int aAt, double[] b, int bAt, int n, double[] partial) {
        if (n == 1) {
            return a[aAt] * b[bAt];
        }
        for (int k = 0; k < PARTS; k++) {
            partial[k] = 0;
        }
        for (int l = 0; l < n; l++) {
            partial[l & 7] = fma(a[aAt + l], b[bAt + l], partial[l & 7]);
        }
        return join(partial, 0);
    }

    /** sum of a[at + l] over n lanes. */
    static double sum(double[] a, int at, int n, double[] partial) {
        if (n == 1) {
            return a[at];
        }
        for (int k = 0; k < PARTS; k++) {
            partial[k] = 0;
        }
        for (int l = 0; l < n; l++) {
            partial[l & 7] += a[at + l];
        }
        return join(partial, 0);
    }

    static double join(double[] p, int at) {
        return ((p[at] + p[at + 1]) + (p[at + 2] + p[at + 3])) + ((p[at + 4] + p[at + 5]) + (p[at + 6] + p[at + 7]));
    }
}
