// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** The unit of each kind of node from the units below it; the rules are told in {@link UnitCheck}. */
record UnitRules(UnitCheck check) implements Expression.Cases<Measured> {
    private Measured at(Expression node) {
        return node.accept(this);
    }

    @Override
    public Measured literal(Literal node) {
        return new Measured(node, null);
    }

    @Override
    public Measured symbol(Symbol node) {
        return new Measured(node, check.ofSymbol(node.name()));
    }

    @Override
    public Measured negation(Negation node) {
        Measured operand = at(node.operand());
        return new Measured(new Negation(operand.computed()), operand.unit(), operand.vector());
    }

    @Override
    public Measured arithmetic(Arithmetic node) {
        return switch (node.operator()) {
            case ADD, SUBTRACT -> {
                Pair pair = alike(node, node.left(), node.right());
                yield new Measured(
                        new Arithmetic(node.operator(), pair.left(), pair.right()), pair.unit(), pair.vector());
            }
            case MULTIPLY, DIVIDE -> product(node);
            case POWER -> power(node);
        };
    }

    private Measured product(Arithmetic node) {
        Measured left = at(node.left());
        Measured right = at(node.right());
        boolean times = node.operator() == Operator.MULTIPLY;
        if (right.vector() && (left.vector() || !times)) {
            throw new ExpressionException("In " + node.text() + ", a vector cannot be "
                    + (times ? "multiplied by a vector." : "divided by."));
        }
        Expression computed = new Arithmetic(node.operator(), left.computed(), right.computed());
        if (left.isBare() && right.isBare()) {
            return new Measured(computed, null);
        }
        Unit unit = times ? left.factor().times(right.factor()) : left.factor().over(right.factor());
        return new Measured(computed, check.known(unit), left.vector() || right.vector());
    }

    private Measured power(Arithmetic node) {
        Measured base = at(node.left());
        Measured exponent = at(node.right());
        boolean constant = node.right().nodes().allMatch(UnitRules::isConstant);
        Ratio fraction = constant ? Ratio.near(node.right().value(Map.of())) : null;
        if (base.isBare() && constant) {
            return new Measured(new Arithmetic(Operator.POWER, base.computed(), exponent.computed()), null);
        }
        if (fraction != null && !base.vector()) {
            Expression computed = new Arithmetic(Operator.POWER, base.computed(), exponent.computed());
            return new Measured(computed, check.known(base.unit()).power(fraction));
        }
        Expression below = plain(
                node.left(),
                base,
                () -> "In " + node.text()
                        + " the exponent is not a fixed fraction, so what is raised must be a plain number, but "
                        + node.left().text() + " is in "
                        + check.known(base.unit()).text() + "; divide it by a reference, as in ("
                        + node.left().text() + "/" + reference(node.left()) + ")^" + exponentText(node.right()) + ".");
        Expression above = plain(
                node.right(),
                exponent,
                () -> "An exponent is a plain number, but " + node.right().text() + " in " + node.text() + " is in "
                        + check.known(exponent.unit()).text() + ".");
        return new Measured(new Arithmetic(Operator.POWER, below, above), Unit.ONE);
    }

    private static boolean isConstant(Expression node) {
        return node instanceof Literal || node instanceof Negation || node instanceof Arithmetic;
    }

    private static String reference(Expression base) {
        return base instanceof Symbol symbol ? symbol.name() + "_0" : "reference";
    }

    private static String exponentText(Expression exponent) {
        return exponent.children().isEmpty() ? exponent.text() : "(" + exponent.text() + ")";
    }

    @Override
    public Measured functionCall(FunctionCall node) {
        List<Expression> arguments = node.arguments();
        return switch (node.function()) {
            case MIN, MAX -> {
                Pair pair = alike(node, arguments.get(0), arguments.get(1));
                requireNumber(arguments.get(0), pair.vector());
                yield new Measured(new FunctionCall(node.function(), pair.both()), pair.unit());
            }
            case ABS, SQRT -> {
                Measured argument = at(arguments.get(0));
                requireNumber(arguments.get(0), argument.vector());
                Expression computed = new FunctionCall(node.function(), List.of(argument.computed()));
                yield argument.isBare() || node.function() == Function.ABS
                        ? new Measured(computed, argument.unit())
                        : new Measured(computed, check.known(argument.unit()).power(new Ratio(1, 2)));
            }
            case AND, OR, NOT ->
                new Measured(
                        new FunctionCall(
                                node.function(),
                                arguments.stream()
                                        .map(argument -> at(argument).computed())
                                        .toList()),
                        null);
            default -> ofPlainNumber(node);
        };
    }

    private Measured ofPlainNumber(FunctionCall node) {
        Expression argument = node.arguments().get(0);
        Measured measured = at(argument);
        Expression plain = plain(
                argument,
                measured,
                () -> node.function().symbol() + " takes a plain number, but "
                        + argument.text() + " in " + node.text() + " is in "
                        + check.known(measured.unit()).text() + ".");
        return new Measured(new FunctionCall(node.function(), List.of(plain)), measured.isBare() ? null : Unit.ONE);
    }

    @Override
    public Measured comparison(Comparison node) {
        Pair pair = alike(node, node.left(), node.right());
        requireNumber(node.left(), pair.vector());
        return new Measured(new Comparison(node.relation(), pair.left(), pair.right()), null);
    }

    @Override
    public Measured choice(Choice node) {
        Expression condition = at(node.condition()).computed();
        Pair pair = alike(node, node.then(), node.otherwise());
        return new Measured(new Choice(condition, pair.left(), pair.right()), pair.unit(), pair.vector());
    }

    @Override
    public Measured delayed(Delayed node) {
        Measured delay = at(node.delay());
        if (!delay.isBare() && !check.agree(delay.unit(), check.time())) {
            throw new ExpressionException("A delay is a time in " + check.time().text() + ", but "
                    + node.delay().text() + " in " + node.text() + " is in "
                    + check.known(delay.unit()).text() + ".");
        }
        return new Measured(
                new Delayed(node.state(), check.converted(delay, check.time())), check.ofSymbol(node.state()));
    }

    @Override
    public Measured learnedCall(LearnedCall node) {
        List<Expression> arguments = new ArrayList<>();
        for (Expression argument : node.arguments()) {
            Measured measured = at(argument);
            requireNumber(argument, measured.vector());
            arguments.add(measured.computed());
        }
        return new Measured(new LearnedCall(node.name(), arguments), check.ofFunction(node.name()));
    }

    @Override
    public Measured differential(Differential node) {
        Measured operand = at(node.operand());
        boolean vector = node.kind() == Differential.Kind.DIV;
        if (operand.vector() != vector) {
            throw new ExpressionException(node.kind().symbol() + " takes a " + (vector ? "vector" : "number") + ", but "
                    + node.operand().text() + " in " + node.text() + " is a " + (vector ? "number" : "vector") + ".");
        }
        Ratio perLength = Ratio.of(node.kind() == Differential.Kind.LAPLACIAN ? -2 : -1, 1);
        return new Measured(
                new Differential(node.kind(), operand.computed()),
                check.known(operand.factor()).timesPower(check.length(), perLength),
                node.kind() == Differential.Kind.GRAD);
    }

    @Override
    public Measured vector(Vector node) {
        List<Measured> components = node.components().stream().map(this::at).toList();
        Measured first =
                components.stream().filter(c -> !c.isBare()).findFirst().orElse(components.get(0));
        List<Expression> computed = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            Measured each = components.get(i);
            String text = node.components().get(i).text();
            requireNumber(node.components().get(i), each.vector());
            if (!each.isBare() && !check.agree(first.unit(), each.unit())) {
                throw new ExpressionException("The components of a vector have one unit, but in " + node.text() + " "
                        + text + " is in " + check.known(each.unit()).text() + " and another one in "
                        + check.known(first.unit()).text() + ".");
            }
            computed.add(each.isBare() ? each.computed() : check.converted(each, first.unit()));
        }
        return new Measured(new Vector(computed), first.unit(), true);
    }

    /** Two operands in one unit. */
    private record Pair(Expression left, Expression right, Unit unit, boolean vector) {
        List<Expression> both() {
            return List.of(left, right);
        }
    }

    private Pair alike(Expression node, Expression leftNode, Expression rightNode) {
        Measured left = at(leftNode);
        Measured right = at(rightNode);
        if (left.vector() != right.vector()) {
            throw new ExpressionException("In " + node.text() + ", a number and a vector cannot be joined: only "
                    + (left.vector() ? leftNode : rightNode).text() + " has a direction.");
        }
        if (left.isBare() || right.isBare()) {
            return new Pair(
                    left.computed(), right.computed(), left.isBare() ? right.unit() : left.unit(), left.vector());
        }
        if (!check.agree(left.unit(), right.unit())) {
            throw new ExpressionException("The units do not match in " + node.text() + ": " + leftNode.text()
                    + " is in " + check.known(left.unit()).text() + ", but " + rightNode.text() + " is in "
                    + check.known(right.unit()).text() + ".");
        }
        return new Pair(left.computed(), check.converted(right, left.unit()), left.unit(), left.vector());
    }

    private Expression plain(Expression node, Measured measured, java.util.function.Supplier<String> sentence) {
        requireNumber(node, measured.vector());
        if (!measured.isBare() && !check.agree(measured.unit(), Unit.ONE)) {
            throw new ExpressionException(sentence.get());
        }
        return check.converted(measured, Unit.ONE);
    }

    private static void requireNumber(Expression node, boolean vector) {
        if (vector) {
            throw new ExpressionException("A number is expected, but " + node.text() + " is a vector.");
        }
    }
}
