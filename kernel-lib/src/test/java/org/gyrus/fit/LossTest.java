// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
    static Stream<Loss> all() {
        return Stream.of(
                Loss.squares(),
                Loss.absolute(),
                Loss.relative(),
                Loss.log(),
                Loss.gaussian(),
                Loss.logNormal(),
                Loss.studentT(4));
    }

    @ParameterizedTest
    @MethodSource("all")
    void derivativesAreThoseOfDifferences(Loss loss) {
        double h = 1e-6;
        for (double x : List.of(0.3, 1.9, 2.0001, 7.0, -0.5, 1e-7)) {
            for (boolean bound : new boolean[] {false, true}) {
                double s = 0.7;
                double[] bar = new double[2];
                double[] none = new double[2];
                double step = h * Math.max(Math.abs(x), 1e-4);
                loss.at(x, 2, bound, s, bar);
                double dx = (loss.at(x + step, 2, bound, s, none) - loss.at(x - step, 2, bound, s, none)) / (2 * step);
                double ds = (loss.at(x, 2, bound, s * Math.exp(h), none) - loss.at(x, 2, bound, s * Math.exp(-h), none))
                        / (2 * h);
                assertThat(bar[0])
                        .as(loss.title() + " at " + x)
                        .isCloseTo(dx, within(2e-4 * Math.max(1, Math.abs(dx))));
                if (loss.learnsNoise()) {
                    assertThat(bar[1]).isCloseTo(ds, within(1e-5 * Math.max(1, Math.abs(ds))));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void halfTheSquareOfAResidualIsTheLoss(Loss loss) {
        double[] bar = new double[2];
        double[] slope = new double[1];
        double s = 0.7;
        double r = loss.residual(3, 2, false, s, slope);
        assertThat(Double.isNaN(r)).isEqualTo(!loss.isSquare());
        if (loss.isSquare()) {
            double value = loss.at(3, 2, false, s, bar) - (loss.learnsNoise() ? Math.log(s) : 0);
            assertThat(r * r / 2).isCloseTo(value, within(1e-14));
            assertThat(r * slope[0]).isCloseTo(bar[0], within(1e-14));
        }
    }

    @Test
    void lossesWithADistributionAreItsNegativeLogarithm() {
        NormalDistribution normal = new NormalDistribution(3, 0.7);
        double constant = 0.5 * Math.log(2 * Math.PI);
        double[] bar = new double[2];
        assertThat(Loss.gaussian().at(3, 2, false, 0.7, bar))
                .isCloseTo(-normal.logDensity(2) - constant, within(1e-13));
        assertThat(Loss.gaussian().at(3, 2, true, 0.7, bar))
                .isCloseTo(-Math.log(normal.cumulativeProbability(2)), within(1e-12));
        TDistribution t = new TDistribution(4);
        double e = (2 - 3) / 0.7;
        double mode = -t.logDensity(0);
        assertThat(Loss.studentT(4).at(3, 2, false, 0.7, bar))
                .isCloseTo(-t.logDensity(e) + Math.log(0.7) - mode, within(1e-12));
        assertThat(Loss.studentT(4).at(3, 2, true, 0.7, bar))
                .isCloseTo(-Math.log(t.cumulativeProbability(e)), within(1e-12));
    }

    /** Mills' ratio at 40 from Abramowitz and Stegun 1964, 26.2.12, by its continued fraction instead of its series. */
    @Test
    void theTailOfTheNormalDistributionDoesNotUnderflow() {
        double z = 40;
        double fraction = z;
        for (int k = 60; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        assertThat(Normal.hazardBelow(-z)).isCloseTo(fraction, within(1e-10));
        assertThat(Normal.logBelow(-z))
                .isCloseTo(-z * z / 2 - 0.5 * Math.log(2 * Math.PI) - Math.log(fraction), within(1e-9));
        assertThat(Normal.hazardBelow(-20.0000001)).isCloseTo(Normal.hazardBelow(-19.9999999), within(1e-6));
    }

    @Test
    void aReadingBelowItsBoundCostsNothingWithoutADistribution() {
        double[] bar = new double[2];
        for (Loss loss : List.of(Loss.squares(), Loss.absolute(), Loss.relative(), Loss.log())) {
            assertThat(loss.at(1.5, 2, true, 1, bar)).isZero();
            assertThat(bar[0]).isZero();
            assertThat(loss.at(3, 2, true, 1, bar)).isPositive();
        }
    }
}
