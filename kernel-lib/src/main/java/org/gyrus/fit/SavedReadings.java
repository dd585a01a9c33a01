// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The readings of all patients as arrays of a file, one patient after the other. */
final class SavedReadings {
    private SavedReadings() {}

    static Map<String, double[]> numbers(List<PatientData> data) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        numbers.put(
                "readings.counts",
                data.stream().mapToDouble(d -> d.times().length).toArray());
        numbers.put(
                "readings.times",
                data.stream().flatMapToDouble(d -> Arrays.stream(d.times())).toArray());
        numbers.put(
                "readings.values",
                data.stream().flatMapToDouble(d -> Arrays.stream(d.values())).toArray());
        numbers.put(
                "readings.bounds", marks(data.stream().map(PatientData::bounds).toList()));
        numbers.put(
                "readings.watched",
                marks(data.stream().map(PatientData::validating).toList()));
        return numbers;
    }

    private static double[] marks(List<boolean[]> all) {
        double[] flat = new double[all.stream().mapToInt(m -> m.length).sum()];
        int to = 0;
        for (boolean[] marks : all) {
            for (boolean mark : marks) {
                flat[to++] = mark ? 1 : 0;
            }
        }
        return flat;
    }

    static List<PatientData> data(List<String> ids, int columns, Snapshot numbers) {
        double[] counts = numbers.get("readings.counts");
        double[] times = numbers.get("readings.times");
        double[] values = numbers.get("readings.values");
        double[] bounds = numbers.get("readings.bounds");
        double[] watched = numbers.get("readings.watched");
        List<PatientData> data = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < ids.size(); i++) {
            int end = at + (int) counts[i];
            data.add(new PatientData(
                    ids.get(i),
                    Arrays.copyOfRange(times, at, end),
                    Arrays.copyOfRange(values, at * columns, end * columns),
                    marks(bounds, at * columns, end * columns),
                    marks(watched, at, end)));
            at = end;
        }
        return data;
    }

    private static boolean[] marks(double[] flat, int from, int to) {
        boolean[] marks = new boolean[to - from];
        for (int i = from; i < to; i++) {
            marks[i - from] = flat[i] != 0;
        }
        return marks;
    }
}
