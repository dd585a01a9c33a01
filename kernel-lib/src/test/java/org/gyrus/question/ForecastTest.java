// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.gyrus.data.Cohort;
import org.gyrus.fit.Fit;
import org.gyrus.inference.Ensemble;
import org.gyrus.inference.Laplace;
import org.gyrus.inference.Posterior;
import org.gyrus.model.Model;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ForecastTest {
    private static double[][] normals(int count) {
        SplittableRandom random = new SplittableRandom(9);
        double[][] futures = new double[count][2];
        for (double[] f : futures) {
            f[0] = 5 + 2 * random.nextGaussian();
            f[1] = 3;
        }
        return futures;
    }

    @Test
    void hasTheQuantilesOfItsFutures() {
        Forecast forecast = Forecast.of(new double[] {1, 2}, normals(100_000));
        NormalDistribution exact = new NormalDistribution(5, 2);
        for (double p : new double[] {0.025, 0.5, 0.9}) {
            assertThat(forecast.quantile(p)[0]).isCloseTo(exact.inverseCumulativeProbability(p), within(0.04));
        }
        assertThat(forecast.probabilityAbove(6, 1)).isCloseTo(1 - exact.cumulativeProbability(6), within(0.006));
        assertThat(forecast.interval(2, 0.9).low()).isEqualTo(3);
        assertThat(forecast.withNoise(4).interval(2, 0.95).high()).isCloseTo(3 + 1.96 * 4, within(0.15));
        assertThat(forecast.coverage(0.9, 5, 100)).isEqualTo(0.5);
        assertThat(forecast.plot("V", "day", "mm^3").png()).isNotEmpty();
    }

    @Test
    void takesAnEnsemble() {
        Ensemble<Long> ensemble = Ensemble.of(5, seed -> seed);
        Forecast forecast = Forecast.of(ensemble, seed -> new double[] {seed, 10 * seed}, 1, 2);
        assertThat(forecast.quantile(0.5)).containsExactly(2, 20);
    }

    @Test
    void leavesOutFuturesThatDoNotExist() {
        double[][] futures = normals(100);
        futures[3][1] = Double.NaN;
        Forecast forecast = Forecast.of(new double[] {1, 2}, futures);
        assertThat(forecast.futures()).isEqualTo(99);
        assertThat(forecast.warnings()).singleElement().asString().startsWith("1 of 100 futures");
        assertThatThrownBy(() -> Forecast.of(new double[] {1}, new double[][] {{Double.NaN}, {1}, {Double.NaN}}))
                .isInstanceOf(QuestionException.class)
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> forecast.interval(1.5, 0.9)).hasMessageContaining("add it to at(...)");
        assertThatThrownBy(() -> Forecast.of(new double[] {2, 1}, futures)).hasMessageContaining("rise");
    }

    private static final Model DECAY = Model.named("decay")
            .time("day")
            .state("A", 10, "mg")
            .parameter("k", 0.3, "1/day")
            .range(0.001, 50)
            .equation("dA/dt = -k*A")
            .build();

    private static Cohort cohort(SplittableRandom random, double noise) {
        double[] t = {0.5, 1, 1.5, 2, 2.5, 3};
        double[] v = new double[t.length];
        String[] who = new String[t.length];
        for (int i = 0; i < t.length; i++) {
            v[i] = 10 * Math.exp(-0.3 * t[i]) + noise * random.nextGaussian();
            who[i] = "p";
        }
        return Cohort.of(Table.create(
                        StringColumn.create("id", who), DoubleColumn.create("t", t), DoubleColumn.create("v", v)))
                .subject("id")
                .time("t", "day")
                .observing("v", "mg")
                .build();
    }

    /** Fit, Laplace and forecast together: 80 % intervals hold 80 % of new readings, within binomial bounds. */
    @Test
    void coversNewReadingsAsPromised() {
        SplittableRandom random = new SplittableRandom(21);
        int repetitions = 120;
        int hits = 0;
        for (int i = 0; i < repetitions; i++) {
            Fit fit = Fit.of(DECAY)
                    .to(cohort(random, 0.4))
                    .observing("A", "v")
                    .shared("k")
                    .iterations(150)
                    .run();
            Posterior posterior = Laplace.of(fit.density());
            Forecast forecast = Forecast.of(fit, posterior).draws(60).at(4.0).withNoise(0.4);
            double later = 10 * Math.exp(-0.3 * 4) + 0.4 * random.nextGaussian();
            hits += forecast.interval(4, 0.8).contains(later) ? 1 : 0;
        }
        BinomialDistribution right = new BinomialDistribution(repetitions, 0.8);
        assertThat(hits)
                .isBetween(right.inverseCumulativeProbability(5e-4), right.inverseCumulativeProbability(1 - 5e-4));
    }
}
