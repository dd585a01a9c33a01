// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.space.Advection;
import org.gyrus.space.Field;
import org.gyrus.space.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models on grids against closed forms, differences, and each other. */
class SpatialTest {
    private static final Grid BALL = Grid.of(13, 12, 11)
            .spacing(new double[] {1, 1.2, 0.8}, "mm")
            .inside((x, y, z) -> Math.hypot(x - 6, Math.hypot(y - 7, z - 4)) < 5)
            .advection(Advection.UPWIND);

    private static ModelBuilder diffusing(String rate) {
        return Model.named("diffusion")
                .time("day")
                .parameter("D", 0.3, "mm^2/day")
                .parameter("x", 0, "mm")
                .state("c", 0, "1")
                .equation("dc/dt = " + rate);
    }

    private static Model seeded(String rate) {
        return Model.named("glioma")
                .time("day")
                .parameter("D", 0.3, "mm^2/day")
                .parameter("rho", 0.2, "1/day")
                .parameter("x", 0, "mm")
                .parameter("y", 0, "mm")
                .parameter("z", 0, "mm")
                .parameter("x0", 5.3, "mm")
                .parameter("s", 1.5, "mm")
                .state("c", "0.6*exp(-((x - x0)^2 + (y - 6)^2 + (z - 4)^2)/(2*s^2))", "1")
                .equation("dc/dt = " + rate)
                .build();
    }

    private static double[] mode(Grid grid, DoubleUnaryOperator of) {
        return Arrays.stream(grid.feature("x")).map(of).toArray();
    }

    @Test
    void aModeDecaysAsTheDiscreteOperatorSays() {
        int n = 20;
        Grid line = Grid.of(n).spacing(0.5, "mm");
        Field end = Simulation.of(diffusing("div(D*grad(c))").build())
                .on(line)
                .initial("c", mode(line, x -> 1 + Math.cos(Math.PI * x / 10)))
                .until(5)
                .with(Solver.dopri8().tolerance(1e-11, 1e-13))
                .run()
                .field("c", 5);
        double eigenvalue = 0.3 * 4 / 0.25 * Math.pow(Math.sin(Math.PI * 0.5 / 20), 2);
        double[] expected = mode(line, x -> 1 + Math.exp(-5 * eigenvalue) * Math.cos(Math.PI * x / 10));
        assertThat(end.values()).containsExactly(expected, within(1e-9));
    }

    @Test
    void lengthsAreConverted() {
        double[] c = mode(Grid.of(20), x -> x * x / 100);
        double[] inMillimeters = Simulation.of(diffusing("div(D*grad(c))").build())
                .on(Grid.of(20).spacing(1, "mm"))
                .initial("c", c)
                .until(3)
                .run()
                .field("c", 3)
                .values();
        double[] inCentimeters = Simulation.of(diffusing("div(D*grad(c))").build())
                .on(Grid.of(20).spacing(0.1, "cm"))
                .initial("c", c)
                .until(3)
                .run()
                .field("c", 3)
                .values();
        assertThat(inCentimeters).containsExactly(inMillimeters, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div(D*grad(c)) + rho*c*(1 - c)",
                "D*laplacian(c) + rho*c*(1 - c)",
                "-div(-grad(c)*D) + rho*c*(1 - c)",
                "div(D*(grad(c) + 0*grad(c^2))) + rho*c*(1 - c)",
                "div(if(c < 2, D*grad(c), 2*D*grad(c))) + rho*c*(1 - c)",
                "div(D*(1 + x/x)/2*grad(c)) + rho*c*(1 - c)"
            })
    void oneEquationMayBeWrittenInManyWays(String rate) {
        double[] plain = end(seeded("div(D*grad(c)) + rho*c*(1 - c)"));
        assertThat(end(seeded(rate))).containsExactly(plain, within(1e-12));
    }

    /** Near the ends of their chunks two workers compute the same cells: what one reads must never be half of a sum. */
    @Test
    void twoWorkersNeverReadWhatIsHalfDone() {
        Simulation simulation = Simulation.of(seeded("div(D*grad(c)) + rho*c*(1 - c)"))
                .on(Grid.of(32, 32, 32))
                .set("x0", 16)
                .until(5)
                .with(Solver.kutta38().fixedStep(0.25));
        Solve one = simulation.threads(1).compile().observing(List.of("c"), 5);
        Solve two = simulation.threads(2).compile().observing(List.of("c"), 5);
        double[] expected = one.forward(one.parameters(), one.weights()).clone();
        for (int i = 0; i < 60; i++) {
            assertThat(two.forward(two.parameters(), two.weights())).containsExactly(expected);
        }
    }

    private static double[] end(Model model) {
        return Simulation.of(model).on(BALL).until(2).run().field("c", 2).values();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div(D*grad(c)) + rho*c*(1 - c)",
                "div(D*(1 + 0.1*x/s)*grad(c)) + rho*c*(1 - c)",
                "div(D*(1 + c^2)*grad(c)) + rho*c*(1 - c)",
                "div(D*grad(c^2)) - 0.1*div(c*D*grad(s*c/x0)) + rho*c*(1 - c)",
                "div(D*grad(c) - c*vector(rho*x, rho*y/2, -D/s)) + rho*c*(1 - c)",
                "div(D*grad(c)) - 0.5*div(vector(rho*x, 0, D/s)*s^2*c^2/2)/s^2 + rho*c*(1 - c)",
                "div(D*grad(c)) - c*div(vector(s*rho*c, 0, -s*rho)) + rho*c*(1 - c)",
                "div(D*grad(c)) - rho*s^2*laplacian(0.1*c^3 - 0.02*s^2*laplacian(c)) + rho*c*(1 - c)"
            })
    void theAdjointIsTheDerivativeOfTheStepsTaken(String rate) {
        double[] rho = mode(BALL, x -> 0.2 + 0.01 * x);
        Simulation simulation = Simulation.of(seeded(rate))
                .on(BALL)
                .set("rho", rho)
                .until(1)
                .with(Solver.bosh3().fixedStep(0.1));
        Solve solve = simulation.compile().observing(List.of("c"), 0.55, 1);
        double[] p = solve.parameters();
        double[] w = solve.weights();
        int cells = BALL.cells();
        double[] bar = new double[2 * cells];
        Arrays.setAll(bar, i -> Math.cos(i));
        solve.forward(p, w);
        solve.reverse(bar);
        double[] gradient = solve.parameterGradient().clone();
        // D, s, x0 have one value; one cell of rho, a field.
        for (int at : new int[] {0, cells + 37, 5 * cells, 6 * cells}) {
            double h = 1e-4 * Math.max(0.1, p[at]);
            double[] sides = new double[4];
            for (int k = 0; k < 4; k++) {
                double[] moved = p.clone();
                double by = new double[] {-2, -1, 1, 2}[k] * h;
                boolean field = at / cells == 1;
                for (int i = field ? at : at / cells * cells; i < (field ? at + 1 : (at / cells + 1) * cells); i++) {
                    moved[i] += by;
                }
                double[] v = solve.forward(moved, w);
                sides[k] = IntStream.range(0, v.length)
                        .mapToDouble(i -> v[i] * bar[i])
                        .sum();
            }
            double difference = (8 * (sides[2] - sides[1]) - (sides[3] - sides[0])) / (12 * h);
            int name = at / cells;
            double exact = name == 1
                    ? gradient[at]
                    : Arrays.stream(gradient, name * cells, (name + 1) * cells).sum();
            assertThat(exact)
                    .as("parameter " + name)
                    .isCloseTo(difference, within(1e-8 * Math.max(1, Math.abs(exact))));
        }
    }

    @Test
    void theGradientOfASumHasFields() {
        Simulation simulation = Simulation.of(seeded("div(D*grad(c)) + rho*c*(1 - c)"))
                .on(BALL)
                .until(2)
                .with(Solver.kutta38().fixedStep(0.1));
        FieldGradient gradient = simulation.run().gradientOfSum("c", 2);
        double h = 1e-4;
        double up = simulation.set("rho", 0.2 + h).run().field("c", 2).sum();
        double down = simulation.set("rho", 0.2 - h).run().field("c", 2).sum();
        assertThat(gradient.value()).isEqualTo(simulation.run().field("c", 2).sum());
        assertThat(gradient.wrt("rho")).isCloseTo((up - down) / (2 * h), within(1e-6));
        assertThat(gradient.initial("c").min()).isPositive();
        assertThat(gradient.toString()).contains("by x0");
    }

    @Test
    void checkpointsChangeNothing() {
        Simulation simulation = Simulation.of(seeded("div(D*(1 + c)*grad(c)) + rho*c*(1 - c)"))
                .on(BALL)
                .until(4)
                .with(Solver.kutta38().fixedStep(0.05));
        FieldGradient all = simulation.memory(200).run().gradientOfSum("c", 4);
        FieldGradient few = simulation.memory(1).run().gradientOfSum("c", 4);
        for (String name : List.of("D", "rho", "x0", "s")) {
            assertThat(few.wrt(name)).isEqualTo(all.wrt(name));
        }
    }

    @Test
    void threadsGiveTheSameBits() {
        Grid cube = Grid.of(24, 24, 24).spacing(0.5, "mm");
        Simulation simulation = Simulation.of(seeded("div(D*(1 + c)*grad(c)) + rho*c*(1 - c)"))
                .on(cube)
                .until(0.5)
                .with(Solver.bosh3().fixedStep(0.1));
        Trajectory one = simulation.threads(1).run();
        for (int threads = 2; threads <= 3; threads++) {
            Trajectory more = simulation.threads(threads).run();
            assertThat(more.field("c", 0.5).values())
                    .containsExactly(one.field("c", 0.5).values());
            FieldGradient a = one.gradientOfSum("c", 0.4);
            FieldGradient b = more.gradientOfSum("c", 0.4);
            for (String name : List.of("D", "rho", "x0", "s")) {
                assertThat(b.wrt(name)).isEqualTo(a.wrt(name));
            }
        }
    }

    @Test
    void massIsConserved() {
        double[] c = mode(BALL, x -> 1 + Math.sin(3 * x));
        Trajectory run = Simulation.of(
                        diffusing("div(D*(1 + c^2 + x/x)*grad(c))").build())
                .on(BALL)
                .initial("c", c)
                .until(20)
                .run();
        double before = run.field("c", 0).integral();
        assertThat(run.field("c", 20).integral()).isCloseTo(before, within(1e-12 * before));
        assertThat(run.field("c", 20).max() - run.field("c", 20).min()).isLessThan(0.1);
    }

    /** c = cos(pi x / 10) exp(-t) on a part of a longer line, with k(x) = 2 + cos(pi x / 5) and the source it needs. */
    @Test
    void isOfSecondOrderInTheSpacing() {
        double[] errors = new double[3];
        for (int k = 0; k < 3; k++) {
            int n = 20 << k;
            Grid line =
                    Grid.of(2 * n, 3).spacing(new double[] {10.0 / n, 1}, "mm").inside((x, y, z) -> x < 10);
            Model model = diffusing(
                            "div(D*(2 + cos(0.62831853071795864769*x/L))*grad(c)) - cos(0.31415926535897932385*x/L)"
                                    + "*exp(-t/T)/T + D/L^2*exp(-t/T)*0.31415926535897932385^2*((2 + cos(0.62831853071795864769*x/L))"
                                    + "*cos(0.31415926535897932385*x/L) - 2*sin(0.62831853071795864769*x/L)"
                                    + "*sin(0.31415926535897932385*x/L))")
                    .parameter("L", 1, "mm")
                    .parameter("T", 1, "day")
                    .build();
            Field end = Simulation.of(model)
                    .on(line)
                    .initial("c", mode(line, x -> Math.cos(Math.PI * x / 10)))
                    .until(1)
                    .with(Solver.dopri5().tolerance(1e-9, 1e-11))
                    .run()
                    .field("c", 1);
            double[] exact = mode(line, x -> Math.exp(-1) * Math.cos(Math.PI * x / 10));
            errors[k] = IntStream.range(0, exact.length)
                    .mapToDouble(i -> Math.abs(end.at(i) - exact[i]))
                    .max()
                    .orElseThrow();
        }
        assertThat(Math.log(errors[1] / errors[2]) / Math.log(2)).isCloseTo(2, within(0.1));
        assertThat(Math.log(errors[0] / errors[1]) / Math.log(2)).isCloseTo(2, within(0.15));
    }

    @Test
    void goesOnFromASavedField() {
        Simulation simulation = Simulation.of(seeded("div(D*grad(c)) + rho*c*(1 - c)"))
                .on(BALL)
                .with(Solver.rk4().fixedStep(0.25));
        Field half = simulation.until(2).run().field("c", 2);
        Field resumed =
                simulation.initial("c", half.values()).from(2).until(4).run().field("c", 4);
        assertThat(resumed.values())
                .containsExactly(simulation.until(4).run().field("c", 4).values());
    }

    @Test
    void dosesActInEveryCellOrInOne() {
        Model model = diffusing("div(D*grad(c))")
                .on("fraction", "c -> c*exp(-dose/10)")
                .build();
        Grid line = Grid.of(30);
        Simulation simulation = Simulation.of(model).on(line).initial("c", 1).until(2);
        Trajectory all = simulation.dose("fraction", 1, 2).run();
        assertThat(all.field("c", 2).values()).containsOnly(Math.exp(-0.2));
        Trajectory one = simulation.dose("fraction", 1, 2, 7).run();
        assertThat(one.field("c", 2).sum()).isCloseTo(29 + Math.exp(-0.2), within(1e-12));
        assertThat(one.field("c", 2).at(7)).isLessThan(one.field("c", 2).at(0));
        FieldGradient gradient = one.gradientOfSum("c", 2);
        assertThat(gradient.dose(0)).isCloseTo(-0.1 * Math.exp(-0.2), within(1e-12));
    }

    @Test
    void oneVoxelIsAPoint() {
        Model model = seeded("div(D*grad(c)) + rho*c*(1 - c)");
        Grid one = Grid.of(5, 5, 5).inside((x, y, z) -> Math.max(Math.abs(x - 2.5), Math.max(y - 1, z - 1)) < 0.1);
        assertThat(one.cells()).isEqualTo(1);
        double end = Simulation.of(model)
                .on(one)
                .initial("c", 0.1)
                .until(10)
                .run()
                .field("c", 10)
                .at(0);
        double logistic = 1 / (1 + 9 * Math.exp(-2));
        assertThat(end).isCloseTo(logistic, within(1e-6));
    }

    @Test
    void saysWhatDoesNotGoTogether() {
        Model model = seeded("div(D*grad(c))");
        assertThatThrownBy(() -> Simulation.of(model).until(1).run())
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("needs a space to run on");
        Simulation placed = Simulation.of(model).on(BALL).until(1);
        assertThatThrownBy(() -> placed.with(Solver.rodas5p()).run()).hasMessageContaining("explicit method");
        assertThatThrownBy(placed::runAll).hasMessageContaining("use run()");
        assertThatThrownBy(() -> placed.run().at("c", 1)).hasMessageContaining("field(\"c\", t)");
        assertThatThrownBy(() -> placed.run().field("c", 3)).hasMessageContaining("runs from 0.0 to 1.0");
        assertThatThrownBy(() -> placed.set("rho", new double[3])).hasMessageContaining("one value");
        assertThatThrownBy(() -> placed.threads(0)).hasMessageContaining("At least one thread");
        Model point = Model.named("point")
                .time("day")
                .state("c", 1, "1")
                .equation("dc/dt = -c/T")
                .parameter("T", 1, "day")
                .build();
        assertThatThrownBy(() -> Simulation.of(point).until(1).run().field("c", 1))
                .hasMessageContaining("ran on a point");
    }

    @Test
    void aStepBeyondTheStabilityLimitIsRefusedWithTheLimit() {
        Simulation line = Simulation.of(diffusing("div(D*grad(c))").build())
                .on(Grid.of(50).spacing(0.5, "mm"))
                .initial("c", 1)
                .until(100);
        // lambda = 4 D/h^2 = 4.8; Euler is stable up to 2/lambda, Kutta's rules up to 2.785/lambda.
        assertThatThrownBy(() -> line.with(Solver.euler().fixedStep(0.42)).run())
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("stability limit of Euler on this space, 0.416");
        assertThatThrownBy(() -> line.with(Solver.kutta38().fixedStep(0.59)).run())
                .hasMessageContaining("0.5802")
                .hasMessageContaining("rkl2()");
        assertThat(line.with(Solver.kutta38().fixedStep(0.57))
                        .run()
                        .field("c", 100)
                        .values())
                .containsOnly(1);
    }

    @Test
    void legendreStagesTakeLongStepsToSecondOrder() {
        Model model = seeded("div(D*(1 + 0.2*c)*grad(c)) + rho*c*(1 - c)*(1 + t*rho)");
        Grid fine = Grid.of(40, 1, 1).spacing(0.2, "mm");
        double[] exact = Simulation.of(model)
                .on(fine)
                .until(4)
                .with(Solver.dopri5().tolerance(1e-9, 1e-11))
                .run()
                .field("c", 4)
                .values();
        double[] errors = new double[3];
        for (int k = 0; k < 3; k++) {
            double[] end = Simulation.of(model)
                    .on(fine)
                    .until(4)
                    .with(Solver.rkl2().fixedStep(0.1 / (1 << k)))
                    .run()
                    .field("c", 4)
                    .values();
            errors[k] = IntStream.range(0, end.length)
                    .mapToDouble(i -> Math.abs(end[i] - exact[i]))
                    .max()
                    .orElseThrow();
        }
        assertThat(Math.log(errors[1] / errors[2]) / Math.log(2)).isCloseTo(2, within(0.15));
    }

    @Test
    void legendreStepsHaveAnExactAdjoint() {
        Simulation simulation = Simulation.of(seeded("div(D*(1 + 0.2*c)*grad(c)) + rho*c*(1 - c)*(1 + t*rho)"))
                .on(BALL)
                .until(4)
                .with(Solver.rkl2().fixedStep(1));
        for (double t : new double[] {4, 3.3}) {
            FieldGradient gradient = simulation.run().gradientOfSum("c", t);
            for (String name : List.of("D", "rho", "x0")) {
                double value = name.equals("D") ? 0.3 : name.equals("rho") ? 0.2 : 5.3;
                double h = 1e-5;
                double up = simulation.set(name, value + h).run().field("c", t).sum();
                double down =
                        simulation.set(name, value - h).run().field("c", t).sum();
                assertThat(gradient.wrt(name)).as(name).isCloseTo((up - down) / (2 * h), within(1e-8 * Math.abs(up)));
            }
        }
    }

    @Test
    void legendreStepsMayAdaptToTheError() {
        Simulation simulation = Simulation.of(seeded("div(D*(1 + 0.2*c)*grad(c)) + rho*c*(1 - c)*(1 + t*rho)"))
                .on(Grid.of(40, 1, 1).spacing(0.05, "mm"))
                .initial("c", mode(Grid.of(40).spacing(0.05, "mm"), x -> 0.1 + 0.09 * Math.cos(1.5 * Math.PI * x)))
                .until(10);
        double[] exact = simulation
                .with(Solver.dopri5().tolerance(1e-9, 1e-11))
                .run()
                .field("c", 10)
                .values();
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++) {
            Trajectory run = simulation
                    .with(Solver.rkl2().tolerance(k == 0 ? 1e-4 : 1e-6, k == 0 ? 1e-6 : 1e-8))
                    .run();
            double[] end = run.field("c", 10).values();
            errors[k] = IntStream.range(0, end.length)
                    .mapToDouble(i -> Math.abs(end[i] - exact[i]))
                    .max()
                    .orElseThrow();
            // A fifth of what stability asks of Kutta's rules: lambda is 4 D/h^2 = 480.
            assertThat(run.steps()).isLessThan((int) (10 * 480 / 2.785 / 5));
        }
        assertThat(errors[0]).isLessThan(1e-3);
        assertThat(errors[1]).isLessThan(1e-5);
        FieldGradient gradient =
                simulation.with(Solver.rkl2().tolerance(1e-6, 1e-8)).run().gradientOfSum("c", 3);
        FieldGradient fine =
                simulation.with(Solver.dopri5().tolerance(1e-9, 1e-11)).run().gradientOfSum("c", 3);
        assertThat(gradient.wrt("rho")).isCloseTo(fine.wrt("rho"), within(1e-4 * Math.abs(fine.wrt("rho"))));
    }

    /** Diffusion that becomes a hundred times faster as the cells fill: more stages, the same steps. */
    @Test
    void legendreStagesFollowACoefficientThatGrows() {
        Simulation simulation = Simulation.of(seeded("div(D*c^2*grad(c)) + 3*rho*c*(1 - c)"))
                .on(Grid.of(40, 1, 1).spacing(0.1, "mm"))
                .initial("c", mode(Grid.of(40).spacing(0.1, "mm"), x -> 0.05 + 0.04 * Math.cos(0.5 * Math.PI * x)))
                .until(12);
        Solver steps = Solver.rkl2().fixedStep(0.1);
        Trajectory run = simulation.with(steps).run();
        Trajectory exact =
                simulation.with(Solver.dopri5().tolerance(1e-8, 1e-10)).run();
        assertThat(run.field("c", 12).values())
                .containsExactly(exact.field("c", 12).values(), within(1e-4));
        double h = 1e-5;
        double up =
                simulation.set("rho", 0.2 + h).with(steps).run().field("c", 8).sum();
        double down =
                simulation.set("rho", 0.2 - h).with(steps).run().field("c", 8).sum();
        assertThat(run.gradientOfSum("c", 8).wrt("rho")).isCloseTo((up - down) / (2 * h), within(1e-6 * up));
    }

    /** The estimate is the error of a step to leading order: on a mode that the step takes slowly, h^3 c''' times a constant. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7, 21})
    void theErrorOfALegendreStepIsEstimated(int stages) {
        double z = -0.01;
        RungeKuttaLegendre2.Coefficients k = RungeKuttaLegendre2.Coefficients.of(stages);
        double before = 1;
        double now = 1 + k.m()[1] * z;
        for (int j = 2; j <= stages; j++) {
            double next = k.mu()[j] * now
                    + k.nu()[j] * before
                    + (1 - k.mu()[j] - k.nu()[j])
                    + k.m()[j] * z * now
                    + k.g()[j] * z;
            before = now;
            now = next;
        }
        double estimate = k.estimate() * (now - 1 - z / 2 * (1 + now));
        assertThat(estimate / (now - Math.exp(z))).isCloseTo(1, within(0.01));
    }

    /** Protocol, section 5: the pulled front lags, 2 sqrt(D rho) (1 - 3/(4 rho t)), with sqrt(D/rho) of at least 3 h. */
    @Test
    void theFisherFrontHasTheCorrectedSpeed() {
        Model fisher = diffusing("div(D*grad(c)) + rho*c*(1 - c)")
                .parameter("rho", 1, "1/day")
                .build();
        Grid line = Grid.of(1600).spacing(0.1, "mm");
        Trajectory run = Simulation.of(fisher)
                .on(line)
                .threads(1)
                .set("D", 1)
                .initial("c", mode(line, x -> x < 2 ? 1 : 0))
                .until(60)
                .with(Solver.rkl2().fixedStep(0.05))
                .run();
        double speed = (front(run, 60) - front(run, 30)) / 30;
        // The corrected position gained from 30 to 60 days: 2 t - 1.5 ln t.
        double corrected = (60 - 1.5 * Math.log(2)) / 30;
        assertThat(speed).isCloseTo(corrected, within(0.02 * corrected));
        assertThat(speed).isLessThan(2);
    }

    private static double front(Trajectory run, double t) {
        double[] c = run.field("c", t).values();
        int i = 0;
        while (c[i] > 0.5) {
            i++;
        }
        return 0.1 * (i - 0.5 + (c[i - 1] - 0.5) / (c[i - 1] - c[i]));
    }
}
