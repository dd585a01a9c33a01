// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gyrus.data.Cohort;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.network.Network;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchesTest {
    private static final int PATIENTS = 40;

    private static Cohort cohort() {
        Random random = new Random(6);
        double[] starts = random.doubles(PATIENTS, 60, 400).toArray();
        return Cohorts.of(PATIENTS, new double[] {0, 10, 20, 40}, (i, t) -> Cohorts.logistic(0.1, 900, starts[i], t));
    }

    private static FitBuilder builder() {
        Hybrid hybrid = Hybrid.parallel(Cohorts.logistic().with("a", 0.05))
                .residual("V", Network.mlp("V").hidden(6).seed(2))
                .build();
        return Fit.of(hybrid)
                .to(cohort())
                .observing("V", "v")
                .initial("V")
                .weightPrior(5)
                .method(Solver.rk4().fixedStep(2));
    }

    private static double[] bits(Fit fit) {
        return fit.outcome().theta();
    }

    @Test
    void aPassSeesEveryPatientOnceInAnOrderOfItsOwn() {
        Batches batches = new Batches(10, 4, 3);
        for (int pass = 0; pass < 5; pass++) {
            int[][] steps = batches.of(pass);
            assertThat(Arrays.stream(steps).mapToInt(s -> s.length)).containsExactly(4, 4, 2);
            assertThat(Arrays.stream(steps).flatMapToInt(Arrays::stream).sorted())
                    .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(steps).isDeepEqualTo(batches.of(pass)).isNotEqualTo(batches.of(pass + 1));
        }
        assertThat(batches.of(0)).isNotEqualTo(new Batches(10, 4, 4).of(0));
    }

    /** Over a pass of equal batches the estimates of cost and gradient have the mean of the whole. */
    @Test
    void theMeanOfTheEstimatesIsTheWhole() {
        Task task = builder().iterations(1).run().task();
        try (CohortCost cost = new CohortCost(task, 2)) {
            double[] theta = new Random(1).doubles(cost.size(), -0.3, 0.3).toArray();
            double[] whole = new double[theta.length];
            double value = cost.at(theta, whole);
            double[] sum = new double[theta.length];
            double mean = 0;
            int[][] steps = new Batches(PATIENTS, 8, 5).of(0);
            double[] gradient = new double[theta.length];
            for (int[] some : steps) {
                mean += cost.at(theta, gradient, some) / steps.length;
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += gradient[k] / steps.length;
                }
            }
            assertThat(mean).isCloseTo(value, within(1e-12 * Math.abs(value)));
            double size = Arrays.stream(whole).map(Math::abs).max().orElseThrow();
            for (int k = 0; k < sum.length; k++) {
                assertThat(sum[k]).isCloseTo(whole[k], within(1e-12 * size));
            }
        }
    }

    /** For as many passes over the patients, small steps get further than whole ones. */
    @Test
    void manySmallStepsGetFurtherThanFewWholeOnes() {
        Optimizer adam = Optimizer.adam(0.02).iterations(25);
        double whole = loss(builder().with(adam).run());
        double batches = loss(builder().with(adam.batches(5)).run());
        assertThat(batches).isLessThan(0.5 * whole);
        assertThat(loss(builder().with(adam.batches(PATIENTS)).run())).isEqualTo(whole);
    }

    private static double loss(Fit fit) {
        return fit.losses().doubleColumn("loss").min();
    }

    @Test
    void theBestPointIsJudgedByAllPatients() {
        Fit fit = builder().with(Optimizer.adam(0.02).iterations(8).batches(5)).run();
        try (CohortCost cost = new CohortCost(fit.task(), 1)) {
            double whole = cost.at(bits(fit), null) / fit.task().count(false);
            assertThat(whole).isEqualTo(loss(fit));
        }
        assertThat(fit.losses().rowCount()).isEqualTo(9);
    }

    @Test
    void theSameSeedGivesTheSameBitsForAnyNumberOfThreads() {
        FitBuilder builder = builder().with(Optimizer.adam(0.02).iterations(6).batches(7, 11));
        double[] one = bits(builder.threads(1).run());
        assertThat(bits(builder.threads(3).run())).containsExactly(one);
        assertThat(bits(builder.with(Optimizer.adam(0.02).iterations(6).batches(7, 12))
                        .run()))
                .isNotEqualTo(one);
    }

    @Test
    void aFitThatWasKilledGoesOnToTheSameBits(@TempDir Path folder) {
        FitBuilder builder = builder()
                .threads(1)
                .with(Optimizer.adam(0.02)
                        .iterations(12)
                        .batches(7)
                        .then(Optimizer.lbfgs().iterations(5)));
        double[] whole = bits(builder.run());
        FitBuilder kept = builder.checkpointTo(folder.resolve("checkpoint.zip"), 0);
        for (int kill : new int[] {1, 5, 12, 15}) {
            AtomicInteger seen = new AtomicInteger();
            kept.onProgress(state -> {
                        if (seen.incrementAndGet() == kill) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .run();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(bits(kept.resume())).as("killed at " + kill).containsExactly(whole);
        }
        assertThatThrownBy(() -> kept.with(Optimizer.adam(0.02)
                                .iterations(12)
                                .batches(8)
                                .then(Optimizer.lbfgs().iterations(5)))
                        .resume())
                .hasMessageContaining("is of another fit");
    }

    @Test
    void patientsApartAreFittedAsEver() {
        Cohort cohort =
                Cohorts.of(3, new double[] {0, 10, 20, 40}, (i, t) -> Cohorts.logistic(0.1 + 0.02 * i, 900, 100, t));
        FitBuilder apart =
                Fit.of(Cohorts.logistic()).to(cohort).observing("V", "v").perPatient("a");
        Optimizer adam = Optimizer.adam(0.05).iterations(50);
        assertThat(bits(apart.with(adam.batches(1)).run()))
                .containsExactly(bits(apart.with(adam).run()));
    }

    @Test
    void whatHasNoBatchesIsRefused() {
        assertThatThrownBy(() -> Optimizer.lbfgs().batches(8))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("L-BFGS")
                .hasMessageContaining("Optimizer.adam().batches(32).then(Optimizer.lbfgs())");
        assertThatThrownBy(() -> Optimizer.adam().batches(0)).hasMessageContaining("32 is usual");
        assertThat(Optimizer.adam().batches(32).then(Optimizer.lbfgs()))
                .hasToString(
                        "Adam, at most 1000 iterations in steps of 32 patients, then L-BFGS, at most 1000 iterations");
        assertThat(IntStream.of(new Batches(1, 5, 0).of(0)[0])).containsExactly(0);
    }
}
