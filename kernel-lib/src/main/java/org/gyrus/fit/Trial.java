// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.gyrus.data.Cohort;
import org.gyrus.data.Fold;
import org.gyrus.data.Folds;
import org.gyrus.data.Patient;
import org.gyrus.data.Split;

/**
 * Forecasters on one split: each learns from the seen readings of a fold's patients, is told the seen readings of a
 * patient, and is judged on the held-out ones, which it never gets.
 */
final class Trial {
    private final String observed;
    private final List<Fold> folds;
    private final Map<String, Readings> seen = new LinkedHashMap<>();
    private final Map<String, Readings> heldOut = new LinkedHashMap<>();
    private final List<Tally> tallies = new ArrayList<>();

    /** Mean error over all judged patients, infinite when a forecast failed, and the time it took. */
    record Score(double meanError, double seconds) {}

    /** One forecaster, one patient. */
    record Outcome(double error, long fitNanos, long forecastNanos, String complaint) {}

    /** @param known what may be learned from: the seen readings, or more of patients who are not judged with them */
    Trial(Split split, Cohort known, String observed, Folds folds) {
        this.observed = observed;
        this.folds = folds.of(split.seen()).stream()
                .map(fold -> known == split.seen() ? fold : informed(fold, known))
                .toList();
        Map<String, Readings> later = readings(split.heldOut(), observed);
        readings(split.seen(), observed).forEach((id, own) -> {
            if (later.containsKey(id)) {
                seen.put(id, own);
                heldOut.put(id, later.get(id));
            }
        });
        if (seen.isEmpty()) {
            throw new FitException("no patient has a held-out reading: there is nothing to judge; hold out more");
        }
    }

    private static Fold informed(Fold fold, Cohort known) {
        Set<String> judged = ids(fold.judgedOn());
        Set<String> from = ids(fold.learnedFrom());
        from.stream().filter(judged::contains).findFirst().ifPresent(id -> {
            throw new FitException("knowing(rule) would tell what is held out of patient " + id
                    + ", who is learned from and judged at once; divide the patients with across(Folds.patients(...))");
        });
        return new Fold(known.select(p -> from.contains(p.id())), fold.judgedOn());
    }

    private static Set<String> ids(Cohort cohort) {
        return cohort.patients().stream().map(Patient::id).collect(Collectors.toSet());
    }

    private static Map<String, Readings> readings(Cohort part, String observed) {
        Map<String, Readings> all = new LinkedHashMap<>();
        for (Patient patient : part.patients()) {
            all.put(patient.id(), Readings.of(patient, observed));
        }
        return all;
    }

    /** One forecaster alone; nothing is kept. */
    Score score(Forecaster forecaster, DoubleConsumer progress) {
        Tally tally = new Tally(seen.keySet());
        play(List.of(forecaster), List.of(tally), progress);
        return new Score(tally.meanError(), tally.seconds());
    }

    /** One more seed for each forecaster that is not null; errors add up. */
    void run(List<Forecaster> forecasters, DoubleConsumer progress) {
        while (tallies.size() < forecasters.size()) {
            tallies.add(new Tally(seen.keySet()));
        }
        List<Forecaster> playing = new ArrayList<>();
        List<Tally> scores = new ArrayList<>();
        for (int r = 0; r < forecasters.size(); r++) {
            if (forecasters.get(r) != null) {
                playing.add(forecasters.get(r));
                scores.add(tallies.get(r));
            }
        }
        play(playing, scores, progress);
    }

    private void play(List<Forecaster> forecasters, List<Tally> scores, DoubleConsumer progress) {
        scores.forEach(Tally::nextSeed);
        int all = folds.stream().mapToInt(fold -> judged(fold).size()).sum();
        int judged = 0;
        for (Fold fold : folds) {
            List<Forecaster> learned = new ArrayList<>();
            for (int r = 0; r < forecasters.size(); r++) {
                Interrupts.check();
                learned.add(learned(forecasters.get(r), fold.learnedFrom(), scores.get(r)));
            }
            List<String> ids = judged(fold);
            double before = judged;
            Patients patients = new Patients(share -> progress.accept((before + share * ids.size()) / all));
            List<List<Outcome>> outcomes = patients.each(ids.size(), i -> learned.stream()
                    .map(f -> judge(f, seen.get(ids.get(i)), heldOut.get(ids.get(i))))
                    .toList());
            for (int i = 0; i < ids.size(); i++) {
                for (int r = 0; outcomes.get(i) != null && r < scores.size(); r++) {
                    scores.get(r).add(ids.get(i), outcomes.get(i).get(r));
                }
            }
            Interrupts.check();
            judged += ids.size();
        }
        scores.forEach(Tally::seedDone);
    }

    private List<String> judged(Fold fold) {
        return fold.judgedOn().patients().stream()
                .map(Patient::id)
                .filter(seen::containsKey)
                .toList();
    }

    private Forecaster learned(Forecaster forecaster, Cohort from, Tally tally) {
        long start = System.nanoTime();
        try {
            Forecaster learned = forecaster.learned(from, observed);
            tally.learned(System.nanoTime() - start, learned.size());
            return learned;
        } catch (FitException e) {
            throw new FitException(
                    "'" + forecaster.name() + "' could not learn from " + from.size() + " patients: " + e.getMessage(),
                    e);
        }
    }

    private static Outcome judge(Forecaster forecaster, Readings seen, Readings heldOut) {
        long start = System.nanoTime();
        Course course;
        try {
            course = forecaster.course(seen);
        } catch (FitException e) {
            return new Outcome(Double.NaN, System.nanoTime() - start, 0, e.getMessage());
        }
        long fitted = System.nanoTime();
        double[] forecast = course.at(heldOut.times());
        long ended = System.nanoTime();
        if (forecast.length != heldOut.size()) {
            throw new FitException("'" + forecaster.name() + "' was asked for " + heldOut.size() + " values and gave "
                    + forecast.length);
        }
        double sum = 0;
        for (int i = 0; i < forecast.length; i++) {
            sum += Math.abs(heldOut.residual(i, forecast[i]));
        }
        return new Outcome(
                sum / forecast.length,
                fitted - start,
                ended - fitted,
                Double.isFinite(sum) ? "" : "patient " + seen.patient() + ": the forecast is no finite number");
    }

    /** Patients whom every rival has forecast, with errors averaged over seeds. */
    PairedErrors result(List<Entrant> entrants) {
        List<String> patients = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (String id : seen.keySet()) {
            if (!tallies.isEmpty() && tallies.stream().allMatch(t -> t.has(id))) {
                patients.add(id);
                rows.add(tallies.stream().mapToDouble(t -> t.error(id)).toArray());
            }
        }
        List<Effort> efforts = new ArrayList<>();
        for (int r = 0; r < entrants.size(); r++) {
            efforts.add(entrants.get(r).effort(tallies.isEmpty() ? new Tally(seen.keySet()) : tallies.get(r)));
        }
        return new PairedErrors(
                entrants.stream().map(Entrant::name).toList(), patients, rows, List.of(), List.copyOf(efforts));
    }
}
