// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gyrus.fit.LogDensity;
import org.gyrus.fit.Residuals;

/** Readings of a curve with closed-form derivatives: residuals (curve - reading) / sigma, and their Gaussian density. */
final class Curve implements Residuals {
    interface Formula {
        /** The value at t; derivatives are written into the array. */
        double at(double t, double[] p, double[] slopes);
    }

    static final Formula LINE = (t, p, g) -> {
        g[0] = 1;
        g[1] = t;
        return p[0] + p[1] * t;
    };

    /** exp(p0) exp(-exp(p1) t): two positive numbers by their logarithms. */
    static final Formula DECAY = (t, p, g) -> {
        double value = Math.exp(p[0] - Math.exp(p[1]) * t);
        g[0] = value;
        g[1] = -value * Math.exp(p[1]) * t;
        return value;
    };

    /** Gompertz growth K (V0/K)^exp(-a t) with V0 = 1, log a = p0, log K = p1. */
    static final Formula GOMPERTZ = (t, p, g) -> {
        double a = Math.exp(p[0]);
        double e = Math.exp(-a * t);
        double value = Math.exp(p[1] * (1 - e));
        g[0] = value * p[1] * e * a * t;
        g[1] = value * (1 - e);
        return value;
    };

    private final Formula formula;
    private final double[] times;
    private final double[] readings;
    private final double sigma;
    private final double[] truth;

    Curve(Formula formula, double[] times, double sigma, long seed, double... truth) {
        this.formula = formula;
        this.times = times;
        this.sigma = sigma;
        this.truth = truth;
        SplittableRandom random = new SplittableRandom(seed);
        double[] unused = new double[truth.length];
        readings = Arrays.stream(times)
                .map(t -> formula.at(t, truth, unused) + sigma * random.nextGaussian())
                .toArray();
    }

    double[] readings() {
        return readings;
    }

    @Override
    public int count() {
        return times.length;
    }

    @Override
    public double[] at(double[] theta) {
        double[] r = new double[times.length];
        double[] unused = new double[theta.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = (formula.at(times[i], theta, unused) - readings[i]) / sigma;
        }
        return r;
    }

    @Override
    public double[][] jacobian(double[] theta) {
        double[][] j = new double[times.length][theta.length];
        for (int i = 0; i < j.length; i++) {
            formula.at(times[i], theta, j[i]);
            for (int k = 0; k < theta.length; k++) {
                j[i][k] /= sigma;
            }
        }
        return j;
    }

    /** The density of these readings under a flat prior in theta, from the truth. */
    LogDensity density(String... names) {
        return new LogDensity() {
            @Override
            public List<String> names() {
                return List.of(names);
            }

            @Override
            public double[] start() {
                return truth.clone();
            }

            @Override
            public double at(double[] theta, double[] gradient) {
                double[] r = Curve.this.at(theta);
                if (gradient != null) {
                    double[][] j = jacobian(theta);
                    Arrays.fill(gradient, 0);
                    for (int i = 0; i < r.length; i++) {
                        for (int k = 0; k < gradient.length; k++) {
                            gradient[k] -= r[i] * j[i][k];
                        }
                    }
                }
                return -GaussNewton.squares(r) / 2;
            }

            @Override
            public double[] values(double... theta) {
                return formula == LINE
                        ? theta.clone()
                        : Arrays.stream(theta).map(Math::exp).toArray();
            }
        };
    }
}
