// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.gyrus.model.Parameter;
import org.gyrus.model.Range;

/**
 * How a parameter p with a range is seen by an optimizer: as an unconstrained z of the order of 1, so that one step size
 * suits all of them.
 *
 * <table>
 * <caption>By range</caption>
 * <tr><td>everything</td><td>p = scale z, with the size of the first value as scale</td></tr>
 * <tr><td>above low</td><td>p = low + exp(z)</td></tr>
 * <tr><td>below high</td><td>p = high - exp(-z)</td></tr>
 * <tr><td>low to high</td><td>p = low + (high - low) s(z), s the logistic function</td></tr>
 * <tr><td>the same over a factor of 20 or more</td><td>log p = log low + log(high / low) s(z)</td></tr>
 * </table>
 */
sealed interface Coordinate {
    /** The share of a range within which a first value is kept, since its ends lie at infinity. */
    double EDGE = 1e-3;
    /** Beyond it, a step in z would carry p to the end of its range in one go. */
    double FURTHEST = 30;

    double WIDE = 20;

    /** p. */
    double value(double z);

    /** dp/dz, positive. */
    double slope(double z);

    /** d log(dp/dz) / dz. */
    double logSlopeChange(double z);

    /** The z of a p inside the range. */
    double of(double p);

    static Coordinate of(Parameter parameter) {
        return of(parameter.range(), parameter.value());
    }

    /** For a quantity that lies in a range and is of the size of a first value. */
    static Coordinate of(Range range, double first) {
        double low = range.low();
        double high = range.high();
        if (low > 0 && high < Double.POSITIVE_INFINITY && high / low >= WIDE) {
            return new Orders(low, high);
        }
        if (Double.isInfinite(low)) {
            return Double.isInfinite(high) ? new Free(first == 0 ? 1 : Math.abs(first)) : new Below(high);
        }
        return Double.isInfinite(high) ? new Above(low) : new Between(low, high);
    }

    /** Kind and bounds, for a file. */
    double[] numbers();

    /** What {@link #numbers} said. */
    static Coordinate of(double kind, double a, double b) {
        return switch ((int) kind) {
            case 0 -> new Free(a);
            case 1 -> new Above(a);
            case 2 -> new Below(a);
            case 3 -> new Between(a, b);
            case 4 -> new Orders(a, b);
            default -> throw new FitException("The file has a coordinate of an unknown kind, " + kind + ".");
        };
    }

    private static double bounded(double z) {
        return Math.max(-FURTHEST, Math.min(FURTHEST, z));
    }

    private static double logistic(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** The z of a share of the range, kept off its ends. */
    private static double logit(double share) {
        double s = Math.max(EDGE, Math.min(1 - EDGE, share));
        return Math.log(s / (1 - s));
    }

    record Free(double scale) implements Coordinate {
        @Override
        public double[] numbers() {
            return new double[] {0, scale, 0};
        }

        @Override
        public double value(double z) {
            return scale * z;
        }

        @Override
        public double slope(double z) {
            return scale;
        }

        @Override
        public double logSlopeChange(double z) {
            return 0;
        }

        @Override
        public double of(double p) {
            return p / scale;
        }
    }

    record Above(double low) implements Coordinate {
        @Override
        public double[] numbers() {
            return new double[] {1, low, 0};
        }

        @Override
        public double value(double z) {
            return low + Math.exp(z);
        }

        @Override
        public double slope(double z) {
            return Math.exp(z);
        }

        @Override
        public double logSlopeChange(double z) {
            return 1;
        }

        @Override
        public double of(double p) {
            return bounded(Math.log(p - low));
        }
    }

    record Below(double high) implements Coordinate {
        @Override
        public double[] numbers() {
            return new double[] {2, high, 0};
        }

        @Override
        public double value(double z) {
            return high - Math.exp(-z);
        }

        @Override
        public double slope(double z) {
            return Math.exp(-z);
        }

        @Override
        public double logSlopeChange(double z) {
            return -1;
        }

        @Override
        public double of(double p) {
            return bounded(-Math.log(high - p));
        }
    }

    record Between(double low, double high) implements Coordinate {
        @Override
        public double[] numbers() {
            return new double[] {3, low, high};
        }

        @Override
        public double value(double z) {
            return low + (high - low) * logistic(z);
        }

        @Override
        public double slope(double z) {
            return (high - low) * logistic(z) * logistic(-z);
        }

        @Override
        public double logSlopeChange(double z) {
            return 1 - 2 * logistic(z);
        }

        @Override
        public double of(double p) {
            return logit((p - low) / (high - low));
        }
    }

    record Orders(double low, double high) implements Coordinate {
        @Override
        public double[] numbers() {
            return new double[] {4, low, high};
        }

        @Override
        public double value(double z) {
            return Math.exp(Math.log(low) + Math.log(high / low) * logistic(z));
        }

        @Override
        public double slope(double z) {
            return value(z) * Math.log(high / low) * logistic(z) * logistic(-z);
        }

        @Override
        public double logSlopeChange(double z) {
            return Math.log(high / low) * logistic(z) * logistic(-z) + 1 - 2 * logistic(z);
        }

        @Override
        public double of(double p) {
            return logit(Math.log(p / low) / Math.log(high / low));
        }
    }
}
