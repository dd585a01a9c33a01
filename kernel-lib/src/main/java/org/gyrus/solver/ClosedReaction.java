// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Choice;
import org.gyrus.expression.Expression.Comparison;
import org.gyrus.expression.Expression.FunctionCall;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Negation;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Function;
import org.gyrus.expression.Operator;
import org.gyrus.expression.Relation;

/**
 * Reactions whose solution is known: dy/dt = a y + b y^2, logistic and exponential growth, and dy/dt = s + a y, with s, a, b
 * that are constant in time. With r = tanh(a tau/2) and q = r/a, tau/2 for a = 0, they are
 *
 * <p>y(tau) = y (1 + r)/(1 - r - 2 b y q) and y(tau) = y exp(a tau) + s q (1 + exp(a tau)):
 *
 * <p>the usual forms with exp(a tau) = (1 + r)/(1 - r), without overflow and without cancellation for small a.
 */
final class ClosedReaction {
    /** Below, q is the beginning of its series: to rounding. */
    private static final double SMALL = 1e-7;

    private final String state;
    private final Map<String, Expression> definitions;
    private final Predicate<String> constant;

    /** @param constant whether a symbol that is neither this state nor a definition keeps its value during a step */
    ClosedReaction(String state, Map<String, Expression> definitions, Predicate<String> constant) {
        this.state = state;
        this.definitions = definitions;
        this.constant = constant;
    }

    /** The state after a time, an expression of the state and that time; empty where the reaction has no such form. */
    Optional<Expression> after(String time, Expression reaction) {
        return polynomial(reaction).flatMap(c -> after(new Symbol(time), c));
    }

    private Optional<Expression> after(Expression tau, Expression[] c) {
        boolean source = !isZero(c[0]);
        boolean square = !isZero(c[2]);
        if (source && square) {
            return Optional.empty();
        }
        Expression y = new Symbol(state);
        Expression x = times(c[1], tau);
        Expression growth = isZero(x) ? new Literal(1) : new FunctionCall(Function.EXP, List.of(x));
        if (!square) {
            Expression more = times(times(c[0], ratio(c[1], tau)), plus(new Literal(1), growth));
            return Optional.of(plus(times(y, growth), more));
        }
        Expression r = tanh(x);
        Expression below =
                minus(minus(new Literal(1), r), times(times(new Literal(2), times(c[2], y)), ratio(c[1], tau)));
        return Optional.of(of(Operator.DIVIDE, times(y, plus(new Literal(1), r)), below));
    }

    private static Expression tanh(Expression x) {
        return isZero(x) ? x : new FunctionCall(Function.TANH, List.of(of(Operator.DIVIDE, x, new Literal(2))));
    }

    /** q */
    private static Expression ratio(Expression a, Expression tau) {
        Expression half = of(Operator.DIVIDE, tau, new Literal(2));
        Expression x = times(a, tau);
        Expression small =
                new Comparison(Relation.LESS, new FunctionCall(Function.ABS, List.of(x)), new Literal(SMALL));
        // Where x is small the other branch must not divide by 0: it is differentiated, too.
        Expression divisor = new Choice(small, new Literal(1), a);
        return isZero(a) ? half : new Choice(small, half, of(Operator.DIVIDE, tanh(x), divisor));
    }

    /** Its coefficients as a polynomial in the state, of degree 2 at most. */
    private Optional<Expression[]> polynomial(Expression node) {
        if (isConstant(node)) {
            return Optional.of(new Expression[] {node, new Literal(0), new Literal(0)});
        }
        if (node instanceof Symbol symbol) {
            return symbol.name().equals(state)
                    ? Optional.of(new Expression[] {new Literal(0), new Literal(1), new Literal(0)})
                    : Optional.ofNullable(definitions.get(symbol.name())).flatMap(this::polynomial);
        }
        if (node instanceof Negation negation) {
            return polynomial(negation.operand()).map(c -> scaled(c, new Literal(-1)));
        }
        return node instanceof Arithmetic a ? polynomial(a) : Optional.empty();
    }

    private Optional<Expression[]> polynomial(Arithmetic a) {
        Optional<Expression[]> left = polynomial(a.left());
        if (a.operator() == Operator.POWER) {
            return a.right().equals(new Literal(2)) ? left.flatMap(c -> product(c, c)) : Optional.empty();
        }
        Optional<Expression[]> right = polynomial(a.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Expression[] l = left.get();
        Expression[] r = right.get();
        return switch (a.operator()) {
            case ADD -> Optional.of(sum(l, r));
            case SUBTRACT -> Optional.of(sum(l, scaled(r, new Literal(-1))));
            case MULTIPLY -> product(l, r);
            default ->
                isConstant(a.right())
                        ? Optional.of(scaled(l, of(Operator.DIVIDE, new Literal(1), a.right())))
                        : Optional.empty();
        };
    }

    private static Optional<Expression[]> product(Expression[] a, Expression[] b) {
        boolean cubic = !isZero(times(a[1], b[2])) || !isZero(times(a[2], b[1])) || !isZero(times(a[2], b[2]));
        return cubic
                ? Optional.empty()
                : Optional.of(new Expression[] {
                    times(a[0], b[0]),
                    plus(times(a[0], b[1]), times(a[1], b[0])),
                    plus(plus(times(a[0], b[2]), times(a[1], b[1])), times(a[2], b[0]))
                });
    }

    private static Expression[] sum(Expression[] a, Expression[] b) {
        return new Expression[] {plus(a[0], b[0]), plus(a[1], b[1]), plus(a[2], b[2])};
    }

    private static Expression[] scaled(Expression[] a, Expression by) {
        return Arrays.stream(a).map(c -> times(c, by)).toArray(Expression[]::new);
    }

    private boolean isConstant(Expression node) {
        return node.nodes().allMatch(each -> {
            if (each instanceof Symbol symbol) {
                Expression definition = definitions.get(symbol.name());
                return definition == null ? constant.test(symbol.name()) : isConstant(definition);
            }
            return !(each instanceof Expression.Delayed) && !(each instanceof Expression.Differential);
        });
    }

    private static boolean isZero(Expression node) {
        return node instanceof Literal literal && literal.value() == 0;
    }

    private static Expression times(Expression a, Expression b) {
        return isZero(a) || isZero(b) ? new Literal(0) : of(Operator.MULTIPLY, a, b);
    }

    private static Expression plus(Expression a, Expression b) {
        return of(Operator.ADD, a, b);
    }

    private static Expression minus(Expression a, Expression b) {
        return of(Operator.SUBTRACT, a, b);
    }

    private static Expression of(Operator operator, Expression a, Expression b) {
        return new Arithmetic(operator, a, b).simplified();
    }
}
