// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.gyrus.space.Connectome;
import org.gyrus.space.Grid;
import org.gyrus.space.Laplacian;
import org.gyrus.space.Space;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The IMEX pair on spaces: diffusion by conjugate gradients, at steps that no explicit method takes. */
class SpatialImexTest {
    private static final Grid DISK = Grid.of(11, 12)
            .spacing(new double[] {0.2, 0.25}, "mm")
            .inside((x, y, z) -> Math.hypot(x - 1, y - 1.5) < 1.1);

    private static Connectome ring(int n) {
        double[][] w = new double[n][n];
        for (int i = 0; i < n; i++) {
            w[i][(i + 1) % n] = 1 + 0.1 * i;
            w[(i + 1) % n][i] = 1 + 0.1 * i;
        }
        return Connectome.of(w);
    }

    private static Model model(String rate, String unit) {
        return Model.named("spread")
                .time("day")
                .space(unit.equals("1/day") ? "1" : "mm")
                .parameter("D", 2, unit)
                .parameter("rho", 0.3, "1/day")
                .parameter("k", 0.5, "1")
                .state("c", 0.1, "1")
                .state("n", 0.2, "1")
                .equation("dc/dt = " + rate)
                .equation("dn/dt = rho*c*(1 - n) - rho*n^2")
                .build();
    }

    private static Model onGrid(String rate) {
        return model(rate, "mm^2/day");
    }

    private static double[] seed(Space space) {
        double[] c = new double[space.cells()];
        Arrays.setAll(c, i -> 0.3 + 0.2 * Math.sin(1.7 * i));
        return c;
    }

    private static Simulation on(Space space, Model model) {
        return Simulation.of(model).on(space).initial("c", seed(space)).until(1);
    }

    @Test
    void conjugateGradientsSolveTheSystem() {
        Random random = new Random(3);
        int n = DISK.cells();
        double[] d = random.doubles(n, 0, 3).toArray();
        RealMatrix matrix = MatrixUtils.createRealMatrix(n, n);
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            Arrays.fill(unit, 0);
            unit[j] = 1;
            DISK.diffusion().apply(d, 0, unit, 0, column, 0, 0, n);
            for (int i = 0; i < n; i++) {
                matrix.setEntry(i, j, unit[i] - 0.8 * column[i]);
            }
        }
        double[] b = random.doubles(n).toArray();
        double[] expected = new LUDecomposition(matrix)
                .getSolver()
                .solve(MatrixUtils.createRealVector(b))
                .toArray();
        ConjugateGradients solver = new ConjugateGradients(DISK.diffusion(), new Slabs(n, 1), n);
        assertThat(solver.prepare(d, 0, 0.8)).isTrue();
        assertThat(solver.solve(b, 0, 1e-13, 0)).isBetween(5, solver.allowed() / 2);
        assertThat(b).containsExactly(expected, within(1e-12));
        assertThat(solver.prepare(d, 0, -0.8)).as("not positive definite").isFalse();
    }

    static Stream<Arguments> problems() {
        Grid walled = DISK.held(0.4)
                .conducting(IntStream.range(0, 132)
                        .mapToDouble(i -> i % 3 == 0 ? 0 : 1 + 0.01 * i)
                        .toArray());
        String logistic = " + rho*c*(1 - c) - rho*c*n";
        return Stream.of(
                Arguments.of(DISK, onGrid("div(D*grad(c))" + logistic)),
                Arguments.of(walled, onGrid("div(D*grad(c))" + logistic)),
                Arguments.of(walled, onGrid("2*(div(D*(1 + k*c^2 + n)*grad(c)) - k*rho)/2" + logistic)),
                Arguments.of(
                        DISK,
                        onGrid("D*laplacian(c) + k*div(D*(1 + n*t*rho)*grad(c)) + 0.1*D*laplacian(n)" + logistic)),
                Arguments.of(ring(15), model("-(-div(D*(1 + k*n)*grad(c)))" + logistic, "1/day")),
                Arguments.of(ring(15).with(Laplacian.NORMALIZED), model("div(D*grad(c))" + logistic, "1/day")));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void isOfOrderFour(Space space, Model model) {
        double slow = space instanceof Grid ? 0.1 : 2;
        double[] exact = on(space, model)
                .set("D", slow)
                .with(Solver.dopri8().tolerance(1e-11, 1e-13))
                .run()
                .field("c", 1)
                .values();
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++) {
            double[] end = on(space, model)
                    .set("D", slow)
                    .with(Solver.ark4().fixedStep(0.02 / (1 << k)))
                    .run()
                    .field("c", 1)
                    .values();
            errors[k] = IntStream.range(0, end.length)
                    .mapToDouble(i -> Math.abs(end[i] - exact[i]))
                    .max()
                    .orElseThrow();
        }
        assertThat(Math.log(errors[0] / errors[1]) / Math.log(2)).isCloseTo(4, within(0.1));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void theAdjointIsTheDerivativeOfTheStepsTaken(Space space, Model model) {
        Simulation simulation = on(space, model).with(Solver.ark4().fixedStep(0.125));
        double[] weights = new double[space.cells()];
        Arrays.setAll(weights, i -> Math.cos(i));
        // Within a step, after whole ones.
        double t = 0.8;
        FieldGradient gradient = simulation.run().gradientOfSum("c", t, weights);
        for (String name : new String[] {"D", "rho", "k"}) {
            double at = name.equals("D") ? 2 : name.equals("rho") ? 0.3 : 0.5;
            double difference = Differences.derivative(
                    x -> simulation
                            .set(name, x)
                            .run()
                            .gradientOfSum("c", t, weights)
                            .value(),
                    at);
            assertThat(gradient.wrt(name))
                    .as(name)
                    .isCloseTo(difference, within(1e-8 * Math.max(0.1, Math.abs(difference))));
        }
        double[] c = seed(space);
        double byCell = Differences.derivative(
                x -> {
                    double[] moved = c.clone();
                    moved[3] = x;
                    return simulation
                            .initial("c", moved)
                            .run()
                            .gradientOfSum("c", t, weights)
                            .value();
                },
                c[3]);
        assertThat(gradient.initial("c").at(3)).isCloseTo(byCell, within(1e-8 * Math.max(0.1, Math.abs(byCell))));
    }

    @Test
    void gradientsByTheCellsOfACoefficient() {
        double[] d = seed(DISK);
        Simulation simulation =
                on(DISK, onGrid("div(D*grad(c)) + rho*c")).with(Solver.ark4().fixedStep(0.25));
        FieldGradient gradient = simulation.set("D", d).run().gradientOfSum("n", 1);
        double difference = Differences.derivative(
                x -> {
                    double[] moved = d.clone();
                    moved[20] = x;
                    return simulation.set("D", moved).run().field("n", 1).sum();
                },
                d[20]);
        assertThat(gradient.field("D").at(20))
                .isCloseTo(difference, within(1e-8 * Math.max(1e-2, Math.abs(difference))));
    }

    @Test
    void threadsGiveTheSameBits() {
        Grid square = Grid.of(100, 100).spacing(0.1, "mm");
        Simulation simulation = on(square, onGrid("div(D*(1 + k*c)*grad(c)) + rho*c*(1 - c)"))
                .set("D", 0.1)
                .until(0.1)
                .with(Solver.ark4().fixedStep(0.1));
        Trajectory one = simulation.threads(1).run();
        Trajectory two = simulation.threads(2).run();
        assertThat(two.field("c", 0.1).values())
                .containsExactly(one.field("c", 0.1).values());
        FieldGradient a = one.gradientOfSum("n", 0.1);
        FieldGradient b = two.gradientOfSum("n", 0.1);
        assertThat(b.wrt("D")).isEqualTo(a.wrt("D"));
        assertThat(b.wrt("rho")).isEqualTo(a.wrt("rho"));
    }

    @Test
    void adaptiveStepsAreFewAndKeepMassAndTolerance() {
        Simulation simulation = on(DISK, onGrid("div(D*(1 + k*c)*grad(c))")).until(10);
        Trajectory run = simulation.with(Solver.ark4().tolerance(1e-6, 1e-8)).run();
        Trajectory explicit =
                simulation.with(Solver.tsit5().tolerance(1e-6, 1e-8)).run();
        double mass = run.field("c", 0).integral();
        assertThat(run.field("c", 10).integral()).isCloseTo(mass, within(1e-12 * mass));
        assertThat(run.field("c", 0.3).values())
                .containsExactly(explicit.field("c", 0.3).values(), within(1e-5));
        assertThat(run.steps()).isLessThan(explicit.steps() / 5);
    }

    @Test
    void saysWhatItCannotSolve() {
        Solver ark4 = Solver.ark4().fixedStep(0.1);
        assertThatThrownBy(() -> on(DISK, onGrid("rho*c")).with(ark4).run())
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("no equation has such a term");
        assertThatThrownBy(() ->
                        on(DISK, onGrid("D*(1 + n)*laplacian(c)")).with(ark4).run())
                .hasMessageContaining("bring it into the divergence");
        assertThatThrownBy(() -> on(ring(5).with(Laplacian.RANDOM_WALK), model("div(D*grad(c))", "1/day"))
                        .with(ark4)
                        .run())
                .hasMessageContaining("diffusion must be symmetric");
        Trajectory backwards =
                on(DISK, onGrid("div(D*grad(c))")).set("D", -1).with(ark4).run();
        assertThat(backwards.stopped().orElseThrow())
                .contains("Stopped at t = 0.0: the diffusion of c has a coefficient that is negative or not finite");
    }
}
