// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gyrus.data.Cohort;
import org.gyrus.data.FilesAtHand;
import org.gyrus.data.Holdout;
import org.gyrus.data.Patient;
import org.gyrus.disorder.GrowthLaw;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ComparisonTest {
    private static final double[] A = {1, 2, 4, 8, 16, 32};
    private static final double[] B = {3, 3, 3, 3, 3, 3};

    private static Cohort cohort() {
        DoubleColumn times = DoubleColumn.create("t");
        DoubleColumn values = DoubleColumn.create("v");
        StringColumn who = StringColumn.create("who");
        for (int i = 0; i < 6; i++) {
            times.append(i).append(i);
            values.append(A[i]).append(B[i]);
            who.append("a").append("b");
        }
        return Cohort.of(Table.create(who, times, values))
                .subject("who")
                .time("t", "week")
                .observing("v", "1")
                .build();
    }

    private static Comparison of(Forecaster... rivals) {
        return Comparison.of(rivals).on(cohort()).observing("v").holdOut(Holdout.lastReadings(2));
    }

    @Test
    void measuresTheMeanAbsoluteErrorOfWhatIsHeldOut() {
        PairedErrors errors = of(Forecaster.of(GrowthLaw.EXPONENTIAL), Forecaster.lastValue(), Forecaster.cohortMean())
                .run();
        assertThat(errors.patients()).containsExactly("a", "b");
        assertThat(errors.of("exponential")[0]).isCloseTo(0, within(1e-6));
        assertThat(errors.of("last value carried forward")).containsExactly((8 + 24) / 2.0, 0);
        double mean = (15 / 4.0 + 3) / 2;
        assertThat(errors.of("cohort mean")).containsExactly((16 + 32 - 2 * mean) / 2, mean - 3);
        assertThat(errors.ties("last value carried forward")).isEqualTo(0.5);
        assertThat(errors.ranked("last value carried forward")).containsExactly("b", "a");
        assertThat(errors.mean("last value carried forward")).isEqualTo(8);
    }

    @Test
    void discardsByTheRivalsThatAreNamed() {
        PairedErrors errors =
                of(Forecaster.of(GrowthLaw.EXPONENTIAL), Forecaster.lastValue()).run();
        assertThat(errors.discarding(1).discarded()).containsExactly("a");
        assertThat(errors.discarding(1, "exponential").discarded()).isEmpty();
        assertThat(errors.without("b").patients()).containsExactly("a");
        assertThatThrownBy(() -> errors.mean("gompertz")).hasMessageContaining("no rival is called 'gompertz'");
    }

    @Test
    void countsARivalThatFails() {
        Forecaster broken = Rival.naive("broken", seen -> Double.NaN);
        PairedErrors errors = of(broken, Forecaster.lastValue()).run();
        assertThat(errors.failures("broken")).isEqualTo(2);
        assertThat(errors.discarding(1e9).patients()).isEmpty();
        assertThat(errors.table().intColumn("failed").asList()).containsExactly(2, 0);
    }

    @Test
    void asksForWhatIsMissing() {
        assertThatThrownBy(() -> Comparison.of(Forecaster.lastValue()).run())
                .isInstanceOf(FitException.class)
                .hasMessageContaining("on(cohort), observing(column) and holdOut(rule)");
        assertThatThrownBy(() -> Comparison.of(Forecaster.lastValue(), Forecaster.lastValue()))
                .hasMessageContaining("different names");
    }

    @Test
    void keepsWhatIsDoneWhenInterrupted() throws Exception {
        CompletableFuture<Long> ended = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        Forecaster slow = Rival.naive("slow", seen -> {
            while (seen.patient().equals("b")) {
                begun.countDown();
                Interrupts.check();
            }
            return 1;
        });
        List<PairedErrors> results = new ArrayList<>();
        Comparison comparison = of(slow);
        Thread thread = new Thread(() -> {
            results.add(comparison.run());
            ended.complete(Thread.currentThread().isInterrupted() ? System.nanoTime() : 0L);
        });
        thread.start();
        begun.await();
        Thread.sleep(200);
        long asked = System.nanoTime();
        thread.interrupt();
        assertThat(ended.get(5, TimeUnit.SECONDS) - asked).isBetween(0L, TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(results.get(0).patients()).containsExactly("a");
    }

    /** The protocol's reference figures for the naive forecast (section 1), and its share of ties. */
    @Test
    void givesTheKnownErrorsOfTheNaiveForecast() {
        PairedErrors errors = Comparison.of(Forecaster.lastValue())
                .on(tumors())
                .observing("Lesion_normvol")
                .holdOut(Holdout.lastReadings(2))
                .run();
        assertThat(errors.patients()).hasSize(641);
        assertThat(errors.mean("last value carried forward")).isCloseTo(2.85e-3, within(0.005e-3));
        assertThat(errors.median("last value carried forward")).isCloseTo(2.36e-4, within(0.005e-4));
        assertThat(errors.ties("last value carried forward")).isCloseTo(0.25, within(0.005));
    }

    /**
     * The authors' own errors for records 1 to 6 of the 641 (docs/src/examples/04_model_battle/errors.jls of
     * ablaom/TumorGrowth at 4b4c6c4): facts of another program, in another language.
     */
    @Test
    void reproducesThePublishedErrorsPatientByPatient() {
        List<Patient> first = tumors().patients().subList(0, 6);
        Cohort few = tumors().select(p -> first.stream().anyMatch(q -> q.id().equals(p.id())));
        Calibration published = Calibration.penalizedDescent();
        PairedErrors errors = Comparison.of(
                        Forecaster.of(GrowthLaw.EXPONENTIAL, published),
                        Forecaster.of(GrowthLaw.GOMPERTZ, published),
                        Forecaster.of(GrowthLaw.LOGISTIC, published),
                        Forecaster.of(GrowthLaw.BERTALANFFY, published),
                        Forecaster.of(GrowthLaw.GENERAL_BERTALANFFY, published))
                .on(few)
                .observing("Lesion_normvol")
                .holdOut(Holdout.lastReadings(2))
                .run();
        double[][] authors = {
            {3.615861557e-05, 3.03757203e-05, 2.995306457e-05, 3.051312956e-05, 3.041537414e-05},
            {3.500399435e-05, 7.246803168e-06, 7.371600588e-07, 8.24786383e-06, 3.667452459e-06},
            {0.0005996348498, 0.00132853682, 0.001247611933, 0.001354436003, 0.001355618114},
            {1.115764059e-06, 6.894951816e-05, 6.956802547e-05, 6.883895182e-05, 6.952650312e-05},
            {0.001500890988, 0.001367600707, 0.001364980593, 0.001368293943, 0.001319749501},
            {9.755431874e-05, 0.0001192709476, 0.0006593349513, 0.0001775458318, 0.0001611721349}
        };
        for (int i = 0; i < authors.length; i++) {
            for (int j = 0; j < authors[i].length; j++) {
                String rival = errors.rivals().get(j);
                assertThat(errors.of(rival)[i])
                        .as(rival + ", record " + (i + 1))
                        .isCloseTo(authors[i][j], within(1e-6 * authors[i][j]));
            }
        }
    }

    private static Cohort tumors() {
        return Cohort.of(FilesAtHand.tumorReadings())
                .subject("Pt_hashID")
                .time("T_weeks", "week")
                .observing("Lesion_normvol", "1")
                .build()
                .select(Patient.atLeast(6));
    }
}
