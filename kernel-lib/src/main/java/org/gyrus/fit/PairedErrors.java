// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gyrus.plot.Chart;
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
    private final List<Effort> efforts;

    PairedErrors(
            List<String> rivals,
            List<String> patients,
            List<double[]> errors,
            List<String> discarded,
            List<Effort> efforts) {
        this.rivals = List.copyOf(rivals);
        this.patients = List.copyOf(patients);
        this.errors = List.copyOf(errors);
        this.discarded = List.copyOf(discarded);
        this.efforts = List.copyOf(efforts);
    }

    /** Names of the rivals, in the order of the comparison. */
    public List<String> rivals() {
        return rivals;
    }

    /** Patients in the order of the cohort. */
    public List<String> patients() {
        return patients;
    }

    /**
     * What a rival's place has cost: parameters, tuning, training, prediction.
     *
     * @throws FitException when no rival has the name
     */
    public Effort effort(String rival) {
        return efforts.get(column(rival));
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
                out,
                efforts);
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
        return new PairedErrors(rivals, kept, rows, out, efforts);
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

    /** The same patients, fewer rivals, in the order given. */
    public PairedErrors only(String... names) {
        int[] columns = Arrays.stream(names).mapToInt(this::column).toArray();
        return new PairedErrors(
                List.of(names),
                patients,
                errors.stream()
                        .map(row ->
                                Arrays.stream(columns).mapToDouble(c -> row[c]).toArray())
                        .toList(),
                discarded,
                Arrays.stream(columns).mapToObj(efforts::get).toList());
    }

    /** How many patients have exactly equal errors under two rivals. */
    public int ties(String a, String b) {
        double[] first = of(a);
        double[] second = of(b);
        return (int) IntStream.range(0, first.length)
                .filter(i -> first[i] == second[i])
                .count();
    }

    /** The rival with the least mean error; one that failed for a patient comes last. */
    public String best() {
        return rivals.stream()
                .min(Comparator.comparingDouble(r -> Double.isNaN(mean(r)) ? Double.POSITIVE_INFINITY : mean(r)))
                .orElseThrow();
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

    /** One row per rival: errors, then what they cost; see {@link #summary} for intervals. */
    public Table table() {
        return ErrorTables.plain(this);
    }

    /** One row per rival, best first: errors with paired intervals against the best, and what they cost. */
    public Table summary(Bootstrap bootstrap) {
        return ErrorTables.summary(this, bootstrap);
    }

    /** One row per rival against a reference: differences of mean and median with 95 % intervals, and the verdict. */
    public Table against(String reference, Bootstrap bootstrap) {
        column(reference);
        return ErrorTables.against(this, reference, bootstrap);
    }

    /** The verdicts on means against a reference, in a sentence for each kind. */
    public String inWords(String reference, Bootstrap bootstrap) {
        column(reference);
        return new Verdicts(this, bootstrap).against(reference);
    }

    /** Who won, who lost, what cannot be told apart; ties, failures, and what tuning was allowed. */
    public String inWords(Bootstrap bootstrap) {
        return new Verdicts(this, bootstrap).words();
    }

    /** Differences of mean errors from a reference as bars with their 95 % intervals; below 0 the rival is better. */
    public Chart intervals(String reference, Bootstrap bootstrap) {
        column(reference);
        return ErrorPictures.intervals(this, reference, bootstrap);
    }

    /** One point per patient: b's error over a's; below the line b is better. Exact hits are on no log axis. */
    public Chart pairs(String a, String b) {
        return ErrorPictures.pairs(this, a, b);
    }

    /** Paired differences, a's error less b's, from the least to the greatest. */
    public Chart differences(String a, String b) {
        return ErrorPictures.differences(this, a, b);
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
