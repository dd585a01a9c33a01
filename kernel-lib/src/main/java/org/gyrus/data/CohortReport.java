// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.ToIntFunction;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What should be looked at in a cohort before it is used.
 *
 * @param findings one per kind and column, also when nothing was found
 */
public record CohortReport(List<Finding> findings) {

    /** Kinds of findings. */
    public enum Kind {
        /** A time or value that is not there. */
        MISSING,
        /** A reading at a time that the patient already has. */
        DUPLICATE_TIME,
        /** A reading earlier than the one before it in the table. */
        UNSORTED_TIME,
        /** A value below zero. */
        NEGATIVE,
        /** A value of zero: often "too small to measure". */
        ZERO
    }

    /**
     * How often something was found.
     *
     * @param kind what
     * @param column where
     * @param readings in how many readings
     * @param patients in how many patients
     * @param example the first such patient, or empty
     */
    public record Finding(Kind kind, String column, int readings, int patients, String example) {}

    /** Takes a copy. */
    public CohortReport {
        findings = List.copyOf(findings);
    }

    static CohortReport of(Cohort cohort) {
        List<Finding> findings = new ArrayList<>();
        String time = cohort.time().name();
        findings.add(finding(cohort, Kind.MISSING, time, p -> count(p.times(), Double::isNaN)));
        findings.add(finding(cohort, Kind.DUPLICATE_TIME, time, CohortReport::duplicates));
        findings.add(finding(cohort, Kind.UNSORTED_TIME, time, CohortReport::unsorted));
        for (Cohort.Measured measured : cohort.observed()) {
            String name = measured.name();
            findings.add(finding(cohort, Kind.MISSING, name, p -> count(p.values(name), Double::isNaN)));
            findings.add(finding(cohort, Kind.NEGATIVE, name, p -> count(p.values(name), v -> v < 0)));
            findings.add(finding(cohort, Kind.ZERO, name, p -> count(p.values(name), v -> v == 0)));
        }
        return new CohortReport(findings);
    }

    /** In how many patients something was found, over all columns of one kind the largest. */
    public int patients(Kind kind) {
        return findings.stream()
                .filter(f -> f.kind() == kind)
                .mapToInt(Finding::patients)
                .max()
                .orElse(0);
    }

    /** The findings as a table. */
    public Table table() {
        return Table.create(
                "Cohort report",
                StringColumn.create("finding", findings.stream().map(f -> words(f.kind()))),
                StringColumn.create("column", findings.stream().map(Finding::column)),
                IntColumn.create("readings", findings.stream().mapToInt(Finding::readings)),
                IntColumn.create("patients", findings.stream().mapToInt(Finding::patients)),
                StringColumn.create("example", findings.stream().map(Finding::example)));
    }

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Finding finding(Cohort cohort, Kind kind, String column, ToIntFunction<Patient> counter) {
        int readings = 0;
        int patients = 0;
        String example = "";
        for (Patient patient : cohort.patients()) {
            int found = counter.applyAsInt(patient);
            if (found > 0) {
                example = patients == 0 ? patient.id() : example;
                readings += found;
                patients++;
            }
        }
        return new Finding(kind, column, readings, patients, example);
    }

    private static int count(double[] values, DoublePredicate condition) {
        return (int) Arrays.stream(values).filter(condition).count();
    }

    private static int duplicates(Patient patient) {
        double[] times = patient.times();
        return times.length - (int) Arrays.stream(times).distinct().count();
    }

    private static int unsorted(Patient patient) {
        double[] times = patient.times();
        int found = 0;
        for (int i = 1; i < times.length; i++) {
            found += times[i] < times[i - 1] ? 1 : 0;
        }
        return found;
    }

    @Override
    public String toString() {
        return table().printAll();
    }
}
