// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.gyrus.data.Cohort;
import org.gyrus.fit.Fit;
import org.gyrus.fit.FitBuilder;
import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LiveFitTest {
    private static FitBuilder decay() {
        Model model = Model.named("decay")
                .time("day")
                .state("x", 8, "1")
                .parameter("k", 0.5, "1/day")
                .equation("dx/dt = -k*x")
                .build();
        Table table = Table.create(
                StringColumn.create("who", "a", "a", "a", "b", "b", "b"),
                DoubleColumn.create("day", 0, 1, 2, 0, 1, 2),
                DoubleColumn.create("x", 8, 4, 2, 8, 2, 0.5));
        Cohort cohort = Cohort.of(table)
                .subject("who")
                .time("day", "day")
                .observing("x", "1")
                .build();
        return Fit.of(model).to(cohort).observing("x", "x");
    }

    @Test
    void aFitShowsItsProgressAndItsLosses() {
        Recorder display = new Recorder();
        Fit fit = LiveFit.run(decay(), System::nanoTime, display);
        assertThat(fit.value("k")).isBetween(0.69, 1.39);
        assertThat(display.last.text()).contains("loss per reading").contains("fitted");
    }

    @Test
    void patientsAreCountedWhereEachIsFittedByItself() {
        Recorder display = new Recorder();
        Fit fit = LiveFit.run(decay().perPatient("k"), System::nanoTime, display);
        assertThat(display.last.text()).startsWith("fitting patients: ");
        assertThat(Views.of(fit).text()).contains("k [1/day]").contains("Fit of decay to 2 patients");
        assertThat(Views.of(fit.plot("a")).text()).contains("read");
    }
}
