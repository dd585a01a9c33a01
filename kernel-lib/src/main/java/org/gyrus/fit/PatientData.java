// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a patient's fit looks at, in the model's units: at some times, one value for each column; NaN where a column was
 * not read.
 *
 * @param id the patient
 * @param times in any order, each once or more
 * @param values {@code [time * columns + column]}
 * @param bounds which of them are upper bounds, in the same layout
 * @param validating which times are not fitted but watched, to stop early
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record PatientData(String id, double[] times, double[] values, boolean[] bounds, boolean[] validating) {
    int columns() {
        return times.length == 0 ? 0 : values.length / times.length;
    }

    /** How many readings of a column are fitted, or watched. */
    int count(int column, boolean watched) {
        int n = 0;
        for (int i = 0; i < times.length; i++) {
            n += validating[i] == watched && !Double.isNaN(values[i * columns() + column]) ? 1 : 0;
        }
        return n;
    }

    int count(boolean watched) {
        int n = 0;
        for (int c = 0; c < columns(); c++) {
            n += count(c, watched);
        }
        return n;
    }

    /** The columns of the readings that are fitted, in order of time and column. */
    int[] fittedColumns() {
        return IntStream.range(0, values.length)
                .filter(i -> !validating[i / columns()] && !Double.isNaN(values[i]))
                .map(i -> i % columns())
                .toArray();
    }

    /** At how many times something is fitted. */
    int fittedTimes() {
        return (int)
                IntStream.range(0, times.length).filter(i -> !validating[i]).count();
    }

    /** One value of a column for each time. */
    double[] column(int column) {
        return IntStream.range(0, times.length)
                .mapToDouble(i -> values[i * columns() + column])
                .toArray();
    }

    double first() {
        return Arrays.stream(times).min().orElse(0);
    }

    double last() {
        return Arrays.stream(times).max().orElse(0);
    }

    /** The first value of a column in time, fitted or not; NaN if it was never read. */
    double firstValue(int column) {
        int best = -1;
        for (int i = 0; i < times.length; i++) {
            if (!Double.isNaN(values[i * columns() + column]) && (best < 0 || times[i] < times[best])) {
                best = i;
            }
        }
        return best < 0 ? Double.NaN : values[best * columns() + column];
    }

    /** A column at a time, on a straight line between the readings around it; NaN without readings. */
    double interpolated(int column, double time) {
        int before = -1;
        int after = -1;
        for (int i = 0; i < times.length; i++) {
            if (Double.isNaN(values[i * columns() + column])) {
                continue;
            }
            if (times[i] <= time && (before < 0 || times[i] > times[before])) {
                before = i;
            }
            if (times[i] >= time && (after < 0 || times[i] < times[after])) {
                after = i;
            }
        }
        if (before < 0 || after < 0 || times[before] == times[after]) {
            int one = Math.max(before, after);
            return one < 0 ? Double.NaN : values[one * columns() + column];
        }
        double share = (time - times[before]) / (times[after] - times[before]);
        return (1 - share) * values[before * columns() + column] + share * values[after * columns() + column];
    }

    /** Without the readings after a time. */
    PatientData until(double end) {
        return between(Double.NEGATIVE_INFINITY, end);
    }

    /** The readings after a time, up to another. */
    PatientData between(double begin, double end) {
        int[] kept = IntStream.range(0, times.length)
                .filter(i -> times[i] > begin && times[i] <= end)
                .toArray();
        int columns = columns();
        double[] t = new double[kept.length];
        double[] v = new double[kept.length * columns];
        boolean[] b = new boolean[v.length];
        boolean[] w = new boolean[kept.length];
        for (int k = 0; k < kept.length; k++) {
            t[k] = times[kept[k]];
            w[k] = validating[kept[k]];
            System.arraycopy(values, kept[k] * columns, v, k * columns, columns);
            System.arraycopy(bounds, kept[k] * columns, b, k * columns, columns);
        }
        return new PatientData(id, t, v, b, w);
    }
}
