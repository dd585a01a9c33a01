// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * Minimizes a smooth function over a set that can be projected onto: spectral projected gradients (Birgin, Martinez and
 * Raydan 2000, SIAM J Optim 10:1196) with a memory of ten values. One use, one thread.
 */
final class SpectralGradient {
    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;

    /** A function with its gradient; infinite where it has no value. */
    interface Smooth {
        double value(double[] x, double[] gradient);
    }

    private final Smooth function;
    private final UnaryOperator<double[]> projection;
    private double[] x;
    private double[] gradient;
    private double value;
    private double[] best;
    private double bestValue;
    private int iterations;
    private boolean converged;

    SpectralGradient(Smooth function, UnaryOperator<double[]> projection, double... start) {
        this.function = function;
        this.projection = projection;
        x = projection.apply(start.clone());
        gradient = new double[x.length];
        value = function.value(x.clone(), gradient);
        best = x.clone();
        bestValue = value;
    }

    /** Goes down until the projected step moves nothing by more than the tolerance; an interrupt ends it. */
    SpectralGradient minimize(double tolerance, int mostIterations) {
        Deque<Double> last = new ArrayDeque<>();
        last.add(value);
        double step = 0.1 / largest(gradient);
        while (Double.isFinite(value)
                && iterations < mostIterations
                && !Thread.currentThread().isInterrupted()) {
            double[] direction = direction(step);
            if (largest(direction) <= tolerance) {
                converged = true;
                break;
            }
            iterations++;
            double ceiling = last.stream().mapToDouble(v -> v).max().orElseThrow();
            step = advance(direction, ceiling, step);
            if (step == 0) {
                converged = !Thread.currentThread().isInterrupted();
                break;
            }
            if (value < bestValue) {
                best = x.clone();
                bestValue = value;
            }
            last.add(value);
            if (last.size() > MEMORY) {
                last.remove();
            }
        }
        return this;
    }

    private double[] direction(double step) {
        double[] moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            moved[i] -= step * gradient[i];
        }
        moved = projection.apply(moved);
        for (int i = 0; i < x.length; i++) {
            moved[i] -= x[i];
        }
        return moved;
    }

    /** Halves the step until the value is low enough; gives the length of the next step, 0 when nothing helps. */
    private double advance(double[] direction, double ceiling, double step) {
        double slope = 0;
        for (int i = 0; i < x.length; i++) {
            slope += direction[i] * gradient[i];
        }
        double[] there = new double[x.length];
        for (double part = 1; part > 1e-10; part /= 2) {
            double[] next = x.clone();
            for (int i = 0; i < x.length; i++) {
                next[i] += part * direction[i];
            }
            double found = function.value(next.clone(), there);
            if (found <= ceiling + SUFFICIENT * part * slope) {
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
                return sy > 0 ? Math.max(1e-8, Math.min(1e8, ss / sy)) : 4 * step;
            }
        }
        return 0;
    }

    private static double largest(double... values) {
        double largest = Double.MIN_NORMAL;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    double[] best() {
        return best.clone();
    }

    double bestValue() {
        return bestValue;
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }
}
