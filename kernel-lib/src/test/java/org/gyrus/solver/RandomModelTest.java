// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.gyrus.model.Model;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random models as text: their gradients against Runge-Kutta steps taken with Hipparchus' derivatives. */
class RandomModelTest {
    private static final List<String> NAMES = List.of("x", "y", "a", "b", "(r*t)");
    private static final int STEPS = 12;
    private static final double H = 0.11;

    /** A formula as text and as a function of x, y, a, b, r t. */
    private record Formula(String text, Function<Gradient[], Gradient> value) {
        Formula call(String name, Function<Gradient, Gradient> function) {
            return new Formula(name + "(" + text + ")", v -> function.apply(value.apply(v)));
        }
    }

    private interface Pair {
        Gradient of(Gradient a, Gradient b);
    }

    private static Formula pair(Formula a, String operator, Formula b, Pair pair) {
        return new Formula(
                "(" + a.text + " " + operator + " " + b.text + ")", v -> pair.of(a.value.apply(v), b.value.apply(v)));
    }

    private static Formula random(Random random, int depth) {
        if (depth == 0) {
            int which = random.nextInt(NAMES.size() + 1);
            double number = (1 + random.nextInt(30)) / 8.0;
            return which < NAMES.size()
                    ? new Formula(NAMES.get(which), v -> v[which])
                    : new Formula(String.valueOf(number), v -> v[0].newInstance(number));
        }
        Formula a = random(random, depth - 1);
        Formula b = random(random, depth - 1);
        return switch (random.nextInt(12)) {
            case 0, 1 -> pair(a, "+", b, Gradient::add);
            case 2 -> pair(a, "-", b, Gradient::subtract);
            case 3, 4 -> pair(a.call("tanh", Gradient::tanh), "*", b, Gradient::multiply);
            case 5 ->
                new Formula(
                        "(" + a.text + "/(1 + abs(" + b.text + ")))",
                        v -> a.value.apply(v).divide(b.value.apply(v).abs().add(1)));
            case 6 -> a.call("sin", Gradient::sin);
            case 7 -> a.call("cos", Gradient::cos);
            case 8 ->
                new Formula(
                        "max(" + a.text + ", " + b.text + ")",
                        v -> a.value.apply(v).getReal() > b.value.apply(v).getReal()
                                ? a.value.apply(v)
                                : b.value.apply(v));
            case 9 ->
                new Formula(
                        "if(" + a.text + " > " + b.text + ", " + b.text + ", " + a.text + ")",
                        v -> a.value.apply(v).getReal() > b.value.apply(v).getReal()
                                ? b.value.apply(v)
                                : a.value.apply(v));
            case 10 ->
                new Formula(
                        "sqrt(1 + (" + a.text + ")^2)",
                        v -> a.value.apply(v).square().add(1).sqrt());
            default -> a.call("sigmoid", z -> z.negate().exp().add(1).reciprocal());
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void haveTheirExactGradients(long seed) {
        Random random = new Random(seed);
        Formula f = random(random, 4);
        Formula g = random(random, 4);
        Trajectory run = Simulation.of(Model.named("random")
                        .time("day")
                        .state("x", 0.7, "1")
                        .state("y", -0.37, "1")
                        .parameter("a", 0.9, "1")
                        .parameter("b", -1.3, "1")
                        .parameter("r", 1, "1/day")
                        .equation("dx/dt = r*(tanh(" + f.text + ") - x/4)")
                        .equation("dy/dt = r*(" + g.text + " - y)")
                        .build())
                .until(STEPS * H)
                .with(Solver.rk4().fixedStep(H))
                .run();
        Gradient[] y = {variable(0, 0.7), variable(1, -0.37)};
        for (int n = 0; n < STEPS; n++) {
            y = step(f, g, n * H, y);
        }
        for (int i = 0; i < 2; i++) {
            org.gyrus.solver.Gradient found = run.gradientOf(i == 0 ? "x" : "y").at(STEPS * H);
            double[] expected = y[i].getGradient();
            double[] derivatives = {found.initial("x"), found.initial("y"), found.wrt("a"), found.wrt("b")};
            assertThat(found.value()).isCloseTo(y[i].getReal(), within(1e-11 * (1 + Math.abs(y[i].getReal()))));
            for (int j = 0; j < 4; j++) {
                assertThat(derivatives[j])
                        .as(f.text + " and " + g.text)
                        .isCloseTo(expected[j], within(1e-8 * (1 + Math.abs(expected[j]))));
            }
        }
    }

    /** Random drift and noise as lines of a model, against Euler and Maruyama's steps along the same path. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void haveTheirExactGradientsWithNoise(long seed) {
        Random random = new Random(seed);
        Formula f = random(random, 3);
        Formula g = random(random, 3);
        Formula noise = random(random, 3);
        Model model = Model.parse("""
                model "random"
                time t [day]
                state x = 0.7 [1]
                state y = -0.37 [1]
                parameter a = 0.9 [1]
                parameter b = -1.3 [1]
                parameter r = 1 [1/day]
                parameter q = 1 [1/day^(1/2)]
                dx/dt = r*(tanh(%s) - x/4)
                dy/dt = r*(%s - y)
                noise x = q*tanh(%s)
                noise y = q*0.25
                """.formatted(f.text, g.text, noise.text));
        assertThat(Model.parse(model.asText())).isEqualTo(model);
        Trajectory run = Simulation.of(model)
                .until(STEPS * H)
                .seed(seed)
                .with(Solver.eulerMaruyama().fixedStep(H))
                .run();
        BrownianPath path = new BrownianPath(seed, 0, STEPS * H, H);
        Gradient[] y = {variable(0, 0.7), variable(1, -0.37)};
        for (int n = 0; n < STEPS; n++) {
            double[] w = new double[4];
            path.increments(n * H, H, 2, w, 0);
            Gradient[] v = {y[0], y[1], variable(2, 0.9), variable(3, -1.3), Gradient.constant(4, n * H)};
            Gradient strength = noise.value.apply(v).tanh();
            y = moved(y, H, rates(f, g, n * H, y));
            y[0] = y[0].add(strength.multiply(w[0]));
            y[1] = y[1].add(0.25 * w[1]);
        }
        for (int i = 0; i < 2; i++) {
            org.gyrus.solver.Gradient found = run.gradientOf(i == 0 ? "x" : "y").at(STEPS * H);
            double[] expected = y[i].getGradient();
            double[] derivatives = {found.initial("x"), found.initial("y"), found.wrt("a"), found.wrt("b")};
            assertThat(found.value()).isCloseTo(y[i].getReal(), within(1e-11 * (1 + Math.abs(y[i].getReal()))));
            for (int j = 0; j < 4; j++) {
                assertThat(derivatives[j])
                        .as(model.asText())
                        .isCloseTo(expected[j], within(1e-8 * (1 + Math.abs(expected[j]))));
            }
        }
    }

    private static Gradient variable(int i, double value) {
        return Gradient.variable(4, i, value);
    }

    private static Gradient[] rates(Formula f, Formula g, double t, Gradient[] y) {
        Gradient[] v = {y[0], y[1], variable(2, 0.9), variable(3, -1.3), Gradient.constant(4, t)};
        return new Gradient[] {
            f.value.apply(v).tanh().subtract(y[0].divide(4)), g.value.apply(v).subtract(y[1])
        };
    }

    private static Gradient[] step(Formula f, Formula g, double t, Gradient[] y) {
        Gradient[] k1 = rates(f, g, t, y);
        Gradient[] k2 = rates(f, g, t + H / 2, moved(y, H / 2, k1));
        Gradient[] k3 = rates(f, g, t + H / 2, moved(y, H / 2, k2));
        Gradient[] k4 = rates(f, g, t + H, moved(y, H, k3));
        return moved(moved(moved(moved(y, H / 6, k1), H / 3, k2), H / 3, k3), H / 6, k4);
    }

    private static Gradient[] moved(Gradient[] y, double h, Gradient[] k) {
        return new Gradient[] {y[0].add(k[0].multiply(h)), y[1].add(k[1].multiply(h))};
    }
}
