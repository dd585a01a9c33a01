// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Box plots after J. Tukey (1977): box from the first to the third quartile, line at the median, whiskers to the last
 * value within 1.5 box lengths, points beyond.
 */
record Boxes(List<Group> groups) implements Mark {

    /** The values of one category. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
    record Group(String name, double[] values, Ink ink) {
        double[] sorted(boolean log) {
            return Arrays.stream(values)
                    .filter(v -> Double.isFinite(v) && !(log && v <= 0))
                    .sorted()
                    .toArray();
        }
    }

    Boxes and(Group group) {
        List<Group> more = new ArrayList<>(groups);
        more.add(group);
        return new Boxes(List.copyOf(more));
    }

    @Override
    public Range xRange(boolean log) {
        return new Range(0, Math.max(0, groups.size() - 1));
    }

    @Override
    public Range yRange(boolean log) {
        return groups.stream().map(group -> Range.of(group.values(), log)).reduce(Range.EMPTY, Range::and);
    }

    @Override
    public void draw(Panel panel) {
        for (int i = 0; i < groups.size(); i++) {
            double[] sorted = groups.get(i).sorted(panel.y().log());
            if (sorted.length > 0) {
                draw(panel, i, sorted, groups.get(i).ink());
            }
        }
    }

    private static void draw(Panel panel, int place, double[] sorted, Ink ink) {
        double q1 = Quantiles.of(sorted, 0.25);
        double q3 = Quantiles.of(sorted, 0.75);
        double reach = 1.5 * (q3 - q1);
        double low = Arrays.stream(sorted).filter(v -> v >= q1 - reach).min().orElse(q1);
        double high = Arrays.stream(sorted).filter(v -> v <= q3 + reach).max().orElse(q3);
        double at = panel.px(place);
        double half = Math.min(28, 0.3 * (panel.px(1) - panel.px(0)));
        Ink line = ink.withWidth(1.4f);
        panel.rectangle(at - half, panel.py(q3), 2 * half, panel.py(q1) - panel.py(q3), ink.color(), 0.25);
        panel.segment(at, panel.py(q1), at, panel.py(low), line);
        panel.segment(at, panel.py(q3), at, panel.py(high), line);
        panel.segment(at - half / 2, panel.py(low), at + half / 2, panel.py(low), line);
        panel.segment(at - half / 2, panel.py(high), at + half / 2, panel.py(high), line);
        double median = panel.py(Quantiles.of(sorted, 0.5));
        panel.segment(at - half, median, at + half, median, ink.withWidth(2.4f));
        double[] beyond = Arrays.stream(sorted).filter(v -> v < low || v > high).toArray();
        double[] places = new double[beyond.length];
        Arrays.fill(places, place);
        Color faded = Theme.faded(ink.color(), 0.55);
        panel.points(places, beyond, faded, 5);
    }

    @Override
    public List<LegendKey> keys() {
        return List.of();
    }

    @Override
    public String describe(boolean logX, boolean logY) {
        List<String> lines = new ArrayList<>();
        for (Group group : groups) {
            double[] sorted = group.sorted(logY);
            lines.add(AxisLabel.name(group.name()) + ": box of " + group.values().length + " values"
                    + (sorted.length == 0
                            ? ""
                            : ", median " + AxisLabel.number(Quantiles.of(sorted, 0.5)) + ", quartiles "
                                    + AxisLabel.number(Quantiles.of(sorted, 0.25)) + " and "
                                    + AxisLabel.number(Quantiles.of(sorted, 0.75)))
                    + Omitted.among(group.values(), logY).text());
        }
        return String.join("\n", lines);
    }
}
