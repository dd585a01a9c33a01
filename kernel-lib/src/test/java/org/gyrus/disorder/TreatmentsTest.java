// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gyrus.model.Model;
import org.gyrus.model.Treatment;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.solver.Trajectory;
import org.junit.jupiter.api.Test;

/** What treatments do, against closed forms, limits and conservation. */
class TreatmentsTest {
    private static final Solver TIGHT = Solver.dopri8().tolerance(1e-12, 1e-12);

    private static Trajectory run(Model model, double until, Treatment plan) {
        return Simulation.of(model).until(until).with(TIGHT).treatedWith(plan).run();
    }

    @Test
    void thirtyFractionsOfTwoGrayOnExponentialGrowth() {
        Model tumor = Disorders.tumor().exponential().toBuilder()
                .parameter("alpha", 0.03, "1/Gy")
                .parameter("ratio", 10, "Gy")
                .on("fraction", "V -> V*exp(-alpha*dose*(1 + dose/ratio))")
                .build();
        Treatment plan =
                Treatment.radiotherapy().fractions(30).of(2, "Gy").onWeekdays().from(14, "day");
        double surviving = Math.exp(-30 * 0.03 * 2 * (1 + 2 / 10.0));
        assertThat(run(tumor, 100, plan).at("V", 100)).isCloseTo(900 * Math.exp(0.02 * 100) * surviving, within(1e-6));
    }

    @Test
    void temozolomideHalvesInPointOneEightZeroHours() {
        Model tumor = Disorders.tumor().radiochemotherapy();
        Treatment pill = Treatment.chemotherapy().of(1, "1").at("day", 1);
        double halfLife = Math.log(2) / tumor.parameter("decay").value();
        assertThat(halfLife * 24).isCloseTo(1.80, within(0.005));
        assertThat(run(tumor, 3, pill).at("C", 1 + halfLife)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void onePillOfTemozolomideWithoutGrowth() {
        Model tumor = Disorders.tumor().radiochemotherapy();
        Treatment pill = Treatment.chemotherapy().of(1, "1").at("day", 1);
        Trajectory run = Simulation.of(tumor)
                .until(10)
                .with(TIGHT)
                .set("k", 0)
                .treatedWith(pill)
                .run();
        assertThat(run.at("V", 10)).isCloseTo(5e3 * Math.exp(-0.5 / 9.242), within(1e-6));
        assertThat(run.warnings()).hasSize(1);
    }

    @Test
    void dosesOfZeroChangeNothing() {
        Model tumor = Disorders.tumor().radiochemotherapy();
        Treatment nothing =
                Treatment.radiotherapy().fractions(5).of(0, "Gy").daily().from(3, "day");
        assertThat(run(tumor, 60, nothing).at("V", 60))
                .isCloseTo(run(tumor, 60, Treatment.none()).at("V", 60), within(1e-6));
    }

    @Test
    void whatRadiotherapyKillsIsSeenUntilItIsCleared() {
        Model glioma = Disorders.tumor().midlineGlioma();
        Trajectory run =
                run(glioma, 200, Treatment.event("radiotherapy").of(1, "1").at("day", 30));
        double before = 20 * Math.exp(0.02 * 30);
        assertThat(run.at("burden", 30)).isCloseTo(before, within(1e-9));
        assertThat(run.at("V_l", 30)).isCloseTo(0.3 * before, within(1e-9));
        assertThat(run.at("t_RT", 200)).isEqualTo(30);
        // The integral of tanh(s (t - 40)) is ln cosh(s (t - 40))/s.
        double decay = 0.03 / 0.1 * (Math.log(Math.cosh(0.1 * 160)) - Math.log(Math.cosh(-0.1 * 10)));
        assertThat(run.at("V_d", 200)).isCloseTo(0.7 * before * Math.exp(-decay), within(1e-9));
    }

    @Test
    void coreAndPenumbraKeepTheirVolume() {
        Treatment plan = Treatment.event("thrombolysis")
                .of(0.3, "1")
                .at("hour", 2)
                .and(Treatment.event("thrombectomy").of(0.8, "1").at("hour", 4));
        Trajectory run = run(Disorders.stroke().penumbra(), 24, plan);
        for (double t : new double[] {0, 1, 2, 3, 4, 12, 24}) {
            assertThat(run.at("V_c", t) + run.at("V_p", t) + run.at("V_s", t)).isCloseTo(118, within(1e-9));
        }
        assertThat(run.at("V_p", 24)).isCloseTo(108 * Math.exp(-0.05 * 24) * 0.7 * 0.2, within(1e-9));
        assertThat(run.gradientOf("V_c").at(24).doseTime(0))
                .as("later lysis, larger core")
                .isPositive();
    }

    @Test
    void penumbraLosesAsScaledAtFirst() {
        Trajectory run = run(Disorders.stroke().penumbra(), 1e-3, Treatment.none());
        assertThat((run.at("V_c", 1e-3) - 10) / 1e-3).as("ml/hour").isCloseTo(5.4, within(1e-3));
    }

    @Test
    void anAntibodyCourseLowersAmyloidAndEndsWithIt() {
        Model cascade = Disorders.alzheimers().cascade().population(Population.LMCI);
        Simulation life = Simulation.of(cascade).from(50).until(80).with(TIGHT);
        Trajectory treated =
                life.treatedWith(Antibody.DONANEMAB.course(60, 78, "week")).run();
        double end = 60 + 78 * 7 / 365.25;
        assertThat(treated.at("u", 60.5)).isEqualTo(2.08);
        assertThat(treated.at("u", end + 0.1)).isEqualTo(0);
        // Logistic growth with harvest: closed form of A at the end of the course.
        double rate = 0.1612 - 2.08;
        double crowding = 0.1612 / 264.99;
        double before = life.run().at("A", 60);
        double grown = Math.exp(rate * (end - 60));
        assertThat(treated.at("A", end))
                .isCloseTo(rate * before * grown / (rate + crowding * before * (grown - 1)), within(1e-8));
        assertThat(treated.at("C", 80)).isLessThan(life.run().at("C", 80));
    }

    @Test
    void theInfusionTestReachesItsPlateauAndComesBack() {
        Treatment infusion =
                Treatment.event("infusion").of(0.025, "ml/s").lasting(40, "min").from(300, "s");
        Trajectory run = run(Disorders.stroke().hydrocephalus(), 8000, infusion);
        double rest = 6 + 526.3 * 0.00665;
        assertThat(run.at("P", 300)).isCloseTo(9.5, within(1e-3));
        assertThat(run.at("P", 2700)).isCloseTo(rest + 526.3 * 0.025, within(1e-3));
        assertThat(run.at("P", 8000)).isCloseTo(rest, within(1e-3));
        assertThat(run.at("I", 8000)).isEqualTo(0);
    }

    @Test
    void aRampOfPressureEndsWhereItShould() {
        Treatment drop =
                Treatment.event("pressure").of(-1, "mmHg/s").lasting(30, "s").from(100, "s");
        Trajectory run = run(Disorders.stroke().autoregulation(), 400, drop);
        assertThat(run.at("A", 400)).isCloseTo(70, within(1e-9));
        assertThat(run.at("flow", 130)).as("flow falls at first").isLessThan(0.9 * run.at("flow", 100));
        assertThat(run.at("flow", 400)).as("and is restored").isGreaterThan(0.9 * run.at("flow", 100));
    }
}
