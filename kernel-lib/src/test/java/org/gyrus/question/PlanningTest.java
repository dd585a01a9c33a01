// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.gyrus.model.Dose;
import org.gyrus.model.Model;
import org.gyrus.model.Treatment;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;

class PlanningTest {
    /** log V(T) = log V0 + a T - (kappa/k) sum_i d_i (1 - exp(-k (T - t_i))): earlier is better, and closed. */
    private static Simulation drug() {
        Model model = Model.named("drug")
                .time("day")
                .state("V", 100, "mm^3")
                .state("C", 0, "mg/l")
                .parameter("a", 0.05, "1/day")
                .parameter("kappa", 0.04, "l/mg/day")
                .parameter("k", 0.2, "1/day")
                .equation("dV/dt = a*V - kappa*C*V")
                .equation("dC/dt = -k*C")
                .on("infusion", "C -> C + dose")
                .build();
        return Simulation.of(model).until(60).with(Solver.tsit5().tolerance(1e-9, 1e-9));
    }

    private static final Treatment SIX =
            Treatment.event("infusion").doses(6).of(2, "mg/l").every(7, "day").from(5, "day");

    /** Growth under radiotherapy with two tissues: alpha/beta 10 Gy for the tumor, 3 Gy for the healthy one. */
    private static Simulation radiated() {
        Model model = Model.named("radiated")
                .time("day")
                .state("V", 1000, "mm^3")
                .state("H", 1, "1")
                .parameter("growth", 0.03, "1/day")
                .parameter("alpha", 0.06, "1/Gy")
                .parameter("beta", 0.006, "1/Gy^2")
                .parameter("late", 0.02, "1/Gy")
                .parameter("latebeta", 0.007, "1/Gy^2")
                .equation("dV/dt = growth*V")
                .equation("dH/dt = 0/t_1")
                .parameter("t_1", 1, "day")
                .on("fraction", "V -> V*exp(-alpha*dose - beta*dose^2)", "H -> H*exp(-late*dose - latebeta*dose^2)")
                .build();
        return Simulation.of(model).until(100);
    }

    private static final Treatment STANDARD =
            Treatment.radiotherapy().fractions(10).of(2, "Gy").onWeekdays().from(14, "day");

    @Test
    void givesADrugAsEarlyAndAsMuchAtOnceAsItMay() {
        TreatmentPlan plan = Planning.of(drug())
                .insteadOf(SIX)
                .minimizing("V", 60)
                .each(0, 3, "mg/l")
                .gap(2, "day")
                .between(5, 40, "day")
                .run();
        double[] times =
                plan.treatment().doses().stream().mapToDouble(Dose::time).toArray();
        double[] amounts =
                plan.treatment().doses().stream().mapToDouble(Dose::amount).toArray();
        // 12 mg/l in doses of 3 from day 5 on, two days apart; what follows has nothing left to give.
        double exact = 0;
        for (int i = 0; i < 4; i++) {
            exact += 3 * (1 - Math.exp(-0.2 * (60 - 5 - 2.0 * i)));
            assertThat(times[i]).isCloseTo(5 + 2.0 * i, within(1e-3));
            assertThat(amounts[i]).isCloseTo(3, within(1e-3));
        }
        double best = Math.log(100) + 0.05 * 60 - 0.04 / 0.2 * exact;
        assertThat(Math.log(plan.run().at("V", 60))).isCloseTo(best, within(1e-5));
        assertThat(plan.costRatio()).isLessThan(1);
        assertThat(plan.plot().png()).isNotEmpty();
        assertThat(plan.table().rowCount()).isEqualTo(2);
    }

    @Test
    void keepsToWeekdaysGapsTotalAndFractions() {
        TreatmentPlan plan = Planning.of(drug())
                .insteadOf(SIX)
                .minimizing("V", 60)
                .each(1, 4, "mg/l")
                .gap(3, "day")
                .between(8, 40, "day")
                .onWeekdays()
                .run();
        List<Dose> doses = plan.treatment().doses();
        double total = 0;
        for (int i = 0; i < doses.size(); i++) {
            double day = doses.get(i).time();
            assertThat(day).isBetween(8.0, 40.0).isEqualTo(Math.rint(day));
            assertThat(Math.floorMod(Math.round(day) - 5, 7L)).isLessThan(5L); // day 5 is a Monday
            assertThat(doses.get(i).amount()).isBetween(1 - 1e-9, 4 + 1e-9);
            total += doses.get(i).amount();
            if (i > 0) {
                assertThat(day - doses.get(i - 1).time()).isGreaterThanOrEqualTo(3);
            }
        }
        assertThat(total).isLessThanOrEqualTo(12 + 1e-9);
        // The earliest weekdays at least three days apart from day 8, a Thursday: 8, 12, 15, 19, 22, 26.
        assertThat(doses.stream().map(Dose::time)).containsExactly(8.0, 12.0, 15.0, 19.0, 22.0, 26.0);
    }

    /** Without healthy tissue few large doses kill most; exp(beta d^2) rewards them, so that caps are reached. */
    @Test
    void findsThatLargeFractionsKillMoreAndSmallOnesSpare() {
        Planning planning = Planning.of(radiated()).insteadOf(STANDARD).each(0, 5, "Gy");
        TreatmentPlan kill = planning.minimizing("V", 100).run();
        assertThat(kill.treatment().doses()).hasSize(4).allSatisfy(d -> assertThat(d.amount())
                .isCloseTo(5, within(1e-4)));
        double exact = Math.log(1000) + 3 - 0.06 * 20 - 0.006 * 4 * 25;
        assertThat(Math.log(kill.run().at("V", 100))).isCloseTo(exact, within(1e-5));
        // With healthy tissue of alpha/beta 3 Gy in the balance, equal fractions are the optimum: the second derivative
        // of
        // the cost between two doses, -2 beta V + 2 beta_late w H, is then positive.
        TreatmentPlan spare =
                planning.minimizing("V", 100).and("H", -1.2e4, 100).run();
        assertThat(spare.treatment().doses()).hasSize(10).allSatisfy(d -> assertThat(d.amount())
                .isCloseTo(2, within(0.02)));
        assertThat(spare.run().at("H", 100)).isGreaterThan(kill.run().at("H", 100));
    }

    @Test
    void isNeverWorseThanTheStandard() {
        TreatmentPlan plan = Planning.of(List.of(drug(), drug().set("k", 0.4)))
                .insteadOf(SIX)
                .minimizing("V", 60)
                .run();
        assertThat(plan.costRatio()).isLessThanOrEqualTo(1);
        assertThat(plan.standard().doses()).hasSize(6);
    }

    /** Projections are what their definitions say: no feasible point of many random ones is nearer. */
    @Test
    void projectsOntoItsLimits() {
        Limits limits = new Limits(0.2, 2, 5, 0.7, 1, 9, List.of());
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 200; trial++) {
            double[] wanted = random.doubles(6, -1, 4).toArray();
            double[] nearest = limits.amounts(wanted);
            assertThat(Limits.sum(nearest)).isLessThanOrEqualTo(5 + 1e-9);
            double[] time = random.doubles(6, -2, 12).toArray();
            double[] placed = limits.times(time);
            for (int i = 1; i < 6; i++) {
                assertThat(placed[i] - placed[i - 1]).isGreaterThanOrEqualTo(0.7 - 1e-12);
            }
            for (int other = 0; other < 50; other++) {
                double[] amounts = limits.amounts(random.doubles(6, -1, 4).toArray());
                double[] times = limits.times(random.doubles(6, -2, 12).toArray());
                assertThat(distance(wanted, nearest)).isLessThanOrEqualTo(distance(wanted, amounts) + 1e-9);
                assertThat(distance(time, placed)).isLessThanOrEqualTo(distance(time, times) + 1e-9);
                // The obtuse-angle criterion of a projection onto a convex set.
                assertThat(angle(wanted, nearest, amounts)).isLessThanOrEqualTo(1e-6);
                assertThat(angle(time, placed, times)).isLessThanOrEqualTo(1e-6);
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    private static double angle(double[] from, double[] at, double[] to) {
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            sum += (from[i] - at[i]) * (to[i] - at[i]);
        }
        return sum;
    }

    @Test
    void saysWhatCannotBePlanned() {
        Planning empty = Planning.of(drug());
        assertThatThrownBy(empty::run)
                .isInstanceOf(QuestionException.class)
                .hasMessageContaining("insteadOf(standard)");
        Planning planning = empty.insteadOf(SIX);
        assertThatThrownBy(planning::run).hasMessageContaining(".minimizing(\"V\", time)");
        assertThatThrownBy(() -> planning.minimizing("V", 60).gap(10, "day").run())
                .hasMessageContaining("do not fit between");
        assertThatThrownBy(() -> planning.minimizing("V", 60).each(3, 4, "mg/l").run())
                .hasMessageContaining("more than the total");
        assertThatThrownBy(() -> planning.each(1, 2, "Gy")).hasMessageContaining("mg/l");
        assertThatThrownBy(() -> planning.minimizing("v", 60).run()).hasMessageContaining("did you mean V?");
        assertThatThrownBy(() -> planning.minimizing("V", 90).run()).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() ->
                        planning.minimizing("V", 60).between(50, 80, "day").run())
                .isInstanceOf(QuestionException.class)
                .hasMessageContaining("outside the simulation from 0.0 to 60.0");
    }

    /** An interrupt in mid-search: a plan within the limits and no worse than the standard. */
    @Test
    void givesTheBestSoFarWhenInterrupted() throws InterruptedException {
        Planning planning = Planning.of(java.util.Collections.nCopies(60, drug()))
                .insteadOf(SIX)
                .minimizing("V", 60)
                .gap(1, "day");
        TreatmentPlan[] found = new TreatmentPlan[1];
        // On a busy machine a wait may end before the standard itself was run, which cancels: then a longer one is
        // tried.
        for (long wait = 1000; found[0] == null && wait < 60_000; wait *= 3) {
            Thread worker = new Thread(() -> {
                try {
                    found[0] = planning.run();
                } catch (java.util.concurrent.CancellationException nothingYet) {
                    found[0] = null;
                }
            });
            worker.start();
            worker.join(wait);
            worker.interrupt();
            worker.join(5000);
            assertThat(worker.isAlive()).isFalse();
        }
        assertThat(found[0].costRatio()).isLessThanOrEqualTo(1);
        assertThat(found[0].treatment().doses()).isNotEmpty();
    }
}
