// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.List;
import org.gyrus.disorder.GrowthCurve;
import org.gyrus.disorder.GrowthLaw;

/**
 * A growth law in unknowns of order one, against one patient's readings.
 *
 * <p>Unknowns: {@code ln(V0/s)}, {@code ln(K/s)}, {@code ln(a T)}, lambda, with s the largest value and T the span of the
 * readings; the exponential law has {@code ln(V0/s)} and {@code a T}, of either sign. Residuals are divided by s. Each
 * unknown is kept in a wide box, so that no power overflows.
 */
final class ScaledLaw {
    private static final double[] LOWEST = {-20, -20, -12, -4};
    private static final double[] HIGHEST = {8, 20, 8, 4};
    private static final double STEEPEST = 60;

    private final GrowthLaw law;
    private final Readings readings;
    private final double scale;
    private final double span;
    private final boolean exponential;

    ScaledLaw(GrowthLaw law, Readings readings) {
        this.law = law;
        this.readings = readings;
        this.scale = readings.scale();
        this.span = readings.span();
        this.exponential = law == GrowthLaw.EXPONENTIAL;
    }

    int size() {
        return readings.size();
    }

    /** The law's own parameters at a point. */
    double[] natural(double[] q) {
        double[] p = q.clone();
        p[0] = scale * Math.exp(q[0]);
        if (exponential) {
            p[1] = q[1] / span;
        } else {
            p[1] = scale * Math.exp(q[1]);
            p[2] = Math.exp(q[2]) / span;
        }
        return p;
    }

    double[] clamped(double[] q) {
        double[] kept = q.clone();
        for (int i = 0; i < q.length; i++) {
            boolean slope = exponential && i == 1;
            kept[i] = Math.max(slope ? -STEEPEST : LOWEST[i], Math.min(slope ? STEEPEST : HIGHEST[i], q[i]));
        }
        return kept;
    }

    double cost(double[] q) {
        GrowthCurve curve = law.curve(natural(q));
        double sum = 0;
        for (int i = 0; i < readings.size(); i++) {
            double r = readings.residual(i, curve.volume(readings.time(i) - readings.start())) / scale;
            sum += r * r;
        }
        return sum;
    }

    /** Residuals and their derivatives by the unknowns; returns the sum of squares. */
    double residuals(double[] q, double[] residuals, double[][] jacobian) {
        double[] p = natural(q);
        GrowthCurve curve = law.curve(p);
        double[] gradient = new double[p.length];
        double sum = 0;
        for (int i = 0; i < readings.size(); i++) {
            double volume = curve.volume(readings.time(i) - readings.start(), gradient);
            double r = readings.residual(i, volume);
            boolean idle = readings.censored(i) && r == 0;
            for (int j = 0; j < p.length; j++) {
                jacobian[i][j] = idle ? 0 : gradient[j] * slope(j, p) / scale;
            }
            residuals[i] = r / scale;
            sum += residuals[i] * residuals[i];
        }
        return sum;
    }

    /** dp/dq. */
    private double slope(int j, double[] p) {
        if (exponential && j == 1) {
            return 1 / span;
        }
        return j == 3 ? 1 : p[j];
    }

    /** A grid of starts: levels at the first and at rest, three rates, three shapes. */
    List<double[]> starts() {
        double first = Math.log(Math.max(readings.value(0) / scale, 1e-3));
        double last = Math.log(Math.max(readings.value(readings.size() - 1) / scale, 1e-3));
        List<double[]> starts = new ArrayList<>();
        if (exponential) {
            for (double slope : new double[] {last - first, 0, 2 * (last - first), -3, 1}) {
                starts.add(new double[] {first, slope});
            }
            return starts;
        }
        for (double rest : new double[] {last, last + 1, last - 1, last + 3, 0, -4}) {
            for (double rate : new double[] {-1, 0.5, 2}) {
                if (law == GrowthLaw.GENERAL_BERTALANFFY) {
                    for (double shape : new double[] {1.0 / 3, -1, 0}) {
                        starts.add(new double[] {first, rest, rate, shape});
                    }
                } else {
                    starts.add(new double[] {first, rest, rate});
                }
            }
        }
        return starts;
    }
}
