// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gyrus.inference.Laplace;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.space.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldDensityTest {
    private static final Grid DISC =
            Grid.of(24, 20).spacing(1, "mm").inside((x, y, z) -> Math.hypot(x - 12, y - 10) < 9);
    private static final double NOISE = 0.05;
    private static final String[] UNKNOWN = {"D", "rho", "x_0"};
    private static final double[] TRUTH = {0.4, 0.15, 11};

    private static final Model MODEL = Model.named("growth from a seed")
            .time("day")
            .parameter("D", 0.4, "mm^2/day")
            .range(0.02, 1.5)
            .parameter("rho", 0.15, "1/day")
            .range(0.002, 0.5)
            .parameter("x_0", 11, "mm")
            .range(3, 21)
            .parameter("x", 0, "mm")
            .parameter("y", 0, "mm")
            .parameter("s", 2, "mm")
            .state("c", "0.4*exp(-((x - x_0)^2 + (y - 9)^2)/(2*s^2))", "1")
            .equation("dc/dt = div(D*grad(c)) + rho*c*(1 - c)")
            .observable("seen = sigmoid((c - 0.25)/0.05)")
            .build();

    private static Simulation simulation(Model model) {
        return Simulation.of(model)
                .on(DISC)
                .until(10)
                .threads(1)
                .with(Solver.rk4().fixedStep(0.5));
    }

    private static FieldDensity density(Model start, long seed) {
        var run = simulation(MODEL).run();
        SplittableRandom random = new SplittableRandom(seed);
        FieldDensity density = FieldDensity.of(simulation(start)).estimating(UNKNOWN);
        for (double t : new double[] {10, 6}) {
            double[] noisy = run.field("seen", t).values();
            for (int i = 0; i < noisy.length; i++) {
                noisy[i] += NOISE * random.nextGaussian();
            }
            noisy[3] = Double.NaN;
            density = density.reading("seen", t, noisy, NOISE);
        }
        return density;
    }

    private static Model wrong() {
        return MODEL.with("D", 0.2).with("rho", 0.2).with("x_0", 13);
    }

    @Test
    void theGradientIsThatOfTheDensity() {
        FieldDensity density = density(wrong(), 1);
        double[] theta = density.start();
        double[] gradient = new double[3];
        density.at(theta, gradient);
        double h = 1e-3;
        for (int k = 0; k < 3; k++) {
            double[] sides = new double[4];
            for (int i = 0; i < 4; i++) {
                double[] moved = theta.clone();
                moved[k] += new double[] {-2, -1, 1, 2}[i] * h;
                sides[i] = density.at(moved, null);
            }
            double difference = (8 * (sides[2] - sides[1]) - (sides[3] - sides[0])) / (12 * h);
            assertThat(gradient[k]).isCloseTo(difference, within(1e-7 * Math.abs(difference)));
        }
    }

    @Test
    void theDensityIsHalfTheWeightedSquares() {
        FieldDensity density = density(MODEL, 2);
        assertThat(density.count()).isEqualTo(2 * DISC.cells() - 2);
        // at the truth the residuals are the noise: -2 log p is chi squared with as many degrees of freedom
        assertThat(-2 * density.at(density.start(), null))
                .isCloseTo(density.count(), within(4 * Math.sqrt(2.0 * density.count())));
        assertThat(density.values(density.start())).containsExactly(TRUTH, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatMadeTheReadingsIsFoundAgainWithinItsIntervals(long seed) {
        Laplace found = Laplace.atStart(density(wrong(), seed).fitted());
        for (int k = 0; k < 3; k++) {
            assertThat(found.interval(UNKNOWN[k], 0.999).contains(TRUTH[k])).isTrue();
            assertThat(found.interval(UNKNOWN[k], 0.95).estimate()).isCloseTo(TRUTH[k], within(0.1 * TRUTH[k]));
        }
    }

    @Test
    void theModeDoesNotDependOnHowItWasFound() {
        FieldDensity density = density(MODEL, 4);
        Laplace ours = Laplace.atStart(density.fitted());
        Laplace climbed = Laplace.of(density);
        assertThat(ours.mode()).containsExactly(climbed.mode(), within(1e-4));
        for (String name : UNKNOWN) {
            assertThat(ours.interval(name, 0.95).high())
                    .isCloseTo(climbed.interval(name, 0.95).high(), within(1e-3));
        }
    }

    @Test
    void mistakesAreSaid() {
        FieldDensity empty = FieldDensity.of(simulation(MODEL));
        assertThatThrownBy(() -> empty.estimating("Rho"))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("did you mean rho?");
        assertThatThrownBy(() -> empty.reading("seen", 6, new double[DISC.cells()], 0))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> empty.at(new double[0], null)).hasMessageContaining("estimating");
        double[] few = new double[3];
        Arrays.fill(few, 1);
        FieldDensity wrongSize = empty.estimating("D").reading("seen", 6, few, 1);
        assertThatThrownBy(() -> wrongSize.at(wrongSize.start(), null)).hasMessageContaining("3 values for the");
    }
}
