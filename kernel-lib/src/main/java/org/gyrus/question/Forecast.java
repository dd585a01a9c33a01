// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gyrus.fit.Fit;
import org.gyrus.fit.Interval;
import org.gyrus.inference.Ensemble;
import org.gyrus.inference.Posterior;
import org.gyrus.plot.Chart;
import org.gyrus.plot.Charts;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * How a quantity will go on: many equally probable futures, and their quantiles. Immutable.
 *
 * <pre>{@code
 * var forecast = Forecast.of(fit, Laplace.of(fit.density())).patient("p7").at(60, 90, 120).withNoise(0.3);
 * forecast.interval(90, 0.9);
 * forecast.plot();                                        // a fan: 50, 80 and 95 %
 * }</pre>
 *
 * <p>Without {@link #withNoise} the intervals are those of the quantity; with it, those of its readings. They cover as
 * promised when the model is right and the posterior knows its numbers: {@link #coverage} counts it on held-out readings.
 *
 * <p>A tool of research and teaching, not a medical device.
 */
public final class Forecast {
    private static final double[] FAN = {0.95, 0.8, 0.5};

    private final double[] times;
    private final double[][] sorted;
    private final double[][] futures;
    private final List<String> notes;

    private Forecast(double[] times, double[][] futures, List<String> notes) {
        this.times = times;
        this.futures = futures;
        this.notes = List.copyOf(notes);
        sorted = IntStream.range(0, times.length)
                .mapToObj(i ->
                        Arrays.stream(futures).mapToDouble(f -> f[i]).sorted().toArray())
                .toArray(double[][]::new);
    }

    /**
     * From futures that are equally probable, {@code [future][time]}; one that is not finite somewhere is left out.
     *
     * @throws QuestionException when fewer than half of them, or fewer than two, are finite
     */
    public static Forecast of(double[] times, double[]... futures) {
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1])) {
                throw new QuestionException(
                        "The times of a forecast rise, but " + times[i] + " follows " + times[i - 1] + ".");
            }
        }
        List<double[]> whole = new ArrayList<>();
        for (double[] future : futures) {
            if (future.length != times.length) {
                throw new QuestionException("Each future has a value for each of the " + times.length
                        + " times, but one has " + future.length + ".");
            }
            if (Arrays.stream(future).allMatch(Double::isFinite)) {
                whole.add(future.clone());
            }
        }
        int lost = futures.length - whole.size();
        if (whole.size() < 2 || lost > whole.size()) {
            throw new QuestionException(
                    lost + " of " + futures.length + " futures are not finite: the model has no solution"
                            + " for most of what the posterior holds possible. Give its parameters ranges or priors.");
        }
        return new Forecast(
                times.clone(),
                whole.toArray(double[][]::new),
                lost == 0
                        ? List.of()
                        : List.of(lost + " of " + futures.length + " futures had no solution and are left out."));
    }

    /** From draws of what a fit's numbers may be; name the patient and the times next. */
    public static ForecastBuilder of(Fit fit, Posterior posterior) {
        return new ForecastBuilder(fit, posterior);
    }

    /** From the members of an ensemble, each with its own future. */
    public static <T> Forecast of(Ensemble<T> ensemble, Function<T, double[]> future, double... times) {
        return of(times, ensemble.predictions(future));
    }

    /** The same for readings, which scatter around the quantity with this standard deviation. */
    public Forecast withNoise(double deviation) {
        if (!(deviation >= 0)) {
            throw new QuestionException("The noise of readings is 0 or more, but " + deviation + " was given.");
        }
        SplittableRandom random = new SplittableRandom(0x5EED);
        // Few futures give a rough normal distribution: each is read several times.
        int each = Math.max(1, 1000 / futures.length);
        double[][] read = new double[futures.length * each][];
        for (int k = 0; k < read.length; k++) {
            read[k] = Arrays.stream(futures[k / each])
                    .map(v -> v + deviation * random.nextGaussian())
                    .toArray();
        }
        return new Forecast(times, read, notes);
    }

    /** When. */
    public double[] times() {
        return times.clone();
    }

    /** How many futures there are. */
    public int futures() {
        return futures.length;
    }

    /** The quantile at each time, by linear interpolation; 0.5 is the median. */
    public double[] quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new QuestionException(
                    "A quantile is asked for a probability from 0 to 1, but " + probability + " was given.");
        }
        return Arrays.stream(sorted).mapToDouble(s -> quantile(s, probability)).toArray();
    }

    private static double quantile(double[] s, double p) {
        double place = p * (s.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, s.length - 1);
        return s[below] + (place - below) * (s[above] - s[below]);
    }

    /** The median and the central interval at one of the times. */
    public Interval interval(double time, double level) {
        int i = Arrays.binarySearch(times, time);
        if (i < 0) {
            throw new QuestionException("The forecast is for the times " + Arrays.toString(times) + ", not for " + time
                    + "; add it to at(...).");
        }
        double tail = (1 - QuestionException.level(level)) / 2;
        return new Interval(quantile(sorted[i], 0.5), quantile(sorted[i], tail), quantile(sorted[i], 1 - tail), level);
    }

    /** The probability to be above a level at one of the times: of progression beyond it. */
    public double probabilityAbove(double value, double time) {
        int i = Arrays.binarySearch(times, time);
        if (i < 0) {
            throw new QuestionException("The forecast is for the times " + Arrays.toString(times) + ", not for " + time
                    + "; add it to at(...).");
        }
        return Arrays.stream(sorted[i]).filter(v -> v > value).count() / (double) sorted[i].length;
    }

    /** Which part of later readings, one for each time, NaN where there is none, lies in the central interval. */
    public double coverage(double level, double... readings) {
        if (readings.length != times.length) {
            throw new QuestionException("There are " + times.length + " times, but " + readings.length + " readings.");
        }
        int inside = 0;
        int all = 0;
        for (int i = 0; i < times.length; i++) {
            if (!Double.isNaN(readings[i])) {
                all++;
                inside += interval(times[i], level).contains(readings[i]) ? 1 : 0;
            }
        }
        return inside / (double) all;
    }

    /** What should be known about it, one sentence each. */
    public List<String> warnings() {
        return notes;
    }

    /** One row for each time: median and the ends of the 50, 80 and 95 % intervals. */
    public Table table() {
        Table table = Table.create(
                "forecast", DoubleColumn.create("time", times), DoubleColumn.create("median", quantile(0.5)));
        for (double level : new double[] {0.5, 0.8, 0.95}) {
            String name = Math.round(100 * level) + " %";
            table.addColumns(
                    DoubleColumn.create(name + " from", quantile((1 - level) / 2)),
                    DoubleColumn.create(name + " to", quantile((1 + level) / 2)));
        }
        return table;
    }

    /** A fan chart: the median with its 50, 80 and 95 % intervals. */
    public Chart plot() {
        return plot("forecast", "", "");
    }

    /** A fan chart of a named quantity with units of time and value. */
    public Chart plot(String name, String timeUnit, String unit) {
        Chart chart = Charts.line("time", times, timeUnit).y("median", quantile(0.5), unit);
        for (double level : FAN) {
            String legend = level == FAN[0] ? "95, 80 and 50 %" : "";
            chart = chart.band(legend, quantile((1 - level) / 2), quantile((1 + level) / 2));
        }
        return chart.yLabel(name, unit);
    }

    @Override
    public String toString() {
        return "Forecast of " + futures.length + " futures at " + times.length + " times"
                + (notes.isEmpty() ? "" : ". " + String.join(" ", notes));
    }
}
