// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.Arrays;
import java.util.Locale;

/**
 * Turns the score of a readout into a probability: p = 1/(1 + exp(-(slope score + offset))), with slope and offset of most
 * likelihood on validation patients (Platt 1999; targets (n + 1)/(n + 2) and 1/(n + 2) as there, Newton's method as in Lin,
 * Lin and Weng 2007, Mach Learn 68:267).
 *
 * <p>Does not suit scores whose order is wrong, which it cannot change, nor fewer than some dozens of patients.
 *
 * @param slope how much the score says; near 0, nothing
 * @param offset how common the label is
 */
public record PlattScaling(double slope, double offset) {
    public PlattScaling {
        if (!Double.isFinite(slope) || !Double.isFinite(offset)) {
            throw new QuestionException(
                    "Slope and offset are finite numbers, but " + slope + " and " + offset + " were given.");
        }
    }

    /**
     * Fits it to validation patients.
     *
     * @param scores any finite numbers, greater where the label is more likely
     * @param labels whether each has the label; both must occur
     */
    public static PlattScaling of(double[] scores, boolean... labels) {
        int positives = Reliability.counted(scores, labels);
        if (positives == 0 || positives == labels.length) {
            throw new QuestionException("Validation needs patients with and without the label, but "
                    + (positives == 0 ? "none has it." : "all have it."));
        }
        double yes = (positives + 1.0) / (positives + 2.0);
        double no = 1.0 / (labels.length - positives + 2.0);
        double mean = Arrays.stream(scores).average().orElseThrow();
        double spread = Math.sqrt(Arrays.stream(scores)
                .map(s -> (s - mean) * (s - mean))
                .average()
                .orElseThrow());
        double scale = spread > 0 ? spread : 1;
        double a = 0;
        double b = Math.log((positives + 1.0) / (labels.length - positives + 1.0));
        for (int iteration = 0; iteration < 100; iteration++) {
            double ga = 0;
            double gb = 0;
            double haa = 1e-12;
            double hab = 0;
            double hbb = 1e-12;
            for (int i = 0; i < scores.length; i++) {
                double x = (scores[i] - mean) / scale;
                double p = logistic(a * x + b);
                double error = p - (labels[i] ? yes : no);
                double weight = p * (1 - p);
                ga += error * x;
                gb += error;
                haa += weight * x * x;
                hab += weight * x;
                hbb += weight;
            }
            double determinant = haa * hbb - hab * hab;
            double da = (hbb * ga - hab * gb) / determinant;
            double db = (haa * gb - hab * ga) / determinant;
            double part = 1;
            double before = loss(scores, labels, mean, scale, a, b, yes, no);
            while (part > 1e-10
                    && !(loss(scores, labels, mean, scale, a - part * da, b - part * db, yes, no) <= before)) {
                part /= 2;
            }
            a -= part * da;
            b -= part * db;
            if (Math.abs(da) + Math.abs(db) < 1e-12) {
                break;
            }
        }
        return new PlattScaling(a / scale, b - a * mean / scale);
    }

    private static double loss(
            double[] scores, boolean[] labels, double mean, double scale, double a, double b, double yes, double no) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double z = a * (scores[i] - mean) / scale + b;
            double target = labels[i] ? yes : no;
            sum += Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - target * z;
        }
        return sum;
    }

    private static double logistic(double z) {
        return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    /** The probability of the label for a score. */
    public double probability(double score) {
        return logistic(slope * score + offset);
    }

    /** The probabilities for many scores. */
    public double[] probabilities(double... scores) {
        return Arrays.stream(scores).map(this::probability).toArray();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p = 1/(1 + exp(-(%.4g score %+.4g)))", slope, offset);
    }
}
