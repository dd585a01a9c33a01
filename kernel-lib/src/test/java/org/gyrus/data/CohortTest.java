// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.gyrus.data.CohortReport.Finding;
import org.gyrus.data.CohortReport.Kind;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CohortTest {
    private static final double NAN = Double.NaN;

    /** Patient a is tidy; b has a doubled time, an earlier one and a negative volume; c has a gap and a zero. */
    private static final Table TABLE = Table.create(
            "visits",
            StringColumn.create("who", "a", "a", "a", "b", "b", "b", "c", "c"),
            DoubleColumn.create("day", 7, 14, 28, 10, 10, 3, 0, NAN),
            DoubleColumn.create("volume", 5, 6, 7, 2, -1, 4, 0, 9),
            StringColumn.create("arm", "x", "x", "x", "y", "y", "y", "x", "x"));

    private static Cohort cohort() {
        return Cohort.of(TABLE)
                .subject("who")
                .time("day", "day")
                .observing("volume", "mm^3")
                .covariates("arm")
                .build();
    }

    @Test
    void reportsWhatShouldBeLookedAt() {
        assertThat(cohort().report().findings())
                .containsExactly(
                        new Finding(Kind.MISSING, "day", 1, 1, "c"),
                        new Finding(Kind.DUPLICATE_TIME, "day", 1, 1, "b"),
                        new Finding(Kind.UNSORTED_TIME, "day", 1, 1, "b"),
                        new Finding(Kind.MISSING, "volume", 0, 0, ""),
                        new Finding(Kind.NEGATIVE, "volume", 1, 1, "b"),
                        new Finding(Kind.ZERO, "volume", 1, 1, "c"));
    }

    @Test
    void repairsOnlyWhenAsked() {
        Cohort cohort = cohort();
        Cohort clean = cohort.withoutMissing().sortedByTime().withoutDuplicates();
        assertThat(clean.patient("b").times()).containsExactly(3, 10);
        assertThat(clean.patient("b").values("volume")).containsExactly(4, 2);
        assertThat(clean.patient("c").readings()).isEqualTo(1);
        assertThat(cohort.patient("b").times())
                .as("the first cohort is as it was")
                .containsExactly(10, 10, 3);
        assertThat(cohort.table().rowCount()).isEqualTo(8);
    }

    @Test
    void countsTimeFromEachPatientsFirstReading() {
        Cohort weeks = cohort().timeFromFirstReading("week");
        assertThat(weeks.patient("a").times()).containsExactly(0, 1, 3);
        assertThat(weeks.patient("b").times()).containsExactly(1, 1, 0);
        assertThat(weeks.time()).isEqualTo(new Cohort.Measured("day", "week"));
        assertThat(weeks.timeFromFirstReading("day").patient("a").times()).containsExactly(0, 7, 21);
    }

    @Test
    void censorsZerosAtTheSmallestPositiveValueOfTheTable() {
        Patient c = cohort().censorZeros("volume").patient("c");
        assertThat(c.values("volume")).containsExactly(2, 9);
        assertThat(c.censored("volume")).containsExactly(true, false);
        assertThat(cohort().patient("c").censored("volume")).containsExactly(false, false);
    }

    @Test
    void holdsOutTheLastReadings() {
        Cohort long3 = cohort().select(Patient.atLeast(3));
        assertThat(long3.patients()).extracting(Patient::id).containsExactly("a", "b");
        Split split = long3.holdOut(Holdout.lastReadings(2));
        assertThat(split.seen().patient("a").values("volume")).containsExactly(5);
        assertThat(split.heldOut().patient("a").values("volume")).containsExactly(6, 7);
        assertThatThrownBy(() -> cohort().holdOut(Holdout.lastReadings(2)))
                .isInstanceOf(DataException.class)
                .hasMessage("patient c has 2 readings: holding out the last 2 leaves none;"
                        + " first select(Patient.atLeast(3))");
        assertThatThrownBy(() -> Holdout.lastReadings(0)).isInstanceOf(DataException.class);
    }

    @Test
    void refusesAWrongNameWhereItIsGiven() {
        CohortBuilder builder = Cohort.of(TABLE);
        assertThatThrownBy(() -> builder.subject("hwo"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("the table 'visits' has no column 'hwo'; did you mean 'who'");
        assertThatThrownBy(() -> builder.time("who", "day")).hasMessageContaining("must hold numbers");
        assertThatThrownBy(() -> builder.time("day", "days")).hasMessageContaining("expected one of s, min, h, day");
        assertThatThrownBy(builder::build).hasMessageContaining("a cohort needs subject(column)");
        assertThatThrownBy(() -> cohort().patient("d")).hasMessageContaining("did you mean 'a', 'b' or 'c'?");
        assertThatThrownBy(() -> cohort().patient("a").values("vol")).hasMessageContaining("'volume'");
        assertThatThrownBy(() -> cohort().patient("a").covariate("arms")).hasMessageContaining("'arm'");
    }

    @Test
    void sharesNoArrayWithTheCaller() {
        Cohort cohort = cohort();
        Arrays.fill(cohort.patient("a").times(), 99);
        Arrays.fill(cohort.patient("a").values("volume"), 99);
        cohort.table().doubleColumn("volume").set(0, 99.0);
        assertThat(cohort.patient("a").values("volume")).containsExactly(5, 6, 7);
        assertThat(cohort.patient("a").times()).containsExactly(7, 14, 28);
        assertThat(cohort.patient("a").covariate("arm")).isEqualTo("x");
    }

    /** Facts counted independently (Python's csv and json modules), and the protocol's. */
    @Test
    void findsTheKnownFactsOfTheTumorFile() {
        Cohort all = Cohort.of(FilesAtHand.tumorReadings())
                .subject("Pt_hashID")
                .time("T_days", "day")
                .observing("Lesion_normvol", "1")
                .build();
        assertThat(all.size()).isEqualTo(1461);
        assertThat(all.table().rowCount()).isEqualTo(8416);
        assertThat(all.report().findings())
                .extracting(Finding::kind, Finding::readings, Finding::patients)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Kind.DUPLICATE_TIME, 7, 7),
                        org.assertj.core.groups.Tuple.tuple(Kind.UNSORTED_TIME, 1, 1),
                        org.assertj.core.groups.Tuple.tuple(Kind.NEGATIVE, 0, 0));
        Cohort selected = all.select(Patient.atLeast(6));
        assertThat(selected.size()).isEqualTo(641);
        assertThat(selected.report().patients(Kind.ZERO)).isEqualTo(63);
        List<Double> firstDays =
                selected.patients().stream().map(p -> p.times()[0]).sorted().toList();
        assertThat(firstDays.get(320)).isEqualTo(-10);
        Patient censored = all.censorZeros("Lesion_normvol").patients().get(2);
        assertThat(Arrays.stream(censored.values("Lesion_normvol")).min()).hasValue(6.74971516202016e-07);
    }
}
