// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Operator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each pair of operations that the row interpreter does in one loop, against Java's own arithmetic. */
class RowFusionTest {
    private static final int LANES = 131;
    private static final Signature NAMES = new Signature("t", List.of("x", "y", "z"), List.of(), List.of());

    private static Expression of(Operator operator, Expression a, Expression b) {
        return new Arithmetic(operator, a, b);
    }

    @ParameterizedTest
    @CsvSource({
        "MULTIPLY, ADD, true, PRODUCT_PLUS",
        "MULTIPLY, ADD, false, PRODUCT_PLUS",
        "MULTIPLY, SUBTRACT, true, PRODUCT_MINUS",
        "MULTIPLY, SUBTRACT, false, MINUS_PRODUCT",
        "MULTIPLY, MULTIPLY, true, PRODUCT_TIMES",
        "MULTIPLY, MULTIPLY, false, PRODUCT_TIMES",
        "SUBTRACT, MULTIPLY, true, DIFFERENCE_TIMES",
        "SUBTRACT, MULTIPLY, false, DIFFERENCE_TIMES"
    })
    void roundsTwice(Operator inner, Operator outer, boolean first, Operation expected) {
        Expression pair = of(inner, new Symbol("x"), new Symbol("y"));
        Expression z = new Symbol("z");
        Expression whole = first ? of(outer, pair, z) : of(outer, z, pair);
        Program program = Program.compile(List.of(whole), NAMES, Map.of());
        double[] y =
                new java.util.SplittableRandom(3).doubles(3L * LANES, -2, 2).toArray();
        double[] out = new double[LANES];
        Evaluator evaluator = program.evaluator(LANES);
        evaluator.bind(new double[0], new double[0]);
        evaluator.evaluate(0, y, 0, new double[0], 0, out, 0, null, 0);
        for (int l = 0; l < LANES; l++) {
            double a = apply(inner, y[l], y[LANES + l]);
            double b = y[2 * LANES + l];
            assertThat(out[l]).isEqualTo(first ? apply(outer, a, b) : apply(outer, b, a));
        }
        assertThat(fused(inner, outer, first)).contains(expected);
    }

    private static double apply(Operator operator, double a, double b) {
        return operator == Operator.ADD ? a + b : operator == Operator.SUBTRACT ? a - b : a * b;
    }

    /** The operations of the same code, written out, after fusion. */
    private static List<Operation> fused(Operator inner, Operator outer, boolean first) {
        Node pair = new Node(Operation.valueOf(inner.name()), List.of(0, 1), 0);
        Node whole = new Node(Operation.valueOf(outer.name()), first ? List.of(3, 2) : List.of(2, 3), 0);
        Code code = new Code(
                List.of(
                        Node.argument(Place.STATE, 0),
                        Node.argument(Place.STATE, 1),
                        Node.argument(Place.STATE, 2),
                        pair,
                        whole),
                List.of(new Code.Sink(Place.OUT, 0, 4)),
                new Code.Networks(List.of()),
                0);
        return RowFusion.of(code).nodes().stream().map(Node::operation).toList();
    }
}
