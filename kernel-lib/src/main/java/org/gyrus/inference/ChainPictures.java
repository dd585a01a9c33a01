// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gyrus.plot.Chart;
import org.gyrus.plot.ChartGrid;
import org.gyrus.plot.Charts;

/** Traces and corner pictures of draws. */
final class ChainPictures {
    private static final int MOST_POINTS = 1500;

    private ChainPictures() {}

    static Chart trace(String name, double[]... chains) {
        Chart chart = Charts.line(
                "draw",
                IntStream.rangeClosed(1, chains[0].length).mapToDouble(i -> i).toArray(),
                "");
        for (int c = 0; c < chains.length; c++) {
            chart = chart.y("chain " + (c + 1), chains[c]);
        }
        return chart.yLabel(name, "").title("Trace of " + name);
    }

    /** Row i, column j: number i over number j; histograms on the diagonal. */
    static ChartGrid corner(List<String> names, List<double[]> draws, boolean... divergent) {
        List<Chart> charts = new ArrayList<>();
        int d = names.size();
        for (int row = 0; row < d; row++) {
            for (int column = 0; column < d; column++) {
                charts.add(
                        column == row
                                ? Charts.histogram(names.get(row), draws.get(row), "")
                                        .withoutLegend()
                                : pair(names, draws, column, row, divergent));
            }
        }
        return Charts.grid(d, charts);
    }

    private static Chart pair(List<String> names, List<double[]> draws, int x, int y, boolean... divergent) {
        int every = Math.max(1, draws.get(x).length / MOST_POINTS);
        int[] usual = IntStream.range(0, draws.get(x).length)
                .filter(i -> i % every == 0 && !divergent[i])
                .toArray();
        int[] lost =
                IntStream.range(0, divergent.length).filter(i -> divergent[i]).toArray();
        Chart chart = Charts.scatter(names.get(x), at(draws.get(x), usual), "").y("draws", at(draws.get(y), usual));
        if (lost.length > 0) {
            chart = chart.points("divergent", at(draws.get(x), lost), at(draws.get(y), lost))
                    .color("#D55E00");
        }
        return chart.yLabel(names.get(y), "").withoutLegend();
    }

    private static double[] at(double[] values, int... places) {
        return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
    }
}
