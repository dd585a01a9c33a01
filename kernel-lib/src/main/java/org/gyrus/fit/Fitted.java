// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.gyrus.data.Cohort;
import org.gyrus.model.State;

/**
 * A fit of a model or hybrid as a rival.
 *
 * @param name what the table calls it
 * @param recipe what is fitted and how
 * @param fit to what was seen; null before it has learned
 */
record Fitted(String name, FitBuilder recipe, Fit fit) implements Forecaster {
    @Override
    public Fitted seeded(long seed) {
        return recipe.model().learned().isEmpty() ? this : new Fitted(name, recipe.seed(seed), fit);
    }

    @Override
    public Fitted learned(Cohort seen, String observed) {
        FitBuilder asked = recipe.to(seen);
        if (!recipe.isObserving()) {
            if (recipe.model().states().size() != 1) {
                throw new FitException("the model has the states "
                        + recipe.model().states().stream().map(State::name).toList()
                        + ": say which one '" + observed + "' measures, observing(state, \"" + observed + "\")");
            }
            asked = asked.observing(recipe.model().states().get(0).name(), observed);
        }
        return new Fitted(name, recipe, asked.run());
    }

    @Override
    public boolean forecastsStrangers() {
        return false;
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
        if (!fit.patients().contains(seen.patient())) {
            throw new FitException("'" + name + "' was not fitted to patient " + seen.patient()
                    + ": compare it with all patients learned from, Folds.everyone()");
        }
        return times -> fit.forecast(seen.patient(), times);
    }
}
