// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.gyrus.data.Cohort;
import org.gyrus.data.Patient;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Unit;
import org.gyrus.model.Model;
import org.gyrus.model.Observable;
import org.gyrus.model.State;

/** Takes the readings that a fit may see out of a cohort, in the model's units. */
final class Readout {
    private final FitSettings s;

    Readout(FitSettings settings) {
        s = settings;
    }

    Preparation.Collected collect() {
        Cohort seen = s.holdout.map(h -> s.cohort.holdOut(h).seen()).orElse(s.cohort);
        double[] units = s.observations.stream()
                .mapToDouble(o -> factor(s.model, seen, o))
                .toArray();
        double time = timeFactor();
        Function<Patient, boolean[]> watched =
                s.validation.map(v -> v.of(seen)).orElse(patient -> new boolean[patient.readings()]);
        List<Patient> patients = new ArrayList<>();
        List<PatientData> data = new ArrayList<>();
        for (Patient patient : seen.patients()) {
            PatientData read = read(patient, watched.apply(patient), units, time);
            if (read.times().length == 0) {
                throw new FitException("Patient " + patient.id() + " has no reading of " + String.join(", ", columns())
                        + "; leave such patients out with Cohort.select(...).");
            }
            patients.add(patient);
            data.add(read);
        }
        if (data.isEmpty()) {
            throw new FitException("The cohort has no patients.");
        }
        requireBoth(data);
        return new Preparation.Collected(patients, data, units, time);
    }

    /** Something to fit and, where validation is asked for, something to watch. */
    private void requireBoth(List<PatientData> data) {
        boolean fits = data.stream().anyMatch(d -> d.count(false) > 0);
        boolean watches = data.stream().anyMatch(d -> d.count(true) > 0);
        if (s.validation.isPresent() && !(fits && watches)) {
            throw new FitException("Validation watches " + s.validation.get() + ", which leaves nothing to "
                    + (fits ? "watch" : "fit") + " in this cohort.");
        }
    }

    private List<String> columns() {
        return s.observations.stream().map(FitSettings.Observation::column).toList();
    }

    private PatientData read(Patient patient, boolean[] watched, double[] units, double time) {
        int columns = units.length;
        double[] times = patient.times();
        List<double[]> rows = new ArrayList<>();
        List<boolean[]> marks = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            double[] row = new double[columns + 2];
            boolean[] bounds = new boolean[columns];
            boolean any = false;
            for (int c = 0; c < columns; c++) {
                String column = columns().get(c);
                double value = patient.values(column)[i];
                row[c] = Double.isInfinite(value) ? Double.NaN : value * units[c];
                bounds[c] = patient.censored(column)[i];
                any |= !Double.isNaN(row[c]);
                check(patient, i, column, value);
            }
            if (any && !Double.isFinite(times[i])) {
                throw new FitException("Patient " + patient.id() + ", reading " + (i + 1)
                        + ": the time is missing; Cohort.withoutMissing() leaves such readings out.");
            }
            row[columns] = times[i] * time;
            row[columns + 1] = watched[i] ? 1 : 0;
            if (any) {
                rows.add(row);
                marks.add(bounds);
            }
        }
        return assembled(patient.id(), rows, marks, columns);
    }

    private void check(Patient patient, int reading, String column, double value) {
        Loss loss = s.loss.orElse(Loss.squares());
        String objection = Double.isNaN(value) ? "" : loss.objection(value);
        if (Double.isInfinite(value) || !objection.isEmpty()) {
            throw new FitException("Patient " + patient.id() + ", reading " + (reading + 1) + ": " + column
                    + " must be " + (objection.isEmpty() ? "finite" : objection) + ", but is " + value + ".");
        }
    }

    private static PatientData assembled(String id, List<double[]> rows, List<boolean[]> marks, int columns) {
        int n = rows.size();
        double[] times = new double[n];
        double[] values = new double[n * columns];
        boolean[] bounds = new boolean[n * columns];
        boolean[] watched = new boolean[n];
        for (int i = 0; i < n; i++) {
            times[i] = rows.get(i)[columns];
            watched[i] = rows.get(i)[columns + 1] > 0;
            System.arraycopy(rows.get(i), 0, values, i * columns, columns);
            System.arraycopy(marks.get(i), 0, bounds, i * columns, columns);
        }
        return new PatientData(id, times, values, bounds, watched);
    }

    private double timeFactor() {
        Unit unit = s.model.time().unit();
        String given = s.cohort.time().unit();
        if (unit.isDimensionless()) {
            return 1;
        }
        Unit read = Unit.of(given);
        if (!read.isLike(unit)) {
            throw new FitException("The cohort's time is in " + given + ", which is not a unit of the model's time, "
                    + unit.text() + ".");
        }
        return read.factorTo(unit);
    }

    private static double factor(Model model, Cohort cohort, FitSettings.Observation o) {
        Unit unit = model.states().stream()
                .filter(state -> state.name().equals(o.quantity()))
                .map(State::unit)
                .findFirst()
                .orElseGet(() -> model.observables().stream()
                        .filter(seen -> seen.name().equals(o.quantity()))
                        .map((Observable seen) -> seen.formula().unit())
                        .findFirst()
                        .orElse(Unit.ONE));
        String given = cohort.observed().stream()
                .filter(m -> m.name().equals(o.column()))
                .map(Cohort.Measured::unit)
                .findFirst()
                .orElseThrow(() -> new FitException("The cohort does not observe " + o.column() + "; it observes "
                        + Arrays.toString(cohort.observed().toArray()) + "."));
        try {
            Unit read = Unit.of(given);
            if (read.isLike(unit)) {
                return read.factorTo(unit);
            }
        } catch (ExpressionException e) {
            throw new FitException("The column " + o.column() + " is in " + given + ": " + e.getMessage(), e);
        }
        throw new FitException("The column " + o.column() + " is in " + given + ", but " + o.quantity() + " in "
                + unit.text() + ": give the column the unit it was measured in, or the model an observable in " + given
                + ".");
    }
}
