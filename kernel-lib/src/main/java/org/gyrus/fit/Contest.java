// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.gyrus.data.Cohort;
import org.gyrus.data.DataException;
import org.gyrus.data.Folds;
import org.gyrus.data.Holdout;
import org.gyrus.data.Split;

/** One run of a comparison: choose settings on validation readings, then look at the held-out ones once. */
final class Contest {
    private final Comparison.Plan plan;
    private final double steps;
    private double done;

    Contest(Comparison.Plan plan) {
        this.plan = plan;
        int choices = plan.rivals.stream()
                .mapToInt(this::affordable)
                .filter(n -> n > 1)
                .sum();
        boolean random = plan.rivals.stream().anyMatch(Contest::isRandom);
        this.steps = choices + (random ? plan.seeds : 1);
    }

    private int affordable(Forecaster rival) {
        return Math.min(rival.settings().size(), plan.settings);
    }

    private static boolean isRandom(Forecaster rival) {
        return rival.settings().stream().anyMatch(s -> s.seeded(1) != s);
    }

    PairedErrors run() {
        Split split = plan.cohort.holdOut(plan.holdout);
        List<Entrant> entrants = new ArrayList<>();
        Cohort known = plan.known == null
                ? split.seen()
                : plan.cohort.holdOut(plan.known).seen();
        Trial test = new Trial(split, known, plan.observed, plan.folds);
        for (Forecaster rival : plan.rivals) {
            entrants.add(tuned(rival, split.seen()));
        }
        boolean random = entrants.stream().anyMatch(e -> isRandom(e.chosen()));
        for (int seed = 0; seed < (random ? plan.seeds : 1); seed++) {
            for (Entrant entrant : entrants) {
                entrant.ready(seed);
            }
            try {
                test.run(entrants.stream().map(Entrant::current).toList(), this::report);
            } catch (CancellationException e) {
                Thread.currentThread().interrupt();
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            done++;
        }
        return test.result(entrants);
    }

    private void report(double shareOfStep) {
        plan.progress.accept(Math.min(1, (done + shareOfStep) / steps));
    }

    /** The setting with the least mean error on the validation readings. */
    private Entrant tuned(Forecaster rival, Cohort seen) {
        List<Forecaster> settings = rival.settings();
        int count = affordable(rival);
        if (settings.size() == 1) {
            return new Entrant(rival.name(), settings.get(0), settings.size(), 1, "", 0);
        }
        if (plan.known != null) {
            throw new FitException("'" + rival.name() + "' has " + settings.size() + " settings, but with knowing(rule)"
                    + " the readings to choose them on are held out of somebody; choose one before");
        }
        Split inner = inner(seen);
        Folds asked = plan.validationFolds == null ? plan.folds : plan.validationFolds;
        Folds folds = rival.forecastsStrangers() ? asked : Folds.everyone();
        Trial validation = new Trial(inner, inner.seen(), plan.observed, folds);
        Forecaster best = settings.get(0);
        double least = Double.POSITIVE_INFINITY;
        double seconds = 0;
        int tried = 0;
        while (tried < count && !Thread.currentThread().isInterrupted()) {
            if (tried > 0 && seconds > plan.time.toMillis() / 1e3) {
                break;
            }
            Forecaster setting = settings.get(tried).seeded(0);
            try {
                Trial.Score score = validation.score(setting, this::report);
                seconds += score.seconds();
                if (score.meanError() < least) {
                    least = score.meanError();
                    best = settings.get(tried);
                }
            } catch (CancellationException e) {
                Thread.currentThread().interrupt();
            }
            tried++;
            done++;
        }
        return new Entrant(rival.name(), best, settings.size(), tried, best.name(), seconds);
    }

    private Split inner(Cohort seen) {
        Holdout rule = plan.validation == null ? plan.holdout : plan.validation;
        Cohort enough = seen.select(p -> {
            try {
                return rule.seen(p) < p.readings();
            } catch (DataException e) {
                return false;
            }
        });
        if (enough.size() == 0) {
            throw new FitException("no patient has enough seen readings to set some aside for choosing settings;"
                    + " give validatedOn(rule) that leaves some, such as Holdout.lastReadings(1)");
        }
        return enough.holdOut(rule);
    }
}
