// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Comparison;
import org.gyrus.expression.Expression.FunctionCall;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Negation;

/** How strongly the outermost operation of a tree binds, from the weakest to the strongest. */
enum Precedence {
    OR,
    AND,
    NOT,
    RELATION,
    SUM,
    PRODUCT,
    MINUS,
    POWER,
    ATOM;

    static Precedence of(Expression node) {
        if (node instanceof Arithmetic arithmetic) {
            return switch (arithmetic.operator()) {
                case ADD, SUBTRACT -> SUM;
                case MULTIPLY, DIVIDE -> PRODUCT;
                case POWER -> POWER;
            };
        }
        if (node instanceof FunctionCall call) {
            return switch (call.function()) {
                case AND -> AND;
                case OR -> OR;
                case NOT -> NOT;
                default -> ATOM;
            };
        }
        if (node instanceof Comparison) {
            return RELATION;
        }
        boolean minus =
                node instanceof Negation || (node instanceof Literal literal && Double.compare(literal.value(), 0) < 0);
        return minus ? MINUS : ATOM;
    }
}
