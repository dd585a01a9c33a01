// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.space.Advection;
import org.gyrus.space.Connectome;
import org.gyrus.space.Field;
import org.gyrus.space.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is carried along a velocity, against closed forms. */
class CarriedTest {
    private static final Solver EXACT = Solver.dopri5().tolerance(1e-8, 1e-10);

    private static ModelBuilder carried(String rate) {
        return Model.named("carried")
                .time("s")
                .parameter("D", 0, "mm^2/s")
                .parameter("u", 1.5, "mm/s")
                .parameter("w", 1, "1/s")
                .parameter("x", 0, "mm")
                .parameter("y", 0, "mm")
                .state("c", 0, "1")
                .equation("dc/dt = " + rate);
    }

    private static double wave(double x) {
        return 1 + 0.5 * Math.sin(2 * Math.PI * x / 10);
    }

    /** The mean error after 4 s on a ring of 10 mm, along which it moves 6 mm. */
    private static double error(int n, Advection scheme, String rate) {
        Grid ring = Grid.of(n).spacing(10.0 / n, "mm").periodic().advection(scheme);
        double[] x = ring.feature("x");
        Field end = Simulation.of(carried(rate).build())
                .on(ring)
                .initial("c", Arrays.stream(x).map(CarriedTest::wave).toArray())
                .until(4)
                .with(EXACT)
                .run()
                .field("c", 4);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.abs(end.at(i) - wave(x[i] - 6));
        }
        return sum / n;
    }

    /** Upwind errs by the diffusion |u| h/2 as the wave number says; the limiter costs an order at extremes only. */
    @ParameterizedTest
    @CsvSource({"UPWIND, 1, 0.05", "VAN_LEER, 2, 0.15"})
    void aWaveMovesWithTheOrderOfItsScheme(Advection scheme, double order, double margin) {
        double coarse = error(200, scheme, "-div(u*vector(1, 0)*c)".replace("(1, 0)", "(1)"));
        double fine = error(400, scheme, "-div(vector(u)*c)");
        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(order, within(margin));
        assertThat(error(400, scheme, "div(-c*vector(u))")).isCloseTo(fine, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Advection.class)
    void aDiskTurnsWithoutLossOrNewExtremes(Advection scheme) {
        Grid square = Grid.of(40, 40)
                .spacing(0.5, "mm")
                .inside((x, y, z) -> Math.hypot(x - 10, y - 10) < 9.5)
                .advection(scheme);
        double[] x = square.feature("x");
        double[] y = square.feature("y");
        double[] disk = new double[square.cells()];
        Arrays.setAll(disk, i -> Math.hypot(x[i] - 6, y[i] - 10) < 2.6 ? 1 : 0);
        double turn = 2 * Math.PI;
        Trajectory run = Simulation.of(carried("-div(c*w*vector(y0 - y, x - y0))")
                        .parameter("y0", 10, "mm")
                        .build())
                .on(square)
                .initial("c", disk)
                .until(turn)
                .with(Solver.heun().fixedStep(turn / 1000))
                .run();
        Field end = run.field("c", turn);
        double mass = run.field("c", 0).integral();
        assertThat(end.integral()).isCloseTo(mass, within(1e-12 * mass));
        double center = 0;
        for (int i = 0; i < disk.length; i++) {
            assertThat(end.at(i)).isBetween(-1e-12, 1 + 1e-6);
            center += end.at(i) * x[i] * square.measure(i) / mass;
        }
        assertThat(center).isCloseTo(6, within(0.5));
        double highest = Arrays.stream(end.values()).max().orElseThrow();
        assertThat(highest).isBetween(scheme == Advection.UPWIND ? 0.2 : 0.8, scheme == Advection.UPWIND ? 0.6 : 1.0);
    }

    @Test
    void aHeldValueComesInWithTheFlow() {
        Grid pipe = Grid.of(100).spacing(0.1, "mm").held(2);
        Trajectory run = Simulation.of(carried("-div(vector(u)*c)").build())
                .on(pipe)
                .until(20)
                .with(EXACT)
                .run();
        assertThat(run.field("c", 4).integral()).isCloseTo(2 * 1.5 * 4, within(1e-5));
        assertThat(run.field("c", 20).values()).containsExactly(constant(2, 100), within(1e-6));
    }

    private static double[] constant(double value, int n) {
        double[] all = new double[n];
        Arrays.fill(all, value);
        return all;
    }

    @Test
    void lengthsAreConverted() {
        Simulation simulation = Simulation.of(
                        carried("-div(vector(u)*c) + w*cos(w*x/u)").build())
                .until(3)
                .with(Solver.rk4().fixedStep(0.1));
        double[] millimeters =
                simulation.on(Grid.of(50).periodic()).run().field("c", 3).values();
        double[] centimeters = simulation
                .on(Grid.of(50).spacing(0.1, "cm").periodic())
                .run()
                .field("c", 3)
                .values();
        assertThat(centimeters).containsExactly(millimeters, within(1e-9));
    }

    /** In the steady state of div(D grad c - u c) = 0 with nothing through walls, c = exp(u x/D). */
    @Test
    void balancesDiffusionAtAWall() {
        Grid tube = Grid.of(200).spacing(0.02, "mm").advection(Advection.VAN_LEER);
        double[] end = Simulation.of(carried("div(D*grad(c) - vector(u)*c)").build())
                .set("D", 2)
                .on(tube)
                .initial("c", constant(1, 200))
                .until(30)
                .with(Solver.ark4().tolerance(1e-7, 1e-9))
                .run()
                .field("c", 30)
                .values();
        double rate = 1.5 / 2;
        double whole = (Math.exp(rate * 4) - 1) / (rate * 4);
        double[] expected = Arrays.stream(tube.feature("x"))
                .map(x -> Math.exp(rate * x) / whole)
                .toArray();
        assertThat(end).containsExactly(expected, within(2e-3));
    }

    /** Without an extreme on the way, at which the limiter has no derivative. */
    @ParameterizedTest
    @EnumSource(Advection.class)
    void derivativesAreThoseOfTheStepsTaken(Advection scheme) {
        Grid square = Grid.of(12, 10).inside((x, y, z) -> x + y < 18).advection(scheme);
        double[] start = new double[square.cells()];
        double[] x = square.feature("x");
        double[] y = square.feature("y");
        Arrays.setAll(start, i -> Math.exp(0.2 * x[i] + 0.1 * y[i]));
        Simulation simulation = Simulation.of(carried("div(D*grad(c) - c*vector(u*(1 + sin(w*t)), w*(x + y)))")
                        .build())
                .set("D", 0.2)
                .set("w", 0.1)
                .on(square)
                .initial("c", start)
                .until(1)
                .with(Solver.rk4().fixedStep(0.1));
        double[] weights = new double[start.length];
        Arrays.setAll(weights, i -> Math.cos(i));
        FieldGradient gradient = simulation.run().gradientOfSum("c", 1, weights);
        for (String name : List.of("u", "w", "D")) {
            double at = name.equals("u") ? 1.5 : name.equals("w") ? 0.1 : 0.2;
            double difference = Differences.derivative(v -> weighted(simulation.set(name, v), weights), at);
            assertThat(gradient.wrt(name)).as(name).isCloseTo(difference, within(1e-8 * (1 + Math.abs(difference))));
        }
    }

    private static double weighted(Simulation simulation, double[] weights) {
        double[] end = simulation.run().field("c", 1).values();
        double sum = 0;
        for (int i = 0; i < end.length; i++) {
            sum += weights[i] * end[i];
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(Advection.class)
    void anyNumberOfThreadsGivesTheSameBits(Advection scheme) {
        Grid square = Grid.of(60, 50).inside((x, y, z) -> x + y < 90).advection(scheme);
        Simulation simulation = Simulation.of(carried("div(D*grad(c) - c*vector(u, w*(x - y))) + w*cos(w*x/u)")
                        .build())
                .set("D", 0.2)
                .set("w", 0.1)
                .on(square)
                .until(2)
                .with(Solver.rk4().fixedStep(0.05));
        Trajectory one = simulation.threads(1).run();
        Trajectory two = simulation.threads(2).run();
        assertThat(two.field("c", 2).values()).containsExactly(one.field("c", 2).values());
        assertThat(two.gradientOfSum("c", 2).wrt("u"))
                .isEqualTo(one.gradientOfSum("c", 2).wrt("u"));
    }

    private static Simulation ring(String rate) {
        return Simulation.of(carried(rate).build()).on(Grid.of(20).periodic()).until(1);
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThatThrownBy(() -> ring("-div(vector(u)*c)")
                        .with(Solver.euler().fixedStep(0.67))
                        .run())
                .hasMessageContaining("beyond the stability limit of Euler on this space, 0.6666667");
        assertThatThrownBy(() -> Simulation.of(carried("-div(vector(u)*c)").build())
                        .on(Grid.of(20).periodic().advection(Advection.VAN_LEER))
                        .until(1)
                        .with(Solver.euler().fixedStep(0.34))
                        .run())
                .hasMessageContaining("beyond the stability limit of Euler on this space, 0.33333334");
        assertThatThrownBy(() -> ring("-div(vector(u)*c)").with(Solver.rkl2()).run())
                .hasMessageContaining(
                        "along a velocity, as in div(vector(u)*c), they are not stable: use Solver.ark4()");
        assertThatThrownBy(() -> ring("D*laplacian(c) - div(vector(u)*c) - w*c")
                        .with(Solver.strang().fixedStep(0.1))
                        .run())
                .hasMessageContaining("they are not stable: use Solver.ark4()");
        assertThatThrownBy(() -> ring("-div(vector(u, u)*c)").run())
                .hasMessageContaining("vector(...) in div(vector(u, 0)*c) has 2 and 20 cells of 1 mm has 1.");
        assertThatThrownBy(() -> Simulation.of(carried("-div(vector(u)*c)").build())
                        .on(Connectome.of(new double[][] {{0, 1}, {1, 0}}))
                        .until(1)
                        .run())
                .hasMessageContaining("needs a grid or links with a direction: on");
        assertThatThrownBy(() -> carried("-div(vector(u, w)*c)").build())
                .hasMessageContaining("The components of a vector have one unit");
        assertThatThrownBy(() -> carried("-div(vector(u, u, u, u)*c)"))
                .hasMessageContaining("as in vector(u, v) or vector(u, v, w), but 4 were given.");
        assertThat(ring("-div(vector(0*u)*c)").run().stopped()).isEmpty();
    }
}
