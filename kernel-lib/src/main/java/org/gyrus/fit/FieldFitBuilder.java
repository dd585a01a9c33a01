// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gyrus.expression.Names;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.State;
import org.gyrus.solver.Solver;
import org.gyrus.space.Space;

/** Says what a {@link FieldFit} fits to what; immutable, each call gives a changed copy. */
public final class FieldFitBuilder {
    private final Hybrid hybrid;
    private final Space space;
    private final String observed;
    private final List<FieldStudy> studies;
    private final Solver solver;
    private final Descent descent;

    /** How the weights go down. */
    private record Descent(int iterations, double rate, double decay, long seed) {}

    FieldFitBuilder(Hybrid hybrid) {
        this(
                hybrid,
                null,
                hybrid.model().states().get(0).name(),
                List.of(),
                Solver.bosh3().tolerance(1e-3, 1e-5),
                new Descent(300, 0.01, 0, 0));
        if (hybrid.weightCount() == 0) {
            throw new FitException(hybrid.name() + " has no weights to fit.");
        }
    }

    private FieldFitBuilder(
            Hybrid hybrid, Space space, String observed, List<FieldStudy> studies, Solver solver, Descent descent) {
        this.hybrid = hybrid;
        this.space = space;
        this.observed = observed;
        this.studies = studies;
        this.solver = solver;
        this.descent = descent;
    }

    /** Where it lives. */
    public FieldFitBuilder on(Space where) {
        return new FieldFitBuilder(hybrid, where, observed, studies, solver, descent);
    }

    /** The state that the studies start from and read; the model's first unless told. */
    public FieldFitBuilder observing(String state) {
        List<String> states = hybrid.model().states().stream().map(State::name).toList();
        if (!states.contains(state)) {
            throw new FitException("There is no state " + state
                    + Names.suggestion(state, states).orElse("."));
        }
        return new FieldFitBuilder(hybrid, space, state, studies, solver, descent);
    }

    /** What was seen. */
    public FieldFitBuilder to(List<FieldStudy> seen) {
        return new FieldFitBuilder(hybrid, space, observed, List.copyOf(seen), solver, descent);
    }

    /** The method that solves it; Bogacki and Shampine's of order 3 to 0.1 % unless told. */
    public FieldFitBuilder method(Solver other) {
        return new FieldFitBuilder(hybrid, space, observed, studies, other, descent);
    }

    /** How many steps down, 300 unless told. */
    public FieldFitBuilder iterations(int count) {
        if (count < 1) {
            throw new FitException("At least one iteration is needed, but " + count + " was given.");
        }
        Descent d = new Descent(count, descent.rate, descent.decay, descent.seed);
        return new FieldFitBuilder(hybrid, space, observed, studies, solver, d);
    }

    /** The size of the first steps of Adam, 0.01 unless told; it falls to 0 along a cosine. */
    public FieldFitBuilder rate(double size) {
        if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
            throw new FitException("A rate is above 0, but " + size + " was given; 0.01 is usual.");
        }
        Descent d = new Descent(descent.iterations, size, descent.decay, descent.seed);
        return new FieldFitBuilder(hybrid, space, observed, studies, solver, d);
    }

    /** What the mean square of the weights costs; 0 unless told. */
    public FieldFitBuilder decay(double cost) {
        if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new FitException("The cost of weights is 0 or more, but " + cost + " was given.");
        }
        Descent d = new Descent(descent.iterations, descent.rate, cost, descent.seed);
        return new FieldFitBuilder(hybrid, space, observed, studies, solver, d);
    }

    /** Another start of the weights: the networks' own, moved a little; 0 is their own. */
    public FieldFitBuilder seed(long number) {
        Descent d = new Descent(descent.iterations, descent.rate, descent.decay, number);
        return new FieldFitBuilder(hybrid, space, observed, studies, solver, d);
    }

    /**
     * Fits; an interrupt ends it with the best weights so far.
     *
     * @throws FitException when nothing was given to fit to, a study does not suit the space, or the solution breaks down at the start
     */
    public FieldFit run() {
        if (space == null || studies.isEmpty()) {
            throw new FitException("A fit on a space needs on(space) and to(studies) with at least one study.");
        }
        FieldTask task = new FieldTask(hybrid, space, observed, studies, solver);
        FieldLoss loss = new FieldLoss(task, descent.decay);
        double[] weights = loss.start();
        Random random = new Random(descent.seed);
        for (int k = 0; descent.seed != 0 && k < weights.length; k++) {
            weights[k] += 0.1 * random.nextGaussian();
        }
        double[] best = weights.clone();
        double least = Double.POSITIVE_INFINITY;
        List<Double> losses = new ArrayList<>();
        double[] gradient = new double[weights.length];
        Adam adam = new Adam(descent.rate, weights.length);
        for (int i = 0; i < descent.iterations && !Thread.currentThread().isInterrupted(); i++) {
            double value = loss.at(weights, gradient);
            if (!Double.isFinite(value)) {
                throw new FitException(
                        "The solution breaks down in iteration " + (i + 1) + "; give a smaller rate or more decay.");
            }
            losses.add(value);
            if (value < least) {
                least = value;
                best = weights.clone();
            }
            double falling = descent.rate * 0.5 * (1 + Math.cos(Math.PI * i / descent.iterations));
            double[] step = adam.step(gradient, falling);
            for (int k = 0; k < weights.length; k++) {
                weights[k] -= step[k];
            }
        }
        return new FieldFit(
                task, best, losses.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public String toString() {
        return hybrid.name() + " to " + studies.size() + " studies, " + Arrays.asList(descent);
    }
}
