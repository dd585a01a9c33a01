// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gyrus.data.Cohort;
import org.gyrus.data.Folds;
import org.gyrus.data.Holdout;
import org.gyrus.data.Patient;
import org.gyrus.disorder.GrowthLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Splits that do not leak, budgets that are equal, seeds, and words that say what the intervals say. */
class ContestTest {
    private static final int READINGS = 7;

    /** Patients whose readings are given: [patient][reading], times 0, 1, 2, ... */
    private static Cohort cohort(double[][] values) {
        StringColumn who = StringColumn.create("who");
        DoubleColumn time = DoubleColumn.create("t");
        DoubleColumn volume = DoubleColumn.create("v");
        for (int p = 0; p < values.length; p++) {
            for (int i = 0; i < values[p].length; i++) {
                who.append("p" + p);
                time.append(i);
                volume.append(values[p][i]);
            }
        }
        return Cohort.of(Table.create(who, time, volume))
                .subject("who")
                .time("t", "week")
                .observing("v", "1")
                .build();
    }

    private static double[][] random(int patients, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, patients)
                .mapToObj(p -> random.doubles(READINGS, 1, 2).toArray())
                .toArray(double[][]::new);
    }

    /** Remembers all that it was told, and forecasts from it. */
    private static final class Spy implements Forecaster {
        private final List<String> told = Collections.synchronizedList(new ArrayList<>());
        private double mean = Double.NaN;

        @Override
        public String name() {
            return "spy";
        }

        @Override
        public Forecaster learned(Cohort seen, String observed) {
            double sum = 0;
            for (Patient patient : seen.patients()) {
                told.add(patient.id() + Arrays.toString(patient.values(observed)));
                sum += Arrays.stream(patient.values(observed)).sum();
            }
            mean = sum;
            return this;
        }

        @Override
        public Course course(Readings seen) {
            told.add(seen.patient() + Arrays.toString(seen.values()) + mean);
            double expected = mean + seen.value(0);
            return times -> Rival.constant(times, expected);
        }
    }

    /** Held-out values are scrambled: whatever a rival is told, in tuning or after, stays the same to the last bit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aHeldOutReadingNeverReachesARival(long seed) {
        double[][] values = random(9, seed);
        double[][] scrambled = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        SplittableRandom noise = new SplittableRandom(seed + 100);
        for (double[] row : scrambled) {
            row[READINGS - 1] = noise.nextDouble(100);
            row[READINGS - 2] = noise.nextDouble(100);
        }
        List<List<String>> told = new ArrayList<>();
        List<String> choices = new ArrayList<>();
        for (double[][] version : List.of(values, scrambled)) {
            Spy spy = new Spy();
            PairedErrors errors = Comparison.of(
                            Forecaster.tuned("tuned", named("a", spy), named("b", Forecaster.lastValue())),
                            named("alone", spy),
                            Forecaster.cohortMean())
                    .on(cohort(version))
                    .holdOut(Holdout.lastReadings(2))
                    .across(Folds.patients(3, seed))
                    .run();
            told.add(spy.told.stream().sorted().toList());
            choices.add(errors.effort("tuned").chosen());
        }
        assertThat(told.get(1)).isEqualTo(told.get(0)).isNotEmpty();
        assertThat(choices.get(1)).isEqualTo(choices.get(0));
    }

    /** In folds, a patient is forecast by what was learned from others only. */
    @Test
    void aJudgedPatientIsNotLearnedFrom() {
        double[][] values = {{1, 1, 1, 1}, {2, 2, 2, 2}, {6, 6, 6, 6}};
        Comparison comparison =
                Comparison.of(Forecaster.cohortMean()).on(cohort(values)).holdOut(Holdout.lastReadings(1));
        assertThat(comparison.across(Folds.patients(3, 1)).run().of("cohort mean"))
                .containsExactly(3, 1.5, 4.5);
        assertThat(comparison.run().of("cohort mean")).containsExactly(2, 1, 3);
    }

    private static Forecaster named(String name, Forecaster other) {
        return new Forecaster() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Forecaster learned(Cohort seen, String observed) {
                return named(name, other.learned(seen, observed));
            }

            @Override
            public Course course(Readings seen) {
                return other.course(seen);
            }
        };
    }

    private static Forecaster level(String name, double value) {
        return Rival.naive(name, seen -> value);
    }

    @Test
    void theSettingIsChosenOnValidationReadingsWithinTheSameBudget() {
        double[][] values = {{0, 3, 3, 9}, {0, 3, 3, 9}, {0, 3, 3, 9}};
        Forecaster tuned = Forecaster.tuned("tuned", level("one", 1), level("three", 3), level("nine", 9));
        Forecaster other = Forecaster.tuned("other", level("0", 0), level("9", 9), level("8", 8), level("7", 7));
        Comparison comparison = Comparison.of(tuned, other, Forecaster.lastValue())
                .on(cohort(values))
                .holdOut(Holdout.lastReadings(1));
        PairedErrors errors = comparison.run();
        assertThat(errors.effort("tuned").chosen()).isEqualTo("three");
        assertThat(errors.of("tuned")).containsOnly(6);
        assertThat(errors.effort("tuned").tried()).isEqualTo(3);
        assertThat(errors.effort("other").tried()).isEqualTo(4);
        PairedErrors scarce = comparison.tuning(2, Duration.ofMinutes(1)).run();
        assertThat(scarce.effort("tuned").tried()).isEqualTo(2);
        assertThat(scarce.effort("other").tried()).isEqualTo(2);
        assertThat(scarce.effort("other").offered()).isEqualTo(4);
        assertThat(scarce.effort("last value carried forward").tried()).isEqualTo(1);
        assertThat(scarce.table().stringColumn("settings tried").asList())
                .containsExactly("2 of 3", "2 of 4", "1 of 1");
        assertThat(scarce.inWords(new Bootstrap(200, 1)))
                .contains("validation readings only")
                .contains("other tried 2 of 4 settings");
        assertThatThrownBy(() -> tuned.course(Readings.of("p", new double[] {0}, new double[] {1})))
                .hasMessageContaining("3 settings to choose from");
        assertThatThrownBy(() -> Forecaster.tuned("t", level("a", 1), level("a", 2)))
                .hasMessageContaining("different names");
        assertThatThrownBy(() -> comparison.tuning(0, Duration.ofMinutes(1)))
                .hasMessageContaining("at least 1 setting");
    }

    @Test
    void validationNeedsReadingsToSetAside() {
        Comparison comparison = Comparison.of(Forecaster.tuned("tuned", level("one", 1), level("three", 3)))
                .on(cohort(new double[][] {{1, 2, 3}, {1, 2, 3}}))
                .holdOut(Holdout.lastReadings(2));
        assertThatThrownBy(comparison::run).hasMessageContaining("validatedOn(rule)");
    }

    /** Its error is its seed. */
    private record Lottery(long seed) implements Forecaster {
        @Override
        public String name() {
            return "lottery";
        }

        @Override
        public Forecaster seeded(long next) {
            return new Lottery(next);
        }

        @Override
        public Course course(Readings seen) {
            return times -> Rival.constant(times, seen.value(seen.size() - 1) + seed);
        }
    }

    @Test
    void errorsAreAveragedOverSeeds() {
        PairedErrors errors = Comparison.of(new Lottery(0), Forecaster.lastValue())
                .on(cohort(new double[][] {{1, 1, 1}, {2, 2, 2}}))
                .holdOut(Holdout.lastReadings(1))
                .seeds(5)
                .run();
        assertThat(errors.of("lottery")).containsExactly(2, 2);
        assertThat(errors.effort("lottery").seeds()).isEqualTo(5);
        assertThat(errors.effort("lottery").seedSpread()).isCloseTo(Math.sqrt(2.5), within(1e-12));
        assertThat(errors.effort("last value carried forward").seeds()).isEqualTo(1);
        assertThat(errors.table().columnNames()).contains("seeds");
    }

    /** The words follow the intervals: a clear winner, a tie, a loser, and one that fails. */
    @Test
    void wordsSayWhatTheIntervalsSay() {
        double[][] values = random(60, 5);
        Forecaster failing = Rival.naive("failing", seen -> seen.patient().equals("p3") ? Double.NaN : 1.5);
        PairedErrors errors = Comparison.of(level("1.5", 1.5), level("1.51", 1.51), level("two", 2), level("nine", 9))
                .and(failing)
                .on(cohort(values))
                .holdOut(Holdout.lastReadings(3))
                .run();
        Bootstrap bootstrap = new Bootstrap(1000, 3);
        PairedErrors sound = errors.only("1.5", "1.51", "two", "nine");
        assertThat(sound.meanDifference("1.51", "1.5", bootstrap).holdsZero()).isTrue();
        assertThat(sound.meanDifference("two", sound.best(), bootstrap).low()).isPositive();
        assertThat(sound.inWords(bootstrap))
                .startsWith("Least mean error over 60 patients: 1.5")
                .contains("It beats two and nine.")
                .contains("cannot be told apart from 1.5")
                .contains("Lost to every other rival: nine.");
        assertThat(errors.inWords(bootstrap))
                .contains("failing (1 of 60; patient p3: the forecast is no finite number)");
        assertThat(errors.against("two", bootstrap)
                        .stringColumn("verdict on means")
                        .asList())
                .containsExactly("better", "better", "worse", "failed");
        assertThat(sound.inWords("two", bootstrap)).contains("Significantly better than two: 1.5, 1.51.");
        assertThat(sound.only("two", "nine").inWords(bootstrap)).contains("It won against every rival.");
    }

    @Test
    void tiesAreReported() {
        double[][] values = {{1, 1, 1}, {2, 2, 2}, {3, 3, 4}, {3, 3, 5}};
        PairedErrors errors = Comparison.of(Forecaster.lastValue(), Forecaster.ownMean())
                .on(cohort(values))
                .holdOut(Holdout.lastReadings(1))
                .run();
        assertThat(errors.ties("last value carried forward")).isEqualTo(0.5);
        assertThat(errors.ties("own mean", "last value carried forward")).isEqualTo(4);
        assertThat(errors.inWords(new Bootstrap(200, 1))).contains("equal for 4 patients");
    }

    @Test
    void patientsWithNothingHeldOutAreLearnedFromButNotJudged() {
        double[][] values = {{1, 1}, {5, 5, 5, 5}};
        PairedErrors errors = Comparison.of(Forecaster.cohortMean())
                .on(cohort(values))
                .holdOut(Holdout.beyond(1))
                .run();
        assertThat(errors.patients()).containsExactly("p1");
        assertThat(errors.of("cohort mean")).containsExactly(2);
    }

    @Test
    void aPatientThatCannotBeFittedIsAFailureWithItsReason() {
        double[][] values = {{0, 0, 0, 0}, {1, 2, 4, 8}};
        PairedErrors errors = Comparison.of(Forecaster.of(GrowthLaw.EXPONENTIAL, Calibration.penalizedDescent()))
                .on(cohort(values))
                .holdOut(Holdout.lastReadings(1))
                .run();
        assertThat(errors.failures("exponential")).isEqualTo(1);
        assertThat(errors.effort("exponential").complaint()).contains("no reading is above 0");
        assertThat(errors.effort("exponential").size()).hasToString("2 per patient");
    }

    @Test
    void picturesHoldEveryRivalAndPatient() {
        PairedErrors errors = Comparison.of(Forecaster.lastValue(), Forecaster.ownMean(), Forecaster.cohortMean())
                .on(cohort(random(30, 8)))
                .holdOut(Holdout.lastReadings(2))
                .run();
        assertThat(errors.intervals("cohort mean", new Bootstrap(200, 1)).summary())
                .contains("own mean", "last value carried forward");
        assertThat(errors.pairs("own mean", "cohort mean").summary()).contains("30 values");
        assertThat(errors.differences("own mean", "cohort mean").summary()).contains("30 values");
        assertThat(errors.summary(new Bootstrap(200, 1)).columnNames())
                .contains("parameters", "training [s]", "1000 predictions [s]", "less the best [95 %]");
    }
}
