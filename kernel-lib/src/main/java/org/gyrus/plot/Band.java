// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;

/** The area between two curves over the same x: a confidence or a prediction band. Where a bound is NaN it is open. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Band(String name, double[] x, double[] lower, double[] upper, Ink ink) implements Mark {
    static final double ALPHA = 0.22;

    @Override
    public Range xRange(boolean log) {
        return Range.of(x, log);
    }

    @Override
    public Range yRange(boolean log) {
        return Range.of(lower, log).and(Range.of(upper, log));
    }

    @Override
    public void draw(Panel panel) {
        int from = 0;
        for (int i = 0; i <= x.length; i++) {
            if (i == x.length || !shows(panel, i)) {
                if (i - from > 1) {
                    panel.area(closed(x, x, from, i), closed(lower, upper, from, i), Theme.faded(ink.color(), ALPHA));
                }
                from = i + 1;
            }
        }
    }

    private boolean shows(Panel panel, int i) {
        return panel.x().shows(x[i]) && panel.y().shows(upper[i]) && Double.isFinite(lower[i]);
    }

    /** Forward along one bound and back along the other. */
    private static double[] closed(double[] there, double[] back, int from, int to) {
        int n = to - from;
        double[] loop = new double[2 * n];
        for (int i = 0; i < n; i++) {
            loop[i] = there[from + i];
            loop[2 * n - 1 - i] = back[from + i];
        }
        return loop;
    }

    @Override
    public List<LegendKey> keys() {
        return name.isEmpty()
                ? List.of()
                : List.of(new LegendKey(
                        AxisLabel.name(name), ink.withColor(Theme.faded(ink.color(), ALPHA)), LegendKey.Sample.PATCH));
    }

    @Override
    public String describe(boolean logX, boolean logY) {
        return (name.isEmpty() ? "band" : AxisLabel.name(name) + ": band") + ", " + x.length + " places, "
                + yRange(logY).text()
                + Omitted.among(lower, upper, false, false).text();
    }

    @Override
    public boolean takesColor() {
        return false;
    }
}
