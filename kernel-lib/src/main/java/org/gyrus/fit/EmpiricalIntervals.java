// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gyrus.data.Cohort;

/**
 * Intervals around the values of any {@link Forecaster}, as wide as it was off before: on the patients that it learns from, each
 * reading from the second on is once taken for the last one seen, and the ratios of the next readings to what it says of them are
 * kept, apart for the first, the second and so on ahead. An interval of level c runs from the (1-c)/2 to the (1+c)/2 quantile of these
 * ratios, times the forecast. Immutable.
 *
 * <pre>{@code
 * EmpiricalIntervals.of(Forecaster.lastValue(), 2).by(history -> history.slope() > 0 ? "rising" : "not rising");
 * }</pre>
 *
 * <p>They assume nothing of the law of errors, only that a new patient is like the past ones. Does not suit a quantity that may be 0 or
 * below, or fewer than some hundred past readings.
 */
public final class EmpiricalIntervals {
    /** Fewer ratios than these in a class of histories say little: all classes speak instead. */
    private static final int FEW = 40;

    private static final String ALL = "";

    private final String name;
    private final Forecaster forecaster;
    private final int ahead;
    private final Function<GrowthHistory, String> history;
    private final Map<String, List<double[]>> ratios;

    private EmpiricalIntervals(
            String name,
            Forecaster forecaster,
            int ahead,
            Function<GrowthHistory, String> history,
            Map<String, List<double[]>> ratios) {
        this.name = name;
        this.forecaster = forecaster;
        this.ahead = ahead;
        this.history = history;
        this.ratios = ratios;
    }

    /**
     * Around a forecaster, the same whatever a patient has shown.
     *
     * @param ahead how many readings are forecast, at least 1
     */
    public static EmpiricalIntervals of(Forecaster forecaster, int ahead) {
        if (ahead < 1) {
            throw new FitException("Intervals are for at least 1 reading ahead, but " + ahead + " was given.");
        }
        return new EmpiricalIntervals(forecaster.name(), forecaster, ahead, h -> ALL, Map.of());
    }

    /** With a name of its own in tables. */
    public EmpiricalIntervals named(String other) {
        return new EmpiricalIntervals(other, forecaster, ahead, history, ratios);
    }

    /** Apart for each class of what a patient has shown; a class of fewer than 40 past windows is given the intervals of all. */
    public EmpiricalIntervals by(Function<GrowthHistory, String> classes) {
        return new EmpiricalIntervals(name, forecaster, ahead, classes, ratios);
    }

    /** What the table calls it. */
    public String name() {
        return name;
    }

    /**
     * After the forecaster has learned and its ratios were taken from the same patients.
     *
     * @param seen patients with the readings that may be known of them
     * @param observed the column that is forecast
     */
    public EmpiricalIntervals learned(Cohort seen, String observed) {
        Forecaster ready = forecaster.learned(seen, observed);
        List<Readings> all = seen.patients().stream()
                .map(p -> Readings.of(p, observed))
                .filter(r -> r.size() > 2)
                .toList();
        Map<String, List<double[]>> found = new HashMap<>();
        List<List<Window>> windows = new Patients(share -> {}).each(all.size(), i -> windows(ready, all.get(i)));
        Interrupts.check();
        for (Window window : windows.stream().flatMap(List::stream).toList()) {
            found.computeIfAbsent(ALL, k -> new ArrayList<>()).add(window.ratios);
            if (!window.group.equals(ALL)) {
                found.computeIfAbsent(window.group, k -> new ArrayList<>()).add(window.ratios);
            }
        }
        if (found.isEmpty()) {
            throw new FitException("No patient has three readings: nothing tells how far '" + name + "' is off.");
        }
        return new EmpiricalIntervals(name, ready, ahead, history, found);
    }

    /** Ratios of the next readings to what was said of them, fewer near a patient's end. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the class
    private record Window(String group, double[] ratios) {}

    private List<Window> windows(Forecaster ready, Readings all) {
        List<Window> windows = new ArrayList<>();
        for (int count = 2; count < all.size(); count++) {
            int from = count;
            int next = Math.min(ahead, all.size() - count);
            double[] said = ready.forecast(all.first(count), Arrays.copyOfRange(all.times(), count, count + next));
            double[] ratios = IntStream.range(0, next)
                    .mapToDouble(j -> all.value(from + j) / said[j])
                    .toArray();
            windows.add(new Window(history.apply(GrowthHistory.of(all, count)), ratios));
        }
        return windows;
    }

    /**
     * One interval for each of the next readings, with the forecast as its estimate.
     *
     * @param times of the next readings, at most as many as asked for
     */
    public List<Interval> intervals(Readings seen, double level, double... times) {
        if (ratios.isEmpty()) {
            throw new FitException("'" + name + "' has learned from nobody yet: call learned(cohort, column) first");
        }
        if (times.length > ahead || !(level > 0 && level < 1)) {
            throw new FitException(
                    "'" + name + "' has intervals for " + ahead + " readings ahead, of a level between 0 and 1; "
                            + times.length + " readings and " + level + " were asked for.");
        }
        double[] said = forecaster.forecast(seen, times);
        List<double[]> own = ratios.getOrDefault(history.apply(GrowthHistory.of(seen)), List.of());
        List<double[]> used = own.size() < FEW ? ratios.get(ALL) : own;
        return IntStream.range(0, times.length)
                .mapToObj(j -> {
                    double[] past = used.stream()
                            .filter(r -> r.length > j)
                            .mapToDouble(r -> r[j])
                            .toArray();
                    Interval ratio = Interval.ofQuantiles(1, past, level);
                    return new Interval(said[j], said[j] * ratio.low(), said[j] * ratio.high(), level);
                })
                .toList();
    }

    @Override
    public String toString() {
        return name + ": intervals for " + ahead + " readings ahead";
    }
}
