// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.solver.Trajectory;
import org.gyrus.space.Grid;
import org.junit.jupiter.api.Test;

class DaysGainedTest {
    private static final Grid LINE = Grid.of(12).spacing(1, "mm");
    private static final double ALPHA = 0.2;
    private static final double RATE = 0.05;

    private static Simulation growing(String rate) {
        return Simulation.of(Model.named("growth")
                        .time("day")
                        .parameter("x", 0, "mm")
                        .parameter("s", 2, "mm")
                        .parameter("D", 0.5, "mm^2/day")
                        .parameter("r", RATE, "1/day")
                        .parameter("alpha", ALPHA, "1/Gy")
                        .state("c", "0.01*(1 + exp(-(x - 5)^2/(2*s^2)))", "1")
                        .equation("dc/dt = " + rate)
                        .on("fraction", "c -> c*exp(-alpha*dose)")
                        .dose("Gy")
                        .build())
                .on(LINE)
                .until(60)
                .threads(1)
                .with(Solver.rk4().fixedStep(0.25));
    }

    /** Without saturation a dose sets the size back by the factor exp(-alpha d), and growth makes that up in alpha d / r. */
    @Test
    void exponentialGrowthIsSetBackByDoseTimesAlphaOverRate() {
        Simulation alone = growing("div(D*grad(c)) + r*c");
        Trajectory untreated = alone.run();
        DaysGained gained = DaysGained.of(
                untreated, alone.dose("fraction", 20, 2).dose("fraction", 25, 3).run(), "c", 50);
        assertThat(gained.days()).isCloseTo(ALPHA * 5 / RATE, within(1e-6));
        assertThat(gained.controlTime()).isCloseTo(50 - gained.days(), within(1e-12));
        assertThat(gained.byDoses()).containsExactly(new double[] {ALPHA / RATE, ALPHA / RATE}, within(1e-5));
        assertThat(gained.byDoseTimes()).containsExactly(new double[] {0, 0}, within(1e-7));
        assertThat(gained.size())
                .isCloseTo(untreated.field("c", gained.controlTime()).integral(), within(1e-9));
    }

    @Test
    void derivativesAgreeWithDifferencesWhereGrowthSaturates() {
        Simulation alone = growing("div(D*grad(c)) + 4*r*c*(1 - c)");
        Trajectory untreated = alone.run();
        DaysGained gained = days(alone, untreated, 20.1, 2);
        double h = 1e-3;
        double byDose = (days(alone, untreated, 20.1, 2 + h).days()
                        - days(alone, untreated, 20.1, 2 - h).days())
                / (2 * h);
        double byTime = (days(alone, untreated, 20.1 + h, 2).days()
                        - days(alone, untreated, 20.1 - h, 2).days())
                / (2 * h);
        assertThat(gained.byDose(0)).isCloseTo(byDose, within(1e-5 * Math.abs(byDose)));
        assertThat(gained.byDoseTime(0)).isCloseTo(byTime, within(1e-4));
        assertThat(Math.abs(byTime)).isGreaterThan(1e-3);
    }

    private static DaysGained days(Simulation alone, Trajectory untreated, double time, double dose) {
        return DaysGained.of(
                untreated,
                alone.dose("fraction", time, dose).dose("fraction", 26, 1).run(),
                "c",
                40);
    }

    @Test
    void aControlThatWasNeverAsSmallIsSaid() {
        Simulation alone = growing("div(D*grad(c)) + r*c");
        Trajectory killed = alone.dose("fraction", 5, 50).run();
        assertThatThrownBy(() -> DaysGained.of(alone.run(), killed, "c", 6))
                .isInstanceOf(QuestionException.class)
                .hasMessageContaining("let the control start earlier");
        Trajectory larger = alone.set("r", 0.2).run();
        assertThatThrownBy(() -> DaysGained.of(alone.run(), larger, "c", 60))
                .hasMessageContaining("let the control run longer");
    }
}
