// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.gyrus.model.Model;
import org.gyrus.solver.Signal;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.solver.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steady states, limits, bounds and published figures. */
class PublishedBehaviorTest {
    private static final Solver TIGHT = Solver.rodas5p().tolerance(1e-10, 1e-12);

    /** Bins of ADNI and their mean rates, read in the authors' repository; the parabola is a fit of them. */
    @ParameterizedTest
    @CsvSource({
        "FLORBETABEN, 0.775, 0.0178",
        "FLORBETABEN, 0.925, 0.0224",
        "FLORBETABEN, 1.075, 0.0181",
        "FLORBETAPIR, 0.825, 0.0178",
        "FLORBETAPIR, 0.975, 0.0177",
        "FLORBETAPIR, 1.075, 0.0100"
    })
    void amyloidRatesLieNearTheirBins(Alzheimers.Tracer tracer, double s, double rate) {
        Model model = Disorders.alzheimers().amyloid(tracer).with("s", s);
        Trajectory run = Simulation.of(model).until(1e-3).with(TIGHT).run();
        assertThat((run.at("s", 1e-3) - s) / 1e-3).isCloseTo(rate, within(0.006));
    }

    @ParameterizedTest
    @CsvSource({"FLORBETABEN, 0.6668, 1.2055", "FLORBETAPIR, 0.6499, 1.1396"})
    void amyloidLeavesItsLowerFixedPointForTheUpper(Alzheimers.Tracer tracer, double low, double high) {
        Model model = Disorders.alzheimers().amyloid(tracer);
        assertThat(Simulation.of(model.with("s", low + 0.01))
                        .until(300)
                        .with(TIGHT)
                        .run()
                        .at("s", 300))
                .isCloseTo(high, within(2e-4));
        assertThat(Simulation.of(model.with("s", low - 0.01))
                        .until(10)
                        .with(TIGHT)
                        .run()
                        .at("s", 10))
                .isLessThan(low - 0.01);
    }

    @Test
    void autoregulationRestsNearNominalFlowAtNominalPressure() {
        Trajectory run = Simulation.of(Disorders.stroke().autoregulation())
                .until(20_000)
                .with(TIGHT)
                .run();
        double[] end = run.at(20_000);
        double q = run.at("flow", 20_000);
        assertThat(q).isCloseTo(12.5, within(0.1));
        assertThat(end[1]).as("compliance").isCloseTo(0.15, within(0.01));
        // What the choroid plexus makes is absorbed: (R_pv/R_f) q = (P - P_vs)/R_o.
        assertThat((end[0] - 6) / 526.3).isCloseTo(1.24 / 2380 * q, within(1e-9));
    }

    @Test
    void withoutGainFlowFollowsPressure() {
        Model model = Disorders.stroke().autoregulation().with("A_0", 70);
        double regulated = Simulation.of(model).until(3000).with(TIGHT).run().at("flow", 3000);
        Trajectory passive =
                Simulation.of(model).until(3000).set("G", 0).with(TIGHT).run();
        assertThat(regulated).isGreaterThan(11.4);
        assertThat(passive.at("flow", 3000)).isLessThan(9.5);
        assertThat(passive.at("C", 3000)).as("compliance stays at rest").isCloseTo(0.15, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"-1.6, true", "-2.5, false"})
    void regionsOfTheReducedEpileptorSeizeOrRest(double excitability, boolean seizes) {
        Trajectory run = Simulation.of(Disorders.epilepsy().reducedEpileptor().with("x0", excitability))
                .until(30_000)
                .with(TIGHT)
                .run();
        double[] late = IntStream.range(0, 5000).mapToDouble(i -> 5000 + 5 * i).toArray();
        double[] x = run.sample("x", late);
        double highest = java.util.Arrays.stream(x).max().orElseThrow();
        double lowest = java.util.Arrays.stream(x).min().orElseThrow();
        assertThat(highest - lowest > 1.5).isEqualTo(seizes);
        assertThat(highest > 0).isEqualTo(seizes);
    }

    @Test
    void theEpileptorSeizesAndStops() {
        Model model = Disorders.epilepsy().epileptor();
        double[] times = IntStream.range(0, 4000).mapToDouble(i -> i).toArray();
        double[] active = Simulation.of(model).until(4000).with(TIGHT).run().sample("x1", times);
        double[] resting = Simulation.of(model.with("x0", -2.5))
                .until(4000)
                .with(TIGHT)
                .run()
                .sample("x1", times);
        long ictal = java.util.Arrays.stream(active).filter(x -> x > 0).count();
        assertThat(ictal).isBetween(200L, 3800L);
        assertThat(java.util.Arrays.stream(resting).skip(500).max().orElseThrow())
                .isNegative();
    }

    @Test
    void aColumnUnderUsualInputHasAnAlphaRhythm() {
        Trajectory run = Simulation.of(Disorders.epilepsy().jansenRit())
                .until(4)
                .with(TIGHT)
                .input("p", Signal.constant(220))
                .run();
        double[] eeg = run.sample(
                "eeg", IntStream.range(0, 2000).mapToDouble(i -> 2 + i / 1000.0).toArray());
        double mean = java.util.Arrays.stream(eeg).average().orElseThrow();
        long rises = IntStream.range(1, eeg.length)
                .filter(i -> eeg[i - 1] < mean && eeg[i] >= mean)
                .count();
        assertThat(rises / 2.0).as("Hz").isBetween(8.0, 13.0);
    }

    @Test
    void contrastHoldsTheBloodVolume() {
        Trajectory run = Simulation.of(Disorders.stroke().perfusion())
                .until(80)
                .with(TIGHT)
                .run();
        double[] times =
                IntStream.rangeClosed(0, 8000).mapToDouble(i -> i / 100.0).toArray();
        double area = java.util.Arrays.stream(run.sample("C", times)).sum() / 100;
        // The area of a gamma variate s^3 exp(-s) with s = t/1.5 is 6 x 1.5; CBV = CBF x MTT.
        assertThat(area / 9).isCloseTo(0.01 * 4.8, within(1e-5));
    }

    @Test
    void theClassicalLawHasThePowerTwoThirds() {
        Model model = Disorders.tumor().bertalanffy();
        Trajectory run = Simulation.of(model).until(1e-4).with(TIGHT).run();
        double rate = (run.at("V", 1e-4) - 900) / 1e-4;
        assertThat(rate).isCloseTo(0.15 * (Math.cbrt(5e4) * Math.cbrt(900.0 * 900.0) - 900), within(1e-2));
        assertThat(rate)
                .as("not a third of the square")
                .isNotCloseTo(0.15 * (Math.cbrt(5e4) * 900 * 900 / 3 - 900), within(1e3));
    }

    @ParameterizedTest
    @CsvSource({
        "exponential, EXPONENTIAL, 900 0.02",
        "logistic, LOGISTIC, 900 5e4 0.05",
        "gompertz, GOMPERTZ, 900 5e4 0.05",
        "bertalanffy, BERTALANFFY, 900 5e4 0.05",
        "general-bertalanffy, GENERAL_BERTALANFFY, 900 5e4 0.05 0.2"
    })
    void pagesOfGrowthAreTheLawsOfGrowth(String page, GrowthLaw law, String values) {
        Model model = ModelPage.read(page);
        assertThat(model.asText()).contains(law.equation());
        double[] p = java.util.Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(Simulation.of(model).until(120).with(TIGHT).run().at("V", 120))
                .isCloseTo(law.curve(p).volume(120), within(1e-4));
    }

    @Test
    void withoutGrowthNothingGrows() {
        for (String page : new String[] {"exponential", "logistic", "gompertz", "bertalanffy", "general-bertalanffy"}) {
            assertThat(Simulation.of(ModelPage.read(page))
                            .until(100)
                            .set("a", 0)
                            .run()
                            .at("V", 100))
                    .isEqualTo(900);
        }
    }

    @Test
    void theCascadeStaysWithinItsCapacities() {
        for (Population population : Population.values()) {
            Model model = Disorders.alzheimers().cascade().population(population);
            Trajectory run =
                    Simulation.of(model).from(50).until(150).with(TIGHT).run();
            for (double age = 50; age <= 150; age += 5) {
                assertThat(run.at("A", age))
                        .isBetween(0.0, model.parameter("K_A").value());
                assertThat(run.at("tau_p", age))
                        .isBetween(0.0, model.parameter("K_tau").value() * (1 + 1e-9));
                assertThat(run.at("N", age))
                        .isBetween(0.0, model.parameter("K_N").value() * (1 + 1e-9));
                assertThat(run.at("C", age))
                        .isBetween(0.0, model.parameter("K_C").value() * (1 + 1e-9));
            }
        }
    }
}
