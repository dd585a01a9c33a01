// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gyrus.expression.Expression;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;

/** A thousand random programs against direct evaluation of their trees over Hipparchus' fields. */
class RandomProgramTest {
    private static final String[] NAMES = {"x", "y", "u", "a", "b", "t"};
    private static final int COUNT = 1000;

    /** Arguments of one lane in the order of NAMES. */
    private static double[] point(SplittableRandom random) {
        return random.doubles(6, -2, 2).toArray();
    }

    private static <T> Map<String, T> named(List<T> values) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            map.put(NAMES[i], values.get(i));
        }
        return map;
    }

    private static void near(double value, double reference, double scale, String what) {
        if (Double.isNaN(reference) || Double.isInfinite(reference)) {
            return;
        }
        assertThat(Math.abs(value - reference))
                .as("%s: %s against %s", what, value, reference)
                .isLessThanOrEqualTo(1e-12 * Math.max(1, scale));
    }

    @Test
    void valuesGradientsAndSecondOrder() {
        int compared = 0;
        for (int seed = 0; seed < COUNT; seed++) {
            Expression tree = new RandomExpressions(seed).next(5);
            SplittableRandom random = new SplittableRandom(seed);
            double[] at = point(random);
            DSFactory factory = new DSFactory(6, 2);
            DerivativeStructure[] variables = new DerivativeStructure[6];
            Gradient[] gradients = new Gradient[6];
            for (int i = 0; i < 6; i++) {
                variables[i] = factory.variable(i, at[i]);
                gradients[i] = Gradient.variable(6, i, at[i]);
            }
            Gradient reference = new TreeOver<>(named(List.of(gradients))).of(tree);
            DerivativeStructure second = new TreeOver<>(named(List.of(variables))).of(tree);
            double scale = Arrays.stream(second.getAllDerivatives())
                    .map(Math::abs)
                    .max()
                    .orElse(1);
            if (!(scale < 1e8)) {
                continue;
            }
            compared++;
            compare(seed + ": " + tree, tree, at, reference, second, scale, random);
        }
        assertThat(compared).isGreaterThan(COUNT * 9 / 10);
    }

    private static void compare(
            String what,
            Expression tree,
            double[] at,
            Gradient reference,
            DerivativeStructure second,
            double scale,
            SplittableRandom random) {
        Program program = Program.compile(List.of(tree), RandomExpressions.SIGNATURE, Map.of());
        Evaluator evaluator = program.evaluator(1);
        evaluator.bind(new double[] {at[3], at[4]}, new double[0]);
        double[] y = {at[0], at[1]};
        double[] u = {at[2]};
        double[] out = new double[1];
        evaluator.evaluate(at[5], y, 0, u, 0, out, 0, null, 0);
        near(out[0], reference.getValue(), scale, "value of " + what);

        Cotangent bar = program.cotangent(1);
        evaluator.pullBack(at[5], y, 0, u, 0, new double[] {1}, 0, null, 0, bar);
        double[] g = flat(bar);
        Tangent dot = program.tangent(1);
        double[] d = point(random);
        dot.y[0] = d[0];
        dot.y[1] = d[1];
        dot.u[0] = d[2];
        dot.p[0] = d[3];
        dot.p[1] = d[4];
        dot.t[0] = d[5];
        double slope = 0;
        for (int i = 0; i < 6; i++) {
            near(g[i], reference.getPartialDerivative(i), scale, "gradient " + NAMES[i] + " of " + what);
            slope += d[i] * reference.getPartialDerivative(i);
        }
        evaluator.pushForward(at[5], y, 0, u, 0, dot, out, 0);
        near(out[0], slope, 10 * scale, "slope of " + what);

        bar.clear();
        evaluator.pullBackPushForward(at[5], y, 0, u, 0, dot, new double[] {1}, 0, bar);
        double[] h = flat(bar);
        for (int i = 0; i < 6; i++) {
            double product = 0;
            for (int j = 0; j < 6; j++) {
                int[] orders = new int[6];
                orders[i]++;
                orders[j]++;
                product += d[j] * second.getPartialDerivative(orders);
            }
            near(h[i], product, 10 * scale, "second order " + NAMES[i] + " of " + what);
        }
    }

    private static double[] flat(Cotangent bar) {
        return new double[] {bar.y[0], bar.y[1], bar.u[0], bar.p[0], bar.p[1], bar.t[0]};
    }
}
