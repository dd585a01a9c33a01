// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    /** Two normals, one reading: Bayes' formula by hand. */
    @Test
    void isBayesFormula() {
        double x = 1.3;
        NormalDistribution slow = new NormalDistribution(0, 1);
        NormalDistribution fast = new NormalDistribution(2, 0.5);
        double exact = 0.2 * fast.density(x) / (0.2 * fast.density(x) + 0.8 * slow.density(x));
        Diagnosis diagnosis = Diagnosis.byEvidence(Map.of("slow", slow.logDensity(x), "fast", fast.logDensity(x)))
                .prior(Map.of("slow", 80.0, "fast", 20.0));
        assertThat(diagnosis.probability("fast")).isCloseTo(exact, within(1e-14));
        assertThat(diagnosis.sentence()).contains("do not decide");
        assertThat(diagnosis.plot().png()).isNotEmpty();
    }

    @Test
    void readsCriteriaAndHugeEvidencesWithoutOverflow() {
        Diagnosis sure = Diagnosis.byCriterion(Map.of("a", 2000.0, "b", 5000.0));
        assertThat(sure.mostProbable()).isEqualTo("a");
        assertThat(sure.probability("a")).isEqualTo(1);
        assertThat(sure.sentence()).contains("above 0.999").contains("if it is one of");
        // Akaike weights of differences 0 and 2: 1/(1 + exp(-1)).
        assertThat(Diagnosis.byCriterion(Map.of("a", 10.0, "b", 12.0)).probability("a"))
                .isCloseTo(1 / (1 + Math.exp(-1)), within(1e-14));
    }

    /** Diagnoses of simulated patients by the true densities mean what they say. */
    @Test
    void isCalibratedWhenOneOfTheModelsIsTrue() {
        SplittableRandom random = new SplittableRandom(1);
        NormalDistribution well = new NormalDistribution(0, 1);
        NormalDistribution ill = new NormalDistribution(1, 1);
        int n = 4000;
        double[] p = new double[n];
        boolean[] labels = new boolean[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextDouble() < 0.3;
            double x = (labels[i] ? 1 : 0) + random.nextGaussian();
            p[i] = Diagnosis.byEvidence(Map.of("well", well.logDensity(x), "ill", ill.logDensity(x)))
                    .prior(Map.of("well", 0.7, "ill", 0.3))
                    .probability("ill");
        }
        Reliability reliability = Reliability.of(p, labels);
        long inside = reliability.bins().stream()
                .filter(b -> b.low() <= b.predicted() && b.predicted() <= b.high())
                .count();
        assertThat(inside).isGreaterThanOrEqualTo(8);
        assertThat(reliability.calibrationError()).isLessThan(0.03);
        // The same, twice as sure of itself in logarithms, is not.
        double[] bold =
                Arrays.stream(p).map(v -> 1 / (1 + Math.pow((1 - v) / v, 2.5))).toArray();
        assertThat(Reliability.of(bold, labels).calibrationError()).isGreaterThan(0.06);
        assertThat(Reliability.of(bold, labels).brier()).isGreaterThan(reliability.brier());
        // And Platt's scaling of its logits brings it back.
        double[] logits = Arrays.stream(bold).map(v -> Math.log(v / (1 - v))).toArray();
        PlattScaling platt = PlattScaling.of(logits, labels);
        assertThat(platt.slope()).isCloseTo(1 / 2.5, within(0.04));
        assertThat(Reliability.of(platt.probabilities(logits), labels).calibrationError())
                .isLessThan(0.03);
        assertThat(reliability.plot().png()).isNotEmpty();
    }

    @Test
    void scoresAreThoseOfTheirDefinitions() {
        Reliability r = Reliability.of(2, new double[] {0.1, 0.8, 0.3, 0.9}, false, true, true, true);
        assertThat(r.brier()).isCloseTo((0.01 + 0.04 + 0.49 + 0.01) / 4, within(1e-15));
        assertThat(r.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.3) + Math.log(0.9)) / 4, within(1e-15));
        assertThat(r.calibrationError()).isCloseTo((Math.abs(0.2 - 0.5) + Math.abs(0.85 - 1)) / 2, within(1e-15));
        assertThat(r.skill()).isCloseTo(1 - r.brier() / (0.75 * 0.25), within(1e-15));
        // Wilson's interval for 1 of 2: center (1/2 + z^2/4)/(1 + z^2/2).
        assertThat(r.bins().get(0).low()).isCloseTo(0.0945, within(1e-4));
        assertThat(r.bins().get(0).high()).isCloseTo(0.9055, within(1e-4));
    }

    /** At the maximum of the likelihood the mean probability is the mean target: checked without the fitted code's help. */
    @Test
    void plattScalingSatisfiesItsEquations() {
        SplittableRandom random = new SplittableRandom(2);
        double[] scores = random.doubles(500, -300, 500).toArray();
        boolean[] labels = new boolean[500];
        int positives = 0;
        for (int i = 0; i < 500; i++) {
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.02 * scores[i] - 1)));
            positives += labels[i] ? 1 : 0;
        }
        PlattScaling platt = PlattScaling.of(scores, labels);
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < 500; i++) {
            double target = labels[i] ? (positives + 1.0) / (positives + 2.0) : 1.0 / (500 - positives + 2.0);
            sum += platt.probability(scores[i]) - target;
            moment += (platt.probability(scores[i]) - target) * scores[i];
        }
        assertThat(sum).isCloseTo(0, within(1e-8));
        assertThat(moment).isCloseTo(0, within(1e-5));
        assertThat(platt.slope()).isCloseTo(0.02, within(0.004));
    }

    @Test
    void temperatureIsRecovered() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] logits = new double[5000][3];
        int[] labels = new int[logits.length];
        for (int i = 0; i < labels.length; i++) {
            double[] honest = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double total = Arrays.stream(honest).map(Math::exp).sum();
            double u = random.nextDouble() * total;
            while (u > Math.exp(honest[labels[i]])) {
                u -= Math.exp(honest[labels[i]++]);
            }
            logits[i] = Arrays.stream(honest).map(v -> 4 * v).toArray();
        }
        TemperatureScaling scaling = TemperatureScaling.of(logits, labels);
        assertThat(scaling.temperature()).isCloseTo(4, within(0.25));
        assertThat(Arrays.stream(scaling.probabilities(1, 2, 3)).sum()).isCloseTo(1, within(1e-15));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Diagnosis.byEvidence(Map.of("a", 1.0)))
                .isInstanceOf(QuestionException.class)
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> Diagnosis.byEvidence(Map.of("a", 1.0, "b", Double.NaN)))
                .hasMessageContaining("b is NaN");
        Diagnosis diagnosis = Diagnosis.byEvidence(Map.of("slow", 1.0, "fast", 2.0));
        assertThatThrownBy(() -> diagnosis.probability("slwo")).hasMessageContaining("did you mean slow?");
        assertThatThrownBy(() -> diagnosis.prior(Map.of("slow", -1.0))).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> Reliability.of(new double[] {2}, true)).hasMessageContaining("PlattScaling");
        assertThatThrownBy(() -> PlattScaling.of(new double[] {1, 2}, true, true))
                .hasMessageContaining("all have it");
        assertThatThrownBy(() -> TemperatureScaling.of(new double[][] {{1, 2}}, 2))
                .hasMessageContaining("labels count from 0");
    }
}
