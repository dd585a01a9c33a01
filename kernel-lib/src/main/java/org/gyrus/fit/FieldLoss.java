// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;
import org.gyrus.solver.Solve;

/** The loss of a {@link FieldFit} and its exact gradient with respect to the weights. One thread. */
final class FieldLoss {
    private final List<Part> parts;
    private final double decay;
    private final double[] start;

    /** One study: its solve, and what was read at each of its times. */
    private static final class Part {
        private final Solve solve;
        private final double[] parameters;
        private final double[][] readings;
        private final double[] bar;
        private final int count;

        Part(FieldTask task, FieldStudy study) {
            double[] times = study.times();
            if (times.length == 0) {
                throw new FitException("The study " + study.name() + " has no reading to fit to.");
            }
            solve = task.simulation(study, times[times.length - 1])
                    .compile()
                    .observing(List.of(task.observed()), times);
            parameters = solve.parameters();
            readings = Arrays.stream(times).mapToObj(study::at).toArray(double[][]::new);
            bar = new double[times.length * solve.lanes()];
            int finite = 0;
            for (double[] reading : readings) {
                if (reading.length != solve.lanes()) {
                    throw new FitException("The study " + study.name() + " has a reading of " + reading.length
                            + " values for the " + solve.lanes() + " cells of "
                            + task.space().name() + ".");
                }
                finite += (int) Arrays.stream(reading).filter(Double::isFinite).count();
            }
            count = Math.max(1, finite);
        }
    }

    FieldLoss(FieldTask task, double decay) {
        this.parts = task.studies().stream().map(study -> new Part(task, study)).toList();
        this.decay = decay;
        this.start = parts.get(0).solve.weights();
    }

    double[] start() {
        return start.clone();
    }

    double at(double[] weights, double[] gradient) {
        double loss = 0;
        Arrays.fill(gradient, 0);
        for (Part part : parts) {
            double[] values = part.solve.forward(part.parameters, weights);
            double sum = 0;
            double scale = 1.0 / part.count / parts.size();
            for (int j = 0, at = 0; j < part.readings.length; j++) {
                for (int i = 0; i < part.readings[j].length; i++, at++) {
                    double y = part.readings[j][i];
                    double miss = Double.isFinite(y) ? values[at] - y : 0;
                    sum += miss * miss;
                    part.bar[at] = 2 * scale * miss;
                }
            }
            loss += scale * sum;
            part.solve.reverse(part.bar);
            double[] each = part.solve.weightGradient();
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += each[k];
            }
        }
        for (int k = 0; k < gradient.length; k++) {
            loss += decay * weights[k] * weights[k] / weights.length;
            gradient[k] += 2 * decay * weights[k] / weights.length;
        }
        return loss;
    }
}
