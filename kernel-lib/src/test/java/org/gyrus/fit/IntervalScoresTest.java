// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.gyrus.data.Cohort;
import org.gyrus.data.Folds;
import org.gyrus.data.Holdout;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class IntervalScoresTest {
    private static final double LEVEL = 0.8;
    private static final int PATIENTS = 1200;

    @Test
    void theScoreIsWidthAndPenalty() {
        Interval interval = new Interval(2, 1, 4, LEVEL);
        assertThat(interval.score(1)).isEqualTo(3);
        assertThat(interval.score(4)).isEqualTo(3);
        assertThat(interval.score(0.5)).isCloseTo(3 + 10 * 0.5, within(1e-12));
        assertThat(interval.score(6)).isCloseTo(3 + 10 * 2, within(1e-12));
    }

    /**
     * For a standard normal value and a central interval of half width w the expected score is 2w + (4/alpha)(phi(w) - w Phi(-w)),
     * least where Phi(-w) = alpha/2.
     */
    @Test
    void theTrueQuantilesScoreLeast() {
        NormalDistribution normal = new NormalDistribution();
        Random random = new Random(3);
        double[] values = random.doubles(400_000)
                .map(normal::inverseCumulativeProbability)
                .toArray();
        double right = normal.inverseCumulativeProbability(0.9);
        for (double w : new double[] {0.8 * right, right, 1.2 * right}) {
            double expected = 2 * w + 4 / 0.2 * (normal.density(w) - w * normal.cumulativeProbability(-w));
            assertThat(score(values, -w, w)).isCloseTo(expected, within(0.02));
        }
        double least = score(values, -right, right);
        assertThat(score(values, -0.8 * right, 0.8 * right)).isGreaterThan(least + 0.05);
        assertThat(score(values, -1.2 * right, 1.2 * right)).isGreaterThan(least + 0.05);
        assertThat(score(values, 0.2 - right, 0.2 + right)).isGreaterThan(least + 0.03);
    }

    private static double score(double[] values, double low, double high) {
        Interval interval = new Interval(0, low, high, LEVEL);
        return Arrays.stream(values).map(interval::score).average().orElseThrow();
    }

    /** ln v is a random walk, of steps 0.1 in patients that begin above 1 and 0.4 in the others: the scale tells who is who. */
    private static Cohort walks() {
        StringColumn who = StringColumn.create("who");
        DoubleColumn day = DoubleColumn.create("day");
        DoubleColumn v = DoubleColumn.create("v");
        Random random = new Random(11);
        for (int i = 0; i < PATIENTS; i++) {
            double x = i % 2 == 0 ? 20 : -20;
            for (int t = 0; t < 6; t++) {
                who.append("p" + i);
                day.append(t);
                v.append(Math.exp(x));
                x += (i % 2 == 0 ? 0.1 : 0.4) * random.nextGaussian();
            }
        }
        return Cohorts.of(Table.create(who, day, v));
    }

    @Test
    void coverageIsWhatWasAskedForInEachClassOfHistories() {
        Bootstrap bootstrap = new Bootstrap(2000, 5);
        EmpiricalIntervals plain = EmpiricalIntervals.of(Forecaster.lastValue(), 2);
        IntervalScores all = judged(plain, walks());
        IntervalScores apart = judged(plain.by(h -> h.size() > 0 ? "quiet" : "wild"), walks());
        // 2 x 1200 readings in pairs: a standard deviation of at most 0.012 around the level.
        assertThat(all.coverage(bootstrap).estimate()).isCloseTo(LEVEL, within(0.036));
        assertThat(apart.coverage(bootstrap).estimate()).isCloseTo(LEVEL, within(0.036));
        assertThat(inside(apart, 0)).isCloseTo(LEVEL, within(0.05));
        assertThat(inside(apart, 1)).isCloseTo(LEVEL, within(0.05));
        assertThat(inside(all, 0)).isGreaterThan(0.9);
        assertThat(inside(all, 1)).isLessThan(0.7);
    }

    @Test
    void quantilesAreThoseOfTheSteps() {
        Cohort quiet = walks().select(p -> Integer.parseInt(p.id().substring(1)) % 2 == 0);
        EmpiricalIntervals learned =
                EmpiricalIntervals.of(Forecaster.lastValue(), 2).learned(quiet, "v");
        double z = new NormalDistribution().inverseCumulativeProbability(0.9);
        Readings seen = Readings.of("new", new double[] {0, 1}, new double[] {5, 7});
        for (int j = 0; j < 2; j++) {
            Interval interval = learned.intervals(seen, LEVEL, 2, 3).get(j);
            double half = 0.1 * Math.sqrt(j + 1) * z;
            assertThat(interval.estimate()).isEqualTo(7);
            assertThat(Math.log(interval.low() / 7)).isCloseTo(-half, within(0.02));
            assertThat(Math.log(interval.high() / 7)).isCloseTo(half, within(0.02));
        }
    }

    @Test
    void aCensoredReadingBelowAnIntervalCostsWhatIsSure() {
        Table table = walks().table().first(12);
        Cohort cohort = Cohorts.of(
                        table.replaceColumn("v", DoubleColumn.create("v", 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1)))
                .censorZeros("v");
        IntervalScores scores = IntervalScores.of(
                EmpiricalIntervals.of(Forecaster.lastValue(), 1),
                cohort,
                "v",
                Holdout.lastReadings(1),
                Folds.everyone(),
                LEVEL);
        assertThat(scores.scores()).containsExactly(0, 0); // all ratios are 1, and the censored truth is at most 1
        assertThat(scores.inside()).containsExactly(1, 1);
    }

    @Test
    void mistakes() {
        EmpiricalIntervals two = EmpiricalIntervals.of(Forecaster.lastValue(), 2);
        Readings seen = Readings.of("new", new double[] {0, 1}, new double[] {5, 7});
        assertThatThrownBy(() -> two.intervals(seen, LEVEL, 2)).hasMessageContaining("call learned");
        EmpiricalIntervals learned = two.learned(walks(), "v");
        assertThatThrownBy(() -> learned.intervals(seen, LEVEL, 2, 3, 4)).hasMessageContaining("2 readings ahead");
        assertThatThrownBy(() -> learned.intervals(seen, 80, 2)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> EmpiricalIntervals.of(Forecaster.lastValue(), 0))
                .hasMessageContaining("at least 1");
        IntervalScores few = judged(two, walks().select(p -> p.id().startsWith("p1")));
        assertThatThrownBy(() -> few.less(judged(two, walks()), new Bootstrap(100, 1)))
                .hasMessageContaining("same patients");
    }

    private static IntervalScores judged(EmpiricalIntervals intervals, Cohort cohort) {
        return IntervalScores.of(intervals, cohort, "v", Holdout.lastReadings(2), Folds.patients(4, 1), LEVEL);
    }

    private static double inside(IntervalScores scores, int parity) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < scores.patients().size(); i++) {
            if (Integer.parseInt(scores.patients().get(i).substring(1)) % 2 == parity) {
                sum += scores.inside()[i];
                count++;
            }
        }
        return sum / count;
    }
}
