// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.Locale;
import org.gyrus.fit.Interval;
import org.gyrus.plot.Chart;
import org.gyrus.plot.Charts;

/** The profile likelihood of one number. Immutable. */
public final class Profile {
    private final String name;
    private final double[] values;
    private final double[] rises;
    private final Interval interval;

    Profile(String name, double[] values, double[] rises, double best, double low, double high, double level) {
        this.name = name;
        this.values = values;
        this.rises = rises;
        interval = new Interval(best, low, high, level);
    }

    /** What it is the profile of. */
    public String name() {
        return name;
    }

    /** Where the others were fitted anew, in the number's unit, ascending. */
    public double[] values() {
        return values.clone();
    }

    /** How much worse the fit is there, as a part of what the level allows: above 1 is outside. */
    public double[] rises() {
        return rises.clone();
    }

    /** Where the rise is below 1; an end is infinite where none was found. */
    public Interval interval() {
        return interval;
    }

    /** Whether the readings bound the number on both sides. */
    public boolean isIdentifiable() {
        return Double.isFinite(interval.low()) && Double.isFinite(interval.high());
    }

    /** The result in one sentence, with what to do where a side is open. */
    public String sentence() {
        String range = String.format(
                Locale.ROOT, "%s = %.4g, %.0f %% interval ", name, interval.estimate(), 100 * interval.level());
        if (isIdentifiable()) {
            return range + String.format(Locale.ROOT, "from %.4g to %.4g.", interval.low(), interval.high());
        }
        boolean below = Double.isInfinite(interval.low());
        boolean above = Double.isInfinite(interval.high());
        String open = below && above
                ? "open on both sides"
                : below
                        ? String.format(Locale.ROOT, "open below, up to %.4g", interval.high())
                        : String.format(Locale.ROOT, "from %.4g, open above", interval.low());
        return range + open
                + ": these readings do not bound it. Give it a prior or a fixed value, or add readings where it"
                + " matters.";
    }

    /** The curve with the threshold at 1. */
    public Chart plot() {
        Chart chart = Charts.line(name, values, "")
                .y("profile", rises)
                .marked()
                .yLabel("rise of misfit / threshold", "")
                .horizontal(String.format(Locale.ROOT, "%.0f %%", 100 * interval.level()), 1)
                .vertical("best", interval.estimate())
                .yRange(0, 1.5);
        boolean wide = values[0] > 0 && values[values.length - 1] > 50 * values[0];
        return (wide ? chart.logX() : chart).title(isIdentifiable() ? name : name + ": not bounded by these readings");
    }

    @Override
    public String toString() {
        return sentence();
    }
}
