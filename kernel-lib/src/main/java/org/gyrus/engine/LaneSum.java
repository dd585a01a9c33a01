// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * The order in which sums are made, the same with and without vectors. A sum over the units of a layer has four partial
 * sums by unit mod 4 when there are at least four units; a sum over lanes has eight by lane mod 8. Partial sums are
 * joined in pairs, neighbors first. Products are added with one rounding where the processor can.
 */
final class LaneSum {
    static final int PARTS = 8;

    private LaneSum() {}

    static double fma(double a, double b, double c) {
        return FusedMultiplyAdd.AVAILABLE ? Math.fma(a, b, c) : a * b + c;
    }

    /** start + sum of x[i] w[at + i] over all of x. */
    static double dot(double[] x, double[] w, int at, double start) {
        if (x.length < 4) {
            double s = start;
            for (int i = 0; i < x.length; i++) {
                s = fma(w[at + i], x[i], s);
            }
            return s;
        }
        double s0 = start;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            s0 = fma(w[at + i], x[i], s0);
            s1 = fma(w[at + i + 1], x[i + 1], s1);
            s2 = fma(w[at + i + 2], x[i + 2], s2);
            s3 = fma(w[at + i + 3], x[i + 3], s3);
        }
        if (i < x.length) {
            s0 = fma(w[at + i], x[i], s0);
        }
        if (i + 1 < x.length) {
            s1 = fma(w[at + i + 1], x[i + 1], s1);
        }
        if (i + 2 < x.length) {
            s2 = fma(w[at + i + 2], x[i + 2], s2);
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** sum of z[k] w[at + k * stride] over all of z, in the order of k. */
    static double dotColumn(double[] z, double[] w, int at, int stride) {
        double s = 0;
        for (int k = 0; k < z.length; k++) {
            s = fma(w[at + k * stride], z[k], s);
        }
        return s;
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
