// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * An input of a model as a function of time: a table, joined by straight lines or held in steps, or any function.
 * Times are in the model's unit of time, values in the input's unit. Immutable.
 *
 * <p>A solver stops at each knot exactly; where the value {@link #steps jumps} it sees the one before in the step that ends
 * there. Before the first and after the last knot the nearest value holds.
 */
public final class Signal {
    /** The step of differences, in units of the time over which a signal changes. */
    private static final double APART = 1e-3;

    private enum Kind {
        LINEAR,
        STEPS,
        FUNCTION
    }

    private final Kind kind;
    private final double[] times;
    private final double[] values;
    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator derivative;
    /** The step of differences. */
    private final double apart;

    private Signal(
            Kind kind,
            double[] times,
            double[] values,
            DoubleUnaryOperator function,
            DoubleUnaryOperator derivative,
            double apart) {
        this.kind = kind;
        this.times = times;
        this.values = values;
        this.function = function;
        this.derivative = derivative;
        this.apart = apart;
    }

    /** The value v_i at times t_i, rising, joined by straight lines. */
    public static Signal linear(double[] times, double[] values) {
        return table(Kind.LINEAR, times, values);
    }

    /** The value v_i from t_i up to t_{i+1}. */
    public static Signal steps(double[] times, double[] values) {
        return table(Kind.STEPS, times, values);
    }

    /** The same value always. */
    public static Signal constant(double value) {
        return table(Kind.STEPS, new double[] {0}, new double[] {value});
    }

    /**
     * A smooth function of time and its derivative, which Rosenbrock methods ask for in every step and gradients with
     * respect to times.
     */
    public static Signal of(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        return new Signal(Kind.FUNCTION, new double[0], new double[0], function, derivative, APART);
    }

    /** A smooth function that changes over about one unit of time: {@link #of(DoubleUnaryOperator, double)} with 1. */
    public static Signal of(DoubleUnaryOperator function) {
        return of(function, 1);
    }

    /**
     * A smooth function of time. Its derivative, which Rosenbrock methods ask for in every step and gradients with respect
     * to times, is taken by central differences of fourth order over a thousandth of {@code scale}, whatever t: with the
     * right scale to about ten digits. Where it changes much faster than that, Rosenbrock methods need many steps.
     *
     * @param scale the time over which the function changes, above 0: of sin(omega t), 1/omega
     */
    public static Signal of(DoubleUnaryOperator function, double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new SolverException("The time over which a signal changes is positive, but " + scale + " was given.");
        }
        double e = APART * scale;
        return new Signal(Kind.FUNCTION, new double[0], new double[0], function, t -> difference(function, t, e), e);
    }

    private static double difference(DoubleUnaryOperator f, double t, double apart) {
        // A step that is exact next to t, however large t is.
        double e = Math.max(t + apart - t, Math.ulp(t));
        return (8 * (f.applyAsDouble(t + e) - f.applyAsDouble(t - e))
                        - (f.applyAsDouble(t + 2 * e) - f.applyAsDouble(t - 2 * e)))
                / (12 * e);
    }

    private static Signal table(Kind kind, double[] times, double[] values) {
        if (times.length == 0 || times.length != values.length) {
            throw new SolverException("A signal needs as many values as times, at least one; " + times.length
                    + " times and " + values.length + " values were given.");
        }
        for (int i = 0; i < times.length; i++) {
            if (!Double.isFinite(times[i]) || !Double.isFinite(values[i]) || (i > 0 && !(times[i] > times[i - 1]))) {
                throw new SolverException("A signal's times must rise and all numbers be finite, but knot " + i
                        + " is (" + times[i] + ", " + values[i] + ").");
            }
        }
        return new Signal(kind, times.clone(), values.clone(), null, null, APART);
    }

    /** The value at t; at a step, the value after it. */
    public double at(double t) {
        return at(t, t);
    }

    /** How many knots a gradient with respect to this signal has; 0 for functions. */
    public int knots() {
        return values.length;
    }

    /**
     * The value at t as seen from {@code inside}, a time in the same step of the solver: stages beyond its end see the piece
     * there go on.
     */
    double at(double t, double inside) {
        if (kind == Kind.FUNCTION) {
            return function.applyAsDouble(t);
        }
        int i = piece(inside);
        if (kind == Kind.STEPS || i < 0 || i == times.length - 1) {
            return values[Math.max(i, 0)];
        }
        return values[i] + (values[i + 1] - values[i]) * ((t - times[i]) / (times[i + 1] - times[i]));
    }

    /** The derivative by t as seen from {@code inside}: at a knot, that of the straight line there. */
    double rate(double t, double inside) {
        if (kind == Kind.FUNCTION) {
            return derivative.applyAsDouble(t);
        }
        int i = piece(inside);
        return kind == Kind.STEPS || i < 0 || i == times.length - 1
                ? 0
                : (values[i + 1] - values[i]) / (times[i + 1] - times[i]);
    }

    /** Adds the cotangent of the value at t to those of the knots. */
    void pullBack(double t, double inside, double bar, double[] knotBar) {
        if (kind == Kind.FUNCTION) {
            return;
        }
        int i = piece(inside);
        if (kind == Kind.STEPS || i < 0 || i == times.length - 1) {
            knotBar[Math.max(i, 0)] += bar;
            return;
        }
        double part = (t - times[i]) / (times[i + 1] - times[i]);
        knotBar[i] += (1 - part) * bar;
        knotBar[i + 1] += part * bar;
    }

    /**
     * Adds the cotangent of the rate at t to those of the knots, unless these are null.
     *
     * @return the second derivative by t: 0 for tables, by differences of the derivative for functions
     */
    double pullBackRate(double t, double inside, double bar, double[] knotBar) {
        if (kind == Kind.FUNCTION) {
            return difference(derivative, t, apart);
        }
        int i = piece(inside);
        if (knotBar != null && kind == Kind.LINEAR && i >= 0 && i < times.length - 1) {
            double slope = bar / (times[i + 1] - times[i]);
            knotBar[i] -= slope;
            knotBar[i + 1] += slope;
        }
        return 0;
    }

    /** The times at which the value jumps, or its slope. */
    double[] knotTimes() {
        return kind == Kind.STEPS ? Arrays.copyOfRange(times, 1, times.length) : times.clone();
    }

    /** How many derivatives are continuous at the knots, plus one. */
    int smoothness() {
        return kind == Kind.STEPS ? 1 : 2;
    }

    /** The same knots with other values. */
    Signal withValues(double[] changed) {
        return new Signal(kind, times, changed.clone(), function, derivative, apart);
    }

    /** The last knot at or before t; -1 if none. */
    private int piece(double t) {
        int i = Arrays.binarySearch(times, t);
        return i >= 0 ? i : -i - 2;
    }
}
