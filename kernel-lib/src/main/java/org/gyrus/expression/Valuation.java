// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

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

/** The number a tree stands for; conditions are 1 and 0. */
record Valuation(Map<String, Double> values) implements Expression.Cases<Double> {
    private double at(Expression node) {
        return node.accept(this);
    }

    @Override
    public Double literal(Literal node) {
        return node.value();
    }

    @Override
    public Double symbol(Symbol node) {
        Double value = values.get(node.name());
        if (value == null) {
            throw new ExpressionException("The symbol " + node.name() + " has no value here"
                    + Names.suggestion(node.name(), values.keySet()).orElse("."));
        }
        return value;
    }

    @Override
    public Double negation(Negation node) {
        return -at(node.operand());
    }

    @Override
    public Double arithmetic(Arithmetic node) {
        return node.operator().apply(at(node.left()), at(node.right()));
    }

    @Override
    public Double functionCall(FunctionCall node) {
        return node.function()
                .apply(node.arguments().stream().mapToDouble(this::at).toArray());
    }

    @Override
    public Double comparison(Comparison node) {
        return node.relation().holds(at(node.left()), at(node.right())) ? 1.0 : 0.0;
    }

    @Override
    public Double choice(Choice node) {
        return at(node.condition()) != 0 ? at(node.then()) : at(node.otherwise());
    }

    @Override
    public Double delayed(Delayed node) {
        throw new ExpressionException("The past value " + node.text() + " is known only during a simulation.");
    }

    @Override
    public Double learnedCall(LearnedCall node) {
        throw new ExpressionException("The learned term " + node.text() + " has no value before a network is given.");
    }

    @Override
    public Double differential(Differential node) {
        throw new ExpressionException("The term " + node.text() + " needs a space to live in.");
    }

    @Override
    public Double vector(Vector node) {
        throw new ExpressionException("The vector " + node.text() + " has a direction and is no number.");
    }
}
