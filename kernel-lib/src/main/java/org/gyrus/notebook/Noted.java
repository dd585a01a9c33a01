// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/** A view of something with a table and sentences under it, such as warnings. */
record Noted<T>(Class<T> type, Function<T, Table> table, Function<T, List<String>> sentences) implements View<T> {
    @Override
    public MimeBundle of(T value) {
        return TableView.grid(table.apply(value))
                .withFooter(String.join(" ", sentences.apply(value)))
                .bundle();
    }
}
