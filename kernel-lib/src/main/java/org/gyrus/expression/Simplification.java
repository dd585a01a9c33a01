// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Choice;
import org.gyrus.expression.Expression.Comparison;
import org.gyrus.expression.Expression.FunctionCall;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Negation;

/**
 * Removes what does not change the value: operations on numbers alone are done, {@code x + 0}, {@code x - 0},
 * {@code 1*x}, {@code x/1}, {@code x^1} and {@code -(-x)} become x, {@code x + (-y)} becomes x - y.
 *
 * <p>{@code 0*x}, {@code x - x} and {@code x/x} stay: they are NaN where x is. Numbers whose result is not finite stay,
 * too. The sign of a zero may change, nothing else.
 */
final class Simplification {
    private Simplification() {}

    /** The simpler node, given that those below it are simple already. */
    static Expression of(Expression node) {
        if (node instanceof Negation negation) {
            return negation(negation);
        }
        if (node instanceof Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        }
        if (node instanceof FunctionCall call
                && call.arguments().stream().allMatch(argument -> argument instanceof Literal)) {
            double[] x = call.arguments().stream()
                    .mapToDouble(argument -> ((Literal) argument).value())
                    .toArray();
            return finite(call.function().apply(x), node);
        }
        if (node instanceof Choice choice
                && choice.condition() instanceof Comparison comparison
                && comparison.left() instanceof Literal left
                && comparison.right() instanceof Literal right) {
            return comparison.relation().holds(left.value(), right.value()) ? choice.then() : choice.otherwise();
        }
        return node;
    }

    private static Expression negation(Negation node) {
        if (node.operand() instanceof Literal number) {
            return new Literal(-number.value());
        }
        return node.operand() instanceof Negation inner ? inner.operand() : node;
    }

    private static Expression arithmetic(Arithmetic node) {
        Expression left = node.left();
        Expression right = node.right();
        if (left instanceof Literal a && right instanceof Literal b) {
            return finite(node.operator().apply(a.value(), b.value()), node);
        }
        return switch (node.operator()) {
            case ADD -> is(left, 0) ? right : is(right, 0) ? left : difference(node, Operator.SUBTRACT);
            case SUBTRACT -> is(right, 0) ? left : difference(node, Operator.ADD);
            case MULTIPLY -> is(left, 1) ? right : is(right, 1) ? left : node;
            case DIVIDE, POWER -> is(right, 1) ? left : node;
        };
    }

    /** {@code x + (-y)} is x - y, {@code x - (-y)} is x + y. */
    private static Expression difference(Arithmetic node, Operator opposite) {
        return node.right() instanceof Negation negation
                ? arithmetic(new Arithmetic(opposite, node.left(), negation.operand()))
                : node;
    }

    private static boolean is(Expression node, double value) {
        return node instanceof Literal literal && literal.value() == value;
    }

    private static Expression finite(double value, Expression otherwise) {
        return Double.isFinite(value) ? new Literal(value) : otherwise;
    }
}
