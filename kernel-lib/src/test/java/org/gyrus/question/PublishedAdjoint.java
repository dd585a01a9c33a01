// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.gyrus.disorder.Independent;

/**
 * The cascade and its adjoint as published: A, tau_p, tau_o, N, C, and
 * {@code lambda' = -[eps u^2, 0, 0, 0, 1] - G_x^T lambda}, {@code u* = clip(lambda_1/(2 eps), 0, u_max)}. Typed by hand.
 */
record PublishedAdjoint(Map<String, Double> p, double epsilon, double runningCognition) {
    double[] rates(double[] x, double u) {
        return new double[] {
            v("lambda_beta") * x[0] * (1 - x[0] / v("K_A")) - u * x[0],
            v("lambda_tau") * x[0] * (1 - x[1] / v("K_tau")),
            v("lambda_tauo"),
            (v("lambda_Ntauo") * x[2] + v("lambda_Ntaup") * x[1]) * (1 - x[3] / v("K_N")),
            (v("lambda_CN") * x[3] + v("lambda_Ctau") * x[1]) * (1 - x[4] / v("K_C"))
        };
    }

    double[] costates(double[] x, double[] l, double u) {
        double n = 1 - x[3] / v("K_N");
        double c = 1 - x[4] / v("K_C");
        return new double[] {
            -epsilon * u * u
                    - (v("lambda_beta") * (1 - 2 * x[0] / v("K_A")) - u) * l[0]
                    - v("lambda_tau") * (1 - x[1] / v("K_tau")) * l[1],
            v("lambda_tau") * x[0] / v("K_tau") * l[1] - v("lambda_Ntaup") * n * l[3] - v("lambda_Ctau") * c * l[4],
            -v("lambda_Ntauo") * n * l[3],
            (v("lambda_Ntauo") * x[2] + v("lambda_Ntaup") * x[1]) / v("K_N") * l[3] - v("lambda_CN") * c * l[4],
            -runningCognition + (v("lambda_CN") * x[3] + v("lambda_Ctau") * x[1]) / v("K_C") * l[4]
        };
    }

    /** State, costate and the integral of dH/du, for going back in time under a control. */
    double[] together(double[] y, double u) {
        double[] x = java.util.Arrays.copyOfRange(y, 0, 5);
        double[] l = java.util.Arrays.copyOfRange(y, 5, 10);
        double[] all = new double[11];
        System.arraycopy(rates(x, u), 0, all, 0, 5);
        System.arraycopy(costates(x, l, u), 0, all, 5, 5);
        all[10] = 2 * epsilon * u * x[0] - l[0] * x[0];
        return all;
    }

    /** What a forward-backward sweep found: the control at even grid points, and the cost. */
    record Sweep(double[] u, double cost, int sweeps) {
        /** The mean over part i of n. */
        double mean(int i, int n) {
            int width = (u.length - 1) / n;
            double sum = (u[i * width] + u[(i + 1) * width]) / 2;
            for (int k = 1; k < width; k++) {
                sum += u[i * width + k];
            }
            return sum / width;
        }
    }

    /** The forward-backward sweep of the paper: RK4 forward and backward, controls averaged between sweeps. */
    Sweep sweep(double[] start, double length, int grid, double bound, double endA, double endC) {
        double h = length / grid;
        double[] u = new double[grid + 1];
        double[][] x = new double[grid + 1][];
        double change = 1;
        int sweeps = 0;
        while (change > 1e-10 * bound && sweeps++ < 2000) {
            forward(start, x, u, h);
            double[] l = {endA, 0, 0, 0, endC};
            change = 0;
            for (int k = grid; k >= 0; k--) {
                double best = Math.min(Math.max(l[0] / (2 * epsilon), 0), bound);
                change = Math.max(change, Math.abs(best - u[k]));
                double before = u[k];
                u[k] = (u[k] + best) / 2;
                if (k > 0) {
                    l = back(x[k], x[k - 1], l, before, u[k - 1], h);
                }
            }
        }
        forward(start, x, u, h);
        double cost = endA * x[grid][0] + endC * x[grid][4];
        for (int k = 0; k <= grid; k++) {
            // Simpson's rule
            double weight = k == 0 || k == grid ? 1 : k % 2 == 1 ? 4 : 2;
            cost += weight * h / 3 * (epsilon * u[k] * u[k] * x[k][0] + x[k][4]);
        }
        return new Sweep(u, cost, sweeps);
    }

    private void forward(double[] start, double[][] x, double[] u, double h) {
        x[0] = start;
        for (int k = 0; k + 1 < x.length; k++) {
            double middle = (u[k] + u[k + 1]) / 2;
            double[] k1 = rates(x[k], u[k]);
            double[] k2 = rates(plus(x[k], h / 2, k1), middle);
            double[] k3 = rates(plus(x[k], h / 2, k2), middle);
            double[] k4 = rates(plus(x[k], h, k3), u[k + 1]);
            x[k + 1] = rk4(x[k], h, k1, k2, k3, k4);
        }
    }

    private double[] back(double[] x1, double[] x0, double[] l, double u1, double u0, double h) {
        double[] xm = plus(x1, 0.5, plus(x0, -1, x1));
        double um = (u0 + u1) / 2;
        double[] k1 = costates(x1, l, u1);
        double[] k2 = costates(xm, plus(l, -h / 2, k1), um);
        double[] k3 = costates(xm, plus(l, -h / 2, k2), um);
        double[] k4 = costates(x0, plus(l, -h, k3), u0);
        return rk4(l, -h, k1, k2, k3, k4);
    }

    private static double[] rk4(double[] y, double h, double[] a, double[] b, double[] c, double[] d) {
        double[] next = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            next[i] = y[i] + h / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
        }
        return next;
    }

    private static double[] plus(double[] y, double h, double[] k) {
        double[] sum = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            sum[i] = y[i] + h * k[i];
        }
        return sum;
    }

    private double v(String name) {
        return p.get(name);
    }

    /** Hipparchus back in time from t1 to t0 under a control. */
    double[] backward(double[] end, double t1, double t0, DoubleUnaryOperator u) {
        Independent f = (t, y) -> together(y, u.applyAsDouble(t));
        return f.solve(end, t1, t0);
    }
}
