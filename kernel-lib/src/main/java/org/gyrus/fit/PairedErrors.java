// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One error per rival and patient: what a comparison found.
 *
 * <p>Differences are paired: rival a less rival b, patient by patient; above 0, b is better. An interval that holds zero
 * is "no difference".
 */
public final class PairedErrors {
    private final List<String> rivals;
    private final List<String> patients;
    private final List<double[]> errors;
    private final List<String> discarded;

    PairedErrors(List<String> rivals, List<String> patients, List<double[]> errors, List<String> discarded) {
        this.rivals = List.copyOf(rivals);
        this.patients = List.copyOf(patients);
        this.errors = List.copyOf(errors);
        this.discarded = List.copyOf(discarded);
    }

    /** Names of the rivals, in the order of the comparison. */
    public List<String> rivals() {
        return rivals;
    }

    /** Patients in the order of the cohort. */
    public List<String> patients() {
        return patients;
    }

    /** Patients that {@link #discarding} left out. */
    public List<String> discarded() {
        return discarded;
    }

    /**
     * One rival's errors, in the order of {@link #patients()}.
     *
     * @throws FitException when no rival has the name
     */
    public double[] of(String rival) {
        int column = column(rival);
        return errors.stream().mapToDouble(row -> row[column]).toArray();
    }

    /** Without some patients, who are then listed in {@link #discarded()}. */
    public PairedErrors without(String... names) {
        List<String> unwanted = List.of(names);
        int[] kept = IntStream.range(0, patients.size())
                .filter(i -> !unwanted.contains(patients.get(i)))
                .toArray();
        List<String> out = new ArrayList<>(discarded);
        patients.stream().filter(unwanted::contains).forEach(out::add);
        return new PairedErrors(
                rivals,
                Arrays.stream(kept).mapToObj(patients::get).toList(),
                Arrays.stream(kept).mapToObj(errors::get).toList(),
                out);
    }

    private int column(String rival) {
        int column = rivals.indexOf(rival);
        if (column < 0) {
            throw new FitException("no rival is called '" + rival + "'; there are " + rivals);
        }
        return column;
    }

    /** Mean error of a rival. */
    public double mean(String rival) {
        return Arrays.stream(of(rival)).average().orElse(Double.NaN);
    }

    /** Median error of a rival; one that failed counts as infinite. */
    public double median(String rival) {
        return median(of(rival));
    }

    /** Share of patients, 0 to 1, whose error is exactly zero. */
    public double ties(String rival) {
        return Arrays.stream(of(rival)).filter(e -> e == 0).count() / (double) patients.size();
    }

    /** How many of a rival's forecasts are no number, or infinite. */
    public int failures(String rival) {
        return (int) Arrays.stream(of(rival)).filter(e -> !Double.isFinite(e)).count();
    }

    /**
     * Only the patients for whom the errors of some rivals are all at most a limit, as published comparisons do; the
     * others are listed in {@link #discarded()}.
     *
     * @param limit in the unit of the readings
     * @param judged the rivals whose errors count; none named means all
     */
    public PairedErrors discarding(double limit, String... judged) {
        int[] columns = (judged.length == 0 ? rivals.stream() : Arrays.stream(judged))
                .mapToInt(this::column)
                .toArray();
        List<String> kept = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        List<String> out = new ArrayList<>(discarded);
        for (int i = 0; i < patients.size(); i++) {
            double[] row = errors.get(i);
            if (Arrays.stream(columns).allMatch(c -> row[c] <= limit)) {
                kept.add(patients.get(i));
                rows.add(row);
            } else {
                out.add(patients.get(i));
            }
        }
        return new PairedErrors(rivals, kept, rows, out);
    }

    /** 95 % interval of the mean of a's error less b's. */
    public Interval meanDifference(String a, String b, Bootstrap bootstrap) {
        double[] first = of(a);
        double[] second = of(b);
        double[] difference = new double[first.length];
        Arrays.setAll(difference, i -> first[i] - second[i]);
        return bootstrap.mean(difference);
    }

    /** 95 % interval of the median of a's errors less the median of b's. */
    public Interval medianDifference(String a, String b, Bootstrap bootstrap) {
        return bootstrap.medianDifference(of(a), of(b));
    }

    /** Patients by one rival's error, the best first. */
    public List<String> ranked(String rival) {
        double[] own = of(rival);
        return IntStream.range(0, own.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Double.isNaN(own[i]) ? Double.POSITIVE_INFINITY : own[i]))
                .map(patients::get)
                .toList();
    }

    /** One row per rival: mean, median, share of exact hits, failures. */
    public Table table() {
        return Table.create(
                "Errors on held-out readings, " + patients.size() + " patients",
                StringColumn.create("rival", rivals),
                DoubleColumn.create(
                        "mean", rivals.stream().mapToDouble(this::mean).toArray()),
                DoubleColumn.create(
                        "median", rivals.stream().mapToDouble(this::median).toArray()),
                DoubleColumn.create(
                        "exact", rivals.stream().mapToDouble(this::ties).toArray()),
                IntColumn.create(
                        "failed", rivals.stream().mapToInt(this::failures).toArray()));
    }

    /** One row per rival against a reference: differences of mean and median with 95 % intervals, and the verdict. */
    public Table against(String reference, Bootstrap bootstrap) {
        List<String> others = rivals.stream().filter(r -> !r.equals(reference)).toList();
        List<Interval> means = others.stream()
                .map(r -> meanDifference(r, reference, bootstrap))
                .toList();
        List<Interval> medians = others.stream()
                .map(r -> medianDifference(r, reference, bootstrap))
                .toList();
        return Table.create(
                "Error less that of " + reference,
                StringColumn.create("rival", others),
                StringColumn.create("difference of means [95 %]", means.stream().map(Interval::toString)),
                StringColumn.create("verdict on means", means.stream().map(PairedErrors::verdict)),
                StringColumn.create(
                        "difference of medians [95 %]", medians.stream().map(Interval::toString)),
                StringColumn.create("verdict on medians", medians.stream().map(PairedErrors::verdict)));
    }

    /** The verdicts on means against a reference, in a sentence for each kind. */
    public String inWords(String reference, Bootstrap bootstrap) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (String rival : rivals) {
            if (!rival.equals(reference)) {
                kinds.computeIfAbsent(verdict(meanDifference(rival, reference, bootstrap)), k -> new ArrayList<>())
                        .add(rival);
            }
        }
        return kinds.entrySet().stream()
                .map(k -> (k.getKey().equals("no difference")
                                ? "No difference from "
                                : "Significantly " + k.getKey() + " than ")
                        + reference + ": " + String.join(", ", k.getValue()) + ".")
                .collect(Collectors.joining(" "));
    }

    private static String verdict(Interval difference) {
        return difference.holdsZero() ? "no difference" : difference.low() > 0 ? "worse" : "better";
    }

    /** Median of a copy; NaN sorts as infinite. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Override
    public String toString() {
        return table().printAll();
    }
}
