// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gyrus.data.Cohort;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.hybrid.ParallelBuilder;
import org.gyrus.network.Network;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fit adds to the losses of readings: each penalty's gradient against differences over the same fixed steps. */
class PenaltyGradientTest {
    private static final Network NET = Network.mlp("V", "t").hidden(4).seed(3);

    private static Cohort cohort() {
        return Cohorts.of(
                2,
                new double[] {0, 8, 16, 30},
                (i, t) -> Cohorts.logistic(0.1, 900 + 40 * i, 120, t) + 9 * Math.sin(t));
    }

    private static ParallelBuilder residual() {
        return Hybrid.parallel(Cohorts.logistic()).residual("V", NET);
    }

    private static FitBuilder begin(Hybrid hybrid) {
        return Fit.of(hybrid)
                .to(cohort())
                .observing("V", "v")
                .shared("K")
                .perPatient("a")
                .initial("V")
                .method(Solver.rk4().fixedStep(1))
                .with(Optimizer.adam().iterations(1));
    }

    static Stream<Arguments> penalties() {
        return Stream.of(
                Arguments.of("none", begin(residual().build())),
                Arguments.of("minimal norm", begin(residual().minimalNorm(0.3).build())),
                Arguments.of(
                        "minimal norm of a factor and a gate",
                        begin(residual()
                                .times("V*(1 - V/K)")
                                .gate(Network.mlp("t").hidden(2).seed(8))
                                .minimalNorm(0.3)
                                .build())),
                Arguments.of(
                        "minimal norm of a product",
                        begin(residual().multiplicative().minimalNorm(0.3).build())),
                Arguments.of("weight prior", begin(residual().build()).weightPrior(0.5)),
                Arguments.of(
                        "weight prior of patients' own networks",
                        begin(residual().build()).perPatientNetworks().weightPrior(0.5)),
                Arguments.of(
                        "both, and a prior, and learned noise",
                        begin(residual().minimalNorm(2).build())
                                .weightPrior(0.5)
                                .prior("a", Prior.logNormal(0.1, 0.3))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("penalties")
    void gradientsAreThoseOfDifferences(String name, FitBuilder builder) {
        Task task = builder.run().task();
        try (CohortCost cost = new CohortCost(task, 1)) {
            Random random = new Random(7);
            double[] theta = new double[cost.size()];
            boolean[] weight = cost.isWeight();
            double[] begun = begun(builder);
            for (int k = 0; k < theta.length; k++) {
                theta[k] = begun[k] + (weight[k] ? 0.4 : 0.1) * random.nextGaussian();
            }
            double[] gradient = new double[theta.length];
            cost.at(theta, gradient);
            double size = 0;
            for (double g : gradient) {
                size = Math.max(size, Math.abs(g));
            }
            for (int k = 0; k < theta.length; k++) {
                assertThat(gradient[k])
                        .as(task.names().get(k))
                        .isCloseTo(difference(cost, theta, k), within(1e-8 * size));
            }
        }
    }

    private static double[] begun(FitBuilder builder) {
        return builder.run().outcome().theta();
    }

    /** Central differences of order 6. */
    private static double difference(CohortCost cost, double[] theta, int k) {
        double h = 2e-3;
        double sum = 0;
        double[] factors = {45.0 / 60, -9.0 / 60, 1.0 / 60};
        for (int j = 1; j <= 3; j++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[k] += j * h;
            down[k] -= j * h;
            sum += factors[j - 1] * (cost.at(up, null) - cost.at(down, null)) / h;
        }
        return sum;
    }

    /** The penalty is what it says: weight * readings * the mean over times of the squared residual, as an observable. */
    @Test
    void theMinimalNormIsTheMeanSquareOfTheResidual() {
        Task plain = begin(residual().build()).run().task();
        FitBuilder builder = begin(residual().minimalNorm(0.3).build());
        Fit fit = builder.run();
        double[] theta = fit.outcome().theta();
        for (int k = 0; k < theta.length; k++) {
            theta[k] += 0.3 * Math.sin(k);
        }
        try (CohortCost with = new CohortCost(fit.task(), 1);
                CohortCost without = new CohortCost(plain, 1)) {
            double penalty = with.at(theta, null) - without.at(theta, null);
            double weight = fit.task().penalties().get(0);
            assertThat(penalty)
                    .isCloseTo(weight * fit.task().count(false) * meanSquare(fit.at(theta)), within(1e-9 * penalty));
            assertThat(penalty).isPositive();
        }
    }

    /** The mean over patients and times of reading of the squared residual. */
    private static double meanSquare(Fit fit) {
        return fit.patients().stream()
                .map(patient -> fit.simulation(patient).run())
                .flatMapToDouble(run -> DoubleStream.of(0, 8, 16, 30).map(t -> run.at("squared_residual_V", t)))
                .average()
                .orElseThrow();
    }

    /** A larger weight gives a smaller residual: what APHYNITY asks for. */
    @Test
    void moreWeightLeavesLessResidual() {
        double before = Double.POSITIVE_INFINITY;
        for (double weight : new double[] {1e-3, 1e-1, 10}) {
            Hybrid hybrid = residual().minimalNorm(weight).build();
            Fit fit = Fit.of(hybrid)
                    .to(cohort())
                    .observing("V", "v")
                    .shared("K", "a")
                    .with(Optimizer.lbfgs().iterations(150))
                    .run();
            double norm = meanSquare(fit);
            assertThat(norm).as("weight " + weight).isLessThan(before);
            before = norm;
        }
    }

    /** A gate learns when the mechanism is right: until day 30; then the tumor shrinks, which the mechanism does not know. */
    @Test
    void aGateOpensWhereTheMechanismIsWrong() {
        UnaryOperator<Double> lost =
                t -> t < 30 ? 100 * Math.exp(0.05 * t) : 100 * Math.exp(0.05 * 30 - 0.04 * (t - 30));
        double[] days = new double[21];
        for (int i = 0; i < days.length; i++) {
            days[i] = 3.0 * i;
        }
        Cohort cohort = Cohorts.of(1, days, (i, t) -> lost.apply(t));
        Hybrid gated = Hybrid.parallel(Cohorts.logistic().with("a", 0.05).with("K", 1e5))
                .residual("V", Network.mlp("V").hidden(4).seed(1))
                .gate(Network.mlp("t").hidden(4).seed(2))
                .build()
                .observingTerms();
        Fit fit = Fit.of(gated).to(cohort).observing("V", "v").run();
        var run = fit.simulation("p0").run();
        double early = 1 / (1 + Math.exp(-run.at("learned_G", 5)));
        double late = 1 / (1 + Math.exp(-run.at("learned_G", 55)));
        assertThat(early).isLessThan(0.2);
        assertThat(late).isGreaterThan(0.8);
        assertThat(fit.losses().doubleColumn("loss").min()).isLessThan(1e-3);
    }
}
