// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.gyrus.expression.Expression;
import org.gyrus.model.Model;
import org.gyrus.space.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strang's splitting: closed forms of reactions, order, adjoint, and what is refused. */
class StrangTest {
    private static final Grid LINE = Grid.of(30, 2).spacing(0.2, "mm").inside((x, y, z) -> x < 5 || y < 0.2);

    private static Model model(String reaction) {
        return Model.named("split")
                .time("day")
                .parameter("D", 0.4, "mm^2/day")
                .parameter("rho", 0.9, "1/day")
                .parameter("K", 1.3, "1")
                .parameter("x", 0, "mm")
                .parameter("L", 1, "mm")
                .definition("growth = rho*(1 + x/L/20)")
                .state("c", "0.1 + 0.09*cos(1.2*x/L)", "1")
                .state("n", 0.5, "1")
                .equation("dc/dt = " + reaction)
                .equation("dn/dt = div(D/2*(1 + n)*grad(n)) - rho*n")
                .build();
    }

    private static Simulation on(String reaction) {
        return Simulation.of(model(reaction)).on(LINE).until(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'a*y*(1 - y)', 0.4, 0.7",
        "'a*y*(1 - y/K)', 0.4, -0.7",
        "'-(y*b - y^2*(-a/K))', 0.4, 0.2",
        "'a*y', 0.4, 0.2",
        "'(b - a*y)/K', 0.4, 1.5",
        "'b*y^2', 0.4, 0.3",
        "'0*y', 0.4, 0.3",
        "'b', 0.4, 0.3"
    })
    void closedFormsSolveTheirReactions(String reaction, double y0, double rate) {
        Expression rates = Expression.parse(reaction);
        Expression after = new ClosedReaction("y", Map.of(), s -> !s.equals("y"))
                .after("tau", rates)
                .orElseThrow();
        for (double a : new double[] {rate, 1e-9, 0}) {
            double y = y0;
            int n = 400;
            double h = 1.5 / n;
            for (int i = 0; i < n; i++) {
                double k1 = rate(rates, y, a);
                double k2 = rate(rates, y + h / 2 * k1, a);
                double k3 = rate(rates, y + h / 2 * k2, a);
                y += h / 6 * (k1 + 2 * k2 + 2 * k3 + rate(rates, y + h * k3, a));
            }
            double closed = after.value(Map.of("y", y0, "tau", 1.5, "a", a, "b", 0.8, "K", 1.3));
            assertThat(closed).as(a + "").isCloseTo(y, within(1e-9));
        }
    }

    private static double rate(Expression rates, double y, double a) {
        return rates.value(Map.of("y", y, "a", a, "b", 0.8, "K", 1.3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div(D*grad(c)) + rho*c*(1 - c/K)",
                "growth*c - rho/K*c^2 + div(D*(1 + x/L/10)*grad(c))",
                "D*laplacian(c) - rho*(c - K)"
            })
    void isOfOrderTwoForwardAndInGradients(String rate) {
        double[] weights = new double[LINE.cells()];
        Arrays.setAll(weights, i -> Math.cos(i));
        Trajectory fine = on(rate).with(Solver.dopri5().tolerance(1e-10, 1e-12)).run();
        double[] exact = fine.field("c", 2).values();
        double slope = fine.gradientOfSum("c", 2, weights).wrt("rho");
        double[] errors = new double[2];
        double[] slopes = new double[2];
        for (int k = 0; k < 2; k++) {
            Trajectory run =
                    on(rate).with(Solver.strang().fixedStep(0.005 / (1 << k))).run();
            double[] end = run.field("c", 2).values();
            errors[k] = IntStream.range(0, end.length)
                    .mapToDouble(i -> Math.abs(end[i] - exact[i]))
                    .max()
                    .orElseThrow();
            slopes[k] = Math.abs(run.gradientOfSum("c", 2, weights).wrt("rho") - slope);
        }
        assertThat(Math.log(errors[0] / errors[1]) / Math.log(2)).isCloseTo(2, within(0.1));
        assertThat(Math.log(slopes[0] / slopes[1]) / Math.log(2)).isCloseTo(2, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 1.3})
    void theAdjointIsTheDerivativeOfTheStepsTaken(double t) {
        Simulation simulation = on("div(D*(1 + c^2)*grad(c)) + growth*c*(1 - c/K)")
                .with(Solver.strang().fixedStep(0.5));
        FieldGradient gradient = simulation.run().gradientOfSum("c", t);
        for (String name : new String[] {"D", "rho", "K"}) {
            double at = name.equals("D") ? 0.4 : name.equals("rho") ? 0.9 : 1.3;
            double difference = Differences.derivative(
                    v -> simulation.set(name, v).run().field("c", t).sum(), at);
            assertThat(gradient.wrt(name)).as(name).isCloseTo(difference, within(1e-8 * Math.abs(difference)));
        }
    }

    /** Reactions thousands of times faster than the steps: the logistic front stays within its bounds. */
    @Test
    void fastReactionsStayWithinTheirBounds() {
        Trajectory run = on("div(D*grad(c)) + rho*c*(1 - c/K)")
                .set("rho", 1e4)
                .with(Solver.strang().fixedStep(0.1))
                .run();
        assertThat(run.field("c", 2).min()).isPositive();
        assertThat(run.field("c", 2).max()).isLessThanOrEqualTo(1.3 * (1 + 1e-12));
    }

    @Test
    void saysWhatHasNoClosedForm() {
        Solver strang = Solver.strang().fixedStep(0.1);
        assertThatThrownBy(() -> on("div(D*grad(c)) + rho*c*(1 - c)*(c - 0.1)")
                        .with(strang)
                        .run())
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("needs reactions with a closed form, such as rho*c*(1 - c)")
                .hasMessageContaining("but that of c is rho*c*(1 - c)*(c - 0.1)");
        assertThatThrownBy(() -> on("div(D*grad(c)) - rho*c*n").with(strang).run())
                .hasMessageContaining("but that of c is -(rho*c*n)");
        assertThatThrownBy(() -> on("div(D*grad(c)) - rho*c*(1 + sin(t*rho))")
                        .with(strang)
                        .run())
                .hasMessageContaining("constant in time");
        Model point = Model.named("point")
                .time("day")
                .parameter("k", 1, "1/day")
                .state("c", 1, "1")
                .equation("dc/dt = -k*c")
                .build();
        assertThatThrownBy(() -> Simulation.of(point).until(1).with(strang).run())
                .hasMessageContaining("on(space)");
    }
}
