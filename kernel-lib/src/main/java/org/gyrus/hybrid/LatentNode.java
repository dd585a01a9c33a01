// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.gyrus.data.Cohort;
import org.gyrus.data.Patient;
import org.gyrus.solver.Solve;

/**
 * A latent neural ODE: {@code dz/dt = N(z)}, readings r(z), and an encoder q(z_0 | readings). Trained on the evidence lower
 * bound, sum log p(reading | z) - KL(q || N(0, 1)), one sample of z_0 per patient and iteration; immutable.
 *
 * <pre>{@code
 * var latent = Hybrid.node("x", "y").latent(4).seed(1).build().train(cohort, 1000, 0.01);
 * double[][] path = latent.reconstruct(cohort, "s1", times);      // [time][quantity]
 * }</pre>
 *
 * <p>The gradient of the bound is that of the solver with respect to z_0 and weights, exact for the steps taken, carried on
 * into DJL's backward pass of the encoder. The patients of a batch are lanes of one solution: they share their steps.
 */
public final class LatentNode {
    private final LatentBuilder recipe;
    private final Hybrid hybrid;
    private final RecurrentEncoder encoder;
    private final double[] theta;
    private final double[] losses;
    private final Optional<LatentScale> trained;

    LatentNode(LatentBuilder recipe) {
        this.recipe = recipe;
        hybrid = recipe.hybrid(Optional.empty());
        encoder = recipe.encoder();
        double[] dynamics = hybrid.simulation(0, 1).compile().weights();
        double[] code = encoder.initialWeights(recipe.seed());
        theta = Arrays.copyOf(dynamics, dynamics.length + code.length);
        System.arraycopy(code, 0, theta, dynamics.length, code.length);
        losses = new double[0];
        trained = Optional.empty();
    }

    private LatentNode(LatentNode before, double[] theta, double[] losses, LatentScale scale) {
        recipe = before.recipe;
        encoder = before.encoder;
        hybrid = recipe.hybrid(Optional.of(scale));
        this.theta = theta;
        this.losses = losses;
        trained = Optional.of(scale);
    }

    /** The hidden states with their rates and readouts, as equations. */
    public Hybrid hybrid() {
        return hybrid;
    }

    /** The number of weights, those of the encoder last. */
    public int weightCount() {
        return theta.length;
    }

    /** All weights: those of the hybrid's networks, then those of the encoder. */
    public double[] weights() {
        return theta.clone();
    }

    /** The negative evidence lower bound per reading, one number for each iteration of the training. */
    public double[] losses() {
        return losses.clone();
    }

    /**
     * Trains on all readings of a cohort whose columns are named as what is seen; by Adam (Kingma and Ba 2015) with a rate
     * that falls to 0 along a cosine. An interrupt ends it with what was reached. Training what is trained goes on from its
     * weights.
     */
    public LatentNode train(Cohort cohort, int iterations, double rate) {
        LatentScale scale = trained.orElseGet(() -> LatentScale.of(cohort, recipe.seen()));
        List<Evidence> batches = batches(cohort, scale);
        double[] w = theta.clone();
        double[] gradient = new double[w.length];
        double[] mean = new double[w.length];
        double[] square = new double[w.length];
        double[] history = new double[iterations];
        int done = 0;
        while (done < iterations && !Thread.currentThread().isInterrupted()) {
            Evidence evidence = batches.get(done % batches.size());
            history[done] = evidence.at(w, gradient, new SplittableRandom(recipe.seed() + 7919L * done));
            done++;
            double step = rate * 0.5 * (1 + Math.cos(Math.PI * (done - 1) / iterations));
            double size = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
            double clip = size > 10 ? 10 / size : 1;
            for (int i = 0; i < w.length; i++) {
                double g = clip * gradient[i];
                mean[i] += 0.1 * (g - mean[i]);
                square[i] += 0.001 * (g * g - square[i]);
                double m = mean[i] / (1 - Math.pow(0.9, done));
                double v = square[i] / (1 - Math.pow(0.999, done));
                w[i] -= step * m / (Math.sqrt(v) + 1e-8);
            }
        }
        return new LatentNode(this, w, Arrays.copyOf(history, done), scale);
    }

    /** Batches of nearly one size, drawn once. */
    List<Evidence> batches(Cohort cohort, LatentScale scale) {
        List<Patient> all = new ArrayList<>(cohort.patients());
        int count = Math.max(1, (int) Math.ceil(all.size() / (double) recipe.batch()));
        if (count > 1) {
            Collections.shuffle(all, new Random(recipe.seed()));
        }
        List<Evidence> batches = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            List<Patient> part = all.subList(b * all.size() / count, (b + 1) * all.size() / count);
            batches.add(new Evidence(part, recipe, encoder, scale));
        }
        return batches;
    }

    /**
     * What is seen of a patient, at any times from the first of the training on, from the mean of where z starts.
     *
     * @param readings of one patient or more; its columns are named as what is seen
     * @param times in the cohort's unit, in any order
     * @return {@code [time][quantity]}
     */
    public double[][] reconstruct(Cohort readings, String patient, double... times) {
        LatentScale scale = trained.orElseThrow(
                () -> new HybridException("Train this latent neural ODE first: its encoder knows nothing yet."));
        List<String> seen = recipe.seen();
        List<Patient> one = readings.select(p -> p.id().equals(patient)).patients();
        LatentReadings own = new LatentReadings(one, seen, scale);
        int dynamics = theta.length - encoder.weightCount();
        double[] code = encoder.encode(own.rows(), theta, dynamics)[0];
        Solve solve = hybrid.simulation()
                .from(scale.first())
                .until(Arrays.stream(times).reduce(scale.last(), Math::max))
                .with(recipe.solver(scale))
                .compile()
                .observing(seen, times);
        solve.setInitial(Arrays.copyOf(code, hybrid.model().states().size()));
        double[] flat = solve.forward(solve.parameters(), Arrays.copyOf(theta, dynamics));
        double[][] path = new double[times.length][seen.size()];
        for (int i = 0; i < times.length; i++) {
            System.arraycopy(flat, i * seen.size(), path[i], 0, seen.size());
        }
        return path;
    }
}
