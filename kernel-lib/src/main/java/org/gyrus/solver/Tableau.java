// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * An explicit Runge-Kutta method as its Butcher tableau: K_i = f(t + c_i h, y + h sum_{j<i} a_ij K_j),
 * y_{n+1} = y + h sum_j b_j K_j, error estimate h sum_j e_j K_j.
 *
 * <p>Stages with b_j = 0 that come after the others serve the error estimate or the dense output.
 */
final class Tableau implements Method {
    private final Builder parts;
    /** The stage that is the first stage of the next step, f(t + h, y_{n+1}); -1 for none. */
    private final int firstSameAs;

    private Tableau(Builder parts, int firstSameAs) {
        this.parts = parts;
        this.firstSameAs = firstSameAs;
    }

    /** A tableau in the making; {@link Builder#build} checks it. */
    static Builder named(String name) {
        return new Builder(name);
    }

    /** The number of stages, dense output's included. */
    int stages() {
        return parts.c.length;
    }

    double[] c() {
        return parts.c;
    }

    /** Strictly lower triangular: row i holds a_{i,0} ... a_{i,i-1}; row 0 is empty. */
    double[][] a() {
        return parts.a;
    }

    double[] b() {
        return parts.b;
    }

    /** e = b - b of the embedded method; empty when there is none. */
    double[] error() {
        return parts.error;
    }

    /** Empty when there is none; see {@link Builder#secondError}. */
    double[] secondError() {
        return parts.secondError;
    }

    int firstSameAs() {
        return firstSameAs;
    }

    @Override
    public String name() {
        return parts.name;
    }

    @Override
    public int order() {
        return parts.order;
    }

    @Override
    public int embeddedOrder() {
        return parts.embeddedOrder;
    }

    @Override
    public double[][] dense() {
        return parts.dense;
    }

    @Override
    public int denseOrder() {
        return parts.denseOrder;
    }

    @Override
    public String source() {
        return parts.source;
    }

    @Override
    public String doesNotSuit() {
        return parts.doesNotSuit;
    }

    @Override
    public Stepper stepper(RightHandSide f, Tolerance tolerance) {
        if (f.rates instanceof SpatialEvaluator rates && rates.isClosed()) {
            if (f.recalls) {
                return new FixedSpatialRungeKutta(this, f, rates, tolerance);
            }
            if (stages() > 1) {
                return new SpatialRungeKutta(this, f, rates, tolerance);
            }
        }
        return new ExplicitRungeKutta(this, f, tolerance);
    }

    /** Collects a tableau's parts by name. */
    static final class Builder {
        private final String name;
        private int order;
        private int embeddedOrder;
        private double[] c;
        private double[][] a;
        private double[] b;
        private double[] error = {};
        private double[] secondError = {};
        private double[][] dense;
        private int denseOrder;
        private String source = "";
        private String doesNotSuit = "";

        private Builder(String name) {
            this.name = name;
        }

        Builder order(int order) {
            this.order = order;
            return this;
        }

        Builder nodes(double... c) {
            this.c = c;
            return this;
        }

        Builder stages(double[]... a) {
            this.a = a;
            return this;
        }

        Builder weights(double... b) {
            this.b = b;
            return this;
        }

        /** The error estimate e and the order of the embedded method. */
        Builder error(int embeddedOrder, double... e) {
            this.embeddedOrder = embeddedOrder;
            this.error = e;
            return this;
        }

        /** A second estimate e' that corrects the first: |e|^2 / sqrt(|e|^2 + |e'|^2 / 100). */
        Builder secondError(double... e) {
            this.secondError = e;
            return this;
        }

        /** The error estimate by the weights of the embedded method: e = b - embedded. */
        Builder embedded(int embeddedOrder, double... embedded) {
            double[] e = new double[embedded.length];
            for (int j = 0; j < e.length; j++) {
                e[j] = b[j] - embedded[j];
            }
            return error(embeddedOrder, e);
        }

        Builder dense(int denseOrder, double[]... dense) {
            this.denseOrder = denseOrder;
            this.dense = dense;
            return this;
        }

        Builder source(String source) {
            this.source = source;
            return this;
        }

        Builder doesNotSuit(String doesNotSuit) {
            this.doesNotSuit = doesNotSuit;
            return this;
        }

        Tableau build() {
            int s = c.length;
            int same = -1;
            for (int i = 0; i < s; i++) {
                double sum = 0;
                for (double each : a[i]) {
                    sum += each;
                }
                if (a[i].length != i || Math.abs(sum - c[i]) > 1e-13) {
                    throw new IllegalStateException(name + ": row " + i + " of a does not sum to c");
                }
                if (same < 0 && i > 0 && Arrays.equals(a[i], 0, i, b, 0, i) && c[i] == 1 && b[i] == 0) {
                    same = i;
                }
            }
            if (b.length != s || dense.length != s || (error.length != 0 && error.length != s)) {
                throw new IllegalStateException(name + ": b, e and dense need " + s + " rows");
            }
            return new Tableau(this, same);
        }
    }
}
