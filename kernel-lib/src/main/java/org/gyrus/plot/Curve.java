// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;
import java.util.Locale;

/** A series of points, drawn as a line, steps, points, or line and points. A NaN in it leaves a gap. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Curve(String name, double[] x, double[] y, Form form, Ink ink) implements Mark {
    enum Form {
        LINE,
        STEPS,
        POINTS,
        LINE_AND_POINTS;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public Range xRange(boolean log) {
        return Range.of(x, log);
    }

    @Override
    public Range yRange(boolean log) {
        return Range.of(y, log);
    }

    @Override
    public void draw(Panel panel) {
        if (form != Form.POINTS) {
            panel.line(x, y, ink, form == Form.STEPS);
        }
        if (form == Form.POINTS || form == Form.LINE_AND_POINTS) {
            panel.points(x, y, ink.color());
        }
    }

    @Override
    public List<LegendKey> keys() {
        LegendKey.Sample sample =
                switch (form) {
                    case LINE, STEPS -> LegendKey.Sample.LINE;
                    case POINTS -> LegendKey.Sample.POINT;
                    case LINE_AND_POINTS -> LegendKey.Sample.LINE_AND_POINT;
                };
        return List.of(new LegendKey(AxisLabel.name(name), ink, sample));
    }

    @Override
    public String describe(boolean logX, boolean logY) {
        return AxisLabel.name(name) + ": " + form.text() + ", " + y.length + (y.length == 1 ? " value, " : " values, ")
                + yRange(logY).text()
                + Omitted.among(x, y, logX, logY).text();
    }
}
