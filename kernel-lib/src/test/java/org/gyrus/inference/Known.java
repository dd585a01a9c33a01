// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import org.gyrus.fit.LogDensity;

/** Densities whose moments are known. */
record Known(
        List<String> names,
        List<Double> begin,
        ToDoubleBiFunction<double[], double[]> function,
        UnaryOperator<double[]> natural)
        implements LogDensity {

    static Known of(List<String> names, ToDoubleBiFunction<double[], double[]> function) {
        return new Known(names, names.stream().map(n -> 0.0).toList(), function, double[]::clone);
    }

    Known startingAt(Double... start) {
        return new Known(names, Arrays.asList(start), function, natural);
    }

    @Override
    public double[] start() {
        return begin.stream().mapToDouble(d -> d).toArray();
    }

    @Override
    public double at(double[] theta, double[] gradient) {
        return function.applyAsDouble(theta, gradient == null ? new double[theta.length] : gradient);
    }

    @Override
    public double[] values(double... theta) {
        return natural.apply(theta);
    }

    /** Two correlated normals with means and deviations. */
    static Known normal(double m1, double m2, double s1, double s2, double r) {
        return of(List.of("a", "b"), (x, g) -> {
            double u = (x[0] - m1) / s1;
            double v = (x[1] - m2) / s2;
            double q = 1 - r * r;
            g[0] = -(u - r * v) / q / s1;
            g[1] = -(v - r * u) / q / s2;
            return -(u * u - 2 * r * u * v + v * v) / (2 * q);
        });
    }

    /** x normal, y = bend (x^2 - 1) + width z: E y = 0, Var y = 2 bend^2 + width^2, Cov(x, y) = 0. */
    static Known banana(double bend, double width) {
        return of(List.of("x", "y"), (p, g) -> {
            double e = (p[1] - bend * (p[0] * p[0] - 1)) / width;
            g[0] = -p[0] + e / width * 2 * bend * p[0];
            g[1] = -e / width;
            return -p[0] * p[0] / 2 - e * e / 2;
        });
    }

    /** A rate after counts: Gamma(shape, rate) prior and Poisson counts give Gamma(shape + sum, rate + n); theta = log. */
    static Known gamma(double shape, double rate) {
        return new Known(
                List.of("rate"),
                List.of(0.0),
                (t, g) -> {
                    double value = Math.exp(t[0]);
                    g[0] = shape - rate * value;
                    return shape * t[0] - rate * value;
                },
                t -> new double[] {Math.exp(t[0])});
    }

    /** Neal's funnel (2003): v normal with deviation 3, x normal with deviation exp(v/2). */
    static Known funnel() {
        return of(List.of("v", "x"), (p, g) -> {
            double w = Math.exp(-p[0]);
            g[0] = -p[0] / 9 - 0.5 + 0.5 * p[1] * p[1] * w;
            g[1] = -p[1] * w;
            return -p[0] * p[0] / 18 - p[0] / 2 - p[1] * p[1] * w / 2;
        });
    }
}
