// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * y(t_n + theta h) = y_n + h sum_j w_j(theta) K_j from a recorded step, and its reverse: exact in y_n, K_j, theta and h.
 */
final class DenseOutput {
    private final double[][] polynomial;
    private final double[] w;
    private final double[] rate;
    /** Coefficient k of all weights, k up to 3; null for polynomials of higher degree. */
    private final double[][] quartic;

    DenseOutput(double[][] polynomial) {
        this.polynomial = polynomial;
        quartic = quartic(polynomial);
        w = new double[polynomial.length];
        rate = new double[polynomial.length];
    }

    private static double[][] quartic(double[][] polynomial) {
        double[][] byPower = new double[4][polynomial.length];
        for (int j = 0; j < polynomial.length; j++) {
            if (polynomial[j].length > byPower.length) {
                return null;
            }
            for (int k = 0; k < polynomial[j].length; k++) {
                byPower[k][j] = polynomial[j][k];
            }
        }
        return byPower;
    }

    int stages() {
        return w.length;
    }

    /** Sets the weights for theta. */
    private void at(double theta) {
        weights(theta, w, 0);
    }

    /** The weights for theta, to {@code out[outAt ...]}. */
    void weights(double theta, double[] out, int outAt) {
        if (quartic != null) {
            double[] c0 = quartic[0];
            double[] c1 = quartic[1];
            double[] c2 = quartic[2];
            double[] c3 = quartic[3];
            for (int j = 0; j < w.length; j++) {
                out[outAt + j] = (((c3[j] * theta + c2[j]) * theta + c1[j]) * theta + c0[j]) * theta;
            }
            return;
        }
        for (int j = 0; j < w.length; j++) {
            double[] c = polynomial[j];
            double value = 0;
            for (int k = c.length - 1; k >= 0; k--) {
                value = value * theta + c[k];
            }
            out[outAt + j] = value * theta;
        }
    }

    /** Sets their derivatives. */
    private void rates(double theta) {
        for (int j = 0; j < w.length; j++) {
            double[] c = polynomial[j];
            double slope = 0;
            for (int k = c.length - 1; k >= 0; k--) {
                slope = slope * theta + (k + 1) * c[k];
            }
            rate[j] = slope;
        }
    }

    /** Sets {@link #rate} to their second derivatives. */
    private void curvatures(double theta) {
        for (int j = 0; j < w.length; j++) {
            double[] c = polynomial[j];
            double value = 0;
            for (int k = c.length - 1; k >= 1; k--) {
                value = value * theta + k * (k + 1) * c[k];
            }
            rate[j] = value;
        }
    }

    /** {@code out[outAt + i]} = y_i for count elements from first. */
    void value(Step s, int size, double theta, int first, int count, double[] out, int outAt) {
        at(theta);
        value(s, size, w, 0, first, count, out, outAt);
    }

    /** The same with weights from {@code wAt} on. */
    void value(Step s, int size, double[] weights, int wAt, int first, int count, double[] out, int outAt) {
        double[] k = s.record;
        int from = s.recordAt + first;
        int y = s.at + first;
        int i = 0;
        for (; i + 1 < count; i += 2) {
            double even = 0;
            double odd = 0;
            for (int j = 0; j < w.length; j++) {
                even += weights[wAt + j] * k[from + j * size + i];
                odd += weights[wAt + j] * k[from + j * size + i + 1];
            }
            out[outAt + i] = s.states[y + i] + s.h * even;
            out[outAt + i + 1] = s.states[y + i + 1] + s.h * odd;
        }
        if (i < count) {
            double sum = 0;
            for (int j = 0; j < w.length; j++) {
                sum += weights[wAt + j] * k[from + j * size + i];
            }
            out[outAt + i] = s.states[y + i] + s.h * sum;
        }
    }

    /** dy/dt of one element. */
    double rate(Step s, int size, double theta, int element) {
        rates(theta);
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += rate[j] * s.record[s.recordAt + j * size + element];
        }
        return sum;
    }

    /** d2y/dt2 of one element, times h. */
    double curvature(Step s, int size, double theta, int element) {
        curvatures(theta);
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += rate[j] * s.record[s.recordAt + j * size + element];
        }
        return sum;
    }

    /**
     * The reverse of {@link #rate}: adds to the cotangents of the slopes; it depends on nothing else but theta.
     *
     * @return the derivative with respect to theta
     */
    double pullBackRate(Step s, int size, double theta, int element, double bar, double[] slopeBar, int slopeBarAt) {
        rates(theta);
        for (int j = 0; j < rate.length; j++) {
            slopeBar[slopeBarAt + j * size + element] += rate[j] * bar;
        }
        return bar * curvature(s, size, theta, element);
    }

    /** Adds (a w_j + b dw_j/dtheta) bar to the cotangents of the slopes of one element. */
    void pullBackSlopes(
            int size, double theta, int element, double a, double b, double bar, double[] slopeBar, int slopeBarAt) {
        at(theta);
        rates(theta);
        for (int j = 0; j < w.length; j++) {
            slopeBar[slopeBarAt + j * size + element] += (a * w[j] + b * rate[j]) * bar;
        }
    }

    /**
     * The reverse of {@link #value}: adds to the cotangents of y_n and the slopes.
     *
     * @param h receives, added, the derivative with respect to h at constant theta; null where no derivative with respect
     *     to times is asked for
     * @return the derivative with respect to theta; 0 where it is not asked for
     */
    double pullBack(
            Step s,
            int size,
            double theta,
            int first,
            int count,
            double[] bar,
            int barAt,
            double[] yBar,
            int yBarAt,
            double[] slopeBar,
            int slopeBarAt,
            double[] h) {
        at(theta);
        pullBack(s, size, w, 0, first, count, bar, barAt, yBar, yBarAt, slopeBar, slopeBarAt);
        return h == null ? 0 : timed(s, size, theta, first, count, bar, barAt, h);
    }

    /** The same with weights from {@code wAt} on, without derivatives with respect to times. */
    void pullBack(
            Step s,
            int size,
            double[] weights,
            int wAt,
            int first,
            int count,
            double[] bar,
            int barAt,
            double[] yBar,
            int yBarAt,
            double[] slopeBar,
            int slopeBarAt) {
        for (int i = 0; i < count; i++) {
            yBar[yBarAt + first + i] += bar[barAt + i];
        }
        int to = slopeBarAt + first;
        if (count == 2) {
            double even = bar[barAt];
            double odd = bar[barAt + 1];
            for (int j = 0; j < w.length; j++) {
                double hw = s.h * weights[wAt + j];
                slopeBar[to + j * size] += hw * even;
                slopeBar[to + j * size + 1] += hw * odd;
            }
            return;
        }
        for (int j = 0; j < w.length; j++) {
            double hw = s.h * weights[wAt + j];
            for (int i = 0; i < count; i++) {
                slopeBar[to + j * size + i] += hw * bar[barAt + i];
            }
        }
    }

    private double timed(Step s, int size, double theta, int first, int count, double[] bar, int barAt, double[] h) {
        rates(theta);
        double thetaBar = 0;
        for (int j = 0; j < w.length; j++) {
            int from = s.recordAt + j * size + first;
            double dot = 0;
            for (int i = 0; i < count; i++) {
                dot += bar[barAt + i] * s.record[from + i];
            }
            thetaBar += s.h * rate[j] * dot;
            h[0] += w[j] * dot;
        }
        return thetaBar;
    }
}
