// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.List;
import java.util.stream.Collectors;
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

/** Prints a tree as text that is read back to the same tree, with the fewest parentheses. */
final class TextPrinter implements Expression.Cases<String> {
    private final String time;

    TextPrinter(String time) {
        this.time = time;
    }

    @Override
    public String literal(Literal node) {
        return Decimal.text(node.value());
    }

    @Override
    public String symbol(Symbol node) {
        return node.name();
    }

    @Override
    public String negation(Negation node) {
        boolean number = node.operand() instanceof Literal;
        return "-" + (number ? "(" + text(node.operand()) + ")" : right(node.operand(), Precedence.MINUS));
    }

    @Override
    public String arithmetic(Arithmetic node) {
        return switch (node.operator()) {
            case ADD, SUBTRACT ->
                left(node.left(), Precedence.SUM) + " " + node.operator().symbol() + " "
                        + right(node.right(), Precedence.PRODUCT);
            case MULTIPLY, DIVIDE ->
                left(node.left(), Precedence.PRODUCT)
                        + node.operator().symbol()
                        + right(node.right(), Precedence.MINUS);
            case POWER -> left(node.left(), Precedence.ATOM) + "^" + right(node.right(), Precedence.POWER);
        };
    }

    @Override
    public String functionCall(FunctionCall node) {
        List<Expression> arguments = node.arguments();
        return switch (node.function()) {
            case AND -> left(arguments.get(0), Precedence.AND) + " and " + left(arguments.get(1), Precedence.NOT);
            case OR -> left(arguments.get(0), Precedence.OR) + " or " + left(arguments.get(1), Precedence.AND);
            case NOT -> "not " + left(arguments.get(0), Precedence.NOT);
            default -> node.function().symbol() + list(arguments);
        };
    }

    @Override
    public String comparison(Comparison node) {
        return text(node.left()) + " " + node.relation().symbol() + " " + text(node.right());
    }

    @Override
    public String choice(Choice node) {
        return "if" + list(node.children());
    }

    @Override
    public String delayed(Delayed node) {
        return node.state() + "(" + time + " - " + right(node.delay(), Precedence.PRODUCT) + ")";
    }

    @Override
    public String learnedCall(LearnedCall node) {
        String arguments = list(node.arguments());
        boolean looksDelayed =
                node.arguments().size() == 1 && leftmostOfSum(node.arguments().get(0));
        return node.name() + (looksDelayed ? "(" + arguments + ")" : arguments);
    }

    /** Whether the argument is a sum that starts with the time; it would be read as a past value. */
    private boolean leftmostOfSum(Expression argument) {
        Expression at = argument;
        while (at instanceof Arithmetic sum && Precedence.of(sum) == Precedence.SUM) {
            at = sum.left();
        }
        return at != argument && at.equals(new Symbol(time));
    }

    @Override
    public String differential(Differential node) {
        return node.kind().symbol() + "(" + text(node.operand()) + ")";
    }

    @Override
    public String vector(Vector node) {
        return Names.VECTOR + list(node.components());
    }

    private String list(List<Expression> arguments) {
        return arguments.stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private String text(Expression node) {
        return node.accept(this);
    }

    private String left(Expression operand, Precedence least) {
        String text = text(operand);
        return Precedence.of(operand).compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    /** As on the left, but a leading minus is put in parentheses: a - (-b). */
    private String right(Expression operand, Precedence least) {
        String text = left(operand, least);
        return text.startsWith("-") ? "(" + text + ")" : text;
    }
}
