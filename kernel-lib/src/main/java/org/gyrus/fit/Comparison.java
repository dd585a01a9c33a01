// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.gyrus.data.Cohort;
import org.gyrus.data.Folds;
import org.gyrus.data.Holdout;

/**
 * Rivals on the same patients, the same readings seen, the same readings held out, with the same budget for tuning.
 *
 * <p>Error of a rival for a patient: the mean absolute error over the held-out readings, and the mean of that over seeds
 * when the rival has random starts. A censored held-out reading counts only as far as the forecast exceeds its bound. A
 * setting is chosen by the mean error on validation readings, which are taken from the seen ones; held-out readings are
 * looked at once, by the chosen setting. Patients run in parallel on all cores; the result does not depend on their order.
 *
 * <p>Immutable: each call gives a changed copy.
 */
public final class Comparison {
    private final Plan plan;

    /** All that was asked for. */
    record Plan(
            List<Forecaster> rivals,
            Cohort cohort,
            String observed,
            Holdout holdout,
            Holdout validation,
            Folds folds,
            int seeds,
            Budget budget,
            DoubleConsumer progress) {}

    /** At most so many settings, in at most so much time, for each rival. */
    record Budget(int settings, Duration time) {}

    private Comparison(Plan plan) {
        this.plan = plan;
    }

    /**
     * Starts a comparison.
     *
     * @throws FitException when two rivals have one name
     */
    public static Comparison of(Forecaster... rivals) {
        return of(List.of(rivals));
    }

    /**
     * Starts a comparison.
     *
     * @throws FitException when there is no rival or two have one name
     */
    public static Comparison of(List<Forecaster> rivals) {
        return new Comparison(new Plan(
                different(rivals),
                null,
                null,
                null,
                null,
                Folds.everyone(),
                1,
                new Budget(20, Duration.ofDays(1)),
                done -> {}));
    }

    private static List<Forecaster> different(List<Forecaster> rivals) {
        List<String> names = rivals.stream().map(Forecaster::name).toList();
        if (names.isEmpty() || new LinkedHashSet<>(names).size() < names.size()) {
            throw new FitException("a comparison needs rivals with different names, not " + names);
        }
        return List.copyOf(rivals);
    }

    /**
     * With one more rival.
     *
     * @throws FitException when a rival has its name already
     */
    public Comparison and(Forecaster rival) {
        List<Forecaster> more = new ArrayList<>(plan.rivals);
        more.add(rival);
        return new Comparison(new Plan(
                different(more),
                plan.cohort,
                plan.observed,
                plan.holdout,
                plan.validation,
                plan.folds,
                plan.seeds,
                plan.budget,
                plan.progress));
    }

    /** On which patients; when they observe a single column, that is what is forecast. */
    public Comparison on(Cohort patients) {
        String only =
                patients.observed().size() == 1 ? patients.observed().get(0).name() : null;
        return with(patients, plan.observed == null ? only : plan.observed, plan.folds);
    }

    /** Which observed column is forecast. */
    public Comparison observing(String column) {
        return with(plan.cohort, column, plan.folds);
    }

    /** Which patients are learned from and which are judged; without this call, all are both. */
    public Comparison across(Folds folds) {
        return with(plan.cohort, plan.observed, folds);
    }

    /** Which readings are held out, such as {@link Holdout#lastReadings}. */
    public Comparison holdOut(Holdout rule) {
        return with(rule, plan.validation, plan.seeds, plan.budget, plan.progress);
    }

    /**
     * Which of the seen readings are set aside to choose settings; without this call, the rule of {@link #holdOut} once
     * more. Patients for whom it leaves nothing to see take no part in the choice.
     */
    public Comparison validatedOn(Holdout rule) {
        return with(plan.holdout, rule, plan.seeds, plan.budget, plan.progress);
    }

    /**
     * How many times a rival with random starts is run.
     *
     * @throws FitException when below 1
     */
    public Comparison seeds(int count) {
        if (count < 1) {
            throw new FitException("expected at least 1 seed, not " + count);
        }
        return with(plan.holdout, plan.validation, count, plan.budget, plan.progress);
    }

    /**
     * The budget for tuning, the same for each rival: 20 settings and no limit of time without this call. A limit of time
     * makes the choice depend on the machine; prefer a number of settings.
     *
     * @throws FitException when it allows not a single setting
     */
    public Comparison tuning(int settings, Duration time) {
        if (settings < 1 || time.isNegative() || time.isZero()) {
            throw new FitException("a budget for tuning allows at least 1 setting and some time, not " + settings
                    + " settings and " + time);
        }
        return with(plan.holdout, plan.validation, plan.seeds, new Budget(settings, time), plan.progress);
    }

    /** Is told the share done, 0 to 1, from the calling thread. */
    public Comparison onProgress(DoubleConsumer listener) {
        return with(plan.holdout, plan.validation, plan.seeds, plan.budget, listener);
    }

    private Comparison with(Cohort cohort, String observed, Folds folds) {
        return new Comparison(new Plan(
                plan.rivals,
                cohort,
                observed,
                plan.holdout,
                plan.validation,
                folds,
                plan.seeds,
                plan.budget,
                plan.progress));
    }

    private Comparison with(Holdout holdout, Holdout validation, int seeds, Budget budget, DoubleConsumer progress) {
        return new Comparison(new Plan(
                plan.rivals, plan.cohort, plan.observed, holdout, validation, plan.folds, seeds, budget, progress));
    }

    /**
     * Tunes, fits, forecasts and measures.
     *
     * <p>When the thread is interrupted it ends within 100 ms (a rival that learns must notice interrupts itself) and
     * returns the patients done so far, with the thread's interrupt mark set.
     *
     * @throws FitException when cohort, column or holdout is not given
     */
    public PairedErrors run() {
        if (plan.cohort == null || plan.observed == null || plan.holdout == null) {
            throw new FitException("a comparison needs on(cohort), observing(column) and holdOut(rule) before run()"
                    + (plan.cohort != null && plan.observed == null
                            ? "; the cohort observes "
                                    + plan.cohort.observed().stream()
                                            .map(Cohort.Measured::name)
                                            .toList()
                            : ""));
        }
        return new Contest(plan).run();
    }
}
