// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gyrus.data.Cohort;
import org.gyrus.data.Fold;
import org.gyrus.data.Folds;
import org.gyrus.data.Holdout;
import org.gyrus.data.Patient;
import org.gyrus.data.Split;

/**
 * What intervals are worth on held-out readings: the {@linkplain Interval#score interval score} and how many hold what came. Each
 * patient is judged by intervals that were learned from the patients of other folds. A censored reading, whose truth is at most its
 * bound, counts as the value below the bound that suits the interval best. Immutable.
 *
 * @param name of the intervals
 * @param level such as 0.8
 * @param patients who were judged, by fold
 * @param scores for each patient the mean over the held-out readings, in their unit
 * @param inside for each patient the share of held-out readings that lie within
 */
@SuppressWarnings("ArrayRecordComponent") // copied at the border
public record IntervalScores(String name, double level, List<String> patients, double[] scores, double[] inside) {

    /** Copies the arrays. */
    public IntervalScores {
        patients = List.copyOf(patients);
        scores = scores.clone();
        inside = inside.clone();
    }

    /**
     * Judges.
     *
     * @param intervals not yet learned
     * @param rule which readings are held out; never seen, neither in learning
     * @param folds of patients; all learn and are judged with {@link Folds#everyone}
     */
    public static IntervalScores of(
            EmpiricalIntervals intervals, Cohort cohort, String observed, Holdout rule, Folds folds, double level) {
        Split split = cohort.holdOut(rule);
        List<String> patients = new ArrayList<>();
        List<double[]> found = new ArrayList<>();
        for (Fold fold : folds.of(split.seen())) {
            EmpiricalIntervals learned = intervals.learned(fold.learnedFrom(), observed);
            for (Patient patient : fold.judgedOn().patients()) {
                Interrupts.check();
                Readings later = Readings.of(split.heldOut().patient(patient.id()), observed);
                patients.add(patient.id());
                found.add(judged(learned.intervals(Readings.of(patient, observed), level, later.times()), later));
            }
        }
        return new IntervalScores(
                intervals.name(),
                level,
                patients,
                found.stream().mapToDouble(f -> f[0]).toArray(),
                found.stream().mapToDouble(f -> f[1]).toArray());
    }

    private static double[] judged(List<Interval> said, Readings came) {
        double[] sums = new double[2];
        for (int j = 0; j < came.size(); j++) {
            Interval interval = said.get(j);
            double value = came.censored(j) ? Math.min(came.value(j), interval.high()) : came.value(j);
            sums[0] += interval.score(value) / came.size();
            sums[1] += interval.contains(value) ? 1.0 / came.size() : 0;
        }
        return sums;
    }

    /** Mean score over patients, with its interval. */
    public Interval mean(Bootstrap bootstrap) {
        return bootstrap.mean(scores);
    }

    /** Share of held-out readings inside, each patient counting once, with its interval; {@link #level} if they are right. */
    public Interval coverage(Bootstrap bootstrap) {
        return bootstrap.mean(inside);
    }

    /** Mean of this score less another's, patients kept in pairs; below 0, this is better. */
    public Interval less(IntervalScores other, Bootstrap bootstrap) {
        if (!patients.equals(other.patients)) {
            throw new FitException("'" + name + "' and '" + other.name + "' were not judged on the same patients.");
        }
        double[] difference = new double[scores.length];
        Arrays.setAll(difference, i -> scores[i] - other.scores[i]);
        return bootstrap.mean(difference);
    }

    @Override
    public double[] scores() {
        return scores.clone();
    }

    @Override
    public double[] inside() {
        return inside.clone();
    }

    @Override
    public String toString() {
        return name + ": mean score " + Arrays.stream(scores).average().orElse(Double.NaN) + ", inside "
                + Arrays.stream(inside).average().orElse(Double.NaN) + " of " + level;
    }
}
