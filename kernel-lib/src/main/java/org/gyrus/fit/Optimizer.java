// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a fit looks for its best numbers: one method, or several one after the other. Immutable; each setting gives a
 * changed copy, and speaks of the method named last.
 *
 * <pre>{@code
 * Optimizer.adam(0.02).iterations(500).then(Optimizer.lbfgs())
 * }</pre>
 */
public final class Optimizer {
    private final List<Stage> stages;

    private Optimizer(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    enum Method {
        ADAM("Adam"),
        LBFGS("L-BFGS"),
        LEVENBERG_MARQUARDT("Levenberg-Marquardt");

        final String title;

        Method(String title) {
            this.title = title;
        }
    }

    /** One method with its settings. */
    record Stage(
            Method method,
            double rate,
            double decay,
            RateSchedule schedule,
            double clip,
            int iterations,
            int batch,
            long batchSeed) {
        Stage {
            if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
                throw new FitException("A rate is above 0, but " + rate + " was given; 0.01 is usual.");
            }
            if (!(decay >= 0 && decay < 1)) {
                throw new FitException("Weight decay lies between 0 and 1, but " + decay + " was given.");
            }
            if (!(clip > 0)) {
                throw new FitException("A gradient is clipped at a norm above 0, but " + clip + " was given.");
            }
            if (iterations < 1) {
                throw new FitException("At least one iteration is needed, but " + iterations + " was given.");
            }
        }
    }

    private static Optimizer of(Method method, double rate, double decay, int iterations) {
        return new Optimizer(List.of(
                new Stage(method, rate, decay, RateSchedule.cosine(), Double.POSITIVE_INFINITY, iterations, 0, 0)));
    }

    /** Adam at rate 0.02, falling to 0 along a cosine. */
    public static Optimizer adam() {
        return adam(0.02);
    }

    /**
     * Adam: robust far from the optimum, and for networks. Does not suit the last digits.
     *
     * <p>Kingma and Ba 2015, arXiv:1412.6980.
     *
     * @param rate the size of a first step in unconstrained coordinates, which are of the order of 1
     */
    public static Optimizer adam(double rate) {
        return of(Method.ADAM, rate, 0, 1000);
    }

    /**
     * Adam with decay of the networks' weights, apart from the gradient.
     *
     * <p>Loshchilov and Hutter 2019, arXiv:1711.05101.
     *
     * @param decay share of a weight lost per step at rate 1; 0.01 is usual
     */
    public static Optimizer adamW(double rate, double decay) {
        return of(Method.ADAM, rate, decay, 1000);
    }

    /**
     * L-BFGS with the last 10 steps and a line search to the strong Wolfe conditions: quick near the optimum, of many
     * numbers. Does not suit rough losses.
     *
     * <p>Nocedal and Wright 2006, algorithms 7.4, 3.5 and 3.6.
     */
    public static Optimizer lbfgs() {
        return of(Method.LBFGS, 1, 0, 1000);
    }

    /**
     * Levenberg's and Marquardt's method with exact Jacobians, by Hipparchus: the quickest where numbers are few. Does not
     * suit losses that are not squares, more than a few hundred numbers.
     *
     * <p>More 1978.
     */
    public static Optimizer levenbergMarquardt() {
        return of(Method.LEVENBERG_MARQUARDT, 1, 0, 200);
    }

    /** How many iterations, at most; for the method named last. */
    public Optimizer iterations(int count) {
        Stage s = last();
        return replaced(new Stage(s.method, s.rate, s.decay, s.schedule, s.clip, count, s.batch, s.batchSeed));
    }

    /** How the rate changes over the iterations. */
    public Optimizer schedule(RateSchedule schedule) {
        Stage s = last();
        return replaced(new Stage(s.method, s.rate, s.decay, schedule, s.clip, s.iterations, s.batch, s.batchSeed));
    }

    /** Gradients longer than this, in the Euclidean norm, are shortened to it. */
    public Optimizer clip(double norm) {
        Stage s = last();
        return replaced(new Stage(s.method, s.rate, s.decay, s.schedule, norm, s.iterations, s.batch, s.batchSeed));
    }

    /** {@link #batches(int, long)} with a seed of its own. */
    public Optimizer batches(int patients) {
        return batches(patients, 1);
    }

    /**
     * Each step of Adam sees so many patients; an iteration is then a pass over the whole cohort, in an order drawn anew for
     * each. Suits cohorts of hundreds, whose patients say much the same of a shared network. Does not suit a handful of patients,
     * nor the last digits: let {@code .then(Optimizer.lbfgs())} follow. Where patients share nothing, each is fitted by itself
     * anyway.
     *
     * @param patients of a step, 1 or more; from all on, it is as if nothing was said
     * @param seed of the orders: the same seed, the same bits
     */
    public Optimizer batches(int patients, long seed) {
        Stage s = last();
        if (s.method != Method.ADAM) {
            throw new FitException("Batches are for Adam, but the method named last is " + s.method.title
                    + ", whose steps need the whole cohort: Optimizer.adam().batches(32).then(Optimizer.lbfgs()).");
        }
        if (patients < 1) {
            throw new FitException("A step sees one patient or more, but " + patients + " was given; 32 is usual.");
        }
        return replaced(new Stage(s.method, s.rate, s.decay, s.schedule, s.clip, s.iterations, patients, seed));
    }

    /** This one, then another from where it ended. */
    public Optimizer then(Optimizer next) {
        List<Stage> more = new ArrayList<>(stages);
        more.addAll(next.stages);
        return new Optimizer(more);
    }

    /** The last of its methods alone, from near the best numbers on; a quasi-Newton method with fewer iterations. */
    Optimizer last(int iterations) {
        Optimizer alone = new Optimizer(List.of(last()));
        return last().method == Method.LBFGS ? alone.iterations(iterations) : alone;
    }

    List<Stage> stages() {
        return stages;
    }

    /** At most, of all methods together. */
    int iterations() {
        return stages.stream().mapToInt(Stage::iterations).sum();
    }

    /** All that decides the course of a fit, but the schedule, which is code. */
    String fingerprint() {
        return stages.stream()
                .map(s -> s.method + " " + s.rate + " " + s.decay + " " + s.clip + " " + s.iterations + " " + s.batch
                        + " " + s.batchSeed)
                .collect(Collectors.joining("; "));
    }

    private Stage last() {
        return stages.get(stages.size() - 1);
    }

    private Optimizer replaced(Stage stage) {
        List<Stage> changed = new ArrayList<>(stages);
        changed.set(changed.size() - 1, stage);
        return new Optimizer(changed);
    }

    @Override
    public String toString() {
        return stages.stream()
                .map(s -> s.method.title + ", at most " + s.iterations + " iterations"
                        + (s.batch == 0 ? "" : " in steps of " + s.batch + (s.batch == 1 ? " patient" : " patients")))
                .collect(Collectors.joining(", then "));
    }
}
