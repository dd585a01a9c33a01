// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.gyrus.space.Field;
import org.gyrus.space.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Orders in h and dt against manufactured solutions on a mask: an L of three squares of side 1 mm, on which m = cos(pi x/L)
 * cos(pi y/L) has no flux through any wall, re-entrant corner included. On the grid m is an eigenvector, of eigenvalue
 * -(8/h^2) sin(pi h/2)^2 where that of the equation is -2 pi^2.
 */
class SpatialOrderTest {
    private static final double PI = Math.PI;
    private static final String MODE = "cos(" + PI + "*x/L)*cos(" + PI + "*y/L)";
    /** The solution, from 2 + m at 0: it feeds back through the reaction, and depends on time through its source. */
    private static final String EXACT = "(2 + " + MODE + "*(1 + sin(3*t/T))/2)";

    private static Grid corner(int n) {
        return Grid.of(2 * n, 2 * n).spacing(1.0 / n, "mm").inside((x, y, z) -> x < 1 || y < 1);
    }

    /** c = EXACT solves dc/dt = D div grad c + rho c (1 - c) + source when -lambda is the eigenvalue of m. */
    private static Model manufactured(String diffusion) {
        return Model.named("manufactured")
                .time("day")
                .parameter("D", 0.02, "mm^2/day")
                .parameter("rho", 0.7, "1/day")
                .parameter("lambda", 2 * PI * PI, "1/mm^2")
                .parameter("L", 1, "mm")
                .parameter("T", 1, "day")
                .parameter("x", 0, "mm")
                .parameter("y", 0, "mm")
                .state("c", "2 + " + MODE + "/2", "1")
                .equation("dc/dt = " + diffusion + " + rho*c*(1 - c) + D*lambda*(" + EXACT + " - 2) - rho*" + EXACT
                        + "*(1 - " + EXACT + ") + " + MODE + "*3*cos(3*t/T)/(2*T)")
                .build();
    }

    private static double exact(double x, double y, double t) {
        return 2 + Math.cos(PI * x) * Math.cos(PI * y) * (1 + Math.sin(3 * t)) / 2;
    }

    private static double error(Field end, double t) {
        double[] x = end.space().feature("x");
        double[] y = end.space().feature("y");
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(end.at(i) - exact(x[i], y[i], t)));
        }
        return worst;
    }

    /** lambda of the grid: then EXACT solves the equations of the cells, and what is left is the error of time steps. */
    private static double ofGrid(double h) {
        return 8 / (h * h) * Math.pow(Math.sin(PI * h / 2), 2);
    }

    @Test
    void isOfSecondOrderInTheSpacingOnAMask() {
        double[] errors = new double[3];
        for (int k = 0; k < 3; k++) {
            errors[k] = error(
                    Simulation.of(manufactured("div(D*grad(c))"))
                            .on(corner(10 << k))
                            .until(1)
                            .with(Solver.dopri5().tolerance(1e-10, 1e-12))
                            .run()
                            .field("c", 1),
                    1);
        }
        assertThat(slope(errors[0], errors[1])).isCloseTo(2, within(0.1));
        assertThat(slope(errors[1], errors[2])).isCloseTo(2, within(0.1));
    }

    private static double slope(double coarse, double fine) {
        return Math.log(coarse / fine) / Math.log(2);
    }

    static Stream<Solver> methods() {
        return Stream.of(
                Solver.euler(),
                Solver.heun(),
                Solver.bosh3(),
                Solver.rk4(),
                Solver.kutta38(),
                Solver.tsit5(),
                Solver.dopri5(),
                Solver.rkl2(),
                Solver.ark4());
    }

    /** The two finest errors above rounding, from 40 steps, all within the stability limit. */
    private static double[] refined(Solver method, java.util.function.ToDoubleFunction<Simulation> error) {
        Grid grid = corner(4);
        Simulation simulation = Simulation.of(manufactured("div(D*grad(c))"))
                .on(grid)
                .set("lambda", ofGrid(0.25))
                .until(1);
        double before = Double.NaN;
        double now = Double.NaN;
        for (int n = 40; n <= (method.order() < 3 ? 1280 : 640); n *= 2) {
            double next = error.applyAsDouble(simulation.with(method.fixedStep(1.0 / n)));
            if (next < 1e-12) {
                break;
            }
            before = now;
            now = next;
        }
        return new double[] {before, now};
    }

    @ParameterizedTest
    @MethodSource("methods")
    void timeStepsAreOfTheStatedOrderOnAMask(Solver method) {
        double[] errors = refined(method, simulation -> error(simulation.run().field("c", 1), 1));
        assertThat(slope(errors[0], errors[1])).isCloseTo(method.order(), within(0.1));
    }

    /** d/drho at rho of a sum, against the one of very fine steps of another method. */
    @ParameterizedTest
    @MethodSource("methods")
    void gradientsAreOfTheStatedOrderOnAMask(Solver method) {
        double[] weights = new double[corner(4).cells()];
        Arrays.setAll(weights, i -> Math.cos(i));
        Simulation fine = Simulation.of(manufactured("div(D*grad(c))"))
                .on(corner(4))
                .set("lambda", ofGrid(0.25))
                .until(1)
                .with(Solver.dopri8().fixedStep(1.0 / 200));
        double expected = fine.run().gradientOfSum("c", 1, weights).wrt("rho");
        double[] errors = refined(
                method,
                simulation ->
                        Math.abs(simulation.run().gradientOfSum("c", 1, weights).wrt("rho") - expected));
        assertThat(slope(errors[0], errors[1])).isCloseTo(method.order(), within(0.1));
    }
}
