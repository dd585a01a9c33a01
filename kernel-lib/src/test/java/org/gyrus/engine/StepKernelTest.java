// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Operator;
import org.junit.jupiter.api.Test;

/** Kutta's fourth-order method as a fused step. */
class StepKernelTest {
    private static final double[][] A = {{}, {0.5}, {0, 0.5}, {0, 0, 1}};
    private static final double[] B = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};
    private static final double[] C = {0, 0.5, 0.5, 1};

    /** dx/dt = a x t + u. */
    private static Program program() {
        Expression growth = new Arithmetic(
                Operator.MULTIPLY,
                new Arithmetic(Operator.MULTIPLY, new Symbol("a"), new Symbol("x")),
                new Symbol("t"));
        return Program.compile(
                List.of(new Arithmetic(Operator.ADD, growth, new Symbol("u"))),
                new Signature("t", List.of("x"), List.of("u"), List.of("a")),
                Map.of());
    }

    private static double f(double t, double x, double u) {
        return 0.7 * x * t + u;
    }

    @Test
    void equalsTheStagesWrittenOut() {
        StepKernel step = program().stepKernel(1, A, B, new double[] {1, 0, 0, -1}, C);
        step.bind(new double[] {0.7}, new double[0]);
        double t = 0.4;
        double h = 0.1;
        double x = 1.3;
        double[] u = {0.1, 0.2, 0.3, 0.4};
        double[] k = {f(t, x, u[0]), 0, 0, 0};
        double[] next = new double[1];
        double[] error = new double[1];
        step.step(t, h, new double[] {x}, 0, u, k, 0, next, 0, error, null, 0);
        double k1 = f(t + h / 2, x + h / 2 * k[0], u[1]);
        double k2 = f(t + h / 2, x + h / 2 * k1, u[2]);
        double k3 = f(t + h, x + h * k2, u[3]);
        assertThat(k).containsExactly(new double[] {k[0], k1, k2, k3}, within(1e-15));
        assertThat(next[0]).isCloseTo(x + h * (k[0] + 2 * k1 + 2 * k2 + k3) / 6, within(1e-15));
        assertThat(error[0]).isCloseTo(h * (k[0] - k3), within(1e-15));
    }

    @Test
    void needsARateForEachState() {
        Program observable = Program.compile(
                List.of(new Symbol("x"), new Symbol("a")),
                new Signature("t", List.of("x"), List.of(), List.of("a")),
                Map.of());
        assertThatThrownBy(() -> observable.stepKernel(1, A, B, new double[0], C))
                .hasMessageContaining("one rate for each state");
    }
}
