// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.gyrus.fit.Interval;
import org.gyrus.fit.LogDensity;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

class IdentifiabilityTest {
    private static final double[] TIMES = {0, 1, 2, 3, 4, 5, 6, 8};

    private static Curve gompertz(double until, double sigma) {
        double[] times = new double[12];
        for (int i = 0; i < times.length; i++) {
            times[i] = until * (i + 1) / times.length;
        }
        return new Curve(Curve.GOMPERTZ, times, sigma, 1, Math.log(0.05), Math.log(500));
    }

    /** For a line everything is known in closed form: Fisher, profile and Hipparchus give one interval. */
    @Test
    void aLineHasTheIntervalsOfSimpleRegression() {
        Curve curve = new Curve(Curve.LINE, TIMES, 0.3, 5, 2, -0.5);
        SimpleRegression exact = new SimpleRegression();
        for (int i = 0; i < TIMES.length; i++) {
            exact.addData(TIMES[i], curve.readings()[i]);
        }
        double half = exact.getSlopeStdErr() * new TDistribution(6).inverseCumulativeProbability(0.975);
        double[] best = {exact.getIntercept(), exact.getSlope()};
        LogDensity density = curve.density("a", "b");
        FisherInformation fisher = FisherInformation.of(curve, density, NoiseLevel.ESTIMATED, best);
        Interval wald = fisher.interval("b", 0.95);
        Interval profile = ProfileLikelihood.of(curve, density, NoiseLevel.ESTIMATED)
                .of("b")
                .interval();
        for (Interval each : List.of(wald, profile)) {
            assertThat(each.estimate()).isCloseTo(exact.getSlope(), within(1e-6));
            assertThat(each.low()).isCloseTo(exact.getSlope() - half, within(1e-6));
            assertThat(each.high()).isCloseTo(exact.getSlope() + half, within(1e-6));
        }
        assertThat(fisher.warnings()).isEmpty();
        double mean = Arrays.stream(TIMES).average().orElseThrow();
        double square = Arrays.stream(TIMES).map(t -> t * t).average().orElseThrow();
        assertThat(fisher.correlation("a", "b")).isCloseTo(-mean / Math.sqrt(square), within(1e-10));
    }

    @Test
    void namesGrowthRateAndCapacityOfEarlyGrowth() {
        Curve early = gompertz(1, 0.02);
        LogDensity density = early.density("a", "K");
        FisherInformation fisher = FisherInformation.of(early, density, NoiseLevel.KNOWN);
        assertThat(fisher.warnings())
                .singleElement()
                .asString()
                .startsWith("a and K cannot be told apart by these readings: changing a from 0.05 to")
                .contains("prior")
                .contains("later");
        assertThat(fisher.correlation("a", "K")).isLessThan(-0.99);
        Profile capacity =
                ProfileLikelihood.of(early, density, NoiseLevel.KNOWN).of("K");
        assertThat(capacity.isIdentifiable()).isFalse();
        assertThat(capacity.sentence()).contains("open above").contains("prior");
        assertThat(capacity.plot().png()).isNotEmpty();
    }

    @Test
    void isContentOnceGrowthSlows() {
        Curve late = gompertz(80, 5);
        LogDensity density = late.density("a", "K");
        assertThat(FisherInformation.of(late, density, NoiseLevel.KNOWN).warnings())
                .isEmpty();
        Profile capacity = ProfileLikelihood.of(late, density, NoiseLevel.KNOWN).of("K");
        assertThat(capacity.isIdentifiable()).isTrue();
        assertThat(capacity.interval().contains(500)).isTrue();
        assertThat(capacity.sentence()).startsWith("K = ");
    }

    /** The profile's ends are where the misfit, minimized by brute force over the other number, passes the threshold. */
    @Test
    void profilesAgreeWithASearchOverAGrid() {
        Curve curve = new Curve(Curve.DECAY, TIMES, 0.2, 3, Math.log(5), Math.log(0.4));
        LogDensity density = curve.density("A", "k");
        Interval found =
                ProfileLikelihood.of(curve, density, NoiseLevel.KNOWN).of("k").interval();
        double least = lowest(curve, found.estimate());
        for (double end : new double[] {found.low(), found.high()}) {
            // 3.841 is the 95 % quantile of chi-squared with one degree of freedom.
            assertThat(lowest(curve, end) - least).isCloseTo(3.8414588, within(1e-3));
        }
    }

    /** For a fixed rate the amplitude of a decay is linear least squares. */
    private static double lowest(Curve curve, double rate) {
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < TIMES.length; i++) {
            double x = Math.exp(-rate * TIMES[i]);
            xy += x * curve.readings()[i];
            xx += x * x;
        }
        return GaussNewton.squares(curve.at(new double[] {Math.log(xy / xx), Math.log(rate)}));
    }

    @Test
    void saysWhichNumberTheReadingsDoNotKnow() {
        Curve blind = new Curve(
                (t, p, g) -> {
                    g[0] = 1;
                    g[1] = 0;
                    return p[0];
                },
                TIMES,
                0.1,
                2,
                1,
                1);
        FisherInformation fisher = FisherInformation.of(blind, blind.density("seen", "unseen"), NoiseLevel.KNOWN);
        assertThat(fisher.standardError("unseen")).isInfinite();
        assertThat(fisher.standardError("seen")).isCloseTo(0.1 / Math.sqrt(8), within(1e-12));
        assertThat(fisher.warnings()).singleElement().asString().startsWith("The readings do not depend on unseen");
        assertThatThrownBy(() -> Laplace.of(blind.density("seen", "unseen")))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("do not determine unseen");
    }

    @Test
    void laplaceIsExactForANormal() {
        LogDensity normal = Known.normal(3, -2, 0.5, 4, 0.8);
        Laplace laplace = Laplace.of(normal);
        assertThat(laplace.mode()).containsExactly(new double[] {3, -2}, within(1e-6));
        assertThat(laplace.covariance("a", "b")).isCloseTo(0.8 * 0.5 * 4, within(1e-6));
        assertThat(laplace.correlation("a", "b")).isCloseTo(0.8, within(1e-7));
        assertThat(laplace.interval("b", 0.95).high()).isCloseTo(-2 + 1.959964 * 4, within(1e-5));
        // The integral of exp(-q/2) is 2 pi s1 s2 sqrt(1 - r^2).
        assertThat(laplace.logEvidence()).isCloseTo(Math.log(2 * Math.PI * 0.5 * 4 * 0.6), within(1e-6));
        double[][] draws = laplace.draws(20_000, 1);
        double mean = Arrays.stream(draws).mapToDouble(d -> d[1]).average().orElseThrow();
        assertThat(mean).isCloseTo(-2, within(5 * 4 / Math.sqrt(20_000)));
        assertThat(laplace.draws(3, 9)).isDeepEqualTo(laplace.draws(3, 9));
    }

    @Test
    void refusesMoreNumbersThanReadings() {
        Curve two = new Curve(Curve.LINE, new double[] {0, 1}, 0.1, 1, 1, 1);
        assertThatThrownBy(() -> FisherInformation.of(two, two.density("a", "b"), NoiseLevel.ESTIMATED))
                .hasMessageContaining("2 readings for 2 numbers");
        assertThatThrownBy(() -> ProfileLikelihood.of(two, two.density("a", "b"), NoiseLevel.ESTIMATED))
                .hasMessageContaining("NoiseLevel.KNOWN");
    }

    /** A model without a solution at the point: a sentence, not a decomposition of nothing. */
    @Test
    void refusesWhatIsNotANumber() {
        Curve broken = new Curve(
                (t, p, g) -> {
                    g[0] = Double.NaN;
                    return Double.NaN;
                },
                TIMES,
                1,
                1,
                1);
        LogDensity density = broken.density("k");
        assertThatThrownBy(() -> FisherInformation.of(broken, density, NoiseLevel.KNOWN))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("with respect to k is NaN");
        assertThatThrownBy(() -> ProfileLikelihood.of(broken, density, NoiseLevel.KNOWN))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("not finite at the best fit");
        assertThatThrownBy(() -> Laplace.of(density))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("at the start");
        assertThatThrownBy(() -> FisherInformation.of(broken, density, NoiseLevel.KNOWN, 1, 2))
                .isInstanceOf(InferenceException.class);
    }

    @Test
    void endsWhenInterrupted() {
        Curve curve = new Curve(Curve.DECAY, TIMES, 0.2, 3, Math.log(5), Math.log(0.4));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Laplace.of(curve.density("A", "k"))).isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> ProfileLikelihood.of(curve, curve.density("A", "k"), NoiseLevel.KNOWN))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
