// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** A list or set: records of one type as a table, numbers as an array, anything else one per line. */
final class ListView {
    private static final int SHOWN = 20;

    private ListView() {}

    static MimeBundle of(Collection<?> items) {
        if (!items.isEmpty() && items.stream().allMatch(Number.class::isInstance)) {
            return ArrayView.of(
                    items.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray());
        }
        return items(items.size() + (items.size() == 1 ? " item" : " items"), List.copyOf(nonNull(items)));
    }

    static MimeBundle items(String title, List<?> items) {
        Object first = items.isEmpty() ? null : items.get(0);
        if (first instanceof Record && items.stream().allMatch(i -> i != null && i.getClass() == first.getClass())) {
            return Grid.of(
                            first.getClass().getSimpleName(),
                            RecordView.names(first.getClass()),
                            items.size(),
                            i -> RecordView.values(items.get((int) i)))
                    .bundle();
        }
        List<Cell> cells = items.stream().limit(SHOWN).map(Cell::of).toList();
        String more = items.size() > SHOWN ? "\u2026 " + items.size() + " in all" : "";
        StringBuilder text = new StringBuilder(title);
        StringBuilder html = new StringBuilder("<div>" + Html.escape(title) + "<ul style=\"margin:0\">");
        IntStream.range(0, cells.size()).forEach(i -> {
            text.append("\n  ").append(cells.get(i).text());
            html.append("<li>").append(cells.get(i).html()).append("</li>");
        });
        return MimeBundle.text(text + (more.isEmpty() ? "" : "\n  " + more))
                .html(html + (more.isEmpty() ? "" : "<li>" + more + "</li>") + "</ul></div>");
    }

    private static List<Object> nonNull(Collection<?> items) {
        return items.stream().map(i -> i == null ? (Object) "\u2013" : i).toList();
    }
}
