// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/** How values become fractions of a color map; {@code low} and {@code high} are NaN where the data decide. */
record Shade(boolean log, double low, double high, double center) {
    static final Shade AUTOMATIC = new Shade(false, Double.NaN, Double.NaN, Double.NaN);

    Shade logarithmic() {
        if (!Double.isNaN(center)) {
            throw new PlotException("A color scale is either logarithmic or diverging; it was asked to be both.");
        }
        return checked(new Shade(true, low, high, center));
    }

    Shade centered(double middle) {
        if (log) {
            throw new PlotException("A color scale is either logarithmic or diverging; it was asked to be both.");
        }
        return new Shade(false, low, high, middle);
    }

    Shade between(double from, double to) {
        if (!(from < to && Double.isFinite(to - from))) {
            throw new PlotException("The color range runs from a smaller to a greater finite value; given " + from
                    + " and " + to + ".");
        }
        return checked(new Shade(log, from, to, center));
    }

    private static Shade checked(Shade shade) {
        if (shade.log && shade.low <= 0) {
            throw new PlotException("A logarithmic color range starts above zero; given " + shade.low + ".");
        }
        return shade;
    }

    Scale scale(Range data) {
        if (!Double.isNaN(low)) {
            return new Scale(low, high, log);
        }
        if (!Double.isNaN(center)) {
            double reach = data.isEmpty() ? 1 : Math.max(Math.abs(data.low() - center), Math.abs(data.high() - center));
            return new Scale(center - (reach > 0 ? reach : 1), center + (reach > 0 ? reach : 1), false);
        }
        return Scale.around(data, log, 0);
    }
}
