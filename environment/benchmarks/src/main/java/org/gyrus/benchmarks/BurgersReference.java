// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

/** The reference of B6, apart from the library: the same steps in plain loops, their derivatives by tangents, forward. */
final class BurgersReference {
    private BurgersReference() {}

    /** The start after all descents. */
    static double[] descend(double[] target, double dt, double nu, int steps, int descents, double rate) {
        int n = target.length;
        double[] start = new double[n];
        for (int k = 0; k < descents; k++) {
            double[] v = start.clone();
            // tangents[i][j] = dv_i / dstart_j
            double[][] tangents = new double[n][n];
            for (int i = 0; i < n; i++) {
                tangents[i][i] = 1;
            }
            for (int step = 0; step < steps; step++) {
                tangents = step(v, tangents, dt, nu);
            }
            for (int j = 0; j < n; j++) {
                double slope = 0;
                for (int i = 0; i < n; i++) {
                    slope += (v[i] - target[i]) * 2 / n * tangents[i][j];
                }
                start[j] -= rate * slope;
            }
        }
        return start;
    }

    /** Changes v; returns the new tangents. */
    private static double[][] step(double[] v, double[][] tangents, double dt, double nu) {
        int n = v.length;
        double h = 2.0 / n;
        double c = dt * nu / (h * h);
        double[] w = new double[n];
        double[][] wDot = new double[n][n];
        for (int i = 0; i < n; i++) {
            int left = (i + n - 1) % n;
            int right = (i + 1) % n;
            w[i] = v[i] + c * (v[left] - 2 * v[i] + v[right]);
            for (int j = 0; j < n; j++) {
                wDot[i][j] = tangents[i][j] + c * (tangents[left][j] - 2 * tangents[i][j] + tangents[right][j]);
            }
        }
        double[][] after = new double[n][n];
        for (int i = 0; i < n; i++) {
            double foot = i - dt * w[i] / h;
            double share = foot - Math.floor(foot);
            int a = Math.floorMod((int) Math.floor(foot), n);
            int b = (a + 1) % n;
            v[i] = (1 - share) * w[a] + share * w[b];
            for (int j = 0; j < n; j++) {
                after[i][j] = (1 - share) * wDot[a][j] + share * wDot[b][j] - (w[b] - w[a]) * dt / h * wDot[i][j];
            }
        }
        return after;
    }
}
