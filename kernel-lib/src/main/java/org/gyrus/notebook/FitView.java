// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gyrus.fit.Fit;
import tech.tablesaw.api.Table;

/** A fit: what it is in a sentence, what all patients share, populations, each patient's numbers, and warnings. */
final class FitView implements View<Fit> {
    @Override
    public Class<Fit> type() {
        return Fit.class;
    }

    @Override
    public MimeBundle of(Fit fit) {
        List<MimeBundle> tables = Stream.of(fit.shared(), fit.population(), fit.perPatient())
                .filter(FitView::says)
                .map(t -> TableView.grid(t).bundle())
                .toList();
        List<String> warnings = fit.warnings();
        String text = Stream.of(Stream.of(fit.toString()), tables.stream().map(MimeBundle::text), warnings.stream())
                .flatMap(s -> s)
                .collect(Collectors.joining("\n\n"));
        String html = "<div>" + Html.escape(fit.toString()) + "</div>"
                + tables.stream()
                        .map(t -> String.valueOf(t.data().get(MimeBundle.HTML)))
                        .collect(Collectors.joining())
                + warnings.stream()
                        .map(w -> "<div>" + Html.escape(w) + "</div>")
                        .collect(Collectors.joining());
        return MimeBundle.text(text).html(html);
    }

    /** Whether a table has a row, and more than the patients' names. */
    private static boolean says(Table table) {
        return table.rowCount() > 0 && table.columnCount() > 1;
    }
}
