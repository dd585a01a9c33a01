// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tables whose cells hold lists of numbers, such as {@code [0.1, 6.0, 12.0]}: one row per subject becomes one row per
 * reading.
 */
public final class ListColumns {
    private ListColumns() {}

    /**
     * Unfolds list columns together; every other column is repeated.
     *
     * @param table one row per subject
     * @param names the columns of lists; in one row, all have the same length
     * @return one row per list element, in the order of the rows and of the lists; {@code null} becomes a missing value
     * @throws DataException when a cell is not a list of numbers or lengths differ; it names the row (from 1) and column
     */
    public static Table unfold(Table table, String... names) {
        Map<String, DoubleColumn> unfolded = new LinkedHashMap<>();
        for (String name : names) {
            Columns.require(table, name);
            unfolded.put(name, DoubleColumn.create(name));
        }
        IntStream.Builder origins = IntStream.builder();
        for (int row = 0; row < table.rowCount(); row++) {
            int length = -1;
            for (String name : names) {
                double[] values = parse(table.column(name).getString(row), row, name);
                if (length >= 0 && values.length != length) {
                    throw new DataException("row " + (row + 1) + ": the list in '" + name + "' has " + values.length
                            + " numbers, that in '" + names[0] + "' has " + length);
                }
                length = values.length;
                Arrays.stream(values).forEach(unfolded.get(name)::append);
            }
            int origin = row;
            IntStream.range(0, Math.max(length, 0)).forEach(i -> origins.add(origin));
        }
        return assemble(table, unfolded, origins.build().toArray());
    }

    private static Table assemble(Table table, Map<String, DoubleColumn> unfolded, int[] origins) {
        Table result = Table.create(table.name());
        for (Column<?> column : table.columns()) {
            DoubleColumn list = unfolded.get(column.name());
            result.addColumns(list != null ? list : column.subset(origins));
        }
        return result;
    }

    static double[] parse(String text, int row, String column) {
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.setStrictness(Strictness.STRICT);
            List<Double> values = new ArrayList<>();
            json.beginArray();
            while (json.hasNext()) {
                values.add(number(json));
            }
            json.endArray();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new IOException("text after the list");
            }
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            String shown = text.length() <= 60 ? text : text.substring(0, 57) + "...";
            throw new DataException(
                    "row " + (row + 1) + ", column '" + column
                            + "': expected a list of numbers such as [0.1, 6.0], found "
                            + (text.isEmpty() ? "nothing" : shown),
                    e);
        }
    }

    private static double number(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return Double.NaN;
        }
        if (json.peek() != JsonToken.NUMBER) {
            throw new IOException("not a number");
        }
        double value = json.nextDouble();
        if (Double.isInfinite(value)) {
            throw new IOException("too large a number");
        }
        return value;
    }
}
