// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.Arrays;
import java.util.List;

/**
 * How often values fall into bins of equal width (of equal ratio on a logarithmic axis).
 *
 * <p>Where no number of bins is given it follows D. Freedman and P. Diaconis (1981): width = 2 IQR n^(-1/3), between 5
 * and 100 bins.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Histogram(String name, double[] values, int bins, Ink ink) implements Mark {

    /** Edges (one more than counts) and counts. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
    record Count(double[] edges, int[] counts) {}

    Count count(boolean log) {
        double[] shown = Arrays.stream(values)
                .filter(v -> Double.isFinite(v) && !(log && v <= 0))
                .map(v -> log ? Math.log10(v) : v)
                .sorted()
                .toArray();
        if (shown.length == 0) {
            return new Count(new double[] {0, 1}, new int[1]);
        }
        double low = shown[0];
        double high = shown[shown.length - 1];
        if (high == low) {
            double half = low == 0 || log ? 0.5 : 0.05 * Math.abs(low);
            low -= half;
            high += half;
        }
        int n = bins > 0 ? bins : automatic(shown, low, high);
        double[] edges = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            double edge = low + (high - low) * i / n;
            edges[i] = log ? Math.pow(10, edge) : edge;
        }
        int[] counts = new int[n];
        for (double v : shown) {
            counts[Math.min(n - 1, (int) ((v - low) / (high - low) * n))]++;
        }
        return new Count(edges, counts);
    }

    private static int automatic(double[] sorted, double low, double high) {
        double width = 2 * (Quantiles.of(sorted, 0.75) - Quantiles.of(sorted, 0.25)) / Math.cbrt(sorted.length);
        return width > 0 ? (int) Math.max(5, Math.min(100, Math.ceil((high - low) / width))) : 10;
    }

    @Override
    public Range xRange(boolean log) {
        return Range.of(count(log).edges(), log);
    }

    @Override
    public Range yRange(boolean log) {
        return yRange(false, log);
    }

    @Override
    public Range yRange(boolean logX, boolean logY) {
        int most = Arrays.stream(count(logX).counts()).max().orElse(0);
        return new Range(logY ? 0.8 : 0, Math.max(1, most));
    }

    @Override
    public void draw(Panel panel) {
        Count count = count(panel.x().log());
        for (int i = 0; i < count.counts().length; i++) {
            if (count.counts()[i] > 0) {
                double base = panel.y().log() ? panel.y().least() : 0;
                panel.box(count.edges()[i], base, count.edges()[i + 1], count.counts()[i], ink.color());
            }
        }
    }

    @Override
    public List<LegendKey> keys() {
        return List.of(new LegendKey(AxisLabel.name(name), ink, LegendKey.Sample.PATCH));
    }

    @Override
    public String describe(boolean logX, boolean logY) {
        return AxisLabel.name(name) + ": histogram of " + values.length + " values in "
                + count(logX).counts().length
                + " bins, " + Range.of(values, logX).text()
                + Omitted.among(values, logX).text();
    }
}
