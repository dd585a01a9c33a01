// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.function.ToDoubleBiFunction;
import org.gyrus.data.Cohort;
import org.gyrus.model.Model;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Cohorts with one column v in mm^3 over days, by formula; and the models that made them. */
final class Cohorts {
    private Cohorts() {}

    /** Readings of n patients p0, p1, ... at times, v(patient, t). */
    static Cohort of(int patients, double[] times, ToDoubleBiFunction<Integer, Double> value) {
        StringColumn who = StringColumn.create("who");
        DoubleColumn day = DoubleColumn.create("day");
        DoubleColumn v = DoubleColumn.create("v");
        for (int i = 0; i < patients; i++) {
            for (double t : times) {
                who.append("p" + i);
                day.append(t);
                v.append(value.applyAsDouble(i, t));
            }
        }
        return of(Table.create(who, day, v));
    }

    static Cohort of(Table table) {
        return Cohort.of(table)
                .subject("who")
                .time("day", "day")
                .observing("v", "mm^3")
                .build();
    }

    /** dV/dt = a V (1 - V / K), V(0) = 100. */
    static Model logistic() {
        return Model.named("logistic growth")
                .time("day")
                .state("V", 100, "mm^3")
                .positive()
                .parameter("a", 0.05, "1/day")
                .range(0.001, 1)
                .parameter("K", 2000, "mm^3")
                .range(100, 1e5)
                .equation("dV/dt = a*V*(1 - V/K)")
                .build();
    }

    static double logistic(double a, double k, double start, double t) {
        return k / (1 + (k / start - 1) * Math.exp(-a * t));
    }
}
