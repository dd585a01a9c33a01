// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.gyrus.data.Cohort;
import org.gyrus.data.Holdout;
import org.gyrus.disorder.GrowthLaw;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A held-out reading can never change a forecast: scrambled, it leaves every rival's forecasts the same to the last bit. */
class LeakageTest {
    private static final double[] TIMES = {0, 6, 12, 18, 24, 30};

    static Stream<Forecaster> rivals() {
        Model restart = Model.named("restart")
                .time("day")
                .parameter("last", 1, "1")
                .parameter("slope", 0.01, "1/day")
                .parameter("gate", 0.5, "1")
                .range(0, 1)
                .state("V", "last", "1")
                .equation("dV/dt = gate*slope*V")
                .build();
        Hybrid gated = Hybrid.series(restart)
                .parameter("gate", Network.mlp("slope").hidden(2).tanh())
                .build();
        Hybrid beside = Hybrid.parallel(Cohorts.logistic())
                .residual("V", Network.mlp("V").hidden(2).tanh())
                .build();
        return Stream.of(
                Forecaster.lastValue(),
                Forecaster.ownMean(),
                Forecaster.cohortMean(),
                Forecaster.of(GrowthLaw.GENERAL_BERTALANFFY),
                Forecaster.of(GrowthLaw.GOMPERTZ, Calibration.penalizedDescent()),
                NeuralGrowth.oneDimensional(),
                Forecaster.anchored(
                        "population",
                        Forecaster.of("fit", Fit.of(beside).perPatient("a").iterations(5))),
                Restart.of("restart", Fit.of(gated).iterations(5), "V", 0.5));
    }

    /** Writes down all that another rival says. */
    private record Recorder(Forecaster other, Map<String, String> said) implements Forecaster {
        @Override
        public String name() {
            return other.name();
        }

        @Override
        public Forecaster learned(Cohort seen, String observed) {
            return new Recorder(other.learned(seen, observed), said);
        }

        @Override
        public Course course(Readings seen) {
            Course course = other.course(seen);
            return times -> {
                double[] values = course.at(times);
                said.put(seen.patient(), Arrays.toString(values));
                return values;
            };
        }
    }

    private static Map<String, String> said(Forecaster rival, long scramble) {
        SplittableRandom noise = new SplittableRandom(scramble);
        Cohort cohort = Cohorts.of(
                5,
                TIMES,
                (i, t) ->
                        t > 20 ? noise.nextDouble(1, 1000) : Cohorts.logistic(0.08 + 0.03 * i, 800 + 200 * i, 150, t));
        Map<String, String> said = new ConcurrentSkipListMap<>();
        Comparison.of(new Recorder(rival, said))
                .on(cohort)
                .holdOut(Holdout.lastReadings(2))
                .run();
        return said;
    }

    @ParameterizedTest
    @MethodSource("rivals")
    void aHeldOutReadingChangesNoForecast(Forecaster rival) {
        Map<String, String> first = said(rival, 1);
        assertThat(first).hasSize(5);
        for (long scramble : List.of(2L, 3L)) {
            assertThat(said(rival, scramble)).isEqualTo(first);
        }
    }
}
