// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;

/** Many curves of one kind in one translucent color: the readings of a cohort, the samples of a posterior. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Spaghetti(String name, double[][] x, double[][] y, Ink ink) implements Mark {

    @Override
    public Range xRange(boolean log) {
        return range(x, log);
    }

    @Override
    public Range yRange(boolean log) {
        return range(y, log);
    }

    private static Range range(double[][] rows, boolean log) {
        Range all = Range.EMPTY;
        for (double[] row : rows) {
            all = all.and(Range.of(row, log));
        }
        return all;
    }

    /** Fewer curves are drawn stronger: one alone at 0.9, hundreds at 0.15. */
    double alpha() {
        return Math.max(0.15, Math.min(0.9, 3 / Math.sqrt(Math.max(1, x.length))));
    }

    @Override
    public void draw(Panel panel) {
        Ink faint = new Ink(Theme.faded(ink.color(), alpha()), x.length > 30 ? 1.1f : 1.5f, false);
        for (int i = 0; i < x.length; i++) {
            panel.path(x[i], y[i], faint);
        }
    }

    @Override
    public List<LegendKey> keys() {
        return List.of(new LegendKey(
                AxisLabel.name(name),
                new Ink(Theme.faded(ink.color(), Math.max(0.5, alpha())), 1.5f, false),
                LegendKey.Sample.LINE));
    }

    @Override
    public String describe(boolean logX, boolean logY) {
        Omitted omitted = new Omitted(0, 0);
        long points = 0;
        for (int i = 0; i < x.length; i++) {
            omitted = omitted.and(Omitted.among(x[i], y[i], logX, logY));
            points += x[i].length;
        }
        return AxisLabel.name(name) + ": " + x.length + " curves, " + points + " values, "
                + yRange(logY).text() + omitted.text();
    }
}
