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
        };
    }
}
