// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gyrus.disorder.Disorders;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.space.Connectome;
import org.junit.jupiter.api.Test;

class FieldFitTest {
    private static final int N = 12;
    private static final Connectome RING = ring();
    /** Diffusion alone; what makes the readings grows too. */
    private static final Hybrid HYBRID = Hybrid.parallel(Disorders.spreading().networkDiffusion())
            .residual("c", Network.mlp("c").hidden(5).tanh())
            .build()
            .scaled("c", 0, 1);

    private static Connectome ring() {
        double[][] w = new double[N][N];
        for (int i = 0; i < N; i++) {
            w[i][(i + 1) % N] = w[(i + 1) % N][i] = 1;
        }
        return Connectome.of(w);
    }

    private static double[] truth(double[] start, double until) {
        return Simulation.of(Disorders.spreading().networkFisher())
                .on(RING)
                .initial("c", start)
                .set("D", 0.15)
                .until(until)
                .run()
                .field("c", until)
                .values();
    }

    private static List<FieldStudy> studies(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FieldStudy> studies = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            double[] start = random.doubles(N).toArray();
            double[] reading = truth(start, 2);
            reading[s % N] = Double.NaN;
            studies.add(FieldStudy.named("study " + s)
                    .start(0, start)
                    .reading(1, truth(start, 1))
                    .reading(2, reading));
        }
        return studies;
    }

    @Test
    void theGradientIsThatOfTheLoss() {
        FieldTask task =
                new FieldTask(HYBRID, RING, "c", studies(2, 3), Solver.heun().fixedStep(0.25));
        FieldLoss loss = new FieldLoss(task, 0.01);
        SplittableRandom random = new SplittableRandom(9);
        double[] weights = loss.start();
        for (int k = 0; k < weights.length; k++) {
            weights[k] += random.nextDouble(-0.5, 0.5);
        }
        double[] gradient = new double[weights.length];
        loss.at(weights, gradient);
        double[] other = new double[weights.length];
        for (int k = 0; k < weights.length; k++) {
            double kept = weights[k];
            weights[k] = kept + 1e-5;
            double up = loss.at(weights, other);
            weights[k] = kept - 1e-5;
            double down = loss.at(weights, other);
            weights[k] = kept;
            assertThat(gradient[k]).isCloseTo((up - down) / 2e-5, within(1e-8));
        }
    }

    /** Logistic growth that the mechanism lacks is learned from some studies and forecast in another. */
    @Test
    void aMissingReactionIsLearned() {
        FieldFitBuilder fit = FieldFit.of(HYBRID)
                .on(RING)
                .observing("c")
                .to(studies(4, 1))
                .rate(0.03)
                .iterations(300)
                .seed(2);
        FieldFit learned = fit.run();
        double[] start = new SplittableRandom(77).doubles(N).toArray();
        FieldStudy fresh = FieldStudy.named("fresh").start(0, start);
        double[] expected = truth(start, 3);
        double[] forecast = learned.forecast(fresh, 3).values();
        double[] mechanism = Simulation.of(Disorders.spreading().networkDiffusion())
                .on(RING)
                .initial("c", start)
                .until(3)
                .run()
                .field("c", 3)
                .values();
        assertThat(distance(forecast, expected)).isLessThan(0.15 * distance(mechanism, expected));
        assertThat(fit.run().weights()).as("the same seed, the same weights").isEqualTo(learned.weights());
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void whatCannotBeFittedIsTold() {
        FieldFitBuilder fit = FieldFit.of(HYBRID).on(RING);
        assertThatThrownBy(fit::run).isInstanceOf(FitException.class).hasMessageContaining("at least one study");
        assertThatThrownBy(() -> fit.observing("d")).hasMessageContaining("no state d");
        assertThatThrownBy(() -> fit.rate(0)).hasMessageContaining("above 0");
        FieldStudy none = FieldStudy.named("none").start(0, new double[N]);
        assertThatThrownBy(() -> fit.to(List.of(none)).run()).hasMessageContaining("none has no reading");
        FieldStudy few = none.reading(1, 2, 3);
        assertThatThrownBy(() -> fit.to(List.of(few)).run()).hasMessageContaining("2 values for the 12 cells");
        assertThatThrownBy(() -> none.reading(0, 1)).hasMessageContaining("comes after its start");
    }
}
