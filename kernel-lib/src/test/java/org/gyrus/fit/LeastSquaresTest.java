// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.gyrus.data.Cohort;
import org.gyrus.disorder.GrowthLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LeastSquaresTest {
    private static final double[] TIMES = {0, 6, 11, 18, 24, 30, 41, 50};

    static Stream<Arguments> truths() {
        return Stream.of(
                Arguments.of(GrowthLaw.EXPONENTIAL, new double[] {3e-4, 0.04}),
                Arguments.of(GrowthLaw.EXPONENTIAL, new double[] {3e4, -0.08}),
                Arguments.of(GrowthLaw.LOGISTIC, new double[] {2e-4, 3e-3, 0.12}),
                Arguments.of(GrowthLaw.LOGISTIC, new double[] {900, 120, 0.07}),
                Arguments.of(GrowthLaw.GOMPERTZ, new double[] {2e-4, 3e-3, 0.09}),
                Arguments.of(GrowthLaw.GOMPERTZ, new double[] {3e-3, 2e-5, 0.05}),
                Arguments.of(GrowthLaw.BERTALANFFY, new double[] {500, 8e3, 0.06}),
                Arguments.of(GrowthLaw.GENERAL_BERTALANFFY, new double[] {500, 8e3, 0.09, 0.6}),
                Arguments.of(GrowthLaw.GENERAL_BERTALANFFY, new double[] {2e-3, 4e-4, 0.08, -0.7}));
    }

    @ParameterizedTest
    @MethodSource("truths")
    void recoversKnownParametersFromNoiseFreeReadings(GrowthLaw law, double[] truth) {
        double[] times = Arrays.stream(TIMES).map(t -> t - 14).toArray();
        double[] values = Arrays.stream(TIMES).map(law.curve(truth)::volume).toArray();
        GrowthFit fit = Calibration.leastSquares().fit(law, Readings.of("p", times, values));
        double[] found = fit.parameters();
        for (int j = 0; j < truth.length; j++) {
            assertThat(found[j]).isCloseTo(truth[j], within(1e-8 * Math.abs(truth[j])));
        }
        assertThat(fit.converged()).isTrue();
        assertThat(fit.rms()).isLessThan(1e-8 * values[0]);
        double later = law.curve(truth).volume(60);
        assertThat(fit.volume(46)).isCloseTo(later, within(1e-7 * later));
    }

    /** At a minimum the gradient of the sum of squares is zero, and the units do not matter. */
    @ParameterizedTest
    @EnumSource(GrowthLaw.class)
    void endsAtAMinimumWhateverTheUnits(GrowthLaw law) {
        double[] values = {4.1e-4, 5.0e-4, 5.2e-4, 7.9e-4, 8.1e-4, 9.9e-4, 9.7e-4, 1.2e-3};
        GrowthFit fit = Calibration.leastSquares().fit(law, Readings.of("p", TIMES, values));
        double best = sum(law, fit.parameters(), values);
        for (int j = 0; j < law.parameters().size(); j++) {
            for (double factor : new double[] {1 - 1e-3, 1 + 1e-3}) {
                double[] moved = fit.parameters();
                moved[j] *= factor;
                assertThat(sum(law, moved, values)).isGreaterThanOrEqualTo(best * (1 - 1e-9));
            }
        }
        double[] large = Arrays.stream(values).map(v -> v * 6163223.04).toArray();
        GrowthFit rescaled = Calibration.leastSquares().fit(law, Readings.of("p", TIMES, large));
        double ratio = rescaled.volume(30) / fit.volume(30);
        assertThat(ratio).isCloseTo(6163223.04, within(1e-3 * 6163223.04));
    }

    private static double sum(GrowthLaw law, double[] p, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Math.pow(law.curve(p).volume(TIMES[i]) - values[i], 2);
        }
        return sum;
    }

    @Test
    void countsACensoredReadingOnlyAboveItsBound() {
        Table table = Table.create(
                StringColumn.create("who", "p", "p", "p", "p", "p"),
                DoubleColumn.create("t", 0, 1, 2, 3, 4),
                DoubleColumn.create("v", 8, 4, 2, 1, 0));
        Cohort cohort = Cohort.of(table)
                .subject("who")
                .time("t", "week")
                .observing("v", "1")
                .build()
                .censorZeros("v");
        Readings readings = Readings.of(cohort.patient("p"), "v");
        assertThat(readings.censored(4)).isTrue();
        GrowthFit fit = Calibration.leastSquares().fit(GrowthLaw.EXPONENTIAL, readings);
        assertThat(fit.parameters()[1]).isCloseTo(-Math.log(2), within(1e-8));
        assertThat(fit.volume(4)).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void namesTheReadingThatCannotBeFitted() {
        assertThatThrownBy(() -> Readings.of("p", new double[] {0, 1}, new double[] {1, Double.NaN}))
                .isInstanceOf(FitException.class)
                .hasMessageStartingWith("patient p, reading 2: the time or the value is missing");
        assertThatThrownBy(() -> Readings.of("p", new double[] {1, 0}, new double[] {1, 2}))
                .hasMessageContaining("earlier than the one before it; Cohort.sortedByTime()");
    }

    @Test
    void noticesAnInterrupt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Calibration.leastSquares()
                            .fit(GrowthLaw.GOMPERTZ, Readings.of("p", TIMES, new double[] {1, 2, 3, 4, 5, 6, 7, 8})))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
