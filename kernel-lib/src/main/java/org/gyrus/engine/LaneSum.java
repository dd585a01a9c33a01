// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * The order in which sums are made, the same with and without vectors. A sum over the units of a layer has eight partial
 * sums by unit mod 8 when there are at least eight units, four by unit mod 4 from four units on, else one; a sum over lanes
 * has eight by lane mod 8. Partial sums are joined in pairs, neighbors first. Products are added with one rounding where the processor can.
 */
final class LaneSum {
    static final int PARTS = 8;
    /** Scratch for five sums at a time, and for up to eight rows of a window of lanes. */
    static final int SCRATCH = (5 + Executors.WINDOW) * PARTS;

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
        if (n >= PARTS) {
            return eight(x, xAt, xs, w, at, ws, n, start);
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

    private static double eight(double[] x, int xAt, int xs, double[] w, int at, int ws, int n, double start) {
        double s0 = start;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = xAt;
        int j = at;
        int left = n;
        for (; left >= PARTS; left -= PARTS) {
            s0 = fma(w[j], x[i], s0);
            s1 = fma(w[j + ws], x[i + xs], s1);
            s2 = fma(w[j + 2 * ws], x[i + 2 * xs], s2);
            s3 = fma(w[j + 3 * ws], x[i + 3 * xs], s3);
            s4 = fma(w[j + 4 * ws], x[i + 4 * xs], s4);
            s5 = fma(w[j + 5 * ws], x[i + 5 * xs], s5);
            s6 = fma(w[j + 6 * ws], x[i + 6 * xs], s6);
            s7 = fma(w[j + 7 * ws], x[i + 7 * xs], s7);
            i += PARTS * xs;
            j += PARTS * ws;
        }
        s0 = left > 0 ? fma(w[j], x[i], s0) : s0;
        s1 = left > 1 ? fma(w[j + ws], x[i + xs], s1) : s1;
        s2 = left > 2 ? fma(w[j + 2 * ws], x[i + 2 * xs], s2) : s2;
        s3 = left > 3 ? fma(w[j + 3 * ws], x[i + 3 * xs], s3) : s3;
        s4 = left > 4 ? fma(w[j + 4 * ws], x[i + 4 * xs], s4) : s4;
        s5 = left > 5 ? fma(w[j + 5 * ws], x[i + 5 * xs], s5) : s5;
        s6 = left > 6 ? fma(w[j + 6 * ws], x[i + 6 * xs], s6) : s6;
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
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
