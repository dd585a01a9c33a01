// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.gyrus.data.Cohort;
import org.gyrus.fit.Fit;
import org.gyrus.fit.Optimizer;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A label through mechanism into network: growth rates differ between patients, the label depends on the volume that the
 * mechanism computes, a network reads it out, Platt's scaling makes it a probability.
 */
class SeriesDiagnosisTest {
    private static final Model GROWTH = Model.named("growth")
            .time("day")
            .state("V", 1, "1")
            .parameter("a", 0.1, "1/day")
            .range(0.001, 1)
            .equation("dV/dt = a*V")
            .build();

    private static double rate(SplittableRandom random) {
        return 0.02 + 0.16 * random.nextDouble();
    }

    /** The chance of the label: a logistic function of log V(10) = 10 a. */
    private static double chance(double rate) {
        return 1 / (1 + Math.exp(-(10 * rate - 1) / 0.15));
    }

    @Test
    void readsALabelWithAnHonestProbability() {
        SplittableRandom random = new SplittableRandom(5);
        StringColumn who = StringColumn.create("who");
        DoubleColumn day = DoubleColumn.create("day");
        DoubleColumn rate = DoubleColumn.create("rate");
        DoubleColumn label = DoubleColumn.create("label");
        for (int i = 0; i < 60; i++) {
            double a = rate(random);
            who.append("p" + i);
            day.append(10);
            rate.append(a);
            label.append(random.nextDouble() < chance(a) ? 1 : 0);
        }
        Cohort training = Cohort.of(Table.create(who, day, rate, label))
                .subject("who")
                .time("day", "day")
                .observing("label", "1")
                .covariates("rate")
                .build();
        Hybrid hybrid = Hybrid.series(GROWTH)
                .readout("score", Network.mlp("V").hidden(6).seed(1))
                .build()
                .scaled("V", 1, 6);
        Fit fit = Fit.of(hybrid)
                .to(training)
                .observing("score", "label")
                .covariate("a", "rate")
                .with(Optimizer.adam(0.02).iterations(150))
                .run();
        Simulation trained = Simulation.of(fit.model(), fit.networks())
                .weights(fit.weights())
                .until(10);
        PlattScaling platt = PlattScaling.of(scores(trained, 300, 7), labels(300, 7));
        Reliability test = Reliability.of(platt.probabilities(scores(trained, 400, 8)), labels(400, 8));
        assertThat(test.skill()).isGreaterThan(0.4);
        assertThat(test.calibrationError()).isLessThan(0.08);
    }

    private static double[] scores(Simulation trained, int patients, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[patients];
        for (int i = 0; i < patients; i++) {
            scores[i] = trained.set("a", rate(random)).run().at("score", 10);
            random.nextDouble();
        }
        return scores;
    }

    private static boolean[] labels(int patients, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] labels = new boolean[patients];
        for (int i = 0; i < patients; i++) {
            double a = rate(random);
            labels[i] = random.nextDouble() < chance(a);
        }
        return labels;
    }
}
