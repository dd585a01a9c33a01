// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.gyrus.hybrid.Hybrid;
import org.gyrus.solver.Simulation;
import org.gyrus.space.Field;

/**
 * A hybrid on a space whose networks were fitted to the readings of several studies at once: every cell of every study is an
 * example for the same weights. Immutable.
 *
 * <pre>{@code
 * var fit = FieldFit.of(hybrid).on(brain).observing("c").to(studies).iterations(300).seed(7).run();
 * Field later = fit.forecast(study, 12);
 * }</pre>
 *
 * <p>The loss is the mean over studies of the mean squared miss over cells and times, plus {@code decay} times the mean square of the
 * weights; its gradient is exact through the solver, its descent Adam's. Parameters are fixed: a study gives its own. Does not suit
 * readings of few cells: {@link Fit} is for patients on a point.
 */
public final class FieldFit {
    private final FieldTask task;
    private final double[] weights;
    private final double[] losses;

    FieldFit(FieldTask task, double[] weights, double[] losses) {
        this.task = task;
        this.weights = weights;
        this.losses = losses;
    }

    /** Begins a fit of the networks of a hybrid. */
    public static FieldFitBuilder of(Hybrid hybrid) {
        return new FieldFitBuilder(hybrid);
    }

    /** The fitted weights of all networks, in alphabetical order of their names. */
    public double[] weights() {
        return weights.clone();
    }

    /** The loss at each iteration. */
    public double[] losses() {
        return losses.clone();
    }

    /** The hybrid with the fitted weights and a study's start and parameters, until a time. */
    public Simulation simulation(FieldStudy study, double until) {
        return task.simulation(study, until).weights(weights);
    }

    /** What the hybrid says of the observed state at a time after the study's start. */
    public Field forecast(FieldStudy study, double time) {
        return simulation(study, time).run().field(task.observed(), time);
    }

    @Override
    public String toString() {
        return task.hybrid().name() + " on " + task.space().name() + ": "
                + task.studies().size() + " studies, loss " + losses[0] + " to " + losses[losses.length - 1] + " in "
                + losses.length + " iterations";
    }
}
