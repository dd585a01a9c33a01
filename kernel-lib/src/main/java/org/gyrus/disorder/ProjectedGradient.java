// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Minimizes a smooth function over a box by the spectral projected gradient method of Birgin, Martinez and Raydan (2000,
 * SIAM J Optim 10:1196): steps of Barzilai and Borwein along the projected gradient, accepted when the value falls below the
 * largest of the last ten. One use, one thread.
 */
final class ProjectedGradient {
    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;

    /** A function with its gradient. */
    interface Smooth {
        /** The value at x; the gradient is written into the second array. */
        double value(double[] x, double[] gradient);
    }

    private final Smooth function;
    private final double low;
    private final double high;

    private double[] x;
    private double[] gradient;
    private double value;
    private double[] best;
    private double bestValue;
    private int iterations;
    private boolean converged;

    ProjectedGradient(Smooth function, double low, double high, double... start) {
        this.function = function;
        this.low = low;
        this.high = high;
        x = start.clone();
    }

    /**
     * Goes down until the projected step moves nothing by more than the tolerance, a part of the box. An interrupt ends it with
     * the best so far.
     */
    ProjectedGradient minimize(double tolerance, int maxIterations) {
        gradient = new double[x.length];
        value = function.value(x, gradient);
        keepBest();
        Deque<Double> last = new ArrayDeque<>();
        last.add(value);
        double step = (high - low) / largest(gradient);
        while (iterations < maxIterations && !Thread.currentThread().isInterrupted()) {
            iterations++;
            double[] direction = direction(step);
            if (largest(direction) <= tolerance * (high - low)) {
                converged = true;
                break;
            }
            double ceiling = last.stream().mapToDouble(v -> v).max().orElseThrow();
            step = advance(direction, ceiling, step);
            keepBest();
            last.add(value);
            if (last.size() > MEMORY) {
                last.remove();
            }
        }
        return this;
    }

    /** The best point seen. */
    double[] best() {
        return best.clone();
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }

    private void keepBest() {
        if (best == null || value <= bestValue) {
            best = x.clone();
            bestValue = value;
        }
    }

    /** Halves the step until the value is low enough; gives the length of the next step. */
    private double advance(double[] direction, double ceiling, double step) {
        double slope = dot(direction, gradient);
        double[] there = new double[x.length];
        double part = 2;
        double[] next;
        double found;
        do {
            part /= 2;
            next = moved(direction, part);
            found = function.value(next, there);
        } while (!(found <= ceiling + SUFFICIENT * part * slope) && part > 1e-10);
        double ss = 0;
        double sy = 0;
        for (int i = 0; i < x.length; i++) {
            double s = next[i] - x[i];
            ss += s * s;
            sy += s * (there[i] - gradient[i]);
        }
        x = next;
        value = found;
        gradient = there;
        return sy > 0 ? ss / sy : 2 * step;
    }

    private double[] direction(double step) {
        double[] d = new double[x.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = clip(x[i] - step * gradient[i]) - x[i];
        }
        return d;
    }

    private double[] moved(double[] direction, double part) {
        double[] next = new double[x.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = clip(x[i] + part * direction[i]);
        }
        return next;
    }

    private double clip(double at) {
        return Math.min(Math.max(at, low), high);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = Double.MIN_NORMAL;
        for (double each : values) {
            largest = Math.max(largest, Math.abs(each));
        }
        return largest;
    }
}
