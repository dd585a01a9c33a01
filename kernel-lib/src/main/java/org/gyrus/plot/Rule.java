// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.Arrays;
import java.util.List;

/** Straight lines across the chart: a reference value (horizontal), or events in time (vertical). */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Rule(String name, double[] at, boolean horizontal) implements Mark {
    private static final Ink INK = new Ink(Theme.RULE, 1.2f, true);

    @Override
    public Range xRange(boolean log) {
        return horizontal ? Range.EMPTY : Range.of(at, log);
    }

    @Override
    public Range yRange(boolean log) {
        return horizontal ? Range.of(at, log) : Range.EMPTY;
    }

    @Override
    public void draw(Panel panel) {
        boolean many = at.length > 1;
        Ink ink = many ? new Ink(Theme.faded(Theme.RULE, at.length > 15 ? 0.45 : 0.7), 1f, false) : INK;
        for (double value : at) {
            panel.rule(value, horizontal, ink);
        }
        Arrays.stream(at)
                .filter((horizontal ? panel.y() : panel.x())::shows)
                .findFirst()
                .ifPresent(first -> panel.ruleLabel(AxisLabel.name(name), first, horizontal));
    }

    @Override
    public List<LegendKey> keys() {
        return List.of();
    }

    @Override
    public String describe(boolean logX, boolean logY) {
        String where = horizontal ? "y = " : "x = ";
        return AxisLabel.name(name) + ": "
                + (at.length == 1
                        ? "line at " + where + AxisLabel.number(at[0])
                        : at.length + " events, " + where + Range.of(at, logX).text())
                + Omitted.among(at, horizontal ? logY : logX).text();
    }

    @Override
    public boolean takesColor() {
        return false;
    }
}
