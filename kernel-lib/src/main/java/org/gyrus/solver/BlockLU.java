// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * LU factors with partial pivoting of one small dense matrix per lane: what implicit methods solve in a step.
 *
 * <p>Layout: columns one after the other, the lane contiguous: element (row, column) of a lane is
 * {@code [(column * n + row) * lanes + lane]}, so that a column is a vector of states. Nothing is allocated after
 * construction. Does not suit more than a few hundred states: no sparsity is used.
 */
final class BlockLU {
    private final int n;
    private final int lanes;
    private final double[] a;
    /** The row swapped with row k, for each k and lane: {@code [k * lanes + lane]}. */
    private final int[] pivot;

    BlockLU(int n, int lanes) {
        this.n = n;
        this.lanes = lanes;
        a = new double[n * n * lanes];
        pivot = new int[n * lanes];
    }

    /** Factors diagonal * I - scale * matrix; false when a lane is singular or holds something not finite. */
    boolean factor(double diagonal, double scale, double[] matrix) {
        for (int i = 0; i < a.length; i++) {
            a[i] = -scale * matrix[i];
        }
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < lanes; l++) {
                a[i * (n + 1) * lanes + l] += diagonal;
            }
        }
        boolean regular = true;
        for (int l = 0; l < lanes; l++) {
            regular &= factorLane(l);
        }
        return regular;
    }

    private boolean factorLane(int l) {
        int row = lanes;
        int column = n * lanes;
        for (int k = 0; k < n; k++) {
            int ck = k * column + l;
            int p = k;
            double largest = Math.abs(a[ck + k * row]);
            for (int i = k + 1; i < n; i++) {
                double each = Math.abs(a[ck + i * row]);
                if (each > largest) {
                    largest = each;
                    p = i;
                }
            }
            pivot[k * lanes + l] = p;
            if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
                return false;
            }
            if (p != k) {
                for (int j = k, at = ck; j < n; j++, at += column) {
                    double swap = a[at + k * row];
                    a[at + k * row] = a[at + p * row];
                    a[at + p * row] = swap;
                }
            }
            // The diagonal keeps its reciprocal: a multiplication where solving would divide.
            double reciprocal = 1 / a[ck + k * row];
            a[ck + k * row] = reciprocal;
            for (int i = k + 1; i < n; i++) {
                a[ck + i * row] *= reciprocal;
            }
            for (int j = k + 1; j < n; j++) {
                int cj = j * column + l;
                double top = a[cj + k * row];
                for (int i = k + 1; i < n; i++) {
                    a[cj + i * row] -= a[ck + i * row] * top;
                }
            }
        }
        return true;
    }

    /** Overwrites b, {@code [row * lanes + lane]} from {@code at}, with the solution of A x = b. */
    void solve(double[] b, int at) {
        int row = lanes;
        int column = n * lanes;
        for (int l = 0; l < lanes; l++) {
            int x = at + l;
            for (int k = 0; k < n; k++) {
                int p = pivot[k * lanes + l];
                double bk = b[x + p * row];
                b[x + p * row] = b[x + k * row];
                b[x + k * row] = bk;
                int ck = k * column + l;
                for (int i = k + 1; i < n; i++) {
                    b[x + i * row] -= a[ck + i * row] * bk;
                }
            }
            for (int k = n - 1; k >= 0; k--) {
                int ck = k * column + l;
                double bk = b[x + k * row] * a[ck + k * row];
                b[x + k * row] = bk;
                for (int i = 0; i < k; i++) {
                    b[x + i * row] -= a[ck + i * row] * bk;
                }
            }
        }
    }

    /** As {@link #solve}, with the transposed matrix: the reverse of a solve. */
    void solveTransposed(double[] b, int at) {
        int row = lanes;
        int column = n * lanes;
        for (int l = 0; l < lanes; l++) {
            int x = at + l;
            for (int k = 0; k < n; k++) {
                int ck = k * column + l;
                double sum = b[x + k * row];
                for (int i = 0; i < k; i++) {
                    sum -= a[ck + i * row] * b[x + i * row];
                }
                b[x + k * row] = sum * a[ck + k * row];
            }
            for (int k = n - 1; k >= 0; k--) {
                int ck = k * column + l;
                double sum = b[x + k * row];
                for (int i = k + 1; i < n; i++) {
                    sum -= a[ck + i * row] * b[x + i * row];
                }
                int p = pivot[k * lanes + l];
                b[x + k * row] = b[x + p * row];
                b[x + p * row] = sum;
            }
        }
    }
}
