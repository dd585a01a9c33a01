// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * Repeated readings of many patients: a table with one row per reading, and the roles of its columns.
 *
 * <p>Immutable. Nothing is repaired silently: {@link #report()} lists what is missing, doubled, unsorted or negative,
 * and each remedy is a method that gives a new cohort.
 */
public final class Cohort {
    static final String CENSORED = " censored";

    private final Table table;
    private final Roles roles;
    private final Map<String, Patient> patients = new LinkedHashMap<>();

    /**
     * A quantity that was measured.
     *
     * @param name its column
     * @param unit such as {@code mm^3}; {@code 1} for a ratio
     */
    public record Measured(String name, String unit) {}

    record Roles(String subject, Measured time, List<Measured> observed, List<String> covariates) {}

    Cohort(Table table, Roles roles) {
        this.table = table;
        this.roles = roles;
        collect();
    }

    /** Starts a cohort from a table with one row per reading. */
    public static CohortBuilder of(Table table) {
        return new CohortBuilder(table);
    }

    /** A copy of the table. */
    public Table table() {
        return table.copy();
    }

    /** The time and its unit. */
    public Measured time() {
        return roles.time();
    }

    /** What is observed, with units. */
    public List<Measured> observed() {
        return roles.observed();
    }

    /** How many patients there are. */
    public int size() {
        return patients.size();
    }

    /** All patients, in the order of their first reading in the table. */
    public List<Patient> patients() {
        return List.copyOf(patients.values());
    }

    /**
     * One patient by name.
     *
     * @throws DataException when there is no such patient; it gives the nearest names
     */
    public Patient patient(String id) {
        Patient found = patients.get(id);
        if (found == null) {
            throw new DataException("no patient is called '" + id + "' among " + size() + "; "
                    + NearestNames.of(id, patients.keySet()).sentence());
        }
        return found;
    }

    /** What should be looked at before use: missing, doubled, unsorted, negative and zero readings. */
    public CohortReport report() {
        return CohortReport.of(this);
    }

    /** The patients for whom a condition holds, such as {@link Patient#atLeast}. */
    public Cohort select(Predicate<Patient> condition) {
        return rows(patients.values().stream()
                .filter(condition)
                .flatMapToInt(p -> Arrays.stream(p.rows()))
                .toArray());
    }

    /** Each patient's readings in two parts: seen and held out. */
    public Split holdOut(Holdout holdout) {
        IntStream.Builder seen = IntStream.builder();
        IntStream.Builder heldOut = IntStream.builder();
        for (Patient patient : patients.values()) {
            int kept = holdout.seen(patient);
            for (int i = 0; i < patient.readings(); i++) {
                (i < kept ? seen : heldOut).add(patient.rows()[i]);
            }
        }
        return new Split(rows(seen.build().toArray()), rows(heldOut.build().toArray()));
    }

    /**
     * The cohort with each patient's time counted from the first reading.
     *
     * @param unit of the new time: s, min, h, day, week, month or year
     */
    public Cohort timeFromFirstReading(String unit) {
        double divisor = TimeScale.divisor(roles.time().unit(), unit);
        double[] times = Columns.numbers(table, roles.time().name());
        for (Patient patient : patients.values()) {
            double first = Arrays.stream(patient.times).min().orElse(0);
            for (int row : patient.rows()) {
                times[row] = (times[row] - first) / divisor;
            }
        }
        Measured time = new Measured(roles.time().name(), unit);
        return new Cohort(
                replaced(DoubleColumn.create(time.name(), times)),
                new Roles(roles.subject(), time, roles.observed(), roles.covariates()));
    }

    /**
     * Zeros as left-censored readings: each becomes the smallest positive value of the whole table, marked as an upper
     * bound ({@link Patient#censored}). For quantities whose zero means "too small to measure".
     *
     * @throws DataException when the column is not observed or holds no positive value
     */
    public Cohort censorZeros(String name) {
        requireObserved(name);
        double[] values = Columns.numbers(table, name);
        double smallest = Arrays.stream(values)
                .filter(v -> v > 0)
                .min()
                .orElseThrow(() -> new DataException("'" + name + "' holds no positive value to censor zeros at"));
        BooleanColumn marks = BooleanColumn.create(name + CENSORED);
        for (int i = 0; i < values.length; i++) {
            marks.append(values[i] == 0);
            values[i] = values[i] == 0 ? smallest : values[i];
        }
        Table next = replaced(DoubleColumn.create(name, values));
        if (next.containsColumn(marks.name())) {
            next.removeColumns(marks.name());
        }
        return new Cohort(next.addColumns(marks), roles);
    }

    /** Without readings whose time or observed values are missing. */
    public Cohort withoutMissing() {
        Selection complete = Selection.withRange(0, table.rowCount());
        complete = complete.and(table.column(roles.time().name()).isNotMissing());
        for (Measured measured : roles.observed()) {
            complete = complete.and(table.column(measured.name()).isNotMissing());
        }
        return rows(complete.toArray());
    }

    /** Each patient's readings in the order of time; equal times keep their order. */
    public Cohort sortedByTime() {
        return rows(patients.values().stream()
                .flatMap(p -> IntStream.range(0, p.readings())
                        .boxed()
                        .sorted((i, j) -> Double.compare(p.times[i], p.times[j]))
                        .map(i -> p.rows()[i]))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** With the first of each patient's readings that share a time. */
    public Cohort withoutDuplicates() {
        return rows(patients.values().stream()
                .flatMap(p -> {
                    Map<Double, Integer> first = new LinkedHashMap<>();
                    IntStream.range(0, p.readings()).forEach(i -> first.putIfAbsent(p.times[i], p.rows()[i]));
                    return first.values().stream();
                })
                .mapToInt(Integer::intValue)
                .toArray());
    }

    void requireObserved(String name) {
        List<String> names = roles.observed().stream().map(Measured::name).toList();
        if (!names.contains(name)) {
            throw new DataException("the cohort does not observe '" + name + "'; "
                    + NearestNames.of(name, names).sentence());
        }
    }

    private Cohort rows(int[] rows) {
        Table chosen = Table.create(table.name());
        table.columns().forEach(c -> chosen.addColumns(c.subset(rows)));
        return new Cohort(chosen, roles);
    }

    private Table replaced(DoubleColumn column) {
        Table next = table.copy();
        next.replaceColumn(column.name(), column);
        return next;
    }

    private void collect() {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            rows.computeIfAbsent(table.column(roles.subject()).getString(row), id -> new ArrayList<>())
                    .add(row);
        }
        double[] times = Columns.numbers(table, roles.time().name());
        rows.forEach((id, list) -> {
            int[] own = list.stream().mapToInt(Integer::intValue).toArray();
            Map<String, String> covariates = new LinkedHashMap<>();
            roles.covariates().forEach(c -> covariates.put(c, table.column(c).getString(own[0])));
            Patient patient = new Patient(id, own, pick(times, own), covariates);
            roles.observed()
                    .forEach(m -> patient.add(
                            m.name(), pick(Columns.numbers(table, m.name()), own), censored(m.name(), own)));
            patients.put(id, patient);
        });
    }

    private boolean[] censored(String name, int[] rows) {
        boolean[] censored = new boolean[rows.length];
        if (table.containsColumn(name + CENSORED)) {
            BooleanColumn marks = table.booleanColumn(name + CENSORED);
            for (int i = 0; i < rows.length; i++) {
                censored[i] = Boolean.TRUE.equals(marks.get(rows[i]));
            }
        }
        return censored;
    }

    private static double[] pick(double[] all, int[] rows) {
        return Arrays.stream(rows).mapToDouble(r -> all[r]).toArray();
    }

    @Override
    public String toString() {
        return "Cohort of " + size() + " patients, " + table.rowCount() + " readings; time in "
                + roles.time().unit() + "; observed: "
                + roles.observed().stream()
                        .map(m -> m.name() + " [" + m.unit() + "]")
                        .toList();
    }
}
