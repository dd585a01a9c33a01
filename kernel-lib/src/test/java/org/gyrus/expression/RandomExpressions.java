// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Choice;
import org.gyrus.expression.Expression.Comparison;
import org.gyrus.expression.Expression.Delayed;
import org.gyrus.expression.Expression.Differential;
import org.gyrus.expression.Expression.FunctionCall;
import org.gyrus.expression.Expression.LearnedCall;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Negation;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Expression.Vector;

/** Seeded random trees with every kind of node, for properties that hold for all of them. */
public final class RandomExpressions {
    private static final List<Function> OF_NUMBERS = IntStream.range(0, Function.values().length)
            .mapToObj(i -> Function.values()[i])
            .filter(function -> !function.isLogical())
            .toList();

    private final Random random;
    private final List<String> symbols;
    private final boolean pointwise;

    /** All kinds of node. */
    public RandomExpressions(long seed, List<String> symbols) {
        this(seed, symbols, false);
    }

    /** If pointwise, without past values, learned terms and changes in space: trees that have a value. */
    public RandomExpressions(long seed, List<String> symbols, boolean pointwise) {
        this.random = new Random(seed);
        this.symbols = symbols;
        this.pointwise = pointwise;
    }

    /** A number of at most the given depth. */
    public Expression number(int depth) {
        if (depth <= 1 || random.nextInt(8) == 0) {
            return random.nextInt(3) == 0 ? literal() : new Symbol(symbol());
        }
        int kind = random.nextInt(pointwise ? 8 : 12);
        return switch (kind) {
            case 0 -> new Negation(number(depth - 1));
            case 1, 2, 3, 4 ->
                new Arithmetic(
                        Operator.values()[random.nextInt(Operator.values().length)],
                        number(depth - 1),
                        number(depth - 1));
            case 5, 6 -> call(OF_NUMBERS.get(random.nextInt(OF_NUMBERS.size())), depth - 1);
            case 7 -> new Choice(condition(depth - 1), number(depth - 1), number(depth - 1));
            case 8 -> new Delayed(symbol(), number(depth - 1));
            case 9 ->
                new LearnedCall(
                        random.nextBoolean() ? "f" : "N",
                        random.nextBoolean()
                                ? List.of(number(depth - 1))
                                : List.of(number(depth - 1), new Symbol("t")));
            case 10 -> new Vector(List.of(number(depth - 1), number(depth - 1)));
            default ->
                new Differential(
                        Differential.Kind.values()[random.nextInt(Differential.Kind.values().length)],
                        number(depth - 1));
        };
    }

    /** A condition of at most the given depth. */
    public Expression condition(int depth) {
        int kind = depth <= 1 ? 0 : random.nextInt(6);
        return switch (kind) {
            case 1 -> new FunctionCall(Function.NOT, List.of(condition(depth - 1)));
            case 2 -> new FunctionCall(Function.AND, List.of(condition(depth - 1), condition(depth - 1)));
            case 3 -> new FunctionCall(Function.OR, List.of(condition(depth - 1), condition(depth - 1)));
            default ->
                new Comparison(
                        Relation.values()[random.nextInt(Relation.values().length)],
                        number(depth - 1),
                        number(depth - 1));
        };
    }

    private Expression call(Function function, int depth) {
        return new FunctionCall(
                function,
                IntStream.range(0, function.arity())
                        .mapToObj(i -> number(depth))
                        .toList());
    }

    private Literal literal() {
        return switch (random.nextInt(6)) {
            case 0 -> new Literal(random.nextInt(10));
            case 1 -> new Literal(-random.nextInt(10));
            case 2 -> new Literal(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 3 -> new Literal(Math.PI);
            case 4 -> new Literal(random.nextInt(100) / 10.0);
            default -> new Literal(-0.0);
        };
    }

    private String symbol() {
        return symbols.get(random.nextInt(symbols.size()));
    }
}
