// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * A step along a direction that satisfies the strong Wolfe conditions: Nocedal and Wright 2006, algorithms 3.5 and 3.6. An
 * infinite cost counts as too far.
 */
final class LineSearch {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 30;

    private final Cost cost;
    private final double[] point;
    private final double[] gradient;
    private double[] start;
    private double[] direction;
    private double value;
    private double slope;

    LineSearch(Cost cost, int size) {
        this.cost = cost;
        point = new double[size];
        gradient = new double[size];
    }

    double[] point() {
        return point;
    }

    double[] gradient() {
        return gradient;
    }

    double value() {
        return value;
    }

    /**
     * Searches; point, value and gradient are then those found.
     *
     * @return whether the cost became less
     */
    boolean along(double[] from, double value0, double slope0, double[] along, double first, double longest) {
        start = from;
        direction = along;
        double before = 0;
        double valueBefore = value0;
        double slopeBefore = slope0;
        double step = first;
        for (int i = 0; i < TRIALS; i++) {
            evaluate(step);
            if (value > value0 + DECREASE * step * slope0 || (i > 0 && value >= valueBefore)) {
                return zoom(value0, slope0, before, valueBefore, slopeBefore, step);
            }
            if (Math.abs(slope) <= -CURVATURE * slope0 || step >= longest) {
                return true;
            }
            if (slope >= 0) {
                return zoom(value0, slope0, step, value, slope, before);
            }
            before = step;
            valueBefore = value;
            slopeBefore = slope;
            step = Math.min(2.5 * step, longest);
        }
        return value < value0;
    }

    /** Between the better end {@code low} and the other end {@code high}. */
    private boolean zoom(double value0, double slope0, double from, double fromValue, double fromSlope, double to) {
        double low = from;
        double lowValue = fromValue;
        double lowSlope = fromSlope;
        double high = to;
        double highValue = value;
        for (int i = 0; i < TRIALS; i++) {
            double width = high - low;
            double step = low + width * share(lowValue, lowSlope * width, highValue);
            evaluate(step);
            if (value > value0 + DECREASE * step * slope0 || value >= lowValue) {
                high = step;
                highValue = value;
            } else {
                if (Math.abs(slope) <= -CURVATURE * slope0) {
                    return true;
                }
                if (slope * width >= 0) {
                    high = low;
                    highValue = lowValue;
                }
                low = step;
                lowValue = value;
                lowSlope = slope;
            }
            if (Math.abs(high - low) < 1e-12 * Math.max(low, high)) {
                break;
            }
        }
        if (low > 0 && lowValue < value0) {
            evaluate(low);
            return true;
        }
        return false;
    }

    /** The minimum of the parabola through both values and the slope at the first, kept off both ends. */
    private static double share(double v0, double s0, double v1) {
        double share = -s0 / (2 * (v1 - v0 - s0));
        return Double.isFinite(v1) && share > 0 ? Math.max(0.1, Math.min(0.9, share)) : Double.isFinite(v1) ? 0.5 : 0.1;
    }

    private void evaluate(double step) {
        for (int k = 0; k < point.length; k++) {
            point[k] = start[k] + step * direction[k];
        }
        value = cost.at(point, gradient);
        slope = value == Double.POSITIVE_INFINITY ? 0 : LimitedMemory.dot(gradient, direction);
    }
}
