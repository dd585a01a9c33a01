// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A table of at most a page, as text and as HTML: its first and last rows and columns, numbers to the right with the same
 * decimals in a column, and a caption that says how much there is in all.
 *
 * @param caption a line above the table, empty for none
 * @param header the names of the columns shown
 * @param rows cells, one list per row shown
 * @param gap before which row rows were left out, or -1
 * @param footer how much there is in all, empty when everything is shown
 */
record Grid(String caption, List<String> header, List<List<Cell>> rows, int gap, String footer) {
    private static final int HEAD = 8;
    private static final int TAIL = 4;
    private static final int WIDEST = 24;

    /** A table of values: {@code row} gives the values of one row, all as long as the header. */
    static Grid of(String caption, List<String> header, long count, LongFunction<List<?>> row) {
        boolean all = count <= 20;
        LongStream indices = all
                ? LongStream.range(0, count)
                : LongStream.concat(LongStream.range(0, HEAD), LongStream.range(count - TAIL, count));
        int columns = Math.min(header.size(), WIDEST);
        List<List<?>> values = new ArrayList<>();
        indices.forEach(
                i -> values.add(Collections.unmodifiableList(row.apply(i).subList(0, columns))));
        String footer = count
                + (count == 1 ? " row, " : " rows, ")
                + header.size()
                + (header.size() == 1 ? " column" : " columns");
        List<String> shown = header.subList(0, columns);
        String left = columns < header.size()
                ? "; columns not shown: "
                        + Cell.of(header.subList(columns, header.size())).text()
                : "";
        return new Grid(caption, shown, cells(values, columns), all ? -1 : HEAD, footer + left);
    }

    /** All rows of a short table, without caption and footer. */
    static Grid whole(List<String> header, int count, IntFunction<List<?>> row) {
        List<List<?>> values = IntStream.range(0, count).<List<?>>mapToObj(row).toList();
        return new Grid("", header, cells(values, header.size()), -1, "");
    }

    Grid withFooter(String other) {
        return new Grid(caption, header, rows, gap, other);
    }

    private static List<List<Cell>> cells(List<List<?>> values, int columns) {
        List<List<Cell>> cells = new ArrayList<>();
        values.forEach(v -> cells.add(new ArrayList<>()));
        for (int c = 0; c < columns; c++) {
            int column = c;
            double[] numbers = values.stream()
                    .map(v -> v.get(column))
                    .filter(v -> v instanceof Double || v instanceof Float)
                    .mapToDouble(v -> ((Number) v).doubleValue())
                    .toArray();
            DoubleFunction<String> format = Digits.column(numbers);
            for (int r = 0; r < values.size(); r++) {
                Object value = values.get(r).get(c);
                boolean decimal = value instanceof Double || value instanceof Float;
                cells.get(r)
                        .add(decimal ? Cell.of(format.apply(((Number) value).doubleValue()), true) : Cell.of(value));
            }
        }
        return cells;
    }

    MimeBundle bundle() {
        return MimeBundle.text(GridText.of(this)).html(html());
    }

    private String html() {
        StringBuilder out = new StringBuilder("<div style=\"overflow-x:auto\"><table class=\"dataframe\">");
        if (!caption.isEmpty()) {
            out.append("<caption style=\"text-align:left;font-weight:600\">")
                    .append(Html.escape(caption))
                    .append("</caption>");
        }
        if (header.stream().anyMatch(h -> !h.isEmpty())) {
            out.append("<thead><tr>");
            for (int c = 0; c < header.size(); c++) {
                out.append("<th")
                        .append(aligned(c))
                        .append('>')
                        .append(Html.escape(header.get(c)))
                        .append("</th>");
            }
            out.append("</tr></thead>");
        }
        out.append("<tbody>");
        for (int r = 0; r < rows.size(); r++) {
            if (r == gap) {
                out.append("<tr>")
                        .append(("<td" + aligned(-1) + ">\u22ee</td>").repeat(header.size()))
                        .append("</tr>");
            }
            out.append("<tr>");
            for (int c = 0; c < header.size(); c++) {
                out.append("<td")
                        .append(aligned(c))
                        .append('>')
                        .append(rows.get(r).get(c).html())
                        .append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
        if (!footer.isEmpty()) {
            out.append("<div style=\"opacity:0.75\">")
                    .append(Html.escape(footer))
                    .append("</div>");
        }
        return out.append("</div>").toString();
    }

    private String aligned(int column) {
        String side = column < 0 ? "center" : isNumber(column) ? "right" : "left";
        return " style=\"text-align:" + side + "\"";
    }

    /** A column is to the right when it holds a number and nothing but numbers and gaps. */
    boolean isNumber(int column) {
        return rows.stream().anyMatch(r -> r.get(column).number())
                && rows.stream()
                        .allMatch(r ->
                                r.get(column).number() || r.get(column).text().equals("\u2013"));
    }
}
