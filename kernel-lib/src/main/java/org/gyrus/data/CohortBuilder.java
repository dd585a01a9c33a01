// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** Gives the columns of a table their roles; a wrong name is refused where it is given. */
public final class CohortBuilder {
    private final Table table;
    private String subject;
    private Cohort.Measured time;
    private final List<Cohort.Measured> observed = new ArrayList<>();
    private final List<String> covariates = new ArrayList<>();

    CohortBuilder(Table table) {
        this.table = table.copy();
    }

    /**
     * Which column names the patient.
     *
     * @throws DataException when there is no such column
     */
    public CohortBuilder subject(String column) {
        Columns.require(table, column);
        subject = column;
        return this;
    }

    /**
     * Which column holds the time.
     *
     * @param unit s, min, h, day, week, month or year
     * @throws DataException when there is no such column, it holds no numbers, or the unit is not known
     */
    public CohortBuilder time(String column, String unit) {
        Columns.numbers(table, column);
        time = new Cohort.Measured(column, TimeScale.require(unit));
        return this;
    }

    /**
     * A column that was measured; may be called for several.
     *
     * @param unit such as {@code mm^3}; {@code 1} for a ratio
     * @throws DataException when there is no such column or it holds no numbers
     */
    public CohortBuilder observing(String column, String unit) {
        Columns.numbers(table, column);
        observed.add(new Cohort.Measured(column, unit));
        return this;
    }

    /**
     * Columns that describe the patient, such as the arm of a trial.
     *
     * @throws DataException when there is no such column
     */
    public CohortBuilder covariates(String... columns) {
        for (String column : columns) {
            Columns.require(table, column);
            covariates.add(column);
        }
        return this;
    }

    /**
     * The cohort.
     *
     * @throws DataException when subject, time or an observed column was not given
     */
    public Cohort build() {
        if (subject == null || time == null || observed.isEmpty()) {
            throw new DataException("a cohort needs subject(column), time(column, unit) and observing(column, unit)");
        }
        return new Cohort(table, new Cohort.Roles(subject, time, List.copyOf(observed), List.copyOf(covariates)));
    }
}
