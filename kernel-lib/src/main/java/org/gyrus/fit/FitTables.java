// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A fit as tables. */
final class FitTables {
    private FitTables() {}

    /** One row for each iteration. */
    static Table losses(List<double[]> history) {
        return Table.create("losses")
                .addColumns(
                        IntColumn.create(
                                "iteration",
                                IntStream.rangeClosed(1, history.size()).toArray()),
                        DoubleColumn.create(
                                "loss", history.stream().mapToDouble(r -> r[0]).toArray()),
                        DoubleColumn.create(
                                "validation",
                                history.stream().mapToDouble(r -> r[1]).toArray()));
    }

    /** Name, value and unit of what all patients share. */
    static Table shared(Fit fit) {
        StringColumn name = StringColumn.create("name");
        DoubleColumn value = DoubleColumn.create("value");
        StringColumn unit = StringColumn.create("unit");
        for (Unknown each : fit.task().unknowns().shared()) {
            name.append(each.name());
            value.append(fit.value(each.name()));
            unit.append(fit.task().unit(each));
        }
        return Table.create("shared", name, value, unit);
    }

    /** Name, median, spread and unit of each mixed effect. */
    static Table population(Fit fit) {
        StringColumn name = StringColumn.create("name");
        DoubleColumn median = DoubleColumn.create("median");
        DoubleColumn spread = DoubleColumn.create("spread");
        StringColumn unit = StringColumn.create("unit");
        Task task = fit.task();
        List<Unknown> own = task.unknowns().own();
        for (int k = 0; k < own.size(); k++) {
            if (task.population().has(k)) {
                name.append(own.get(k).name());
                median.append(fit.value(own.get(k).name()));
                spread.append(task.population().spread()[k]);
                unit.append(task.unit(own.get(k)));
            }
        }
        return Table.create("population", name, median, spread, unit);
    }

    /** One row for each patient, one column for each number of its own. */
    static Table perPatient(Fit fit) {
        Task task = fit.task();
        Table table = Table.create("per patient", StringColumn.create("patient", task.ids()));
        for (Unknown each : task.unknowns().own()) {
            table.addColumns(DoubleColumn.create(
                    each.name() + " [" + task.unit(each) + "]",
                    task.ids().stream()
                            .mapToDouble(id -> fit.value(each.name(), id))
                            .toArray()));
        }
        return table;
    }
}
