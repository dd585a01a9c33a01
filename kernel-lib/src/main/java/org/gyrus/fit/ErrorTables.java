// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The tables of a comparison. */
final class ErrorTables {
    private ErrorTables() {}

    static Table plain(PairedErrors errors) {
        List<String> rivals = errors.rivals();
        return counts(
                Table.create(
                        "Errors on held-out readings, " + errors.patients().size() + " patients",
                        StringColumn.create("rival", rivals),
                        DoubleColumn.create(
                                "mean",
                                rivals.stream().mapToDouble(errors::mean).toArray()),
                        DoubleColumn.create(
                                "median",
                                rivals.stream().mapToDouble(errors::median).toArray()),
                        DoubleColumn.create(
                                "exact",
                                rivals.stream().mapToDouble(errors::ties).toArray()),
                        IntColumn.create(
                                "failed",
                                rivals.stream().mapToInt(errors::failures).toArray())),
                errors,
                rivals);
    }

    static Table summary(PairedErrors errors, Bootstrap bootstrap) {
        String best = errors.best();
        List<String> rivals = errors.rivals().stream()
                .sorted(Comparator.comparingDouble(
                        r -> Double.isNaN(errors.mean(r)) ? Double.POSITIVE_INFINITY : errors.mean(r)))
                .toList();
        return costs(
                Table.create(
                        "Errors on held-out readings, " + errors.patients().size() + " patients; differences from "
                                + best,
                        StringColumn.create("rival", rivals),
                        text("mean error", rivals, r -> number(errors.mean(r))),
                        text(
                                "less the best [95 %]",
                                rivals,
                                r -> r.equals(best)
                                        ? "–"
                                        : errors.meanDifference(r, best, bootstrap)
                                                .toString()),
                        text(
                                "verdict",
                                rivals,
                                r -> r.equals(best)
                                        ? "best mean"
                                        : Verdicts.of(errors.meanDifference(r, best, bootstrap))),
                        text("median error", rivals, r -> number(errors.median(r))),
                        text(
                                "medians, less the best [95 %]",
                                rivals,
                                r -> r.equals(best)
                                        ? "–"
                                        : errors.medianDifference(r, best, bootstrap)
                                                .toString()),
                        text("exact", rivals, r -> String.format(Locale.ROOT, "%.1f %%", 100 * errors.ties(r))),
                        IntColumn.create(
                                "failed",
                                rivals.stream().mapToInt(errors::failures).toArray())),
                errors,
                rivals);
    }

    static Table against(PairedErrors errors, String reference, Bootstrap bootstrap) {
        List<String> others =
                errors.rivals().stream().filter(r -> !r.equals(reference)).toList();
        List<Interval> means = others.stream()
                .map(r -> errors.meanDifference(r, reference, bootstrap))
                .toList();
        List<Interval> medians = others.stream()
                .map(r -> errors.medianDifference(r, reference, bootstrap))
                .toList();
        return Table.create(
                "Error less that of " + reference,
                StringColumn.create("rival", others),
                StringColumn.create("difference of means [95 %]", means.stream().map(Interval::toString)),
                StringColumn.create("verdict on means", means.stream().map(Verdicts::of)),
                StringColumn.create(
                        "difference of medians [95 %]", medians.stream().map(Interval::toString)),
                StringColumn.create("verdict on medians", medians.stream().map(Verdicts::of)));
    }

    /** What does not depend on the machine. */
    private static Table counts(Table table, PairedErrors errors, List<String> rivals) {
        table.addColumns(text("parameters", rivals, r -> errors.effort(r).size().toString()));
        if (rivals.stream().anyMatch(r -> errors.effort(r).offered() > 1)) {
            table.addColumns(text(
                    "settings tried",
                    rivals,
                    r -> errors.effort(r).tried() + " of " + errors.effort(r).offered()));
        }
        if (rivals.stream().anyMatch(r -> errors.effort(r).seeds() > 1)) {
            table.addColumns(text(
                    "seeds",
                    rivals,
                    r -> errors.effort(r).seeds() == 1
                            ? "1"
                            : errors.effort(r).seeds() + ", spread "
                                    + number(errors.effort(r).seedSpread())));
        }
        return table;
    }

    /** Seconds. */
    private static Table costs(Table table, PairedErrors errors, List<String> rivals) {
        return counts(table, errors, rivals)
                .addColumns(
                        seconds("tuning", rivals, r -> errors.effort(r).tuningSeconds()),
                        seconds("training", rivals, r -> errors.effort(r).trainingSeconds()),
                        seconds(
                                "1000 predictions",
                                rivals,
                                r -> errors.effort(r).forecastMicros() / 1e3));
    }

    private static DoubleColumn seconds(String name, List<String> rivals, ToDoubleFunction<String> time) {
        return DoubleColumn.create(
                name + " [s]", rivals.stream().mapToDouble(time).toArray());
    }

    private static StringColumn text(String name, List<String> rivals, Function<String, String> entry) {
        return StringColumn.create(name, rivals.stream().map(entry));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
