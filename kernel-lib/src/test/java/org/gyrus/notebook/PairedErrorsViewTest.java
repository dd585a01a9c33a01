// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.gyrus.data.Cohort;
import org.gyrus.data.Holdout;
import org.gyrus.fit.Comparison;
import org.gyrus.fit.Forecaster;
import org.gyrus.fit.PairedErrors;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PairedErrorsViewTest {
    private static PairedErrors errors() {
        StringColumn who = StringColumn.create("who");
        DoubleColumn time = DoubleColumn.create("t");
        DoubleColumn value = DoubleColumn.create("v");
        for (int p = 0; p < 20; p++) {
            for (int i = 0; i < 4; i++) {
                who.append("p" + p);
                time.append(i);
                value.append(p + i);
            }
        }
        Cohort cohort = Cohort.of(Table.create(who, time, value))
                .subject("who")
                .time("t", "week")
                .observing("v", "1")
                .build();
        Forecaster tuned = Forecaster.tuned("naive, tuned", Forecaster.ownMean(), Forecaster.lastValue());
        return Comparison.of(tuned, Forecaster.cohortMean())
                .on(cohort)
                .holdOut(Holdout.lastReadings(1))
                .run();
    }

    @Test
    void showsTableCostsAndWords() {
        MimeBundle bundle = Views.of(errors());
        assertThat(bundle.text())
                .contains("naive, tuned", "cohort mean", "2 of 2", "best mean")
                .contains("It won against every rival.")
                .contains("kept 'last value carried forward'")
                .containsPattern("cohort mean: tuning elapsed .*, training elapsed .*, 1000 predictions elapsed ");
        assertThat(bundle.data().get(MimeBundle.HTML).toString())
                .contains("<table", "gyrus-elapsed", "1000 predictions", "It won against every rival.");
    }

    /** The clock is masked where outputs are compared: nothing else may depend on it. */
    @Test
    void withoutTheClockTwoRunsAreTheSame() {
        String mask = "elapsed \\d+(\\.\\d+)? (ms|s|min)( \\d+ s)?";
        assertThat(Views.of(errors()).text().replaceAll(mask, "#"))
                .isEqualTo(Views.of(errors()).text().replaceAll(mask, "#"));
    }
}
