// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of Adam, AdamW and clipping against sums written out here; and what happens where there is no cost. */
class AdamDescentTest {
    /** Two numbers with gradients that are given, step by step; the second is a weight. */
    private static final class Given implements Cost {
        private final double[][] gradients;
        private final double[] values;
        private int calls;

        Given(double[] values, double[]... gradients) {
            this.values = values;
            this.gradients = gradients;
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public double at(double[] theta, double[] gradient) {
            int i = Math.min(calls++, values.length - 1);
            if (gradient != null) {
                System.arraycopy(gradients[Math.min(i, gradients.length - 1)], 0, gradient, 0, 2);
            }
            return values[i];
        }

        @Override
        public String failure() {
            return "Patient p7: no finite value of V at t = 3 with a = 2.";
        }

        @Override
        public double validation() {
            return Double.NaN;
        }

        @Override
        public boolean[] isWeight() {
            return new boolean[] {false, true};
        }
    }

    private static Journal journal(double... start) {
        return new Journal(start, 1, 200, 2, state -> {});
    }

    private static double[] after(Optimizer optimizer, double[] start, double[]... gradients) {
        double[] theta = start.clone();
        Optimizer.Stage stage = optimizer
                .schedule(RateSchedule.constant())
                .iterations(gradients.length)
                .stages()
                .get(0);
        new AdamDescent(stage)
                .run(new Given(new double[gradients.length + 1], gradients), theta, journal(start), Keeper.NONE);
        return theta;
    }

    /** One step of algorithm 1 of Kingma and Ba, and the second with its corrected moments. */
    @Test
    void stepsOfAdamAreThoseOfItsPaper() {
        double[] g1 = {3, -4};
        double[] g2 = {1, 2};
        double[] one = after(Optimizer.adam(0.1), new double[] {5, 6}, g1);
        assertThat(one[0]).isCloseTo(5 - 0.1 * 3 / (3 + 1e-8), within(1e-14));
        assertThat(one[1]).isCloseTo(6 + 0.1 * 4 / (4 + 1e-8), within(1e-14));
        double[] two = after(Optimizer.adam(0.1), new double[] {5, 6}, g1, g2);
        for (int k = 0; k < 2; k++) {
            double mean = (0.9 * 0.1 * g1[k] + 0.1 * g2[k]) / (1 - 0.81);
            double square = (0.999 * 0.001 * g1[k] * g1[k] + 0.001 * g2[k] * g2[k]) / (1 - 0.998001);
            assertThat(two[k]).isCloseTo(one[k] - 0.1 * mean / (Math.sqrt(square) + 1e-8), within(1e-13));
        }
    }

    /** Decoupled: a weight loses rate * decay of itself beside Adam's step, whose moments do not see it; others lose nothing. */
    @Test
    void decayOfAdamWIsApartFromTheGradientAndOfWeightsAlone() {
        double[] g1 = {3, -4};
        double[] g2 = {1, 2};
        double[] plain = after(Optimizer.adam(0.1), new double[] {5, 6}, g1, g2);
        double[] decayed = after(Optimizer.adamW(0.1, 0.02), new double[] {5, 6}, g1, g2);
        assertThat(decayed[0]).isEqualTo(plain[0]);
        double first = after(Optimizer.adam(0.1), new double[] {5, 6}, g1)[1] - 6;
        double second = plain[1] - 6 - first;
        double once = 6 + first - 0.1 * 0.02 * 6;
        assertThat(decayed[1]).isCloseTo(once + second - 0.1 * 0.02 * once, within(1e-13));
    }

    /** A gradient of norm 50 is shortened to 1 before the moments see it; one of norm 0.5 is left as it is. */
    @Test
    void longGradientsAreClipped() {
        double[] g1 = {30, -40};
        double[] g2 = {0.3, 0.4};
        double[] clipped = after(Optimizer.adam(0.1).clip(1), new double[] {5, 6}, g1, g2);
        double[] byHand = after(Optimizer.adam(0.1), new double[] {5, 6}, new double[] {0.6, -0.8}, g2);
        assertThat(clipped).containsExactly(byHand, within(1e-14));
        assertThat(clipped[1]).isNotCloseTo(after(Optimizer.adam(0.1), new double[] {5, 6}, g1, g2)[1], within(1e-3));
    }

    /** Where the cost breaks down it goes back to the last good point with half the rate, and goes on. */
    @Test
    void aBreakdownStepsBackAndHalvesTheRate() {
        double bad = Double.POSITIVE_INFINITY;
        Given cost = new Given(new double[] {1, bad, 0.9, 0.8}, new double[] {3, -4});
        double[] theta = {5, 6};
        Journal journal = journal(theta);
        Optimizer.Stage stage = Optimizer.adam(0.1)
                .schedule(RateSchedule.constant())
                .iterations(3)
                .stages()
                .get(0);
        new AdamDescent(stage).run(cost, theta, journal, Keeper.NONE);
        // Iteration 1 steps by 0.1, iteration 2 breaks down and goes back to the start, iteration 3 steps by 0.05.
        assertThat(theta[0]).isCloseTo(5 - 0.05, within(1e-8));
        assertThat(journal.notes())
                .containsExactly("Iteration 2: Patient p7: no finite value of V at t = 3 with a = 2. Stepped back; the"
                        + " rate is halved.");
        assertThat(journal.rows()).hasSize(3);
    }

    @Test
    void afterTwentyBreakdownsItStopsAndKeepsTheBest() {
        double bad = Double.POSITIVE_INFINITY;
        Given cost = new Given(new double[] {1, bad}, new double[] {3, -4});
        double[] theta = {5, 6};
        Journal journal = journal(theta);
        Optimizer.Stage stage = Optimizer.adam(0.1).iterations(500).stages().get(0);
        new AdamDescent(stage).run(cost, theta, journal, Keeper.NONE);
        assertThat(cost.calls).isEqualTo(1 + 21);
        assertThat(journal.best()).containsExactly(5, 6);
        assertThat(journal.stopped())
                .contains("Patient p7: no finite value of V at t = 3 with a = 2.")
                .contains("20 smaller steps did not help")
                .contains("ranges");
        Given never = new Given(new double[] {bad}, new double[] {3, -4});
        assertThatThrownBy(() -> new AdamDescent(stage).run(never, theta, journal(theta), Keeper.NONE))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("Patient p7")
                .hasMessageContaining("give other first values");
        assertThat(List.of(never.calls)).containsExactly(2);
    }
}
