// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.gyrus.data.Cohort;
import org.gyrus.data.Holdout;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network with far too many weights, on noisy readings of one logistic course: every optimizer must stop in time. */
class ValidationTest {
    private static final double[] DAYS =
            IntStream.rangeClosed(0, 30).mapToDouble(i -> 3.0 * i).toArray();

    private static final int PATIENCE = 40;

    private static double truth(double t) {
        return Cohorts.logistic(0.1, 900, 100, t);
    }

    private static Cohort noisy() {
        return noisy(4);
    }

    private static Cohort noisy(long seed) {
        Random random = new Random(seed);
        return Cohorts.of(1, DAYS, (i, t) -> truth(t) + 60 * random.nextGaussian());
    }

    private static FitBuilder builder(Cohort cohort) {
        Model known = Model.named("no limit")
                .time("day")
                .state("V", 100, "mm^3")
                .positive()
                .parameter("a", 0.03, "1/day")
                .equation("dV/dt = a*V")
                .build();
        Hybrid hybrid = Hybrid.parallel(known)
                .residual("V", Network.mlp("V", "t").hidden(12, 12).seed(3))
                .build();
        return Fit.of(hybrid).to(cohort).observing("V", "v").patience(PATIENCE);
    }

    private static double error(Fit fit) {
        double[] days = IntStream.range(0, 90).mapToDouble(i -> i).toArray();
        double[] x = fit.forecast("p0", days);
        return Math.sqrt(IntStream.range(0, 90)
                .mapToDouble(i -> Math.pow(x[i] - truth(days[i]), 2))
                .average()
                .orElseThrow());
    }

    private static Optimizer optimizer(String name) {
        return switch (name) {
            case "L-BFGS" -> Optimizer.lbfgs().iterations(600);
            case "Levenberg-Marquardt" -> Optimizer.levenbergMarquardt().iterations(600);
            default -> Optimizer.adam(0.05).iterations(600).schedule(RateSchedule.constant());
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"Adam", "L-BFGS", "Levenberg-Marquardt"})
    void everyOptimizerKeepsThePointThatSuitsTheWatchedReadings(String name) {
        FitBuilder builder = builder(noisy()).with(optimizer(name));
        Fit stopped = builder.validation(Validation.everyNth(4)).run();
        List<Double> validation = stopped.losses().doubleColumn("validation").asList();
        double least = validation.stream().mapToDouble(v -> v).min().orElseThrow();
        assertThat(validation).hasSizeLessThan(600);
        if (!name.startsWith("Lev")) {
            // That one converges before.
            assertThat(validation.indexOf(least)).isEqualTo(validation.size() - 1 - PATIENCE);
        }
        try (CohortCost cost = new CohortCost(stopped.task(), 1)) {
            cost.at(stopped.outcome().theta(), null);
            assertThat(cost.validation()).isEqualTo(least);
        }
    }

    /** Run to its end, a quasi-Newton method fits the noise; the truth is met better by the point that validation keeps. */
    @Test
    void stoppingInTimeIsNearerToTheTruth() {
        double stopped = 0;
        double whole = 0;
        for (long seed = 1; seed <= 3; seed++) {
            FitBuilder builder = builder(noisy(seed)).with(optimizer("L-BFGS"));
            double with = error(builder.validation(Validation.everyNth(4)).run());
            double without = error(builder.run());
            stopped += with;
            whole += without;
        }
        assertThat(stopped).isLessThan(whole);
    }

    @Test
    void theNextMethodHasItsPatienceWhole() {
        FitBuilder builder = builder(noisy()).validation(Validation.everyNth(4));
        int one = builder.with(optimizer("Adam")).run().losses().rowCount();
        int both = builder.with(optimizer("Adam").then(optimizer("Adam")))
                .run()
                .losses()
                .rowCount();
        assertThat(one).isLessThan(600);
        assertThat(both - one).isGreaterThanOrEqualTo(PATIENCE);
    }

    @Test
    void everyNthReadingIsWatched() {
        PatientData data = builder(noisy())
                .validation(Validation.everyNth(5))
                .iterations(1)
                .run()
                .task()
                .data()
                .get(0);
        assertThat(IntStream.range(0, 31).filter(i -> data.validating()[i])).containsExactly(4, 9, 14, 19, 24, 29);
    }

    @Test
    void someOfThePatientsAreWatchedAndTheSameForASeed() {
        Cohort cohort = Cohorts.of(10, new double[] {0, 10, 20}, (i, t) -> truth(t) + i);
        FitBuilder builder = Fit.of(Cohorts.logistic()).to(cohort).observing("V", "v");
        FitBuilder watching = builder.validation(Validation.patients(0.3, 5));
        assertThat(watched(watching.run())).hasSize(3).isEqualTo(watched(watching.run()));
        assertThat(watched(builder.validation(Validation.patients(0.3, 6)).run()))
                .hasSize(3)
                .isNotEqualTo(watched(watching.run()));
        assertThatThrownBy(() -> watching.perPatient("a").run())
                .isInstanceOf(FitException.class)
                .hasMessageContaining("is only watched, so nothing tells its a")
                .hasMessageContaining("Validation.everyNth(5)");
        Fit mixed = watching.shared("K")
                .perPatient("a")
                .prior("a", Prior.population())
                .run();
        assertThat(Arrays.stream(mixed.perPatient().doubleColumn(1).asDoubleArray()))
                .allMatch(Double::isFinite);
    }

    private static List<String> watched(Fit fit) {
        return fit.task().data().stream()
                .filter(d -> d.count(false) == 0)
                .map(PatientData::id)
                .toList();
    }

    @Test
    void whatLeavesNothingIsRefused() {
        assertThatThrownBy(() -> Validation.everyNth(1)).hasMessageContaining("5 is usual");
        assertThatThrownBy(() -> Validation.patients(1, 1)).hasMessageContaining("between 0 and 1");
        Cohort few = Cohorts.of(1, new double[] {0, 10, 20}, (i, t) -> truth(t));
        FitBuilder builder = Fit.of(Cohorts.logistic()).to(few).observing("V", "v");
        assertThatThrownBy(() -> builder.validation(Validation.everyNth(4)).run())
                .hasMessageContaining("every reading number 4, which leaves nothing to watch");
        assertThatThrownBy(() -> builder.validation(Validation.patients(0.5, 1)).run())
                .hasMessageContaining("leaves nothing to watch");
        assertThat(builder.validation(Holdout.lastReadings(1)).run().stopped()).isEmpty();
    }
}
