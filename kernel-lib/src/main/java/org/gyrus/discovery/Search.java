// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds supports by STLSQ over thresholds and ridges, keeps the best of each size, and lets a criterion choose. */
final class Search {
    private static final int BLOCKS = 5;
    /** Residuals smaller than this part of the term are rounding, and no reason for another term. */
    private static final double ROUNDING = 1e-9;

    private static final double CANCELLING = 100;

    private final Design design;
    private final Criterion criterion;
    private final double sigma;
    private final double least;
    private final double size;
    private final Regression everything;
    private final List<Regression> others = new ArrayList<>();

    Search(Design design, Criterion criterion, double sigma, double least) {
        this.design = design;
        this.criterion = criterion;
        this.sigma = sigma;
        this.least = least;
        size = Design.rootMeanSquare(design.values());
        boolean[] use = new boolean[design.samples()];
        Arrays.fill(use, true);
        everything = new Regression(design, use);
        for (int block = 0; criterion == Criterion.VALIDATION && block < blocks(); block++) {
            Arrays.fill(use, true);
            Arrays.fill(use, from(block), from(block + 1), false);
            others.add(new Regression(design, use));
        }
    }

    private int blocks() {
        return Math.min(BLOCKS, design.samples() / 2);
    }

    private int from(int block) {
        return block * design.samples() / blocks();
    }

    Law law() {
        List<int[]> best = bestOfEachSize();
        List<Law.Found> found = score(best);
        int chosen = choose(found);
        List<Law> laws = new ArrayList<>();
        for (Law.Found each : found) {
            laws.add(new Law(design, each, criterion, laws));
        }
        return laws.get(chosen);
    }

    /** The support with the least residual for each number of terms, fewest first; none that a smaller one beats. */
    private List<int[]> bestOfEachSize() {
        Map<Integer, int[]> best = new LinkedHashMap<>();
        Map<Integer, Double> residuals = new LinkedHashMap<>();
        supports().values().forEach(support -> {
            double residual = everything.residual(support, everything.solve(support, 0));
            if (residual < residuals.getOrDefault(support.length, Double.POSITIVE_INFINITY)) {
                best.put(support.length, support);
                residuals.put(support.length, residual);
            }
        });
        List<int[]> front = new ArrayList<>();
        double smallest = Double.POSITIVE_INFINITY;
        for (int terms : best.keySet().stream().sorted().toList()) {
            if (residuals.get(terms) < smallest) {
                smallest = residuals.get(terms);
                front.add(best.get(terms));
            }
        }
        return front;
    }

    private Map<String, int[]> supports() {
        Map<String, int[]> all = new LinkedHashMap<>();
        int most = Math.min(design.candidates(), design.samples() - 1);
        for (double ridge : new double[] {0, 1e-3}) {
            ThresholdedLeastSquares stlsq = new ThresholdedLeastSquares(everything, ridge);
            int[] start = ThresholdedLeastSquares.all(design.candidates());
            for (int step = -80; step <= 40; step++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted");
                }
                int[] support = stlsq.survivors(start, size * Math.pow(10, step / 20.0));
                while (all.putIfAbsent(Arrays.toString(support), support) == null && support.length > 0) {
                    support = stlsq.withoutSmallest(support);
                }
            }
        }
        all.values().removeIf(s -> s.length > most || !isSensible(s));
        return all;
    }

    /** No term too small to matter, none so large that others must cancel it. */
    private boolean isSensible(int... support) {
        return Arrays.stream(everything.solve(support, 0))
                .map(Math::abs)
                .allMatch(c -> c >= least * size && c <= CANCELLING * size);
    }

    private List<Law.Found> score(List<int[]> supports) {
        int n = design.samples();
        double floor = ROUNDING * ROUNDING * size * size * n + Double.MIN_NORMAL;
        return supports.stream()
                .map(support -> {
                    double[] c = everything.solve(support, 0);
                    double residual = everything.residual(support, c);
                    double[] validation = criterion == Criterion.VALIDATION ? held(support) : new double[0];
                    double score = validation.length > 0
                            ? Arrays.stream(validation).average().orElseThrow()
                            : misfit(Math.max(residual, floor)) + criterion.penalty(n, support.length);
                    return new Law.Found(support, c, residual, errors(support, residual), score, spread(validation));
                })
                .collect(Collectors.toList());
    }

    /** Exactly these columns; without a score. */
    static Law.Found fitted(Design design, int... support) {
        boolean[] use = new boolean[design.samples()];
        Arrays.fill(use, true);
        Regression all = new Regression(design, use);
        double[] c = all.solve(support, 0);
        double residual = all.residual(support, c);
        double variance = residual / Math.max(1, design.samples() - support.length);
        double[] errors = Arrays.stream(all.leverage(support))
                .map(d -> Math.sqrt(variance * d))
                .toArray();
        return new Law.Found(support, c, residual, errors, Double.NaN, 0);
    }

    private double misfit(double residual) {
        int n = design.samples();
        return Double.isNaN(sigma) ? n * Math.log(residual / n) : residual / (sigma * sigma);
    }

    private double[] errors(int[] support, double residual) {
        int free = Math.max(1, design.samples() - support.length);
        double variance = Double.isNaN(sigma) ? residual / free : sigma * sigma;
        double[] leverage = everything.leverage(support);
        return Arrays.stream(leverage).map(d -> Math.sqrt(variance * d)).toArray();
    }

    /** Mean squared errors on each block, predicted from the others. */
    private double[] held(int... support) {
        double[] errors = new double[others.size()];
        for (int block = 0; block < errors.length; block++) {
            double[] c = others.get(block).solve(support, 0);
            for (int i = from(block); i < from(block + 1); i++) {
                double r = design.values()[i];
                for (int j = 0; j < support.length; j++) {
                    r -= c[j] * design.columns()[support[j]][i];
                }
                errors[block] += r * r / (from(block + 1) - from(block));
            }
        }
        return errors;
    }

    /** The standard error of the mean over blocks. */
    private static double spread(double... errors) {
        if (errors.length < 2) {
            return 0;
        }
        double mean = Arrays.stream(errors).average().orElseThrow();
        double sum = Arrays.stream(errors).map(e -> (e - mean) * (e - mean)).sum();
        return Math.sqrt(sum / (errors.length - 1) / errors.length);
    }

    private int choose(List<Law.Found> found) {
        int best = IntStream.range(0, found.size())
                .boxed()
                .min(Comparator.comparingDouble(i -> found.get(i).score()))
                .orElseThrow();
        if (criterion != Criterion.VALIDATION) {
            return best;
        }
        double enough = Math.max(found.get(best).score() + found.get(best).spread(), Math.pow(ROUNDING * size, 2));
        return IntStream.range(0, found.size())
                .filter(i -> found.get(i).score() <= enough)
                .findFirst()
                .orElse(best);
    }
}
