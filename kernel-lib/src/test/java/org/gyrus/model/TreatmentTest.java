// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TreatmentTest {
    private static double[] times(Treatment treatment) {
        return treatment.doses().stream().mapToDouble(Dose::time).toArray();
    }

    @Test
    void aCourseOfRadiotherapyRestsOnWeekends() {
        Treatment plan =
                Treatment.radiotherapy().fractions(30).of(2, "Gy").onWeekdays().from(14, "day");
        // Six weeks of five days; the last Friday is 5 weeks and 4 days after the first Monday.
        double[] expected = DoubleStream.iterate(0, day -> day < 42, day -> day + 1)
                .filter(day -> day % 7 < 5)
                .map(day -> day + 14)
                .toArray();
        assertThat(times(plan)).containsExactly(expected).hasSize(30).endsWith(14 + 39);
        assertThat(plan.doses()).allMatch(dose -> dose.event().equals("fraction") && dose.amount() == 2);
    }

    @Test
    void aCourseMayBeginInTheMiddleOfAWeek() {
        Treatment plan = Treatment.radiotherapy()
                .fractions(4)
                .of(2, "Gy")
                .onWeekdays(DayOfWeek.THURSDAY)
                .from(0, "day");
        assertThat(times(plan)).containsExactly(0, 1, 4, 5);
    }

    @Test
    void cyclesIntervalsAndInfusions() {
        assertThat(times(Treatment.chemotherapy()
                        .doses(2)
                        .of(200, "mg")
                        .daily()
                        .cycles(3, 4, "week")
                        .from(1, "week")))
                .containsExactly(new double[] {1, 8 / 7.0, 5, 36 / 7.0, 9, 64 / 7.0}, within(1e-14));
        assertThat(times(Treatment.event("pill")
                        .doses(3)
                        .of(1, "mg")
                        .every(12, "hour")
                        .from(0, "day")))
                .containsExactly(0, 0.5, 1);
        assertThat(Treatment.event("drip")
                        .of(5, "ml/min")
                        .lasting(30, "min")
                        .from(2, "hour")
                        .asText())
                .isEqualTo("drip of 5 [ml/min] at 2 [hour]\ndrip of -5 [ml/min] at 2.5 [hour]\n");
    }

    @Test
    void twoTreatmentsAreOneCalendar() {
        Treatment both = Treatment.event("pill")
                .dose(1, "mg")
                .at("day", 8, 1)
                .and(Treatment.event("fraction").dose(2, "Gy").at("week", 1));
        assertThat(both.asText()).isEqualTo("pill of 1 [mg] at 1, 8 [day]\nfraction of 2 [Gy] at 7 [day]\n");
        assertThat(both.table().columnNames()).containsExactly("event", "time [day]", "amount", "unit");
        assertThat(both.table().rowCount()).isEqualTo(3);
        assertThat(Treatment.none().and(both).doses()).isEqualTo(both.doses());
    }

    @Test
    void aModelTakesItInItsOwnUnits() {
        Model model = ExampleModels.gompertzUnderRadiotherapy();
        List<Dose> doses =
                Treatment.radiotherapy().of(200, "cGy").from(2, "week").dosesFor(model);
        assertThat(doses).hasSize(1);
        assertThat(doses.get(0).time()).isEqualTo(14);
        assertThat(doses.get(0).amount()).isEqualTo(2);
        assertThat(doses.get(0).unit().text()).isEqualTo("Gy");
    }

    @Test
    void mistakes() {
        Model model = ExampleModels.gompertzUnderRadiotherapy();
        assertThatThrownBy(() ->
                        Treatment.event("fracton").of(2, "Gy").from(0, "day").dosesFor(model))
                .hasMessage("The model \"Gompertz growth under radiotherapy\" has no event fracton; did you mean"
                        + " fraction?");
        assertThatThrownBy(() ->
                        Treatment.radiotherapy().of(2, "mg").from(0, "day").dosesFor(model))
                .hasMessage("The event fraction of the model \"Gompertz growth under radiotherapy\" takes a dose in Gy,"
                        + " but the treatment gives it in mg.");
        assertThatThrownBy(() -> Treatment.radiotherapy().fractions(2).from(0, "day"))
                .hasMessage("The amount of a dose is not given; write .of(2, \"Gy\") before the times.");
        assertThatThrownBy(() -> Treatment.radiotherapy().of(2, "Gy").from(0, "mm"))
                .hasMessage("The times of a treatment are in a unit of time, not in mm.");
        assertThatThrownBy(() -> Treatment.radiotherapy().onWeekdays(DayOfWeek.SUNDAY))
                .hasMessage("The first dose on weekdays is on a Monday to Friday, not on a Sunday.");
        assertThatThrownBy(() -> Treatment.radiotherapy().every(-1, "day"))
                .hasMessage("The interval between doses is a positive time, but -1.0 day was given.");
    }
}
