// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.gyrus.fit.LogDensity;
import org.hipparchus.exception.MathRuntimeException;

/**
 * One chain: warm-up with step size and metric adapted in windows that double (25, 50, 100, ... after 75, before the last 50
 * transitions, as Stan does), then draws.
 */
final class Chain {
    private static final double APART = 0.1;

    private final Nuts settings;
    private final LogDensity density;
    private final SplittableRandom random;
    private final DualAveraging averaging;
    private final List<double[]> draws = new ArrayList<>();
    private final List<Boolean> divergent = new ArrayList<>();
    private Metric metric;
    private Phase phase;
    private double step;
    private int deep;
    private long gradients;
    private double acceptance;

    Chain(Nuts settings, LogDensity density, SplittableRandom random) {
        this.settings = settings;
        this.density = density;
        this.random = random;
        averaging = new DualAveraging(settings.acceptance());
    }

    /** Runs until the end or an interrupt, which keeps the draws so far. */
    Chain run() {
        try {
            begin();
            warmUp();
            for (int i = 0; i < settings.draws(); i++) {
                Tree tree = move();
                acceptance += tree.acceptance();
                divergent.add(tree.divergent());
                deep += tree.depth() >= settings.depth() ? 1 : 0;
                draws.add(phase.position.clone());
            }
        } catch (CancellationException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    private void begin() {
        double[] start = density.start();
        double[] variances = new double[start.length];
        Arrays.fill(variances, 1);
        metric = new Metric.Diagonal(variances);
        phase = new Phase(start, density);
        if (!Double.isFinite(phase.logDensity)) {
            throw new InferenceException("The log density is " + phase.logDensity + " at the start, "
                    + Arrays.toString(start) + " for " + density.names()
                    + "; start from a fit that has run, or from values inside the ranges.");
        }
        double[] apart = start.clone();
        for (int i = 0; i < apart.length; i++) {
            apart[i] += APART * random.nextGaussian();
        }
        Phase moved = new Phase(apart, density);
        phase = Double.isFinite(moved.logDensity) ? moved : phase;
        step = firstStep();
        averaging.restart(step);
    }

    private void warmUp() {
        int end = settings.warmUp();
        int before = (int) Math.min(75, 0.15 * end);
        int last = end - (int) Math.min(50, 0.1 * end);
        int window = Math.max(1, Math.min(25, last - before));
        int close = nextClose(before, window, last);
        Moments moments = new Moments(phase.position.length);
        for (int i = 0; i < end; i++) {
            step = averaging.next(move().acceptance());
            if (i >= before && i < last) {
                moments.add(phase.position);
            }
            if (i + 1 == close) {
                adapt(moments);
                moments = new Moments(phase.position.length);
                window *= 2;
                close = nextClose(close, window, last);
            }
        }
        if (end > 0) {
            step = averaging.average();
        }
    }

    /** A window ends early enough for the next, twice as long, or takes what is left. */
    private static int nextClose(int from, int window, int last) {
        return from + 3 * window > last ? last : from + window;
    }

    private void adapt(Moments moments) {
        try {
            metric = moments.metric(settings.isDense());
        } catch (MathRuntimeException notDefinite) {
            metric = moments.metric(false);
        }
        step = firstStep();
        averaging.restart(step);
    }

    private Tree move() {
        Tree tree = new Tree(density, metric, random, step);
        phase = tree.transition(phase, settings.depth());
        gradients += tree.steps();
        return tree;
    }

    /** The step, doubled or halved until one leapfrog step is accepted with a probability near 0.8. */
    private double firstStep() {
        double trial = step > 0 ? step : 1;
        int direction = 0;
        for (int i = 0; i < 60; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            Phase there = phase.copy();
            metric.draw(random, there.momentum);
            double before = there.logJoint(metric);
            there.step(density, metric, trial);
            gradients++;
            double change = there.logJoint(metric) - before;
            int wanted = change > Math.log(0.8) ? 1 : -1;
            if (direction == 0) {
                direction = wanted;
            } else if (direction != wanted) {
                break;
            }
            trial *= direction > 0 ? 2 : 0.5;
        }
        return trial;
    }

    /** {@code [draw][number]} */
    double[][] draws() {
        return draws.toArray(double[][]::new);
    }

    int divergences() {
        return (int) divergent.stream().filter(d -> d).count();
    }

    boolean isDivergent(int draw) {
        return divergent.get(draw);
    }

    /** Transitions that were cut at the largest depth. */
    int deep() {
        return deep;
    }

    long gradients() {
        return gradients;
    }

    double step() {
        return step;
    }

    double meanAcceptance() {
        return draws.isEmpty() ? 0 : acceptance / draws.size();
    }
}
