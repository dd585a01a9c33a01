// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class FoldsTest {
    /** Patients p0, p1, ... with readings at times 0, 1, ...; dose of patient i is i, gray grows by 10 with each reading. */
    private static Cohort cohort(int... readings) {
        StringColumn who = StringColumn.create("who");
        DoubleColumn time = DoubleColumn.create("t");
        DoubleColumn gray = DoubleColumn.create("gray");
        IntColumn dose = IntColumn.create("dose");
        for (int p = 0; p < readings.length; p++) {
            for (int i = 0; i < readings[p]; i++) {
                who.append("p" + p);
                time.append(i);
                gray.append(10 * i);
                dose.append(p);
            }
        }
        return Cohort.of(Table.create(who, time, gray, dose))
                .subject("who")
                .time("t", "week")
                .observing("gray", "1")
                .covariates("dose")
                .build();
    }

    private static List<String> ids(Cohort cohort) {
        return cohort.patients().stream().map(Patient::id).toList();
    }

    private static List<Integer> seen(Holdout rule, Cohort cohort) {
        return cohort.patients().stream().map(rule::seen).toList();
    }

    @Test
    void readingsAreHeldOutByCountByShareByTimeAndByLevel() {
        Cohort cohort = cohort(3, 6, 10);
        assertThat(seen(Holdout.lastReadings(2), cohort)).containsExactly(1, 4, 8);
        assertThat(seen(Holdout.allButFirst(4), cohort)).containsExactly(3, 4, 4);
        assertThat(seen(Holdout.lastShare(0.5), cohort)).containsExactly(1, 3, 5);
        assertThat(seen(Holdout.lastShare(0.01), cohort)).containsExactly(2, 5, 9);
        assertThat(seen(Holdout.lastShare(0.99), cohort)).containsExactly(1, 1, 1);
        assertThat(seen(Holdout.beyond(4), cohort)).containsExactly(3, 5, 5);
        assertThat(seen(Holdout.beyond("gray", 35), cohort)).containsExactly(3, 4, 4);
        Split split = cohort.holdOut(Holdout.beyond(4));
        assertThat(ids(split.heldOut())).containsExactly("p1", "p2");
        assertThat(split.heldOut().patient("p2").times()).containsExactly(5, 6, 7, 8, 9);
        assertThat(split.seen().patient("p2").times()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void refusesWhatLeavesNothingToSee() {
        Cohort cohort = cohort(1, 3);
        assertThatThrownBy(() -> cohort.holdOut(Holdout.lastReadings(1))).hasMessageContaining("p0 has 1 readings");
        assertThatThrownBy(() -> cohort.holdOut(Holdout.lastShare(0.5))).hasMessageContaining("single reading");
        assertThatThrownBy(() -> cohort.holdOut(Holdout.beyond(-1))).hasMessageContaining("no reading up to time -1.0");
        assertThatThrownBy(() -> cohort.holdOut(Holdout.beyond("gray", -1))).hasMessageContaining("gray up to -1.0");
        assertThatThrownBy(() -> cohort.holdOut(Holdout.beyond("grey", 1))).hasMessageContaining("gray");
        assertThatThrownBy(() -> Holdout.lastShare(1)).hasMessageContaining("below 1, not 1.0");
        assertThatThrownBy(() -> Holdout.beyond(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Holdout.allButFirst(0)).hasMessageContaining("at least 1");
    }

    @Test
    void everyPatientIsJudgedOnceByOthers() {
        Cohort cohort = cohort(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
        List<Fold> folds = Folds.patients(4, 7).of(cohort);
        List<String> judged = new ArrayList<>();
        for (Fold fold : folds) {
            assertThat(fold.judgedOn().size()).isBetween(2, 3);
            assertThat(ids(fold.learnedFrom())).doesNotContainAnyElementsOf(ids(fold.judgedOn()));
            assertThat(fold.learnedFrom().size() + fold.judgedOn().size()).isEqualTo(11);
            judged.addAll(ids(fold.judgedOn()));
        }
        assertThat(judged).containsExactlyInAnyOrderElementsOf(ids(cohort));
        assertThat(ids(Folds.patients(4, 7).of(cohort).get(1).judgedOn()))
                .isEqualTo(ids(folds.get(1).judgedOn()));
        assertThat(ids(Folds.patients(4, 8).of(cohort).get(1).judgedOn()))
                .isNotEqualTo(ids(folds.get(1).judgedOn()));
    }

    @Test
    void foldsDoNotDependOnTheOrderOfTheTable() {
        Cohort cohort = cohort(2, 2, 2, 2, 2, 2, 2);
        Table reversed = cohort.table().sortDescendingOn("who");
        Cohort other = Cohort.of(reversed)
                .subject("who")
                .time("t", "week")
                .observing("gray", "1")
                .build();
        assertThat(ids(Folds.patients(3, 1).of(other).get(0).judgedOn()))
                .containsExactlyInAnyOrderElementsOf(
                        ids(Folds.patients(3, 1).of(cohort).get(0).judgedOn()));
    }

    @Test
    void judgesBeyondADoseAndLearnsFromAShare() {
        Cohort cohort = cohort(2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
        Fold fold = Folds.beyond("dose", 6).of(cohort).get(0);
        assertThat(ids(fold.judgedOn())).containsExactly("p7", "p8", "p9");
        assertThat(ids(fold.learnedFrom())).containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6");
        Fold scarce = Folds.everyone().learningFrom(0.1, 3).of(cohort).get(0);
        assertThat(scarce.learnedFrom().size()).isEqualTo(1);
        assertThat(scarce.judgedOn().size()).isEqualTo(10);
        assertThat(Folds.beyond("dose", 6).learningFrom(0.1, 3).toString())
                .isEqualTo("patients with dose beyond 6.0, learning from 10 % of them");
    }

    @Test
    void refusesFoldsThatCannotBe() {
        Cohort cohort = cohort(2, 2, 2);
        assertThatThrownBy(() -> Folds.patients(1, 7)).hasMessageContaining("at least 2 folds");
        assertThatThrownBy(() -> Folds.patients(4, 7).of(cohort)).hasMessageContaining("3 patients");
        assertThatThrownBy(() -> Folds.beyond("dose", 9).of(cohort)).hasMessageContaining("0 have dose beyond 9.0");
        assertThatThrownBy(() -> Folds.beyond("doze", 1).of(cohort)).hasMessageContaining("dose");
        assertThatThrownBy(() -> Folds.everyone().learningFrom(0, 1)).hasMessageContaining("share");
    }
}
