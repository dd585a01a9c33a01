// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.gyrus.data.Cohort;
import org.gyrus.model.Model;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** x'' = -w^2 x over ten periods: from w = 0.7 the sum of squares has many valleys before w = 1.3. */
class WarmStartTest {
    private static final double TRUE = 1.3;

    private static Model oscillator() {
        return Model.named("oscillator")
                .time("1")
                .state("x", 1, "mm^3")
                .state("u", 0, "mm^3")
                .parameter("w", 0.7, "1")
                .range(0.1, 5)
                .equation("dx/dt = u")
                .equation("du/dt = -w^2*x")
                .build();
    }

    private static Cohort cohort() {
        double[] times = IntStream.range(0, 81).mapToDouble(i -> 0.6 * i).toArray();
        return Cohorts.of(1, times, (i, t) -> Math.cos(TRUE * t));
    }

    private static FitBuilder builder() {
        return Fit.of(oscillator())
                .to(cohort())
                .observing("x", "v")
                .method(Solver.tsit5().tolerance(1e-8, 1e-10));
    }

    @Test
    void withoutAWarmStartTheFitEndsInAnotherValley() {
        assertThat(builder().run().value("w")).isNotCloseTo(TRUE, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "shooting"})
    void aWarmStartFindsTheFrequency(String kind) {
        WarmStart warm = kind.equals("windows") ? WarmStart.growingWindows(12) : WarmStart.multipleShooting(20);
        assertThat(builder().warmStart(warm).run().value("w")).isCloseTo(TRUE, within(1e-5));
    }

    @Test
    void theCostOfSegmentsHasTheGradientOfItsDifferences() {
        Cohort cohort = Cohorts.of(
                2, new double[] {0, 5, 10, 20, 30, 45}, (i, t) -> Cohorts.logistic(0.1, 900 + 50 * i, 120, t));
        Fit fit = Fit.of(Cohorts.logistic())
                .to(cohort)
                .observing("V", "v")
                .shared("K")
                .perPatient("a")
                .prior("a", Prior.logNormal(0.1, 0.5))
                .method(Solver.rk4().fixedStep(0.5))
                .iterations(3)
                .run();
        try (ShootingCost cost = new ShootingCost(fit.task(), 3, 1)) {
            double[] theta = cost.start(fit.density().start());
            Random random = new Random(1);
            for (int k = 0; k < theta.length; k++) {
                theta[k] += 0.1 * random.nextGaussian();
            }
            double[] gradient = new double[theta.length];
            cost.charge(7);
            cost.at(theta, gradient);
            assertThat(theta.length).isEqualTo(2 + 2 + 2 * 2);
            assertThat(gradient[1]).as("noise").isZero();
            for (int k = 0; k < theta.length; k += k == 0 ? 2 : 1) {
                double[] up = theta.clone();
                double[] down = theta.clone();
                up[k] += 1e-5;
                down[k] -= 1e-5;
                double difference = (cost.at(up, null) - cost.at(down, null)) / 2e-5;
                assertThat(gradient[k])
                        .as("number " + k)
                        .isCloseTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
            }
        }
    }

    /** Each leads to the optimum of the readings, noise and all, that a fit from the truth finds. */
    @ParameterizedTest
    @ValueSource(strings = {"windows", "shooting", "both", "collocation"})
    void everyWarmStartLeadsToTheSameOptimum(String kind) {
        Random random = new Random(9);
        double[] times = IntStream.range(0, 81).mapToDouble(i -> 0.6 * i).toArray();
        StringColumn who = StringColumn.create("who");
        DoubleColumn v = DoubleColumn.create("v");
        DoubleColumn u = DoubleColumn.create("u");
        for (double t : times) {
            who.append("p0");
            v.append(Math.cos(TRUE * t) + 0.05 * random.nextGaussian());
            u.append(-TRUE * Math.sin(TRUE * t) + 0.05 * random.nextGaussian());
        }
        Cohort noisy = Cohort.of(Table.create(who, DoubleColumn.create("day", times), v, u))
                .subject("who")
                .time("day", "day")
                .observing("v", "mm^3")
                .observing("u", "mm^3")
                .build();
        FitBuilder far =
                builder().to(noisy).observing("u", "u").initial("x", "u").shared("w");
        FitBuilder near = Fit.of(oscillator().with("w", TRUE))
                .to(noisy)
                .observing("x", "v")
                .observing("u", "u")
                .initial("x", "u")
                .shared("w")
                .method(Solver.tsit5().tolerance(1e-8, 1e-10));
        FitBuilder warm =
                switch (kind) {
                    case "windows" -> far.warmStart(WarmStart.growingWindows(12));
                    case "shooting" -> far.warmStart(WarmStart.multipleShooting(20));
                    case "collocation" -> far.warmStart(WarmStart.collocation());
                    default -> far.warmStart(WarmStart.growingWindows(4)).warmStart(WarmStart.multipleShooting(20));
                };
        Fit found = warm.run();
        Fit best = near.run();
        assertThat(found.value("w")).isCloseTo(best.value("w"), within(1e-6));
        assertThat(found.value("x(0)", "p0")).isCloseTo(best.value("x(0)", "p0"), within(1e-5));
        assertThat(found.value("u(0)", "p0")).isCloseTo(best.value("u(0)", "p0"), within(1e-5));
    }
}
