// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gyrus.fit.Interval;
import org.gyrus.fit.LogDensity;
import org.gyrus.plot.Chart;
import org.gyrus.plot.ChartGrid;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Draws of a posterior by {@link Nuts}, chain by chain, with what tells whether to trust them. Immutable. */
public final class Chains implements Posterior {
    private static final double MIXED = 1.01;

    private final LogDensity density;
    private final double[][][] theta;
    private final double[][][] natural;
    private final List<Chain> runs;
    private final int wanted;

    private Chains(LogDensity density, double[][][] theta, List<Chain> runs, int wanted) {
        this.density = density;
        this.theta = theta;
        this.runs = runs;
        this.wanted = wanted;
        natural = Arrays.stream(theta)
                .map(chain -> Arrays.stream(chain).map(density::values).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    static Chains of(LogDensity density, List<Chain> runs, int wanted) {
        int shortest = runs.stream().mapToInt(c -> c.draws().length).min().orElseThrow();
        if (shortest < 4) {
            throw new InferenceException(
                    "The sampler was interrupted during warm-up, before draws could be kept; run it again.");
        }
        double[][][] theta =
                runs.stream().map(c -> Arrays.copyOf(c.draws(), shortest)).toArray(double[][][]::new);
        return new Chains(density, theta, runs, wanted);
    }

    @Override
    public List<String> names() {
        return density.names();
    }

    /** The number of chains. */
    public int chains() {
        return theta.length;
    }

    /** Draws kept in each chain. */
    public int drawsEach() {
        return theta[0].length;
    }

    /** The draws of a number in its own unit, {@code [chain][draw]}. */
    public double[][] of(String name) {
        int i = InferenceException.index(name, names());
        return Arrays.stream(natural)
                .map(chain -> Arrays.stream(chain).mapToDouble(d -> d[i]).toArray())
                .toArray(double[][]::new);
    }

    private double[] pooled(String name) {
        return Arrays.stream(of(name)).flatMapToDouble(Arrays::stream).toArray();
    }

    /** The posterior mean of a number. */
    public double mean(String name) {
        return Arrays.stream(pooled(name)).average().orElseThrow();
    }

    /** The posterior standard deviation of a number. */
    public double deviation(String name) {
        double mean = mean(name);
        double[] all = pooled(name);
        return Math.sqrt(Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum() / (all.length - 1));
    }

    @Override
    public Interval interval(String name, double level) {
        return new Quantiles(pooled(name)).interval(level);
    }

    /** Rank-normalized split R-hat: below 1.01 when chains agree. */
    public double rHat(String name) {
        return new Mixing(of(name)).rHat();
    }

    /** As many independent draws would know the center of the distribution as well. */
    public double effectiveDraws(String name) {
        return new Mixing(of(name)).bulk();
    }

    /** As many independent draws would know the 5 % and 95 % quantiles as well. */
    public double effectiveTailDraws(String name) {
        return new Mixing(of(name)).tail();
    }

    /** The standard error that the mean has because draws are finitely many. */
    public double errorOfMean(String name) {
        return deviation(name) / Math.sqrt(new Mixing(of(name)).mean());
    }

    /** Transitions after warm-up on which energy was lost: the draws may then miss a narrow place. */
    public int divergences() {
        return runs.stream().mapToInt(Chain::divergences).sum();
    }

    /** Evaluations of the gradient, warm-up included. */
    public long gradients() {
        return runs.stream().mapToLong(Chain::gradients).sum();
    }

    /** The mean acceptance over the draws, near the one wanted. */
    public double acceptance() {
        return runs.stream().mapToDouble(Chain::meanAcceptance).average().orElseThrow();
    }

    /** Why there are fewer draws than wanted; empty if there are all. */
    public Optional<String> stopped() {
        return drawsEach() == wanted
                ? Optional.empty()
                : Optional.of("Interrupted after " + drawsEach() + " of " + wanted + " draws of each chain.");
    }

    /** One sentence for each reason to doubt the draws, with what to do. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        stopped().ifPresent(warnings::add);
        if (divergences() > 0) {
            warnings.add(
                    divergences() + " of " + chains() * drawsEach() + " transitions diverged: draws may miss a narrow"
                            + " place. Raise acceptance(0.95), or write the model with other parameters.");
        }
        int deep = runs.stream().mapToInt(Chain::deep).sum();
        if (deep > 0) {
            warnings.add(
                    deep + " paths were cut at the largest depth: the posterior is long and narrow. Use denseMass(),"
                            + " or ask FisherInformation which parameters cannot be told apart.");
        }
        List<String> apart = names().stream().filter(n -> !(rHat(n) < MIXED)).toList();
        if (!apart.isEmpty()) {
            warnings.add("The chains do not agree yet on " + String.join(", ", apart) + " (R-hat above " + MIXED
                    + "): draw more, or look at their traces for two modes.");
        }
        List<String> few = names().stream()
                .filter(n -> effectiveDraws(n) < 100.0 * chains())
                .toList();
        if (!few.isEmpty()) {
            warnings.add("Fewer than 100 effective draws per chain for " + String.join(", ", few)
                    + ": intervals are uncertain themselves; draw more.");
        }
        return List.copyOf(warnings);
    }

    /** Draws picked at random without repetition while there are enough, with repetition beyond. */
    @Override
    public double[][] draws(int count, long seed) {
        int[] order = IntStream.range(0, chains() * drawsEach()).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        double[][] picked = new double[count][];
        for (int i = 0; i < count; i++) {
            int place = i % order.length;
            int other = place + random.nextInt(order.length - place);
            int swap = order[place];
            order[place] = order[other];
            order[other] = swap;
            picked[i] = theta[order[place] / drawsEach()][order[place] % drawsEach()].clone();
        }
        return picked;
    }

    @Override
    public double[] values(double... point) {
        return density.values(point);
    }

    /** One row for each number: mean, standard deviation, median, 95 % interval, R-hat, effective draws. */
    public Table table() {
        Table table = Table.create("posterior", StringColumn.create("name", names()));
        String[] titles = {"mean", "deviation", "median", "2.5 %", "97.5 %", "R-hat", "effective draws", "in the tails"
        };
        double[][] columns = new double[titles.length][names().size()];
        for (int i = 0; i < names().size(); i++) {
            String name = names().get(i);
            Interval interval = interval(name, 0.95);
            double[] row = {
                mean(name),
                deviation(name),
                interval.estimate(),
                interval.low(),
                interval.high(),
                rHat(name),
                effectiveDraws(name),
                effectiveTailDraws(name)
            };
            for (int c = 0; c < row.length; c++) {
                columns[c][i] = row[c];
            }
        }
        for (int c = 0; c < titles.length; c++) {
            table.addColumns(DoubleColumn.create(titles[c], columns[c]));
        }
        return table;
    }

    /** The draws of a number in order, one line for each chain: they should look like one hairy caterpillar. */
    public Chart trace(String name) {
        return ChainPictures.trace(name, of(name));
    }

    /** Histograms of these numbers, and every pair against each other; divergent transitions stand out. */
    public ChartGrid corner(String... which) {
        List<String> shown = which.length > 0 ? List.of(which) : names().subList(0, Math.min(5, names().size()));
        boolean[] divergent = new boolean[chains() * drawsEach()];
        for (int i = 0; i < divergent.length; i++) {
            divergent[i] = runs.get(i / drawsEach()).isDivergent(i % drawsEach());
        }
        return ChainPictures.corner(shown, shown.stream().map(this::pooled).toList(), divergent);
    }

    @Override
    public String toString() {
        return chains() + " chains of " + drawsEach() + " draws of " + String.join(", ", names()) + ", " + divergences()
                + " divergences, " + gradients() + " gradients"
                + (warnings().isEmpty() ? "" : "\n" + String.join("\n", warnings()));
    }
}
