// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gyrus.model.Model;
import org.gyrus.model.Treatment;
import org.junit.jupiter.api.Test;

/** Whole simulations of models written as text, against closed forms. */
class SimulationTest {
    /** V' = a V log(K/V): V = K exp(log(V0/K) exp(-a t)); a fraction multiplies V by exp(-alpha dose (1 + dose/ratio)). */
    static Model gompertz() {
        return Model.named("Gompertz growth under radiotherapy")
                .time("day")
                .state("V", 900, "mm^3")
                .parameter("a", 0.05, "1/day")
                .parameter("K", 5e4, "mm^3")
                .parameter("alpha", 0.03, "1/Gy")
                .parameter("ratio", 10, "Gy")
                .equation("dV/dt = a*V*log(K/V)")
                .on("fraction", "V -> V*exp(-alpha*dose*(1 + dose/ratio))")
                .dose("Gy")
                .observable("radius = (V*3/(4*3.14159265358979))^(1/3)", "mm")
                .build();
    }

    private static Simulation treated() {
        return Simulation.of(gompertz())
                .until(100, "day")
                .dose("fraction", 14, 2)
                .dose("fraction", 21.5, 3)
                .with(Solver.tsit5().tolerance(1e-10, 1e-10));
    }

    /** log(V(100)/K) in closed form. */
    private static double logRatio(double a, double t1, double t2, double d1, double d2) {
        double kill1 = 0.03 * d1 * (1 + d1 / 10);
        double kill2 = 0.03 * d2 * (1 + d2 / 10);
        return Math.log(900 / 5e4) * Math.exp(-a * 100)
                - kill1 * Math.exp(-a * (100 - t1))
                - kill2 * Math.exp(-a * (100 - t2));
    }

    @Test
    void followsTheClosedFormThroughDoses() {
        Trajectory run = treated().run();
        assertThat(run.stopped()).isEmpty();
        assertThat(run.at("V", 100) / (5e4 * Math.exp(logRatio(0.05, 14, 21.5, 2, 3))))
                .isCloseTo(1, within(1e-8));
        double before = 5e4 * Math.exp(Math.log(900 / 5e4) * Math.exp(-0.05 * 14));
        assertThat(run.at("V", 14) / (before * Math.exp(-0.03 * 2 * 1.2))).isCloseTo(1, within(1e-8));
        assertThat(run.at("V", 14 - 1e-9) / before).isCloseTo(1, within(1e-8));
        assertThat(run.at("radius", 14)).isCloseTo(Math.cbrt(run.at("V", 14) * 3 / (4 * Math.PI)), within(1e-9));
    }

    @Test
    void gradientHasDosesAndTheirTimes() {
        Gradient gradient = treated().run().gradientOf("V").at(100);
        double v = 5e4 * Math.exp(logRatio(0.05, 14, 21.5, 2, 3));
        double a = 0.05;
        double kill1 = 0.03 * 2 * 1.2;
        assertThat(gradient.value() / v).isCloseTo(1, within(1e-8));
        assertThat(gradient.dose(0) / (-v * 0.03 * (1 + 0.4) * Math.exp(-a * 86)))
                .isCloseTo(1, within(1e-6));
        assertThat(gradient.doseTime(0) / (-v * kill1 * a * Math.exp(-a * 86))).isCloseTo(1, within(1e-6));
        assertThat(gradient.initial("V") / (v / 900 * Math.exp(-a * 100))).isCloseTo(1, within(1e-6));
        double e = 1e-4;
        double byA = (5e4 * Math.exp(logRatio(a + e * a, 14, 21.5, 2, 3))
                        - 5e4 * Math.exp(logRatio(a - e * a, 14, 21.5, 2, 3)))
                / (2 * e * a);
        assertThat(gradient.wrt("a") / byA).isCloseTo(1, within(1e-5));
    }

    @Test
    void patientsHaveStepsOfTheirOwnUnlessTheyShareThem() {
        double[] a = {0.05, 0.1, 0.2};
        Simulation cohort = treated().patients(3).set("a", a);
        List<Trajectory> own = cohort.runAll();
        List<Trajectory> shared = cohort.sharedSteps().runAll();
        for (int i = 0; i < 3; i++) {
            double v = 5e4 * Math.exp(logRatio(a[i], 14, 21.5, 2, 3));
            assertThat(own.get(i).at("V", 100) / v).isCloseTo(1, within(1e-8));
            assertThat(shared.get(i).at("V", 100) / v).isCloseTo(1, within(1e-8));
            assertThat(own.get(i).at("V", 100)).isEqualTo(cohort.runAll().get(i).at("V", 100));
            double difference = shared.get(i).gradientOf("V").at(100).dose(0)
                    - own.get(i).gradientOf("V").at(100).dose(0);
            assertThat(difference / v).isCloseTo(0, within(1e-9));
        }
        assertThat(own.get(0).steps()).isNotEqualTo(own.get(2).steps());
        assertThat(shared.get(0).steps()).isEqualTo(shared.get(2).steps());
    }

    @Test
    void aTreatmentIsACalendarOfDoses() {
        Treatment plan =
                Treatment.radiotherapy().fractions(30).of(2, "Gy").onWeekdays().from(14, "day");
        Trajectory run =
                Simulation.of(gompertz()).treatedWith(plan).until(200, "day").run();
        Gradient gradient = run.gradientOf("V").at(200);
        assertThat(gradient.doses()).isEqualTo(30);
        assertThat(gradient.dose(29)).isNegative();
        assertThat(gradient.doseTime(29)).isNegative();
    }

    @Test
    void aTableHasTimeStatesAndObservables() {
        assertThat(treated().run().table(0, 50, 100).columnNames()).containsExactly("t", "V", "radius");
    }

    @Test
    void mistakesAreNamedWhereTheyAreMade() {
        Simulation s = treated();
        assertThatThrownBy(() -> s.set("b", 1))
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("a, K, alpha");
        assertThatThrownBy(() -> Simulation.of(gompertz()).run()).hasMessageContaining("until");
        assertThatThrownBy(() -> Solver.rk4().tolerance(1e-6, 1e-6)).hasMessageContaining("fixedStep");
        assertThatThrownBy(() -> s.run().at("V", 200)).hasMessageContaining("200");
        assertThatThrownBy(() -> s.dose("pill", 1, 1)).hasMessageContaining("fraction");
    }

    @Test
    void aMethodWithoutAnErrorEstimateNeedsAStep() {
        for (Solver solver : List.of(Solver.euler(), Solver.rk4(), Solver.kutta38())) {
            assertThatThrownBy(() -> treated().with(solver).run())
                    .isInstanceOf(SolverException.class)
                    .hasMessageContaining("has no error estimate: add fixedStep(h)");
        }
    }

    @Test
    void aDoseIsForAPatientThereIs() {
        assertThatThrownBy(() -> treated().dose("fraction", 3, 2, 1)).hasMessageContaining("There is 1 patient");
        assertThatThrownBy(() -> treated().dose("fraction", 3, 2, -1)).isInstanceOf(SolverException.class);
        Simulation two = treated().patients(2).dose("fraction", 3, 2, 1);
        assertThatThrownBy(() -> two.patients(1)).hasMessageContaining("patient 1, counted from 0");
        List<Trajectory> runs = two.runAll();
        assertThat(runs.get(1).at("V", 100)).isLessThan(runs.get(0).at("V", 100));
    }

    @Test
    void dosesOutsideTheRunAreNamed() {
        Simulation s = treated().from(10);
        assertThat(s.run().warnings()).isEmpty();
        assertThat(s.dose("fraction", 5, 2).dose("fraction", 120, 2).run().warnings())
                .singleElement()
                .asString()
                .contains("fraction at 5.0, 120.0 are not given")
                .contains("10.0 to 100.0");
        List<Trajectory> runs =
                s.patients(2).dose("fraction", 120, 2, 1).sharedSteps().runAll();
        assertThat(runs.get(0).warnings()).isEmpty();
        assertThat(runs.get(1).warnings()).hasSize(1);
    }

    @Test
    void thePatientsFitTheirValues() {
        Simulation three = treated().patients(3);
        assertThatThrownBy(() -> three.set("a", new double[] {1, 2, 3}).patients(2))
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("a needs one value, or one for each of the 2 patients");
        assertThatThrownBy(() -> three.initial("V", 1, 2, 3).patients(4)).hasMessageContaining("V needs one value");
        assertThat(three.set("a", 1).patients(5).runAll()).hasSize(5);
    }

    @Test
    void arraysOfASolveHaveTheirLengths() {
        Solve solve = treated().compile().observing(List.of("V"), 50, 100);
        double[] p = solve.parameters();
        assertThatThrownBy(() -> solve.reverse(new double[2]))
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("call forward(parameters, weights) first");
        assertThatThrownBy(() -> solve.forward(new double[3], new double[0]))
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("4 parameters");
        assertThatThrownBy(() -> solve.forward(p, new double[1])).hasMessageContaining("0 weights");
        assertThatThrownBy(() -> solve.setInitial(new double[0])).hasMessageContaining("1 initial values");
        solve.forward(p, new double[0]);
        assertThatThrownBy(() -> solve.reverse(new double[1])).hasMessageContaining("2 cotangents");
    }

    @Test
    void saysWhatItIs() {
        assertThat(treated().toString())
                .contains("Gompertz growth under radiotherapy from 0.0 to 100.0")
                .contains("Tsitouras 5(4)")
                .contains("1 patient, 2 doses");
        assertThat(Simulation.of(gompertz()).toString()).contains("an end not set");
    }

    @Test
    void anInputIsAsSmoothLateAsItIsEarly() {
        Model model = Model.named("driven")
                .time("day")
                .state("V", 0, "mm^3")
                .input("u", "mm^3")
                .parameter("r", 1, "1/day")
                .equation("dV/dt = r*(u - V)")
                .build();
        Signal u = Signal.of(t -> Math.sin(2 * Math.PI * t));
        Signal exact = Signal.of(t -> Math.sin(2 * Math.PI * t), t -> 2 * Math.PI * Math.cos(2 * Math.PI * t));
        for (double from : new double[] {0, 400, 1e6}) {
            for (double t = from; t < from + 2; t += 0.13) {
                assertThat(u.rate(t, t)).isCloseTo(exact.rate(t, t), within(1e-8 + 1e-12 * from));
                double[] none = {};
                // Beside that of differences, rounding of the argument of sin.
                double second = -4 * Math.PI * Math.PI * Math.sin(2 * Math.PI * t);
                assertThat(u.pullBackRate(t, t, 1, none)).isCloseTo(second, within(1e-5 + 1e-8 * from));
                assertThat(exact.pullBackRate(t, t, 1, none)).isCloseTo(second, within(1e-5 + 1e-8 * from));
            }
            Simulation s = Simulation.of(model).from(from).until(from + 10).with(Solver.rodas5p());
            int steps = s.input("u", exact).run().steps();
            assertThat(s.input("u", u).run().steps()).isCloseTo(steps, within(2));
        }
        Signal fast = Signal.of(t -> Math.sin(2e4 * t), 1 / 2e4);
        assertThat(fast.rate(400, 400)).isCloseTo(2e4 * Math.cos(2e4 * 400), within(1.0));
        assertThatThrownBy(() -> Signal.of(Math::sin, 0)).isInstanceOf(SolverException.class);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        double[] a = java.util.stream.IntStream.range(0, 9)
                .mapToDouble(i -> 0.03 + 0.02 * i)
                .toArray();
        Simulation cohort = treated().patients(9).set("a", a);
        List<Trajectory> one = cohort.runAll(1);
        for (int threads = 2; threads <= 3; threads++) {
            List<Trajectory> more = cohort.runAll(threads);
            for (int i = 0; i < 9; i++) {
                assertThat(more.get(i).state("V")).containsExactly(one.get(i).state("V"));
                Gradient expected = one.get(i).gradientOf("V").at(100);
                Gradient found = more.get(i).gradientOf("V").at(100);
                assertThat(found.wrt("a")).isEqualTo(expected.wrt("a"));
                assertThat(found.doseTime(1)).isEqualTo(expected.doseTime(1));
            }
        }
    }

    @Test
    void theNearestNameIsOffered() {
        Simulation s = treated();
        assertThatThrownBy(() -> s.set("alpa", 1)).hasMessageContaining("did you mean alpha?");
        assertThatThrownBy(() -> s.initial("v", 1)).hasMessageContaining("did you mean V?");
        assertThatThrownBy(() -> s.dose("fractions", 1, 1)).hasMessageContaining("did you mean fraction?");
        assertThatThrownBy(() -> s.run().at("radus", 1)).hasMessageContaining("did you mean radius?");
        assertThatThrownBy(() -> s.run().gradientOf("V").at(1).wrt("ratios"))
                .hasMessageContaining("did you mean ratio?");
    }
}
