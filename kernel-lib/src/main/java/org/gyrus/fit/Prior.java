// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * What is believed of a parameter before any reading: a density of its value, in its unit. A parameter without a prior may
 * take every value of its range alike.
 */
public sealed interface Prior {
    /** log of the density at a value, without its constant. */
    double logDensity(double value);

    /** The derivative of {@link #logDensity}. */
    double slope(double value);

    /** The r with log density = -r^2 / 2 + constant. */
    double residual(double value);

    /** The derivative of {@link #residual}. */
    double residualSlope(double value);

    /** Kind (1 normal, 2 log-normal, 3 of the population) and two numbers. */
    double[] numbers();

    /**
     * Normal around a mean.
     *
     * @param deviation standard deviation, above 0, in the parameter's unit
     */
    static Prior normal(double mean, double deviation) {
        return new Bell(mean, positive(deviation, "standard deviation"));
    }

    /**
     * Log-normal around a median: for quantities above 0.
     *
     * @param spread standard deviation of the natural logarithm: 0.5 means a factor of 1.6 either way
     */
    static Prior logNormal(double median, double spread) {
        return new LogBell(positive(median, "median"), positive(spread, "spread"));
    }

    /**
     * A mixed effect: each patient's own value is one of a population, whose mean and spread are fitted, too. Normal in
     * the coordinate that keeps the parameter in its range (the logarithm, for one that is above 0). For parameters that
     * are {@link FitBuilder#perPatient}.
     */
    static Prior population() {
        return new OfPopulation();
    }

    private static double positive(double value, String what) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new FitException("The " + what + " of a prior is above 0, but " + value + " was given.");
        }
        return value;
    }

    /** N(mean, deviation^2). */
    record Bell(double mean, double deviation) implements Prior {
        @Override
        public double[] numbers() {
            return new double[] {1, mean, deviation};
        }

        @Override
        public double logDensity(double value) {
            double e = (value - mean) / deviation;
            return -e * e / 2;
        }

        @Override
        public double slope(double value) {
            return (mean - value) / (deviation * deviation);
        }

        @Override
        public double residual(double value) {
            return (value - mean) / deviation;
        }

        @Override
        public double residualSlope(double value) {
            return 1 / deviation;
        }
    }

    /** log N(log median, spread^2). */
    record LogBell(double median, double spread) implements Prior {
        @Override
        public double[] numbers() {
            return new double[] {2, median, spread};
        }

        @Override
        public double logDensity(double value) {
            double e = Math.log(value / median) / spread;
            return -e * e / 2 - Math.log(value);
        }

        @Override
        public double slope(double value) {
            return -(Math.log(value / median) / (spread * spread) + 1) / value;
        }

        /** The square completed with the volume term log(value). */
        @Override
        public double residual(double value) {
            return Math.log(value / median) / spread + spread;
        }

        @Override
        public double residualSlope(double value) {
            return 1 / (value * spread);
        }
    }

    /** Known only once the population is. */
    record OfPopulation() implements Prior {
        @Override
        public double[] numbers() {
            return new double[] {3, 0, 0};
        }

        @Override
        public double logDensity(double value) {
            return 0;
        }

        @Override
        public double slope(double value) {
            return 0;
        }

        @Override
        public double residual(double value) {
            return 0;
        }

        @Override
        public double residualSlope(double value) {
            return 0;
        }
    }
}
