// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gyrus.plot.Chart;
import org.gyrus.plot.Charts;

/** A fit as pictures. */
final class FitPictures {
    private static final int POINTS = 200;

    private FitPictures() {}

    /** Loss over iterations; logarithmic where all are above 0. */
    static Chart losses(List<double[]> history) {
        double[] iteration =
                IntStream.rangeClosed(1, history.size()).mapToDouble(i -> i).toArray();
        double[] fitted = history.stream().mapToDouble(r -> r[0]).toArray();
        double[] watched = history.stream().mapToDouble(r -> r[1]).toArray();
        Chart chart = Charts.line("iteration", iteration, "").y("fitted", fitted);
        boolean validated = Arrays.stream(watched).anyMatch(Double::isFinite);
        chart = validated ? chart.y("validation", watched) : chart;
        boolean positive = history.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .allMatch(v -> v > 0);
        return (positive ? chart.logY() : chart).yLabel("loss per reading", "");
    }

    /** A patient's readings of a column and the fitted course. */
    static Chart course(Fit fit, String patient, int column) {
        Task task = fit.task();
        PatientData data = task.data().get(task.ids().indexOf(patient));
        double first = task.setting().from()[task.ids().indexOf(patient)];
        double last = Math.max(data.last(), Math.nextUp(first));
        double[] times = IntStream.range(0, POINTS)
                .mapToDouble(i -> (first + (last - first) * i / (POINTS - 1)) / task.timeFactor())
                .toArray();
        double[] read = Arrays.stream(data.column(column))
                .map(v -> v / task.unitFactors()[column])
                .toArray();
        double[] when =
                Arrays.stream(data.times()).map(t -> t / task.timeFactor()).toArray();
        String name = task.columns().get(column);
        return Charts.line("time", times, "")
                .y("fitted", fit.forecast(patient, name, times))
                .points("read", when, read)
                .yLabel(name, "")
                .title(patient);
    }
}
