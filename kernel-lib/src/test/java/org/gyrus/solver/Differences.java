// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.function.DoubleUnaryOperator;

/** Derivatives by central differences, extrapolated to the limit (Ridders 1982): to ten or more digits for smooth functions. */
final class Differences {
    private Differences() {}

    static double derivative(DoubleUnaryOperator f, double x) {
        double h = 0.05 * Math.max(Math.abs(x), 0.1);
        double[][] a = new double[10][10];
        double best = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        for (int i = 0; i < a.length; i++, h /= 1.6) {
            a[i][0] = (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
            double factor = 1.6 * 1.6;
            for (int j = 1; j <= i; j++, factor *= 1.6 * 1.6) {
                a[i][j] = (a[i][j - 1] * factor - a[i - 1][j - 1]) / (factor - 1);
                double each = Math.max(Math.abs(a[i][j] - a[i][j - 1]), Math.abs(a[i][j] - a[i - 1][j - 1]));
                if (each <= error) {
                    error = each;
                    best = a[i][j];
                }
            }
        }
        return best;
    }
}
