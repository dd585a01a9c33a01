// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;

/** What an axis says and how it runs; {@code low} and {@code high} are NaN where the data decide. */
record Axis(AxisLabel label, boolean log, double low, double high, List<String> categories) {
    static final Axis BARE = new Axis(new AxisLabel("", ""), false, Double.NaN, Double.NaN, List.of());

    Axis named(String name, String unit) {
        return new Axis(new AxisLabel(name, unit), log, low, high, categories);
    }

    Axis logarithmic() {
        return new Axis(label, true, low, high, categories);
    }

    Axis ranging(String which, double from, double to) {
        if (!(Double.isFinite(from) && Double.isFinite(to) && from != to)) {
            throw new PlotException(
                    "The " + which + " range needs two different finite ends; given " + from + " and " + to + ".");
        }
        return new Axis(label, log, from, to, categories);
    }

    Axis over(List<String> names) {
        return new Axis(label, log, low, high, List.copyOf(names));
    }

    /** The scale for these data; a range that was asked for wins unless a logarithmic axis cannot hold it. */
    Scale scale(Range data, double margin) {
        if (!categories.isEmpty()) {
            return new Scale(-0.5, categories.size() - 0.5, false);
        }
        Scale automatic = Scale.around(data, log, margin);
        if (Double.isNaN(low)) {
            return automatic;
        }
        if (log && Math.min(low, high) <= 0) {
            throw new PlotException("A logarithmic axis shows positive values only; its range was asked to run from "
                    + low + " to " + high + ". Give two positive ends or leave the range out.");
        }
        return new Scale(low, high, log);
    }

    Ticks ticks(Scale scale, int count) {
        return categories.isEmpty() ? Ticks.of(scale, count) : Ticks.names(categories);
    }
}
