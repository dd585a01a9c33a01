// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.gyrus.data.Cohort;
import org.gyrus.data.Holdout;
import org.gyrus.data.Patient;
import org.gyrus.data.Split;

/**
 * Rivals on the same patients, the same readings seen, the same readings held out.
 *
 * <p>Error of a rival for a patient: the mean absolute error over the held-out readings. A censored held-out reading
 * counts only as far as the forecast exceeds its bound. Patients run in parallel on all cores; the result does not depend
 * on their order.
 */
public final class Comparison {
    private final List<Forecaster> rivals;
    private Cohort cohort;
    private String observed;
    private Holdout holdout;
    private DoubleConsumer progress = done -> {};

    private Comparison(List<Forecaster> rivals) {
        this.rivals = rivals;
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
        List<String> names = rivals.stream().map(Forecaster::name).toList();
        if (names.isEmpty() || new LinkedHashSet<>(names).size() < names.size()) {
            throw new FitException("a comparison needs rivals with different names, not " + names);
        }
        return new Comparison(List.copyOf(rivals));
    }

    /**
     * The comparison with one more rival.
     *
     * @throws FitException when a rival has its name already
     */
    public Comparison and(Forecaster rival) {
        List<Forecaster> more = new ArrayList<>(rivals);
        more.add(rival);
        Comparison next = of(more);
        next.cohort = cohort;
        next.observed = observed;
        next.holdout = holdout;
        next.progress = progress;
        return next;
    }

    /** On which patients. */
    public Comparison on(Cohort patients) {
        cohort = patients;
        return this;
    }

    /** Which observed column is forecast. */
    public Comparison observing(String column) {
        observed = column;
        return this;
    }

    /** Which readings are held out, such as {@link Holdout#lastReadings}. */
    public Comparison holdOut(Holdout rule) {
        holdout = rule;
        return this;
    }

    /** Is told the share of patients done, 0 to 1, from the calling thread. */
    public Comparison onProgress(DoubleConsumer listener) {
        progress = listener;
        return this;
    }

    /**
     * Fits, forecasts and measures.
     *
     * <p>When the thread is interrupted it ends within 100 ms and returns the patients done so far, with the thread's
     * interrupt mark set.
     *
     * @throws FitException when cohort, column or holdout is not given
     */
    public PairedErrors run() {
        if (cohort == null || observed == null || holdout == null) {
            throw new FitException("a comparison needs on(cohort), observing(column) and holdOut(rule) before run()");
        }
        Split split = cohort.holdOut(holdout);
        List<Readings> seen = readings(split.seen());
        List<Readings> heldOut = readings(split.heldOut());
        List<Forecaster> learned = rivals.stream().map(r -> r.learned(seen)).toList();
        List<double[]> errors = new Patients(progress).each(seen.size(), i -> learned.stream()
                .mapToDouble(r -> error(r, seen.get(i), heldOut.get(i)))
                .toArray());
        return assemble(seen, errors);
    }

    private List<Readings> readings(Cohort part) {
        List<Readings> all = new ArrayList<>();
        for (Patient patient : part.patients()) {
            all.add(Readings.of(patient, observed));
        }
        return all;
    }

    private static double error(Forecaster rival, Readings seen, Readings heldOut) {
        double[] forecast = rival.forecast(seen, heldOut.times());
        double sum = 0;
        for (int i = 0; i < forecast.length; i++) {
            sum += Math.abs(heldOut.residual(i, forecast[i]));
        }
        return sum / forecast.length;
    }

    private PairedErrors assemble(List<Readings> seen, List<double[]> errors) {
        List<String> patients = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            if (errors.get(i) != null) {
                patients.add(seen.get(i).patient());
                rows.add(errors.get(i));
            }
        }
        return new PairedErrors(rivals.stream().map(Forecaster::name).toList(), patients, rows, List.of());
    }
}
