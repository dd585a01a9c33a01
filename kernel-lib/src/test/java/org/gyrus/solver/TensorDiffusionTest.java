// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.gyrus.space.Field;
import org.gyrus.space.Grid;
import org.gyrus.space.TensorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Gaussian that spreads faster along fibers, which lie at 0.5 rad to the grid, against its closed form. */
class TensorDiffusionTest {
    private static final double COS = Math.cos(0.5);
    private static final double SIN = Math.sin(0.5);

    private static Grid fibers(int n) {
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        Arrays.fill(x, COS);
        Arrays.fill(y, SIN);
        return Grid.of(n, n).spacing(16.0 / n, "mm").conducting(TensorField.fibers(new double[][] {x, y}, 1, 0.2));
    }

    private static Model spreading(String rate) {
        return Model.named("fibers")
                .time("day")
                .parameter("D", 0.4, "mm^2/day")
                .parameter("rho", 0.1, "1/day")
                .parameter("x", 0, "mm")
                .parameter("y", 0, "mm")
                .parameter("s", 1.2, "mm")
                .state("c", "exp(-((x - 8*L)^2 + (y - 8*L)^2)/(2*s^2))", "1")
                .parameter("L", 1, "mm")
                .equation("dc/dt = " + rate)
                .build();
    }

    /** exp(-r^T S^-1 r/2) s^2/sqrt(det S), S = s^2 I + 2 t D K. */
    private static double exact(double x, double y, double t) {
        double along = 1.44 + 2 * t * 0.4;
        double across = 1.44 + 2 * t * 0.4 * 0.2;
        double u = COS * (x - 8) + SIN * (y - 8);
        double v = -SIN * (x - 8) + COS * (y - 8);
        return 1.44 / Math.sqrt(along * across) * Math.exp(-u * u / (2 * along) - v * v / (2 * across));
    }

    @Test
    void aGaussianBecomesAnEllipseToSecondOrder() {
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++) {
            Grid grid = fibers(32 << k);
            Trajectory run = Simulation.of(spreading("div(D*grad(c))"))
                    .on(grid)
                    .until(2)
                    .with(Solver.dopri5().tolerance(1e-8, 1e-10))
                    .run();
            Field end = run.field("c", 2);
            double[] x = grid.feature("x");
            double[] y = grid.feature("y");
            for (int i = 0; i < x.length; i++) {
                errors[k] = Math.max(errors[k], Math.abs(end.at(i) - exact(x[i], y[i], 2)));
            }
            double mass = run.field("c", 0).integral();
            assertThat(end.integral()).isCloseTo(mass, within(1e-12 * mass));
        }
        assertThat(Math.log(errors[0] / errors[1]) / Math.log(2)).isCloseTo(2, within(0.1));
        assertThat(errors[1]).isLessThan(2e-3);
    }

    static Stream<Solver> solvers() {
        return Stream.of(
                Solver.bosh3().fixedStep(0.25),
                Solver.rkl2().fixedStep(1),
                Solver.ark4().fixedStep(0.5));
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void gradientsAreThoseOfTheStepsTaken(Solver solver) {
        Simulation simulation = Simulation.of(spreading("div(D*(1 + c)*grad(c)) + rho*c*(1 - c)"))
                .on(fibers(16).inside((x, y, z) -> x + y < 20))
                .until(2)
                .with(solver);
        FieldGradient gradient = simulation.run().gradientOfSum("c", 2);
        for (String name : new String[] {"D", "rho", "s"}) {
            double at = name.equals("D") ? 0.4 : name.equals("rho") ? 0.1 : 1.2;
            double difference = Differences.derivative(
                    v -> simulation.set(name, v).run().field("c", 2).sum(), at);
            assertThat(gradient.wrt(name))
                    .as(name)
                    .isCloseTo(difference, within(1e-8 * Math.max(1, Math.abs(difference))));
        }
    }

    @Test
    void aStepBeyondItsStabilityLimitIsRefused() {
        Simulation simulation =
                Simulation.of(spreading("div(D*grad(c))")).on(fibers(32)).until(2);
        assertThatThrownBy(() -> simulation.with(Solver.euler().fixedStep(0.4)).run())
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("beyond the stability limit");
    }
}
