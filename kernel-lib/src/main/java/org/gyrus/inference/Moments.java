// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

/**
 * Mean and covariance of points as they come (Welford 1962), regularized as Stan does: shrunk towards 0.001 as if five points
 * had been seen with that variance.
 */
final class Moments {
    private static final double SMALL = 1e-3;
    private static final double BELIEF = 5;

    private final double[] mean;
    private final double[][] products;
    private int count;

    Moments(int size) {
        mean = new double[size];
        products = new double[size][size];
    }

    void add(double... x) {
        count++;
        double[] before = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            before[i] = x[i] - mean[i];
            mean[i] += before[i] / count;
        }
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                products[i][j] += before[i] * (x[j] - mean[j]);
            }
        }
    }

    /** The metric that the points so far suggest. */
    Metric metric(boolean dense) {
        int d = mean.length;
        double[][] covariance = new double[d][d];
        double[] variances = new double[d];
        double share = count / (count + BELIEF);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double symmetric = (products[i][j] + products[j][i]) / 2;
                covariance[i][j] = share * symmetric / (count - 1) + (i == j ? SMALL * (1 - share) : 0);
            }
            variances[i] = covariance[i][i];
        }
        return dense ? new Metric.Dense(covariance) : new Metric.Diagonal(variances);
    }
}
