// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gyrus.fit.Bootstrap;
import org.gyrus.fit.Effort;
import org.gyrus.fit.PairedErrors;
import tech.tablesaw.api.Table;

/**
 * A comparison: the table of rivals, best first, with paired intervals and costs; under it, who won in words. As text the
 * times stand in lines of their own, so that their width moves no column.
 */
final class PairedErrorsView implements View<PairedErrors> {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(10_000, 7);
    private static final String SECONDS = " [s]";

    @Override
    public Class<PairedErrors> type() {
        return PairedErrors.class;
    }

    @Override
    public MimeBundle of(PairedErrors errors) {
        if (errors.patients().isEmpty()) {
            return TableView.grid(errors.table())
                    .withFooter("No patient was judged.")
                    .bundle();
        }
        Table summary = errors.summary(BOOTSTRAP);
        String words = errors.inWords(BOOTSTRAP);
        List<String> header = summary.columnNames().stream()
                .map(name -> name.replace(SECONDS, ""))
                .toList();
        MimeBundle shown = Grid.of(summary.name(), header, summary.rowCount(), r -> row(summary, (int) r))
                .withFooter(words)
                .bundle();
        Table timeless = summary.copy();
        summary.columnNames().stream().filter(n -> n.endsWith(SECONDS)).forEach(timeless::removeColumns);
        String text = GridText.of(TableView.grid(timeless)) + "\n"
                + errors.rivals().stream().map(r -> costs(r, errors.effort(r))).collect(Collectors.joining("\n")) + "\n"
                + words;
        return shown.with(MimeBundle.TEXT, text);
    }

    private static List<Object> row(Table table, int row) {
        List<Object> entries = new ArrayList<>();
        for (String name : table.columnNames()) {
            boolean time = name.endsWith(SECONDS);
            entries.add(
                    time
                            ? new Elapsed(Math.max(0, table.doubleColumn(name).getDouble(row)))
                            : table.column(name).get(row));
        }
        return entries;
    }

    private static String costs(String rival, Effort effort) {
        return rival + ": tuning " + new Elapsed(effort.tuningSeconds()) + ", training "
                + new Elapsed(effort.trainingSeconds()) + ", 1000 predictions "
                + new Elapsed(effort.forecastMicros() / 1e3);
    }
}
