// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.Arrays;
import java.util.Locale;

/**
 * Makes the probabilities over several labels honest without changing their order: p = softmax(logits / T), T of most
 * likelihood on validation patients (Guo et al. 2017, ICML, PMLR 70:1321). T above 1 means that they were too sure.
 *
 * @param temperature T, above 0
 */
public record TemperatureScaling(double temperature) {
    private static final double LOW = 1e-3;
    private static final double HIGH = 1e3;

    public TemperatureScaling {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new QuestionException("A temperature is above 0, but " + temperature + " was given.");
        }
    }

    /**
     * Fits T to validation patients; between 0.001 and 1000.
     *
     * @param logits {@code [patient][label]}, logarithms of weights such as log evidences
     * @param labels the true one of each, counted from 0
     */
    public static TemperatureScaling of(double[][] logits, int... labels) {
        if (logits.length != labels.length || labels.length == 0) {
            throw new QuestionException(
                    "Each patient has logits and a label; " + logits.length + " and " + labels.length + " were given.");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= logits[i].length) {
                throw new QuestionException("Patient " + i + " has the label " + labels[i] + ", but " + logits[i].length
                        + " logits; labels count from 0.");
            }
            for (double v : logits[i]) {
                if (!Double.isFinite(v)) {
                    throw new QuestionException("Logits are finite numbers, but patient " + i + " has " + v + ".");
                }
            }
        }
        // The loss is convex in 1/T: its slope changes sign once.
        double low = 1 / HIGH;
        double high = 1 / LOW;
        for (int k = 0; k < 200; k++) {
            double middle = Math.sqrt(low * high);
            if (slope(logits, labels, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new TemperatureScaling(1 / Math.sqrt(low * high));
    }

    /** d/dc of the sum of -log softmax(c logits)[label]. */
    private static double slope(double[][] logits, int[] labels, double c) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] p = softmax(logits[i], c);
            for (int j = 0; j < p.length; j++) {
                sum += p[j] * logits[i][j];
            }
            sum -= logits[i][labels[i]];
        }
        return sum;
    }

    private static double[] softmax(double[] logits, double c) {
        double most = Arrays.stream(logits).max().orElseThrow();
        double[] p = Arrays.stream(logits).map(v -> Math.exp(c * (v - most))).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(v -> v / sum).toArray();
    }

    /** The probabilities of the labels. */
    public double[] probabilities(double... logits) {
        return softmax(logits, 1 / temperature);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "softmax(logits / %.4g)", temperature);
    }
}
