// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How well chains of one number have mixed: rank-normalized split R-hat and effective sample sizes of Vehtari, Gelman,
 * Simpson, Carpenter and Burkner (2021, Bayesian Analysis 16:667).
 */
final class Mixing {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final double[][] halves;

    /** @param chains {@code [chain][draw]}, of one length, at least 4 draws */
    Mixing(double[]... chains) {
        int half = chains[0].length / 2;
        int skip = chains[0].length - half;
        halves = new double[2 * chains.length][];
        for (int c = 0; c < chains.length; c++) {
            halves[2 * c] = Arrays.copyOf(chains[c], half);
            halves[2 * c + 1] = Arrays.copyOfRange(chains[c], skip, skip + half);
        }
    }

    /** The larger of the R-hats of ranks and of ranks of distances from the median; near 1 when chains agree. */
    double rHat() {
        double[] all =
                Arrays.stream(halves).flatMapToDouble(Arrays::stream).sorted().toArray();
        double median = (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
        double[][] folded = Arrays.stream(halves)
                .map(h -> Arrays.stream(h).map(v -> Math.abs(v - median)).toArray())
                .toArray(double[][]::new);
        return Math.max(plainRHat(normalized(halves)), plainRHat(normalized(folded)));
    }

    /** Independent draws that would know the center as well. */
    double bulk() {
        return effective(normalized(halves));
    }

    /** Independent draws that would know the 5 % and 95 % quantiles as well: the smaller of both. */
    double tail() {
        double[] all =
                Arrays.stream(halves).flatMapToDouble(Arrays::stream).sorted().toArray();
        double least = Double.POSITIVE_INFINITY;
        for (double p : new double[] {0.05, 0.95}) {
            double quantile = all[(int) Math.round(p * (all.length - 1))];
            least = Math.min(
                    least,
                    effective(Arrays.stream(halves)
                            .map(h -> Arrays.stream(h)
                                    .map(v -> v <= quantile ? 1 : 0)
                                    .toArray())
                            .toArray(double[][]::new)));
        }
        return least;
    }

    /** Independent draws that would know the mean as well. */
    double mean() {
        return effective(halves);
    }

    /** Normal scores of the ranks over all chains, ties sharing their mean rank (Blom 1958). */
    private static double[][] normalized(double[]... chains) {
        int n = chains[0].length;
        int size = n * chains.length;
        Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> chains[i / n][i % n]));
        double[][] scores = new double[chains.length][n];
        for (int from = 0; from < size; ) {
            int to = from;
            double value = chains[order[from] / n][order[from] % n];
            while (to < size && chains[order[to] / n][order[to] % n] == value) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            double score = NORMAL.inverseCumulativeProbability((rank - 0.375) / (size + 0.25));
            for (int k = from; k < to; k++) {
                scores[order[k] / n][order[k] % n] = score;
            }
            from = to;
        }
        return scores;
    }

    private static double plainRHat(double[]... chains) {
        double within = within(chains);
        return within == 0 ? 1 : Math.sqrt(total(within, chains) / within);
    }

    private static double within(double[]... chains) {
        return Arrays.stream(chains)
                .mapToDouble(c -> covariance(c, 0) * c.length / (c.length - 1))
                .average()
                .orElseThrow();
    }

    /** The variance, chains between each other included. */
    private static double total(double within, double[]... chains) {
        int n = chains[0].length;
        double[] means = Arrays.stream(chains)
                .mapToDouble(c -> Arrays.stream(c).average().orElseThrow())
                .toArray();
        double between = covariance(means, 0) * means.length / (means.length - 1);
        return within * (n - 1) / n + between;
    }

    /** Geyer's initial monotone sequence over the mean autocorrelation of chains. */
    private static double effective(double[]... chains) {
        int n = chains[0].length;
        int size = n * chains.length;
        double within = within(chains);
        double total = total(within, chains);
        if (total == 0) {
            return size;
        }
        double sum = 0;
        double before = Double.POSITIVE_INFINITY;
        for (int lag = 0; lag + 1 < n; lag += 2) {
            double pair = correlation(lag, within, total, chains) + correlation(lag + 1, within, total, chains);
            if (pair < 0 && lag > 0) {
                break;
            }
            before = Math.min(before, pair);
            sum += before;
        }
        double tau = Math.max(2 * sum - 1, 1 / Math.log10(size));
        return size / tau;
    }

    private static double correlation(int lag, double within, double total, double[]... chains) {
        if (lag == 0) {
            return 1;
        }
        double mean = Arrays.stream(chains)
                .mapToDouble(c -> covariance(c, lag))
                .average()
                .orElseThrow();
        return 1 - (within - mean * chains[0].length / (chains[0].length - 1)) / total;
    }

    private static double covariance(double[] x, int lag) {
        double mean = 0;
        for (double v : x) {
            mean += v / x.length;
        }
        double sum = 0;
        for (int i = 0; i + lag < x.length; i++) {
            sum += (x[i] - mean) * (x[i + lag] - mean);
        }
        return sum / x.length;
    }
}
