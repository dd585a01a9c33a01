// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gyrus.data.Patient;
import org.gyrus.solver.Solve;

/** The negative evidence lower bound of a latent neural ODE per reading, and its exact gradient for given samples of z_0. */
final class Evidence {
    private final LatentReadings readings;
    private final RecurrentEncoder encoder;
    private final double[] noise;
    private final Solve solve;
    private final int latent;
    private final int dynamics;
    private final double[] z0;
    private final double[] bar;

    Evidence(List<Patient> patients, LatentBuilder recipe, RecurrentEncoder encoder, LatentScale scale) {
        readings = new LatentReadings(patients, recipe.seen(), scale);
        this.encoder = encoder;
        noise = Arrays.stream(scale.spread()).map(s -> recipe.noise() * s).toArray();
        Hybrid hybrid = recipe.hybrid(Optional.of(scale));
        latent = hybrid.model().states().size();
        solve = hybrid.simulation()
                .from(scale.first())
                .until(scale.last())
                .with(recipe.solver(scale))
                .patients(readings.patients())
                .sharedSteps()
                .compile()
                .observing(recipe.seen(), readings.times());
        dynamics = solve.weights().length;
        z0 = new double[latent * readings.patients()];
        bar = new double[readings.times().length * readings.values()[0].length];
    }

    /**
     * @param w weights of the dynamics, then of the encoder
     * @param gradient overwritten
     * @param random draws z_0: the same numbers give the same value
     */
    double at(double[] w, double[] gradient, SplittableRandom random) {
        int lanes = readings.patients();
        double[][] code = encoder.encode(readings.rows(), w, dynamics);
        double[][] noises = new double[lanes][latent];
        for (int l = 0; l < lanes; l++) {
            for (int k = 0; k < latent; k++) {
                noises[l][k] = normal(random);
                z0[k * lanes + l] = code[l][k] + Math.exp(0.5 * code[l][latent + k]) * noises[l][k];
            }
        }
        solve.setInitial(z0);
        double misfit = misfit(solve.forward(solve.parameters(), Arrays.copyOf(w, dynamics)));
        solve.reverse(bar);
        Arrays.fill(gradient, 0);
        System.arraycopy(solve.weightGradient(), 0, gradient, 0, dynamics);
        double divergence = 0;
        double[] z0Bar = solve.initialGradient();
        double[][] codeBar = new double[lanes][2 * latent];
        double share = 1.0 / readings.count();
        for (int l = 0; l < lanes; l++) {
            for (int k = 0; k < latent; k++) {
                double mean = code[l][k];
                double variance = Math.exp(code[l][latent + k]);
                divergence += 0.5 * (mean * mean + variance - 1 - code[l][latent + k]);
                double own = z0Bar[k * lanes + l];
                codeBar[l][k] = own + share * mean;
                codeBar[l][latent + k] = own * noises[l][k] * 0.5 * Math.sqrt(variance) + share * 0.5 * (variance - 1);
            }
        }
        encoder.pullBack(readings.rows(), codeBar, w, dynamics, gradient);
        return misfit + share * divergence;
    }

    /** Sum of squares over twice the variance per reading; fills the cotangents of what is observed. */
    private double misfit(double[] predicted) {
        double sum = 0;
        int lanes = readings.patients();
        int width = readings.values()[0].length;
        for (int i = 0; i < readings.times().length; i++) {
            for (int c = 0; c < width; c++) {
                double deviation = noise[c / lanes];
                double scale = 1.0 / (deviation * deviation * readings.count());
                double read = readings.values()[i][c];
                double miss = Double.isNaN(read) ? 0 : predicted[i * width + c] - read;
                sum += 0.5 * scale * miss * miss;
                bar[i * width + c] = scale * miss;
            }
        }
        return sum;
    }

    private static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
