// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;

/** A smooth scalar function of states and observables sampled at times: what {@link Trajectory#gradient} differentiates. */
public interface Objective {
    /** The states and observables it looks at. */
    List<String> names();

    /** When. */
    double[] times();

    /**
     * The value, and its derivatives.
     *
     * @param values {@code [time * names + name]}
     * @param bar receives the derivative with respect to each of them, in the same layout
     */
    double value(double[] values, double[] bar);

    /**
     * The change of {@code bar} when the values change along a direction, for second derivatives: by central differences
     * of {@code bar} unless overridden, exact for squares and other quadratic functions, to about ten digits otherwise.
     */
    default double[] curvature(double[] values, double[] valuesDot) {
        double scale = 0;
        double size = 0;
        for (int i = 0; i < values.length; i++) {
            scale = Math.max(scale, Math.abs(values[i]));
            size = Math.max(size, Math.abs(valuesDot[i]));
        }
        double e = size == 0 ? 1 : 1e-5 * Math.max(scale, 1e-3) / size;
        double[][] bars = new double[2][values.length];
        for (int side = 0; side < 2; side++) {
            double[] moved = new double[values.length];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = values[i] + (side == 0 ? e : -e) * valuesDot[i];
            }
            value(moved, bars[side]);
        }
        double[] change = new double[values.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = (bars[0][i] - bars[1][i]) / (2 * e);
        }
        return change;
    }

    /** The value of a state or observable at a time. */
    static Objective value(String name, double t) {
        return new Objective() {
            @Override
            public List<String> names() {
                return List.of(name);
            }

            @Override
            public double[] times() {
                return new double[] {t};
            }

            @Override
            public double value(double[] values, double[] bar) {
                bar[0] = 1;
                return values[0];
            }

            @Override
            public double[] curvature(double[] values, double[] valuesDot) {
                return new double[1];
            }
        };
    }

    /** sum_i (x(t_i) - data_i)^2. */
    static Objective squaredError(String name, double[] times, double[] data) {
        if (times.length != data.length) {
            throw new SolverException("As many data as times are needed; " + times.length + " times and " + data.length
                    + " data were given.");
        }
        double[] at = times.clone();
        double[] measured = data.clone();
        return new Objective() {
            @Override
            public List<String> names() {
                return List.of(name);
            }

            @Override
            public double[] times() {
                return at.clone();
            }

            @Override
            public double value(double[] values, double[] bar) {
                double sum = 0;
                for (int i = 0; i < measured.length; i++) {
                    double difference = values[i] - measured[i];
                    sum += difference * difference;
                    bar[i] = 2 * difference;
                }
                return sum;
            }

            @Override
            public double[] curvature(double[] values, double[] valuesDot) {
                double[] change = new double[valuesDot.length];
                for (int i = 0; i < change.length; i++) {
                    change[i] = 2 * valuesDot[i];
                }
                return change;
            }
        };
    }
}
