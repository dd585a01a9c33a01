// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
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
import org.gyrus.expression.grammar.EquationBaseVisitor;
import org.gyrus.expression.grammar.EquationParser;
import org.gyrus.expression.grammar.EquationParser.ExpressionContext;

/** Makes the tree from what the generated parser found. A minus before a number belongs to the number. */
final class TreeMaker extends EquationBaseVisitor<Expression> {
    private final EquationReader reader;
    private final String time;
    private int depth;

    TreeMaker(EquationReader reader, String time) {
        this.reader = reader;
        this.time = time;
    }

    @Override
    public Expression visit(ParseTree tree) {
        if (++depth > EquationReader.DEEPEST) {
            throw reader.tooDeep(((ParserRuleContext) tree).getStart());
        }
        Expression node = super.visit(tree);
        depth--;
        return node;
    }

    @Override
    public Expression visitPower(EquationParser.PowerContext context) {
        return arithmetic(context, Operator.POWER, context.expression());
    }

    @Override
    public Expression visitProduct(EquationParser.ProductContext context) {
        boolean times = context.op.getText().equals("*");
        return arithmetic(context, times ? Operator.MULTIPLY : Operator.DIVIDE, context.expression());
    }

    @Override
    public Expression visitSum(EquationParser.SumContext context) {
        boolean plus = context.op.getText().equals("+");
        return arithmetic(context, plus ? Operator.ADD : Operator.SUBTRACT, context.expression());
    }

    private Expression arithmetic(ParserRuleContext context, Operator operator, List<ExpressionContext> operands) {
        Expression left = visit(operands.get(0));
        Expression right = visit(operands.get(1));
        return made(context, () -> new Arithmetic(operator, left, right));
    }

    @Override
    public Expression visitMinus(EquationParser.MinusContext context) {
        Expression operand = visit(context.expression());
        boolean grouped = !(context.expression() instanceof EquationParser.NumberContext
                || context.expression() instanceof EquationParser.NameContext);
        if (operand instanceof Literal number && !grouped) {
            return new Literal(-number.value());
        }
        return made(context, () -> new Negation(operand));
    }

    @Override
    public Expression visitRelation(EquationParser.RelationContext context) {
        Expression left = visit(context.expression(0));
        Expression right = visit(context.expression(1));
        for (Relation relation : Relation.values()) {
            if (relation.symbol().equals(context.op.getText())) {
                return made(context, () -> new Comparison(relation, left, right));
            }
        }
        throw new AssertionError(context.op);
    }

    @Override
    public Expression visitNot(EquationParser.NotContext context) {
        return call(context, Function.NOT, List.of(visit(context.expression())));
    }

    @Override
    public Expression visitAnd(EquationParser.AndContext context) {
        return call(context, Function.AND, visitAll(context.expression()));
    }

    @Override
    public Expression visitOr(EquationParser.OrContext context) {
        return call(context, Function.OR, visitAll(context.expression()));
    }

    @Override
    public Expression visitGroup(EquationParser.GroupContext context) {
        return visit(context.expression());
    }

    @Override
    public Expression visitNumber(EquationParser.NumberContext context) {
        double value = Double.parseDouble(context.getText());
        return made(context, () -> new Literal(value));
    }

    @Override
    public Expression visitName(EquationParser.NameContext context) {
        return context.getText().equals("pi")
                ? new Literal(Math.PI)
                : made(context, () -> new Symbol(context.getText()));
    }

    @Override
    public Expression visitCall(EquationParser.CallContext context) {
        String name = context.NAME().getText();
        if (!Names.isReserved(name) && context.expression().size() == 1) {
            Expression delay = delay(context.expression(0));
            if (delay != null) {
                return made(context, () -> new Delayed(name, delay));
            }
        }
        List<Expression> arguments = visitAll(context.expression());
        if (name.equals("if")) {
            require(context, arguments.size() == 3, "if takes a condition and two numbers, as in if(V > K, a, b).");
            return made(context, () -> new Choice(arguments.get(0), arguments.get(1), arguments.get(2)));
        }
        if (name.equals("pow")) {
            require(context, arguments.size() == 2, "pow takes two numbers, as in pow(V, 2/3), the same as V^(2/3).");
            return made(context, () -> new Arithmetic(Operator.POWER, arguments.get(0), arguments.get(1)));
        }
        if (name.equals(Names.VECTOR)) {
            return made(context, () -> new Vector(arguments));
        }
        for (Differential.Kind kind : Differential.Kind.values()) {
            if (kind.symbol().equals(name)) {
                require(context, arguments.size() == 1, name + " takes one argument, as in " + name + "(c).");
                return made(context, () -> new Differential(kind, arguments.get(0)));
            }
        }
        return Function.named(name)
                .map(function -> call(context, function, arguments))
                .orElseGet(() -> made(context, () -> new LearnedCall(name, arguments)));
    }

    /** What is subtracted from the time in {@code t - a - b}, or null if the argument is something else. */
    private Expression delay(ExpressionContext argument) {
        if (!(argument instanceof EquationParser.SumContext sum)) {
            return null;
        }
        boolean minus = sum.op.getText().equals("-");
        if (sum.expression(0) instanceof EquationParser.NameContext
                && sum.expression(0).getText().equals(time)) {
            Expression back = visit(sum.expression(1));
            require(
                    sum,
                    minus,
                    "A past value is written with a minus, as in V(" + time + " - tau); the future is not" + " known.");
            return back;
        }
        if (++depth > EquationReader.DEEPEST) {
            throw reader.tooDeep(argument.getStart());
        }
        Expression first = delay(sum.expression(0));
        depth--;
        if (first == null) {
            return null;
        }
        Expression next = visit(sum.expression(1));
        return made(argument, () -> new Arithmetic(minus ? Operator.ADD : Operator.SUBTRACT, first, next));
    }

    private Expression call(ParserRuleContext context, Function function, List<Expression> arguments) {
        if ((function == Function.MIN || function == Function.MAX) && arguments.size() > 2) {
            Expression nested = arguments.get(0);
            for (Expression argument : arguments.subList(1, arguments.size())) {
                Expression left = nested;
                nested = made(context, () -> new FunctionCall(function, List.of(left, argument)));
            }
            return nested;
        }
        return made(context, () -> new FunctionCall(function, arguments));
    }

    private List<Expression> visitAll(List<ExpressionContext> contexts) {
        List<Expression> all = new ArrayList<>();
        for (ExpressionContext context : contexts) {
            all.add(visit(context));
        }
        return all;
    }

    private void require(ParserRuleContext context, boolean holds, String sentence) {
        if (!holds) {
            throw reader.at(context.getStart(), sentence);
        }
    }

    /** The node, or the sentence of its constructor with a caret where the node begins in the text. */
    private Expression made(ParserRuleContext context, Supplier<Expression> node) {
        try {
            return node.get();
        } catch (ExpressionException e) {
            throw reader.at(context.getStart(), e.getMessage());
        }
    }
}
