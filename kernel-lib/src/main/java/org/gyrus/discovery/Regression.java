// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Least squares on some rows of a design, for any choice of its columns: min |A_S c - b|^2 + ridge |c|^2. The rows are
 * turned once into a triangle by QR, so that each choice costs no more than its columns.
 */
final class Regression {
    private final double[][] triangle;
    private final double[] right;
    private final double rest;
    private final int rows;

    /** The rows for which {@code use} is true. */
    Regression(Design design, boolean... use) {
        int n = 0;
        for (boolean u : use) {
            n += u ? 1 : 0;
        }
        int m = design.candidates();
        double[][] a = new double[n][m];
        double[] b = new double[n];
        int row = 0;
        for (int i = 0; i < use.length; i++) {
            if (use[i]) {
                for (int j = 0; j < m; j++) {
                    a[row][j] = design.columns()[j][i];
                }
                b[row++] = design.values()[i];
            }
        }
        rows = n;
        if (n > m && m > 0) {
            QRDecomposition qr = new QRDecomposition(new Array2DRowRealMatrix(a, false));
            double[] turned = qr.getQT().operate(b);
            triangle = qr.getR().getSubMatrix(0, m - 1, 0, m - 1).getData();
            right = Arrays.copyOf(turned, m);
            double sum = 0;
            for (int i = m; i < n; i++) {
                sum += turned[i] * turned[i];
            }
            rest = sum;
        } else {
            triangle = a;
            right = b;
            rest = 0;
        }
    }

    int rows() {
        return rows;
    }

    /** The coefficients of these columns, by the pseudo-inverse where columns depend on each other. */
    double[] solve(int[] support, double ridge) {
        int k = support.length;
        if (k == 0) {
            return new double[0];
        }
        int n = triangle.length;
        double weight = Math.sqrt(ridge * rows);
        RealMatrix a = new Array2DRowRealMatrix(n + (ridge > 0 ? k : 0), k);
        double[] b = new double[a.getRowDimension()];
        System.arraycopy(right, 0, b, 0, n);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < n; i++) {
                a.setEntry(i, j, triangle[i][support[j]]);
            }
            if (ridge > 0) {
                a.setEntry(n + j, j, weight);
            }
        }
        DecompositionSolver qr = a.getRowDimension() >= k ? new QRDecomposition(a, 1e-10).getSolver() : null;
        DecompositionSolver solver =
                qr != null && qr.isNonSingular() ? qr : new SingularValueDecomposition(a).getSolver();
        return solver.solve(new ArrayRealVector(b, false)).toArray();
    }

    /** The sum of squared residuals. */
    double residual(int[] support, double... coefficients) {
        double sum = rest;
        for (int i = 0; i < right.length; i++) {
            double r = right[i];
            for (int j = 0; j < support.length; j++) {
                r -= triangle[i][support[j]] * coefficients[j];
            }
            sum += r * r;
        }
        return sum;
    }

    /** The diagonal of (A_S^T A_S)^-1; infinite where the columns depend on each other. */
    double[] leverage(int... support) {
        int k = support.length;
        double[] diagonal = new double[k];
        if (k == 0) {
            return diagonal;
        }
        RealMatrix a = new Array2DRowRealMatrix(triangle.length, k);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < triangle.length; i++) {
                a.setEntry(i, j, triangle[i][support[j]]);
            }
        }
        SingularValueDecomposition svd = new SingularValueDecomposition(a);
        double[] s = svd.getSingularValues();
        for (int j = 0; j < k; j++) {
            for (int l = 0; l < s.length; l++) {
                double v = svd.getV().getEntry(j, l) / s[l];
                diagonal[j] += v * v;
            }
        }
        return diagonal;
    }
}
