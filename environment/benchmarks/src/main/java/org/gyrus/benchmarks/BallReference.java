// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Arrays;

/**
 * The reference of B9, apart from the library: the equation and its tangents by k and D, face by face in plain loops, with the
 * classical Runge-Kutta method at half the step.
 */
final class BallReference {
    private final int n;
    private final boolean[] inside;
    private final double d;
    private final double k;

    private BallReference(int n, double radius, double d, double k) {
        this.n = n;
        this.d = d;
        this.k = k;
        inside = new boolean[n * n * n];
        for (int p = 0; p < inside.length; p++) {
            inside[p] = squared(p) <= radius * radius;
        }
    }

    private double squared(int p) {
        double c = (n - 1) / 2.0;
        double x = p % n - c;
        double y = p / n % n - c;
        double z = p / n / n - c;
        return x * x + y * y + z * z;
    }

    /** Q, dQ/dk, dQ/dD. */
    static double[] of(int n, double radius, double d, double k, double dt, int steps) {
        return new BallReference(n, radius, d, k).run(dt / 2, 2 * steps);
    }

    private double[] run(double h, int steps) {
        int size = inside.length;
        double[] y = new double[3 * size];
        for (int p = 0; p < size; p++) {
            y[p] = inside[p] ? 0.5 * Math.exp(-squared(p) / 32) : 0;
        }
        double[][] slopes = new double[4][3 * size];
        double[] stage = new double[3 * size];
        double[] nodes = {0, 0.5, 0.5, 1};
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < 4; i++) {
                double[] before = slopes[Math.max(0, i - 1)];
                double c = i == 0 ? 0 : nodes[i] * h;
                for (int p = 0; p < stage.length; p++) {
                    stage[p] = y[p] + c * before[p];
                }
                rates(stage, slopes[i]);
            }
            for (int p = 0; p < y.length; p++) {
                y[p] += h / 6 * (slopes[0][p] + 2 * slopes[1][p] + 2 * slopes[2][p] + slopes[3][p]);
            }
        }
        double[] sums = new double[3];
        for (int i = 0; i < 3; i++) {
            sums[i] = Arrays.stream(y, i * size, (i + 1) * size).sum();
        }
        return sums;
    }

    private void rates(double[] y, double[] out) {
        int size = inside.length;
        for (int p = 0; p < size; p++) {
            if (inside[p]) {
                double u = y[p];
                double lap = laplacian(y, 0, p);
                out[p] = d * lap + k * u * (1 - u);
                for (int i = 1; i < 3; i++) {
                    double tangent = y[i * size + p];
                    out[i * size + p] =
                            d * laplacian(y, i * size, p) + k * (1 - 2 * u) * tangent + (i == 1 ? u * (1 - u) : lap);
                }
            }
        }
    }

    private double laplacian(double[] y, int at, int p) {
        double sum = 0;
        int stride = 1;
        for (int axis = 0; axis < 3; axis++) {
            int i = p / stride % n;
            if (i > 0 && inside[p - stride]) {
                sum += y[at + p - stride] - y[at + p];
            }
            if (i < n - 1 && inside[p + stride]) {
                sum += y[at + p + stride] - y[at + p];
            }
            stride *= n;
        }
        return sum;
    }
}
