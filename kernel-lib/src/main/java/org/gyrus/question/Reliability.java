// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gyrus.plot.Chart;
import org.gyrus.plot.Charts;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Whether probabilities mean what they say: of all patients that were given 0.7, 7 in 10 should have the label. Immutable.
 *
 * <p>Bins hold equally many patients; the interval of a frequency is Wilson's (1927), 95 %. Does not suit fewer than about 50
 * patients: the intervals then allow anything.
 */
public final class Reliability {
    private final double[] probabilities;
    private final boolean[] labels;
    private final List<Bin> bins;

    /**
     * Patients with like probabilities.
     *
     * @param count how many
     * @param predicted their mean probability
     * @param observed which part of them has the label
     * @param low lower end of the interval of {@code observed}
     * @param high upper end
     */
    public record Bin(int count, double predicted, double observed, double low, double high) {}

    private Reliability(double[] probabilities, boolean[] labels, int bins) {
        this.probabilities = probabilities;
        this.labels = labels;
        this.bins = bins(bins);
    }

    /** In 10 bins, fewer when there are not 10 patients for each. */
    public static Reliability of(double[] probabilities, boolean... labels) {
        counted(probabilities, labels);
        return of(Math.max(1, Math.min(10, labels.length / 10)), probabilities, labels);
    }

    /** In some number of bins. */
    public static Reliability of(int bins, double[] probabilities, boolean... labels) {
        counted(probabilities, labels);
        for (double p : probabilities) {
            if (!(p >= 0 && p <= 1)) {
                throw new QuestionException("Probabilities lie from 0 to 1, but " + p
                        + " was given; turn scores into probabilities with PlattScaling first.");
            }
        }
        if (bins < 1 || bins > labels.length) {
            throw new QuestionException(
                    "There are 1 to " + labels.length + " bins for so many patients, not " + bins + ".");
        }
        return new Reliability(probabilities.clone(), labels.clone(), bins);
    }

    /** How many have the label, of numbers that are finite and as many as labels. */
    static int counted(double[] scores, boolean... labels) {
        if (scores.length != labels.length || labels.length == 0) {
            throw new QuestionException("Each patient has one number and one label; " + scores.length + " and "
                    + labels.length + " were given.");
        }
        int positives = 0;
        for (int i = 0; i < labels.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new QuestionException("The number of patient " + i + ", counted from 0, is " + scores[i]
                        + "; leave this patient out.");
            }
            positives += labels[i] ? 1 : 0;
        }
        return positives;
    }

    private List<Bin> bins(int number) {
        int n = labels.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(probabilities[i], probabilities[j]))
                .mapToInt(i -> i)
                .toArray();
        List<Bin> made = new ArrayList<>();
        for (int b = 0; b < number; b++) {
            int from = b * n / number;
            int to = (b + 1) * n / number;
            double sum = 0;
            int hits = 0;
            for (int k = from; k < to; k++) {
                sum += probabilities[order[k]];
                hits += labels[order[k]] ? 1 : 0;
            }
            made.add(bin(to - from, sum / (to - from), hits));
        }
        return List.copyOf(made);
    }

    private static Bin bin(int count, double predicted, int hits) {
        double z = 1.959963984540054;
        double p = hits / (double) count;
        double center = (p + z * z / (2 * count)) / (1 + z * z / count);
        double half = z / (1 + z * z / count) * Math.sqrt(p * (1 - p) / count + z * z / (4.0 * count * count));
        return new Bin(count, predicted, p, Math.max(0, center - half), Math.min(1, center + half));
    }

    /** The bins, from low probabilities to high. */
    public List<Bin> bins() {
        return bins;
    }

    /** The mean squared difference of probability and label (Brier 1950); 0 is perfect, 0.25 is a coin. */
    public double brier() {
        return IntStream.range(0, labels.length)
                .mapToDouble(i -> Math.pow(probabilities[i] - (labels[i] ? 1 : 0), 2))
                .average()
                .orElseThrow();
    }

    /** 1 - Brier / Brier of the mere frequency: 0 is no better than knowing how common the label is. */
    public double skill() {
        double common = counted(probabilities, labels) / (double) labels.length;
        return common == 0 || common == 1 ? 0 : 1 - brier() / (common * (1 - common));
    }

    /** The mean of -log(probability of the label that came true); a certain mistake makes it infinite. */
    public double logLoss() {
        return IntStream.range(0, labels.length)
                .mapToDouble(i -> -Math.log(labels[i] ? probabilities[i] : 1 - probabilities[i]))
                .average()
                .orElseThrow();
    }

    /** The mean distance between predicted and observed frequency over bins (Naeini, Cooper and Hauskrecht 2015). */
    public double calibrationError() {
        return bins.stream()
                        .mapToDouble(b -> b.count() * Math.abs(b.predicted() - b.observed()))
                        .sum()
                / labels.length;
    }

    /** One row for each bin. */
    public Table table() {
        return Table.create(
                "reliability",
                IntColumn.create("patients", bins.stream().mapToInt(Bin::count).toArray()),
                column("predicted", Bin::predicted),
                column("observed", Bin::observed),
                column("2.5 %", Bin::low),
                column("97.5 %", Bin::high));
    }

    private DoubleColumn column(String name, ToDoubleFunction<Bin> part) {
        return DoubleColumn.create(name, values(part));
    }

    private double[] values(ToDoubleFunction<Bin> part) {
        return bins.stream().mapToDouble(part).toArray();
    }

    /** The reliability diagram: on the diagonal probabilities mean what they say. */
    public Chart plot() {
        return Charts.line("predicted probability", values(Bin::predicted), "")
                .y("observed", values(Bin::observed))
                .marked()
                .intervals(values(Bin::low), values(Bin::high))
                .line("honest", new double[] {0, 1}, new double[] {0, 1})
                .dashed()
                .xRange(0, 1)
                .yRange(0, 1)
                .yLabel("observed frequency", "")
                .title(String.format(Locale.ROOT, "Brier %.3f, calibration error %.3f", brier(), calibrationError()))
                .size(440, 420);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d patients: Brier score %.4f, skill %.3f, calibration error %.4f",
                labels.length,
                brier(),
                skill(),
                calibrationError());
    }
}
