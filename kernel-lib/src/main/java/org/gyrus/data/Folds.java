// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which patients a method may learn from while it is judged on which others.
 *
 * <p>It divides patients; {@link Holdout} divides a patient's readings. Both are used together: a method learns from the
 * seen readings of some patients and forecasts the held-out readings of others, whose own seen readings it is then told.
 * The same seed gives the same folds for the same patients, whatever the order of the table.
 */
public final class Folds {
    private final String name;
    private final Function<Cohort, List<Fold>> rule;

    private Folds(String name, Function<Cohort, List<Fold>> rule) {
        this.name = name;
        this.rule = rule;
    }

    /** One fold: all patients are learned from, and all are judged on what was held out. */
    public static Folds everyone() {
        return new Folds("all patients", cohort -> List.of(new Fold(cohort, cohort)));
    }

    /**
     * Patients in folds of nearly equal size: each fold is judged by what was learned from the others.
     *
     * @param count at least 2
     * @throws DataException when {@code count} is below 2, or a cohort has fewer patients
     */
    public static Folds patients(int count, long seed) {
        if (count < 2) {
            throw new DataException("expected at least 2 folds of patients, not " + count);
        }
        return new Folds(count + " folds of patients", cohort -> divided(cohort, count, seed));
    }

    /**
     * Learned from patients whose covariate is at most a limit, judged on those beyond it: for example beyond a dose.
     *
     * @throws DataException when a covariate is no number, or one of the two groups is empty
     */
    public static Folds beyond(String covariate, double limit) {
        return new Folds("patients with " + covariate + " beyond " + limit, cohort -> {
            Predicate<Patient> beyond = p -> number(p, covariate) > limit;
            Fold fold = new Fold(cohort.select(beyond.negate()), cohort.select(beyond));
            if (fold.learnedFrom().size() == 0 || fold.judgedOn().size() == 0) {
                throw new DataException("of " + cohort.size() + " patients, "
                        + fold.judgedOn().size() + " have " + covariate + " beyond " + limit
                        + ": both groups need patients; choose a limit between the covariate's values");
            }
            return List.of(fold);
        });
    }

    /**
     * The same folds, but only a share of their patients is learned from; who is judged stays.
     *
     * @param share above 0 and at most 1; at least one patient is kept
     */
    public Folds learningFrom(double share, long seed) {
        if (!(share > 0 && share <= 1)) {
            throw new DataException("expected a share of patients above 0 and at most 1, not " + share);
        }
        return new Folds(
                name + ", learning from " + Math.round(100 * share) + " % of them",
                cohort -> rule.apply(cohort).stream()
                        .map(fold -> new Fold(part(fold.learnedFrom(), share, seed), fold.judgedOn()))
                        .toList());
    }

    /** The folds of a cohort. */
    public List<Fold> of(Cohort cohort) {
        return rule.apply(cohort);
    }

    private static List<Fold> divided(Cohort cohort, int count, long seed) {
        if (cohort.size() < count) {
            throw new DataException(
                    "a cohort of " + cohort.size() + " patients cannot be divided into " + count + " folds");
        }
        List<String> ids = shuffled(cohort, seed);
        Map<String, Integer> fold = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            fold.put(ids.get(i), i % count);
        }
        List<Fold> folds = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int own = k;
            Predicate<Patient> in = p -> fold.get(p.id()) == own;
            folds.add(new Fold(cohort.select(in.negate()), cohort.select(in)));
        }
        return folds;
    }

    private static Cohort part(Cohort cohort, double share, long seed) {
        List<String> ids = shuffled(cohort, seed);
        Set<String> kept = new HashSet<>(ids.subList(0, (int) Math.max(1, Math.round(share * ids.size()))));
        return cohort.select(p -> kept.contains(p.id()));
    }

    private static List<String> shuffled(Cohort cohort, long seed) {
        List<String> ids = new ArrayList<>(
                cohort.patients().stream().map(Patient::id).sorted().toList());
        Collections.shuffle(ids, new Random(seed));
        return ids;
    }

    private static double number(Patient patient, String covariate) {
        String text = patient.covariate(covariate);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new DataException("patient " + patient.id() + ": expected a number as covariate '" + covariate
                    + "', not '" + text + "'");
        }
    }

    /** What is divided, in words. */
    @Override
    public String toString() {
        return name;
    }
}
