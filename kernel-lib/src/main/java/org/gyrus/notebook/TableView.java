// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table: its first and last rows; a missing entry is a dash. */
final class TableView implements View<Table> {
    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public MimeBundle of(Table table) {
        return grid(table).bundle();
    }

    static Grid grid(Table table) {
        String name = table.name() == null ? "" : table.name();
        List<String> header = table.columnNames();
        return Grid.of(name, header, table.rowCount(), r -> row(table, (int) r));
    }

    private static List<Object> row(Table table, int row) {
        return table.columns().stream()
                .map(c -> entry(c, row))
                .collect(Collectors.toCollection(java.util.ArrayList::new));
    }

    private static Object entry(Column<?> column, int row) {
        return column.isMissing(row) ? null : column.get(row);
    }
}
