// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.ArrayList;
import java.util.List;

/** One bar for each category, from zero (from the foot of a logarithmic axis), with an interval where one is known. */
record Bars(List<Bar> bars) implements Mark {

    /** {@code lower} and {@code upper} are NaN where no interval is given. */
    record Bar(String name, double value, double lower, double upper, Ink ink) {}

    Bars and(Bar bar) {
        List<Bar> more = new ArrayList<>(bars);
        more.add(bar);
        return new Bars(List.copyOf(more));
    }

    @Override
    public Range xRange(boolean log) {
        return new Range(0, Math.max(0, bars.size() - 1));
    }

    @Override
    public Range yRange(boolean log) {
        Range range = log ? Range.EMPTY : new Range(0, 0);
        for (Bar bar : bars) {
            range = range.and(Range.of(new double[] {bar.value(), bar.lower(), bar.upper()}, log));
        }
        return log && !range.isEmpty() ? range.and(range.low() / 2) : range;
    }

    @Override
    public void draw(Panel panel) {
        double base = panel.y().log() ? panel.y().least() : 0;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            if (panel.y().shows(bar.value())) {
                double half = Math.min(0.35, 36 / (panel.px(1) - panel.px(0)));
                panel.box(i - half, base, i + half, bar.value(), bar.ink().color());
            }
            if (Double.isFinite(bar.lower()) && Double.isFinite(bar.upper())) {
                new ErrorBars(new double[] {i}, new double[] {bar.lower()}, new double[] {bar.upper()}, INTERVAL)
                        .draw(panel);
            }
        }
    }

    private static final Ink INTERVAL = new Ink(Theme.TEXT, 1.3f, false);

    @Override
    public List<LegendKey> keys() {
        return List.of();
    }

    @Override
    public String describe(boolean logX, boolean logY) {
        List<String> lines = new ArrayList<>();
        for (Bar bar : bars) {
            String interval = Double.isNaN(bar.lower())
                    ? ""
                    : " [" + AxisLabel.number(bar.lower()) + ", " + AxisLabel.number(bar.upper()) + "]";
            lines.add(AxisLabel.name(bar.name()) + ": bar, " + AxisLabel.number(bar.value()) + interval
                    + Omitted.among(new double[] {bar.value()}, logY).text());
        }
        return String.join("\n", lines);
    }
}
