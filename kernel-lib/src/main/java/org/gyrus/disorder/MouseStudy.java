// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gyrus.data.ArrayFile;
import org.gyrus.data.Datasets;
import org.gyrus.space.Connectome;
import org.gyrus.space.Region;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * One study of tau pathology in mice: where it was injected, and what was read in 426 regions at a few times. Immutable.
 *
 * <p>From {@code mouse-tau-connectome-426} (six studies) and {@code mouse-tau-kaufman-diamond} (eight), as compiled in
 * Raj-Lab-UCSF/Nexis; regions as in {@code Connectome.load("mouse-426")}. Times are taken to be months in the first file and weeks in
 * the second (unverified) and given in months. A region that was not read is NaN. The unit of pathology is the study's own.
 */
public final class MouseStudy {
    private static final double WEEK = 12.0 / 52;

    private final String name;
    private final double[] months;
    private final double[] seed;
    private final double[][] readings;

    private MouseStudy(String name, double[] months, double[] seed, double[][] readings) {
        this.name = name;
        this.months = months;
        this.seed = seed;
        this.readings = readings;
    }

    /** All fourteen studies, in the order of the files. */
    public static List<MouseStudy> all() {
        List<MouseStudy> all = new ArrayList<>(read("mouse-tau-connectome-426", 1));
        all.addAll(read("mouse-tau-kaufman-diamond", WEEK));
        return List.copyOf(all);
    }

    private static List<MouseStudy> read(String file, double unit) {
        ArrayFile arrays = Datasets.arrays(file);
        return arrays.texts("labnms").stream()
                .map(study -> {
                    double[] times = Arrays.stream(arrays.numbers("tpts." + study))
                            .map(t -> unit * t)
                            .toArray();
                    double[][] table = arrays.matrix("data426." + study);
                    double[][] maps = new double[times.length][];
                    Arrays.setAll(
                            maps,
                            j -> Arrays.stream(table).mapToDouble(row -> row[j]).toArray());
                    return new MouseStudy(study, times, arrays.numbers("seed426." + study), maps);
                })
                .toList();
    }

    /** What the file calls it. */
    public String name() {
        return name;
    }

    /** How many times were read. */
    public int count() {
        return months.length;
    }

    /** When, in months. */
    public double[] months() {
        return months.clone();
    }

    /** 1 where it was injected, 0 elsewhere. */
    public double[] seed() {
        return seed.clone();
    }

    /** The number of the last time. */
    public int last() {
        return months.length - 1;
    }

    /** Pathology of each region at time j, counted from 0; NaN where none was read. */
    public double[] reading(int j) {
        return readings[j].clone();
    }

    /** The readings of the first {@code count} times, {@code [time][region]}. */
    public double[][] first(int count) {
        return Arrays.stream(readings, 0, count).map(double[]::clone).toArray(double[][]::new);
    }

    /** Scale, growth and spread that suit the first {@code count} times. */
    public GrowthSpread.Fitted fit(GrowthSpread spread, int count) {
        return spread.fit(seed, Arrays.copyOf(months, count), first(count));
    }

    /** What growth and spread from the seed, fitted to all but the last time, say of the last. */
    public double[] forecast(GrowthSpread spread) {
        return spread.at(seed, fit(spread, last()), months[last()]);
    }

    /** What spread from the last seen pattern says of the last time, at the rate that suits the interval before. */
    public double[] forecastFromLastReading(GrowthSpread spread, Connectome connectome) {
        int k = last();
        double[] interval = {months[k - 1] - months[k - 2]};
        double beta = spread.fit(filled(k - 2, connectome), interval, new double[][] {pattern(k - 1)})
                .beta();
        return spread.at(filled(k - 1, connectome), new GrowthSpread.Fitted(1, 0, beta, 0), months[k] - months[k - 1]);
    }

    /** How long the last interval is in units of the one before. */
    public double lastInterval() {
        int k = last();
        return (months[k] - months[k - 1]) / (months[k - 1] - months[k - 2]);
    }

    /** A reading divided by its largest value: the pattern, which Pearson's R does not tell from the reading. */
    public double[] pattern(int j) {
        double largest =
                Arrays.stream(readings[j]).filter(Double::isFinite).max().orElse(1);
        return Arrays.stream(readings[j]).map(v -> v / largest).toArray();
    }

    /** The pattern with the mean of its area where nothing was read. */
    public double[] filled(int j, Connectome connectome) {
        double[] pattern = pattern(j);
        double[] area = areaMeans(j, connectome);
        return IntStream.range(0, pattern.length)
                .mapToDouble(i -> Double.isNaN(pattern[i]) ? area[i] : pattern[i])
                .toArray();
    }

    /** For each region the mean of the pattern over what was read of its area in its hemisphere; 0 where that is nothing. */
    public double[] areaMeans(int j, Connectome connectome) {
        double[] pattern = pattern(j);
        List<String> areas = connectome.regions().stream().map(MouseStudy::area).toList();
        Map<String, Double> means = IntStream.range(0, pattern.length)
                .filter(i -> Double.isFinite(pattern[i]))
                .boxed()
                .collect(Collectors.groupingBy(areas::get, Collectors.averagingDouble(i -> pattern[i])));
        return areas.stream().mapToDouble(area -> means.getOrDefault(area, 0.0)).toArray();
    }

    private static String area(Region region) {
        return region.lobe() + " " + region.hemisphere();
    }

    /** For each region the filled pattern of the same region of the other hemisphere. */
    public double[] mirror(int j, Connectome connectome) {
        double[] filled = filled(j, connectome);
        int half = filled.length / 2;
        return IntStream.range(0, filled.length)
                .mapToDouble(i -> filled[(i + half) % filled.length])
                .toArray();
    }

    /**
     * Pearson's R between a forecast and the reading at time j, over the regions read then and at the time before.
     *
     * @param seeds whether the injected regions count
     * @return NaN where one of both is the same everywhere
     */
    public double correlation(double[] forecast, int j, boolean seeds) {
        int[] used = IntStream.range(0, forecast.length)
                .filter(i -> Double.isFinite(readings[j][i]) && Double.isFinite(readings[Math.max(0, j - 1)][i]))
                .filter(i -> seeds || seed[i] == 0)
                .toArray();
        return new PearsonsCorrelation()
                .correlation(
                        Arrays.stream(used).mapToDouble(i -> forecast[i]).toArray(),
                        Arrays.stream(used).mapToDouble(i -> readings[j][i]).toArray());
    }

    /**
     * Pearson's R over all times and regions that were read, together.
     *
     * @param forecasts one for each time, {@code [time][region]}
     */
    public double pooled(List<double[]> forecasts, boolean seeds) {
        List<Double> said = new ArrayList<>();
        List<Double> read = new ArrayList<>();
        for (int j = 0; j < readings.length; j++) {
            for (int i = 0; i < seed.length; i++) {
                if (Double.isFinite(readings[j][i]) && (seeds || seed[i] == 0)) {
                    said.add(forecasts.get(j)[i]);
                    read.add(readings[j][i]);
                }
            }
        }
        return new PearsonsCorrelation()
                .correlation(
                        said.stream().mapToDouble(Double::doubleValue).toArray(),
                        read.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public String toString() {
        return name + ": read after " + Arrays.toString(months) + " months";
    }
}
