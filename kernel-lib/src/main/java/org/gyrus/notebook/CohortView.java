// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import org.gyrus.data.Cohort;

/** A cohort: its readings, and under them how many patients there are and what was observed. */
final class CohortView implements View<Cohort> {
    @Override
    public Class<Cohort> type() {
        return Cohort.class;
    }

    @Override
    public MimeBundle of(Cohort cohort) {
        return TableView.grid(cohort.table()).withFooter(cohort.toString()).bundle();
    }
}
