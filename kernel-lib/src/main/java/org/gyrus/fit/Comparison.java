// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
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

    /** All that was asked for; copied by each change. */
    static final class Plan implements Cloneable {
        List<Forecaster> rivals;
        Cohort cohort;
        String observed;
        Holdout holdout;
        Holdout known;
        Folds folds = Folds.everyone();
        Holdout validation;
        Folds validationFolds;
        int seeds = 1;
        int settings = 20;
        Duration time = Duration.ofDays(1);
        DoubleConsumer progress = done -> {};

        private Plan copy() {
            try {
                return (Plan) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

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
        return new Comparison(new Plan()).with(p -> p.rivals = different(rivals));
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
        return with(p -> p.rivals = different(more));
    }

    /** On which patients; when they observe a single column, that is what is forecast. */
    public Comparison on(Cohort patients) {
        boolean single = plan.observed == null && patients.observed().size() == 1;
        return with(p -> {
            p.cohort = patients;
            p.observed = single ? patients.observed().get(0).name() : p.observed;
        });
    }

    /** Which observed column is forecast. */
    public Comparison observing(String column) {
        return with(p -> p.observed = column);
    }

    /** Which readings are held out, such as {@link Holdout#lastReadings}. */
    public Comparison holdOut(Holdout rule) {
        return with(p -> p.holdout = rule);
    }

    /** Which patients are learned from and which are judged; without this call, all are both. */
    public Comparison across(Folds folds) {
        return with(p -> p.folds = folds);
    }

    /**
     * What is known of the patients that are learned from, when that is more than of those who are judged: for example all
     * but the last two readings of past patients, and the first two of a new one. Asks for folds in which nobody is both.
     */
    public Comparison knowing(Holdout rule) {
        return with(p -> p.known = rule);
    }

    /**
     * Which of the seen readings are set aside to choose settings; without this call, the rule of {@link #holdOut} once
     * more. Patients for whom it leaves nothing to see take no part in the choice.
     */
    public Comparison validatedOn(Holdout rule) {
        return with(p -> p.validation = rule);
    }

    /** Across which folds settings are chosen; without this call, those of {@link #across}. */
    public Comparison validatedAcross(Folds folds) {
        return with(p -> p.validationFolds = folds);
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
        return with(p -> p.seeds = count);
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
        return with(p -> {
            p.settings = settings;
            p.time = time;
        });
    }

    /** The budget for tuning without a limit of time, the same for each rival. */
    public Comparison tuning(int settings) {
        return tuning(settings, plan.time);
    }

    /** Is told the share done, 0 to 1, from the calling thread. */
    public Comparison onProgress(DoubleConsumer listener) {
        return with(p -> p.progress = listener);
    }

    private Comparison with(Consumer<Plan> change) {
        Plan next = plan.copy();
        change.accept(next);
        return new Comparison(next);
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
