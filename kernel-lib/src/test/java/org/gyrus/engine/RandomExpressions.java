// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.List;
import java.util.SplittableRandom;
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

/** Seeded random trees over two states, an input, two parameters and the time, of moderate size of values. */
final class RandomExpressions {
    static final Signature SIGNATURE = new Signature("t", List.of("x", "y"), List.of("u"), List.of("a", "b"));
    private static final List<String> NAMES = List.of("t", "x", "y", "u", "a", "b");
    private final SplittableRandom random;

    RandomExpressions(long seed) {
        random = new SplittableRandom(seed);
    }

    Expression next(int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return random.nextInt(4) == 0
                    ? new Literal(random.nextInt(1, 40) / 8.0)
                    : new Symbol(NAMES.get(random.nextInt(NAMES.size())));
        }
        return switch (random.nextInt(16)) {
            case 0, 1 -> binary(Operator.ADD, depth);
            case 2, 3 -> binary(Operator.SUBTRACT, depth);
            case 4, 5, 6 -> binary(Operator.MULTIPLY, depth);
            case 7 -> new Arithmetic(Operator.DIVIDE, next(depth - 1), positive(depth - 1));
            case 8 -> new Negation(next(depth - 1));
            case 9 -> new Arithmetic(Operator.POWER, positive(depth - 1), bounded(depth - 1));
            case 10 -> new Arithmetic(Operator.POWER, bounded(depth - 1), new Literal(random.nextInt(5)));
            case 11 ->
                new FunctionCall(
                        random.nextBoolean() ? Function.MIN : Function.MAX, List.of(next(depth - 1), next(depth - 1)));
            case 12 -> choice(depth);
            case 13 -> call(random.nextBoolean() ? Function.LOG : Function.SQRT, positive(depth - 1));
            case 14 -> call(random.nextBoolean() ? Function.ABS : Function.SOFTPLUS, next(depth - 1));
            default -> bounded(depth);
        };
    }

    private Expression choice(int depth) {
        Relation relation = Relation.values()[random.nextInt(Relation.values().length)];
        Expression condition = new Comparison(relation, next(depth - 1), next(depth - 1));
        if (random.nextInt(3) == 0) {
            condition = new FunctionCall(Function.NOT, List.of(condition));
        }
        return new Choice(condition, next(depth - 1), next(depth - 1));
    }

    private Expression binary(Operator operator, int depth) {
        return new Arithmetic(operator, next(depth - 1), next(depth - 1));
    }

    private Expression positive(int depth) {
        return new Arithmetic(Operator.ADD, new Literal(0.5), call(Function.ABS, bounded(depth)));
    }

    private Expression bounded(int depth) {
        Function[] functions = {Function.TANH, Function.SIN, Function.COS, Function.SIGMOID};
        Expression inner = next(Math.max(0, depth - 1));
        return random.nextInt(5) == 0
                ? call(Function.EXP, call(Function.TANH, inner))
                : call(functions[random.nextInt(4)], inner);
    }

    private static Expression call(Function function, Expression argument) {
        return new FunctionCall(function, List.of(argument));
    }
}
