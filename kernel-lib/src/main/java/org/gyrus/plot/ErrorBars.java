// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;

/** Vertical intervals with caps at given places. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record ErrorBars(double[] x, double[] lower, double[] upper, Ink ink) implements Mark {
    private static final double CAP = 3;

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
        Ink thin = ink.withWidth(1.3f);
        for (int i = 0; i < x.length; i++) {
            if (panel.x().shows(x[i]) && Double.isFinite(lower[i]) && panel.y().shows(upper[i])) {
                double at = panel.px(x[i]);
                double top = panel.py(upper[i]);
                double bottom = panel.py(lower[i]);
                panel.segment(at, bottom, at, top, thin);
                panel.segment(at - CAP, top, at + CAP, top, thin);
                if (panel.y().shows(lower[i])) {
                    panel.segment(at - CAP, bottom, at + CAP, bottom, thin);
                }
            }
        }
    }

    @Override
    public List<LegendKey> keys() {
        return List.of();
    }

    @Override
    public String describe(boolean logX, boolean logY) {
        return "error intervals: " + x.length + ", " + yRange(logY).text()
                + Omitted.among(lower, upper, false, logY).text();
    }

    @Override
    public boolean takesColor() {
        return false;
    }
}
