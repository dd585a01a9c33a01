// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.math.BigDecimal;
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

/** Typesets a tree as a hand would: quotients as fractions, products without a sign, exp as a power where it fits. */
final class LatexPrinter implements Expression.Cases<String> {
    private static final int LONGEST_EXPONENT = 30;
    private final String time;

    LatexPrinter(String time) {
        this.time = time;
    }

    @Override
    public String literal(Literal node) {
        if (Math.abs(node.value()) == Math.PI) {
            return node.value() < 0 ? "-\\pi" : "\\pi";
        }
        String text = Decimal.text(node.value());
        int e = text.indexOf('e');
        if (e < 0) {
            return text;
        }
        BigDecimal factor = new BigDecimal(text.substring(0, e));
        String power = "10^{" + text.substring(e + 1) + "}";
        return factor.compareTo(BigDecimal.ONE) == 0 ? power : text.substring(0, e) + "\\cdot " + power;
    }

    @Override
    public String symbol(Symbol node) {
        return LatexName.of(node.name());
    }

    @Override
    public String negation(Negation node) {
        return "-" + right(node.operand(), Precedence.PRODUCT);
    }

    @Override
    public String arithmetic(Arithmetic node) {
        return switch (node.operator()) {
            case ADD -> left(node.left(), Precedence.SUM) + " + " + right(node.right(), Precedence.SUM);
            case SUBTRACT -> left(node.left(), Precedence.SUM) + " - " + right(node.right(), Precedence.PRODUCT);
            case MULTIPLY -> product(node);
            case DIVIDE -> fraction(node);
            case POWER -> base(node.left()) + "^{" + exponent(node.right()) + "}";
        };
    }

    /** A minus that leads the numerator stands before the fraction. */
    private String fraction(Arithmetic node) {
        String above = tex(node.left());
        boolean leads = above.startsWith("-") && Precedence.of(node.left()).compareTo(Precedence.PRODUCT) >= 0;
        return (leads ? "-" : "") + "\\frac{" + (leads ? above.substring(1) : above) + "}{" + tex(node.right()) + "}";
    }

    private String product(Arithmetic node) {
        String left = node.left() instanceof Differential
                ? parenthesized(tex(node.left()))
                : left(node.left(), Precedence.PRODUCT);
        String right = right(node.right(), Precedence.PRODUCT);
        String sign = Character.isDigit(right.charAt(0)) ? "\\cdot " : startsWithParenthesis(right) ? "" : "\\,";
        return left + sign + right;
    }

    private static boolean startsWithParenthesis(String tex) {
        return tex.startsWith("(") || tex.startsWith("\\left(");
    }

    private String base(Expression node) {
        boolean simple = Precedence.of(node) == Precedence.ATOM
                && (node instanceof Symbol
                        || node instanceof Literal
                        || node instanceof Delayed
                        || (node instanceof FunctionCall call && call.function() != Function.EXP));
        return simple && !tex(node).contains("^") ? tex(node) : parenthesized(tex(node));
    }

    private String exponent(Expression node) {
        return node instanceof Arithmetic quotient
                        && quotient.operator() == Operator.DIVIDE
                        && quotient.left() instanceof Literal
                        && quotient.right() instanceof Literal
                ? tex(quotient.left()) + "/" + tex(quotient.right())
                : tex(node);
    }

    @Override
    public String functionCall(FunctionCall node) {
        List<Expression> x = node.arguments();
        return switch (node.function()) {
            case EXP -> exponential(tex(x.get(0)));
            case LOG -> "\\ln" + list(x);
            case SQRT -> "\\sqrt{" + tex(x.get(0)) + "}";
            case ABS -> "\\left|" + tex(x.get(0)) + "\\right|";
            case TANH, SIN, COS, MIN, MAX -> "\\" + node.function().symbol() + list(x);
            case SIGMOID, SOFTPLUS -> "\\operatorname{" + node.function().symbol() + "}" + list(x);
            case AND -> left(x.get(0), Precedence.AND) + " \\wedge " + left(x.get(1), Precedence.NOT);
            case OR -> left(x.get(0), Precedence.OR) + " \\vee " + left(x.get(1), Precedence.AND);
            case NOT -> "\\neg " + left(x.get(0), Precedence.ATOM);
        };
    }

    private static String exponential(String exponent) {
        boolean low = exponent.length() <= LONGEST_EXPONENT && !exponent.contains("^") && !isTall(exponent);
        return low ? "e^{" + exponent + "}" : "\\exp" + parenthesized(exponent);
    }

    @Override
    public String comparison(Comparison node) {
        String relation =
                switch (node.relation()) {
                    case LESS -> "<";
                    case LESS_OR_EQUAL -> "\\le";
                    case GREATER -> ">";
                    case GREATER_OR_EQUAL -> "\\ge";
                };
        return tex(node.left()) + " " + relation + " " + tex(node.right());
    }

    @Override
    public String choice(Choice node) {
        return "\\begin{cases} " + tex(node.then()) + " & \\text{if } " + tex(node.condition()) + " \\\\ "
                + tex(node.otherwise()) + " & \\text{otherwise} \\end{cases}";
    }

    @Override
    public String delayed(Delayed node) {
        return LatexName.of(node.state())
                + parenthesized(LatexName.of(time) + " - " + right(node.delay(), Precedence.PRODUCT));
    }

    @Override
    public String learnedCall(LearnedCall node) {
        return "{\\color{" + Latex.LEARNED_COLOR + "}{" + LatexName.of(node.name()) + list(node.arguments()) + "}}";
    }

    @Override
    public String differential(Differential node) {
        boolean bare = node.operand() instanceof Symbol;
        String operand = bare ? tex(node.operand()) : parenthesized(tex(node.operand()));
        return switch (node.kind()) {
            case DIV -> "\\nabla\\cdot " + operand;
            case GRAD -> "\\nabla " + operand;
            case LAPLACIAN -> "\\nabla^{2} " + operand;
        };
    }

    @Override
    public String vector(Vector node) {
        return node.components().stream()
                .map(this::tex)
                .collect(Collectors.joining(" \\\\ ", "\\begin{pmatrix} ", " \\end{pmatrix}"));
    }

    private String list(List<Expression> arguments) {
        return parenthesized(arguments.stream().map(this::tex).collect(Collectors.joining(", ")));
    }

    private String tex(Expression node) {
        return node.accept(this);
    }

    private String left(Expression operand, Precedence least) {
        boolean wrap = operand instanceof Choice || Precedence.of(operand).compareTo(least) < 0;
        return wrap && !isFraction(operand) ? parenthesized(tex(operand)) : tex(operand);
    }

    /** As on the left, but a leading minus is put in parentheses. */
    private String right(Expression operand, Precedence least) {
        String text = left(operand, least);
        return text.startsWith("-") ? parenthesized(text) : text;
    }

    private static boolean isFraction(Expression node) {
        return node instanceof Arithmetic quotient && quotient.operator() == Operator.DIVIDE;
    }

    private static boolean isTall(String tex) {
        return tex.contains("\\frac") || tex.contains("\\begin") || tex.contains("\\sqrt") || tex.contains("\\left");
    }

    private static String parenthesized(String tex) {
        return isTall(tex) ? "\\left(" + tex + "\\right)" : "(" + tex + ")";
    }
}
