// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.gyrus.data.Cohort;
import org.gyrus.model.State;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A fit of a model or hybrid as a rival. A patient who was not fitted with the others is fitted when the forecast is asked
 * for: what patients share stays as it was learned, and only the patient's own numbers are looked for.
 *
 * @param name what the table calls it
 * @param recipe what is fitted and how, with the column it observes once it has learned
 * @param fit to what was seen; null before it has learned
 * @param known whom it has learned from; null before
 */
record Fitted(String name, FitBuilder recipe, Fit fit, Cohort known) implements Forecaster {
    @Override
    public Fitted seeded(long seed) {
        return recipe.model().learned().isEmpty() ? this : new Fitted(name, recipe.seed(seed), fit, known);
    }

    @Override
    public Fitted learned(Cohort seen, String observed) {
        FitBuilder asked = recipe;
        if (!recipe.isObserving()) {
            if (recipe.model().states().size() != 1) {
                throw new FitException("the model has the states "
                        + recipe.model().states().stream().map(State::name).toList()
                        + ": say which one '" + observed + "' measures, observing(state, \"" + observed + "\")");
            }
            asked = recipe.observing(recipe.model().states().get(0).name(), observed);
        }
        return new Fitted(name, asked, asked.to(seen).run(), seen);
    }

    @Override
    public boolean forecastsStrangers() {
        return recipe.needsReadingsOnly();
    }

    @Override
    public Size size() {
        if (fit == null) {
            return Size.NOTHING;
        }
        int own = fit.perPatient().columnCount() - 1;
        int weights = fit.weights(fit.patients().get(0)).length;
        boolean shared = recipe.sharesNetworks();
        return new Size(fit.shared().rowCount() + (shared ? weights : 0), own + (shared ? 0 : weights));
    }

    @Override
    public Course course(Readings seen) {
        if (fit == null) {
            throw new FitException("'" + name + "' is fitted to nobody yet: call learned(cohort, column) first");
        }
        if (fit.patients().contains(seen.patient())) {
            return times -> fit.forecast(seen.patient(), times);
        }
        if (!recipe.needsReadingsOnly() || fit.task().columns().size() > 1) {
            throw new FitException("'" + name + "' was not fitted to patient " + seen.patient()
                    + " and needs more than readings of one column: compare it with all patients learned from,"
                    + " Folds.everyone()");
        }
        Fit own = recipe.to(alone(seen)).given(fit).threads(1).run();
        return times -> own.forecast(seen.patient(), times);
    }

    /** A cohort of one, with the columns and units of those who were learned from. */
    private Cohort alone(Readings seen) {
        String column = fit.task().columns().get(0);
        StringColumn who = StringColumn.create("patient");
        BooleanColumn bound = BooleanColumn.create(column + " censored");
        for (int i = 0; i < seen.size(); i++) {
            who.append(seen.patient());
            bound.append(seen.censored(i));
        }
        Table table = Table.create(
                "one patient",
                who,
                DoubleColumn.create("time", seen.times()),
                DoubleColumn.create(column, seen.values()),
                bound);
        String unit = known.observed().stream()
                .filter(m -> m.name().equals(column))
                .map(Cohort.Measured::unit)
                .findFirst()
                .orElseThrow();
        return Cohort.of(table)
                .subject("patient")
                .time("time", known.time().unit())
                .observing(column, unit)
                .build();
    }
}
