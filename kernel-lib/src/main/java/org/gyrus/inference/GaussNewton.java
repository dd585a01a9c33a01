// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.concurrent.CancellationException;
import org.gyrus.fit.Residuals;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;

/**
 * Least squares with some coordinates held: Gauss and Newton's steps, damped as Levenberg and Marquardt do, with the gain
 * rule of Nielsen (1999, IMM-REP-1999-05).
 */
final class GaussNewton {
    private final Residuals residuals;

    GaussNewton(Residuals residuals) {
        this.residuals = residuals;
    }

    /** The point, and the sum of squared residuals there. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record Minimum(double[] theta, double sum) {}

    /** Goes down from a start, moving all coordinates but one; -1 moves all. */
    Minimum from(double[] start, int held) {
        double[] theta = start.clone();
        double[] r = residuals.at(theta.clone());
        double sum = squares(r);
        double damping = 1e-4;
        double growth = 2;
        for (int i = 0; i < 200 && Double.isFinite(sum); i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            double[][] jacobian = residuals.jacobian(theta.clone());
            boolean moved = false;
            for (int trial = 0; trial < 30 && !moved; trial++) {
                double[] step = step(jacobian, r, damping, held);
                double[] next = theta.clone();
                for (int j = 0; j < next.length; j++) {
                    next[j] += step[j];
                }
                double[] there = residuals.at(next.clone());
                double found = squares(there);
                if (found < sum) {
                    boolean small = sum - found <= 1e-14 * sum;
                    theta = next;
                    r = there;
                    sum = found;
                    damping = Math.max(damping / 5, 1e-14);
                    growth = 2;
                    if (small) {
                        return new Minimum(theta, sum);
                    }
                    moved = true;
                } else {
                    damping *= growth;
                    growth *= 2;
                }
            }
            if (!moved) {
                break;
            }
        }
        return new Minimum(theta, sum);
    }

    /** min |J s + r|^2 + damping |D s|^2 with D the norms of the columns. */
    private static double[] step(double[][] jacobian, double[] r, double damping, int held) {
        int n = r.length;
        int d = jacobian[0].length;
        double[][] a = new double[n + d][d];
        double[] b = new double[n + d];
        for (int j = 0; j < d; j++) {
            double norm = 0;
            for (int i = 0; i < n; i++) {
                a[i][j] = j == held ? 0 : jacobian[i][j];
                norm += a[i][j] * a[i][j];
            }
            a[n + j][j] = norm > 0 ? Math.sqrt(damping * norm) : 1;
        }
        for (int i = 0; i < n; i++) {
            b[i] = -r[i];
        }
        return new QRDecomposition(new Array2DRowRealMatrix(a, false))
                .getSolver()
                .solve(new ArrayRealVector(b, false))
                .toArray();
    }

    static double squares(double... r) {
        double sum = 0;
        for (double v : r) {
            sum += v * v;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }
}
