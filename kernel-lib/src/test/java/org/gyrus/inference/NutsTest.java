// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NutsTest {
    /** Within five standard errors of the mean, which the effective sample size gives. */
    private static void hasMean(Chains chains, String name, double mean) {
        assertThat(chains.mean(name)).isCloseTo(mean, within(5 * chains.errorOfMean(name)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsFromCorrelatedNormals(boolean dense) {
        Nuts nuts = Nuts.of(Known.normal(3, -200, 0.1, 50, 0.9)).seed(1);
        Chains chains = (dense ? nuts.denseMass() : nuts).run();
        hasMean(chains, "a", 3);
        hasMean(chains, "b", -200);
        double few = chains.effectiveDraws("a");
        assertThat(chains.deviation("a")).isCloseTo(0.1, within(0.1 * 5 / Math.sqrt(2 * few)));
        assertThat(chains.deviation("b")).isCloseTo(50, within(50 * 5 / Math.sqrt(2 * few)));
        double[] a =
                Arrays.stream(chains.of("a")).flatMapToDouble(Arrays::stream).toArray();
        double[] b =
                Arrays.stream(chains.of("b")).flatMapToDouble(Arrays::stream).toArray();
        assertThat(new PearsonsCorrelation().correlation(a, b)).isCloseTo(0.9, within(0.03));
        assertThat(chains.warnings()).isEmpty();
        assertThat(chains.acceptance()).isBetween(0.7, 0.95);
    }

    @Test
    void followsABanana() {
        Chains chains = Nuts.of(Known.banana(1.5, 0.5))
                .acceptance(0.95)
                .draws(3000)
                .seed(2)
                .run();
        hasMean(chains, "x", 0);
        hasMean(chains, "y", 0);
        assertThat(chains.deviation("x")).isCloseTo(1, within(0.05));
        assertThat(chains.deviation("y")).isCloseTo(Math.sqrt(2 * 1.5 * 1.5 + 0.25), within(0.2));
        double[] x2 = Arrays.stream(chains.of("x"))
                .flatMapToDouble(Arrays::stream)
                .map(v -> v * v)
                .toArray();
        double[] y =
                Arrays.stream(chains.of("y")).flatMapToDouble(Arrays::stream).toArray();
        // E x^2 y = bend (E x^4 - E x^2) = 2 bend; the correlation of x^2 with y is 2 bend / (sqrt(2) sd y).
        assertThat(new PearsonsCorrelation().correlation(x2, y))
                .isCloseTo(3 / (Math.sqrt(2) * Math.sqrt(2 * 1.5 * 1.5 + 0.25)), within(0.02));
    }

    /** A conjugate posterior: draws of the logarithm, quantiles of the rate itself. */
    @Test
    void agreesWithTheConjugatePosteriorOfARate() {
        GammaDistribution exact = new GammaDistribution(2.5 + 17, 1 / (0.5 + 6));
        Chains chains =
                Nuts.of(Known.gamma(2.5 + 17, 0.5 + 6)).draws(2500).seed(3).run();
        hasMean(chains, "rate", exact.getNumericalMean());
        for (double level : new double[] {0.5, 0.9}) {
            var interval = chains.interval("rate", level);
            double covered = exact.cumulativeProbability(interval.high()) - exact.cumulativeProbability(interval.low());
            assertThat(covered).isCloseTo(level, within(0.025));
        }
    }

    @Test
    void saysWhereItLostEnergyAndWhatToDo() {
        Chains chains = Nuts.of(Known.funnel().startingAt(-6.0, 0.01)).seed(4).run();
        assertThat(chains.divergences()).isPositive();
        assertThat(String.join(" ", chains.warnings())).contains("diverged").contains("acceptance(0.95)");
        assertThat(chains.corner().png()).isNotEmpty();
    }

    @Test
    void givesTheSameDrawsForASeedInOneThreadAndInMany() {
        Nuts one = Nuts.of(Known.banana(1, 1)).warmUp(200).draws(50);
        Nuts many = Nuts.of(() -> Known.banana(1, 1)).warmUp(200).draws(50);
        assertThat(many.seed(5).run().of("y")).isDeepEqualTo(one.seed(5).run().of("y"));
        assertThat(one.seed(6).run().of("y")[0]).isNotEqualTo(one.seed(5).run().of("y")[0]);
    }

    @Test
    void keepsWhatItHasWhenInterrupted() throws InterruptedException {
        Known slow = Known.of(List.of("x"), (p, g) -> {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000);
            g[0] = -p[0];
            return -p[0] * p[0] / 2;
        });
        Chains[] kept = new Chains[1];
        Thread worker = new Thread(() -> kept[0] =
                Nuts.of(() -> slow).chains(2).warmUp(20).draws(10_000_000).run());
        worker.start();
        Thread.sleep(1500);
        worker.interrupt();
        worker.join(5000);
        assertThat(worker.isAlive()).isFalse();
        assertThat(kept[0].drawsEach()).isBetween(4, 9_999_999);
        assertThat(kept[0].stopped().orElseThrow()).contains("Interrupted after");
    }

    @Test
    void refusesWhatCannotBeSampled() {
        Known nowhere = Known.of(List.of("a"), (x, g) -> Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> Nuts.of(nowhere).run())
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("at the start");
        assertThatThrownBy(() -> Nuts.of(nowhere).chains(0)).hasMessageContaining("At least 1 chains");
        assertThatThrownBy(() -> Nuts.of(nowhere).acceptance(1)).hasMessageContaining("between 0.5 and 0.999");
        Chains chains = Nuts.of(Known.banana(1, 1)).warmUp(50).draws(20).run();
        assertThatThrownBy(() -> chains.mean("yy")).hasMessageContaining("did you mean y?");
        assertThatThrownBy(() -> chains.interval("y", 95)).hasMessageContaining("between 0 and 1");
    }

    /** A place without a solution, where the density is zero, is simply not entered. */
    @Test
    void staysWhereTheDensityIs() {
        Known half = Known.of(List.of("a"), (x, g) -> {
                    g[0] = x[0] < 0 ? 0 : -1;
                    return x[0] < 0 ? Double.NEGATIVE_INFINITY : -x[0];
                })
                .startingAt(1.0);
        Chains chains = Nuts.of(half).acceptance(0.95).draws(2000).seed(8).run();
        assertThat(Arrays.stream(chains.of("a"))
                        .flatMapToDouble(Arrays::stream)
                        .min()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(0);
        assertThat(chains.mean("a")).isCloseTo(1, within(0.1));
    }
}
