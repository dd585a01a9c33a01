// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.concurrent.CancellationException;
import org.gyrus.fit.LogDensity;

/**
 * Finds the mode of a log density by BFGS with the exact gradient and Armijo's rule (Nocedal and Wright 2006, algorithm
 * 6.1): the inverse Hessian is updated only where the curvature is positive.
 */
final class Climb {
    private static final double SUFFICIENT = 1e-4;

    private final LogDensity density;
    private double[] x;
    private double[] g;
    private double value;
    private final double[][] h;

    Climb(LogDensity density) {
        this.density = density;
        x = density.start();
        g = new double[x.length];
        h = new double[x.length][x.length];
        value = density.at(x.clone(), g);
        if (!Double.isFinite(value)) {
            throw new InferenceException(
                    "The log density is " + value + " at the start; start from a fit that has run.");
        }
        reset();
    }

    private void reset() {
        for (int i = 0; i < h.length; i++) {
            for (int j = 0; j < h.length; j++) {
                h[i][j] = i == j ? 1 : 0;
            }
        }
    }

    /** Climbs until no step gains more than rounding. */
    double[] top(int iterations) {
        boolean fresh = true;
        for (int i = 0; i < iterations; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            double[] direction = times(h, g);
            double slope = dot(direction, g);
            if (slope <= 1e-18 * (1 + Math.abs(value))) {
                break;
            }
            if (!step(direction, slope)) {
                if (fresh) {
                    break;
                }
                reset();
                fresh = true;
            } else {
                fresh = false;
            }
        }
        return x.clone();
    }

    private boolean step(double[] direction, double slope) {
        double part = 1;
        double[] next = new double[x.length];
        double[] there = new double[x.length];
        for (int halvings = 0; halvings < 50; halvings++, part /= 2) {
            for (int i = 0; i < x.length; i++) {
                next[i] = x[i] + part * direction[i];
            }
            double found = density.at(next.clone(), there);
            if (found >= value + SUFFICIENT * part * slope && found > value) {
                update(next, there);
                x = next;
                g = there;
                value = found;
                return true;
            }
        }
        return false;
    }

    private void update(double[] next, double[] there) {
        int d = x.length;
        double[] s = new double[d];
        double[] y = new double[d];
        for (int i = 0; i < d; i++) {
            s[i] = next[i] - x[i];
            y[i] = g[i] - there[i];
        }
        double sy = dot(s, y);
        if (!(sy > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) {
            return;
        }
        double[] hy = times(h, y);
        double yhy = dot(y, hy);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                h[i][j] += (1 + yhy / sy) * s[i] * s[j] / sy - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }

    private static double[] times(double[][] m, double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            product[i] = dot(m[i], v);
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
