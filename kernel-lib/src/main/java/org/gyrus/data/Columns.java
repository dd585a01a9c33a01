// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Columns of a table by name, with errors that help. */
final class Columns {
    private Columns() {}

    /** @throws DataException when the table has no such column; it gives the nearest names */
    static Column<?> require(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw new DataException("the table '" + table.name() + "' has no column '" + name + "'; "
                    + NearestNames.of(name, table.columnNames()).sentence());
        }
        return table.column(name);
    }

    /** @throws DataException when the column is missing or does not hold numbers */
    static double[] numbers(Table table, String name) {
        Column<?> column = require(table, name);
        if (column instanceof NumericColumn<?> numeric) {
            return numeric.asDoubleArray();
        }
        throw new DataException("column '" + name + "' must hold numbers, but holds "
                + column.type().name().toLowerCase(Locale.ROOT)
                + "; a column of lists such as [0.1, 6.0] is unfolded by ListColumns.unfold");
    }
}
