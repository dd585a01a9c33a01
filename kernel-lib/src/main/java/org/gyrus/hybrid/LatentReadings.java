// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.TreeSet;
import org.gyrus.data.Cohort;
import org.gyrus.data.Patient;

/** The readings of a cohort on the union of their times, as a latent neural ODE sees them. */
final class LatentReadings {
    private final int patients;
    private final double[] times;
    private final double[][] values;
    private final SetEncoder.Rows rows;
    private final int count;

    /** From the first to the last reading of a cohort, the interval on which an encoder sees times from 0 to 1. */
    record Span(double first, double last) {
        static Span of(Cohort cohort) {
            DoubleSummaryStatistics all = cohort.patients().stream()
                    .flatMapToDouble(p -> Arrays.stream(p.times()))
                    .summaryStatistics();
            if (!(all.getMin() < all.getMax())) {
                throw new HybridException("A latent neural ODE needs readings at two times or more.");
            }
            return new Span(all.getMin(), all.getMax());
        }
    }

    /** @param seen columns of the cohort */
    LatentReadings(Cohort cohort, List<String> seen, Span span) {
        List<String> columns =
                cohort.observed().stream().map(Cohort.Measured::name).toList();
        for (String name : seen) {
            if (!columns.contains(name)) {
                throw new HybridException("The cohort has no column " + name + HybridException.advice(name, columns));
            }
        }
        List<Patient> all = cohort.patients();
        if (all.isEmpty()) {
            throw new HybridException("There is no patient to learn from, or none of this name.");
        }
        patients = all.size();
        TreeSet<Double> union = new TreeSet<>();
        all.forEach(p -> Arrays.stream(p.times()).forEach(union::add));
        times = union.stream().mapToDouble(Double::doubleValue).toArray();
        int columnsSeen = seen.size();
        values = new double[times.length][columnsSeen * patients];
        Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
        int total = all.stream().mapToInt(Patient::readings).sum();
        double[] numbers = new double[total * (columnsSeen + 1)];
        int[] of = new int[total];
        int row = 0;
        int finite = 0;
        for (int l = 0; l < patients; l++) {
            Patient patient = all.get(l);
            double[] own = patient.times();
            for (int i = 0; i < own.length; i++) {
                of[row] = l;
                numbers[row * (columnsSeen + 1)] = (own[i] - span.first()) / (span.last() - span.first());
                int at = Arrays.binarySearch(times, own[i]);
                for (int c = 0; c < columnsSeen; c++) {
                    double value = patient.values(seen.get(c))[i];
                    boolean known = Double.isFinite(value);
                    numbers[row * (columnsSeen + 1) + 1 + c] = known ? value : 0;
                    values[at][c * patients + l] = known ? value : Double.NaN;
                    finite += known ? 1 : 0;
                }
                row++;
            }
        }
        rows = new SetEncoder.Rows(numbers, of, patients);
        count = finite;
    }

    int patients() {
        return patients;
    }

    double[] times() {
        return times;
    }

    /** {@code [time][column * patients + patient]}, not a number where nothing was read. */
    double[][] values() {
        return values;
    }

    SetEncoder.Rows rows() {
        return rows;
    }

    /** The number of finite readings. */
    int count() {
        return count;
    }
}
