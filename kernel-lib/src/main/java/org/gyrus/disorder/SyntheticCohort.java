// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import org.gyrus.data.Cohort;
import org.gyrus.model.Model;
import tech.tablesaw.api.Table;

/**
 * Made-up patients of a model, and the truth behind their readings. Immutable. Everything in it says that it is synthetic: the
 * names of the patients, a column of the table, the card.
 *
 * <pre>{@code
 * var made = SyntheticCohort.of(model).patients(200).visitsEvery(6, "month").noise(0.05).seed(1).make();
 * Cohort cohort = made.cohort();         // what a study would see
 * Table truth = made.truth();            // the same visits without noise and gaps
 * }</pre>
 *
 * <p>Does not suit claims about people: patients differ only as the model and the chosen spread allow.
 */
public final class SyntheticCohort {
    private final Cohort cohort;
    private final Table truth;
    private final Table parameters;
    private final String card;

    SyntheticCohort(Cohort cohort, Table truth, Table parameters, String card) {
        this.cohort = cohort;
        this.truth = truth;
        this.parameters = parameters;
        this.card = card;
    }

    /** Begins a cohort of patients who all follow a model, each with parameters of their own. */
    public static SyntheticCohortBuilder of(Model model) {
        return new SyntheticCohortBuilder(model);
    }

    /** What a study would see: noisy readings with gaps. */
    public Cohort cohort() {
        return cohort;
    }

    /** The values without noise and gaps, one row for each row of the cohort's table. A copy. */
    public Table truth() {
        return truth.copy();
    }

    /**
     * One row for each patient: the values that were drawn, in the model's units. Of two names that differ in case
     * only, as k and K, the second has its unit behind it. A copy.
     */
    public Table parameters() {
        return parameters.copy();
    }

    /** How it was made: model, spread, visits, noise, seed. */
    public String card() {
        return card;
    }

    @Override
    public String toString() {
        return card;
    }
}
