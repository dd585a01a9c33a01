// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.gyrus.data.Patient;

/** The readings of patients on the union of their times, as a latent neural ODE sees them. */
final class LatentReadings {
    private final int patients;
    private final double[] times;
    private final double[][] values;
    private final RecurrentEncoder.Rows rows;
    private final int count;

    /** @param seen columns of the patients' cohort */
    LatentReadings(List<Patient> all, List<String> seen, LatentScale scale) {
        if (all.isEmpty()) {
            throw new HybridException("There is no patient to learn from, or none of this name.");
        }
        patients = all.size();
        TreeSet<Double> union = new TreeSet<>();
        all.forEach(p -> Arrays.stream(p.times()).forEach(union::add));
        times = union.stream().mapToDouble(Double::doubleValue).toArray();
        values = new double[times.length][seen.size() * patients];
        Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
        int width = inputs(seen.size());
        int[] readings = all.stream().mapToInt(Patient::readings).toArray();
        double[] numbers = new double[Arrays.stream(readings).sum() * width];
        int row = 0;
        for (int l = 0; l < patients; l++) {
            double[] own = all.get(l).times();
            for (int i = own.length - 1; i >= 0; i--) {
                numbers[row++] = scale.time(own[i]);
                numbers[row++] = i + 1 < own.length ? scale.time(own[i + 1]) - scale.time(own[i]) : 0;
                int at = Arrays.binarySearch(times, own[i]);
                for (int c = 0; c < seen.size(); c++) {
                    double value = all.get(l).values(seen.get(c))[i];
                    boolean known = Double.isFinite(value);
                    numbers[row++] = known ? scale.value(c, value) : 0;
                    values[at][c * patients + l] = known ? value : Double.NaN;
                }
            }
        }
        rows = new RecurrentEncoder.Rows(numbers, readings);
        count = (int) Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .count();
    }

    /** What an encoder sees of a reading: its time, the time to the next one, and the values, 0 where one is missing. */
    static int inputs(int columns) {
        return 2 + columns;
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

    RecurrentEncoder.Rows rows() {
        return rows;
    }

    /** The number of finite readings. */
    int count() {
        return count;
    }
}
