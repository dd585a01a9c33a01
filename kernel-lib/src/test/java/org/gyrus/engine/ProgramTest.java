// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Differential;
import org.gyrus.expression.Expression.FunctionCall;
import org.gyrus.expression.Expression.LearnedCall;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Function;
import org.gyrus.expression.Operator;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static final Signature GOMPERTZ = new Signature("t", List.of("V"), List.of(), List.of("a", "K"));

    private static Expression gompertz() {
        return times(
                times(new Symbol("a"), new Symbol("V")),
                new FunctionCall(
                        Function.LOG, List.of(new Arithmetic(Operator.DIVIDE, new Symbol("K"), new Symbol("V")))));
    }

    private static Expression times(Expression a, Expression b) {
        return new Arithmetic(Operator.MULTIPLY, a, b);
    }

    /** Closed forms of the derivatives of a V log(K/V). */
    @Test
    void gompertzGrowthAndItsGradient() {
        for (int lanes : new int[] {1, 3, 130}) {
            Program program = Program.compile(List.of(gompertz()), GOMPERTZ, Map.of());
            Evaluator evaluator = program.evaluator(lanes);
            double[] p = new double[2 * lanes];
            double[] y = new double[lanes];
            double[] ones = new double[lanes];
            for (int l = 0; l < lanes; l++) {
                p[l] = 0.05 + 0.001 * l;
                p[lanes + l] = 5e4 + l;
                y[l] = 900 + 3 * l;
                ones[l] = 1;
            }
            evaluator.bind(p, new double[0]);
            double[] out = new double[lanes];
            double[] tape = new double[evaluator.tapeLength()];
            evaluator.evaluate(0, y, 0, new double[0], 0, out, 0, tape, 0);
            Cotangent bar = program.cotangent(lanes);
            evaluator.pullBack(0, y, 0, new double[0], 0, ones, 0, tape, 0, bar);
            for (int l = 0; l < lanes; l++) {
                double a = p[l];
                double capacity = p[lanes + l];
                assertThat(out[l]).isCloseTo(a * y[l] * Math.log(capacity / y[l]), within(1e-12));
                assertThat(bar.y[l]).isCloseTo(a * (Math.log(capacity / y[l]) - 1), within(1e-15));
                assertThat(bar.p[l]).isCloseTo(y[l] * Math.log(capacity / y[l]), within(1e-10));
                assertThat(bar.p[lanes + l]).isCloseTo(a * y[l] / capacity, within(1e-15));
            }
        }
    }

    @Test
    void sharedSubexpressionsAreComputedOnce() {
        Program once = Program.compile(List.of(gompertz()), GOMPERTZ, Map.of());
        Program twice = Program.compile(List.of(gompertz(), gompertz()), GOMPERTZ, Map.of());
        assertThat(twice.operations()).isEqualTo(once.operations());
    }

    @Test
    void definitionsMayStandInAnyOrder() {
        Program program = Program.compile(
                List.of(new Symbol("b")),
                GOMPERTZ,
                Map.of("b", times(new Symbol("c"), new Literal(2)), "c", new Symbol("V")),
                Map.of());
        Evaluator evaluator = program.evaluator(1);
        evaluator.bind(new double[2], new double[0]);
        double[] out = new double[1];
        evaluator.evaluate(0, new double[] {4}, 0, new double[0], 0, out, 0, null, 0);
        assertThat(out[0]).isEqualTo(8);
    }

    @Test
    void mistakesAreOneSentence() {
        assertThatThrownBy(() -> Program.compile(List.of(new Symbol("W")), GOMPERTZ, Map.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Nothing is named W");
        assertThatThrownBy(() ->
                        Program.compile(List.of(new Symbol("b")), GOMPERTZ, Map.of("b", new Symbol("b")), Map.of()))
                .hasMessageContaining("definition of b needs itself");
        assertThatThrownBy(() -> Program.compile(
                        List.of(new Differential(Differential.Kind.LAPLACIAN, new Symbol("V"))), GOMPERTZ, Map.of()))
                .hasMessageContaining("needs a space");
        assertThatThrownBy(() -> Program.compile(
                        List.of(new LearnedCall("f", List.of(new Symbol("V")))),
                        GOMPERTZ,
                        Map.of("f", Network.mlp("V", "t"))))
                .hasMessageContaining("2 input(s)");
        Evaluator unbound =
                Program.compile(List.of(gompertz()), GOMPERTZ, Map.of()).evaluator(1);
        assertThatThrownBy(() -> unbound.evaluate(0, new double[1], 0, new double[0], 0, new double[1], 0, null, 0))
                .hasMessageContaining("call bind");
    }
}
