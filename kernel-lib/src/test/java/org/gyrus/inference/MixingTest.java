// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixingTest {
    /** x_(i+1) = r x_i + sqrt(1 - r^2) z: N (1 - r)/(1 + r) independent draws know the mean as well. */
    private static double[][] autoregressive(double r, int chains, int draws) {
        SplittableRandom random = new SplittableRandom(11);
        double[][] x = new double[chains][draws];
        for (double[] chain : x) {
            double v = random.nextGaussian();
            for (int i = 0; i < draws; i++) {
                chain[i] = v;
                v = r * v + Math.sqrt(1 - r * r) * random.nextGaussian();
            }
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.4, 0, 0.5, 0.9})
    void countsTheEffectiveDrawsOfAnAutoregression(double r) {
        Mixing mixing = new Mixing(autoregressive(r, 4, 20_000));
        double exact = 80_000 * (1 - r) / (1 + r);
        assertThat(mixing.mean()).isCloseTo(exact, within(0.12 * exact));
        assertThat(mixing.bulk()).isCloseTo(exact, within(0.12 * exact));
        assertThat(mixing.rHat()).isLessThan(1.005);
    }

    @Test
    void seesAChainThatIsElsewhere() {
        double[][] x = autoregressive(0, 4, 1000);
        for (int i = 0; i < 1000; i++) {
            x[2][i] += 1;
        }
        assertThat(new Mixing(x).rHat()).isGreaterThan(1.1);
    }

    /** Means agree, spreads do not: only the folded ranks see it. */
    @Test
    void seesAChainThatIsWider() {
        double[][] x = autoregressive(0, 4, 1000);
        for (int i = 0; i < 1000; i++) {
            x[2][i] *= 4;
        }
        assertThat(new Mixing(x).rHat()).isGreaterThan(1.1);
    }

    @Test
    void seesAChainThatDrifts() {
        double[][] x = autoregressive(0, 1, 1000);
        for (int i = 0; i < 1000; i++) {
            x[0][i] += i / 300.0;
        }
        assertThat(new Mixing(x).rHat()).isGreaterThan(1.1);
        assertThat(new Mixing(x).bulk()).isLessThan(100);
    }

    @Test
    void takesAConstant() {
        assertThat(new Mixing(new double[2][100]).rHat()).isEqualTo(1);
        assertThat(new Mixing(new double[2][100]).bulk()).isFinite();
    }
}
