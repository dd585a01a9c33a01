// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.List;
import java.util.function.UnaryOperator;
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

/** Rebuilds a tree from the leaves up, each node changed. */
record Rewriting(UnaryOperator<Expression> change) implements Expression.Cases<Expression> {
    private Expression at(Expression node) {
        return node.accept(this);
    }

    private List<Expression> all(List<Expression> nodes) {
        return nodes.stream().map(this::at).toList();
    }

    @Override
    public Expression literal(Literal node) {
        return change.apply(node);
    }

    @Override
    public Expression symbol(Symbol node) {
        return change.apply(node);
    }

    @Override
    public Expression negation(Negation node) {
        return change.apply(new Negation(at(node.operand())));
    }

    @Override
    public Expression arithmetic(Arithmetic node) {
        return change.apply(new Arithmetic(node.operator(), at(node.left()), at(node.right())));
    }

    @Override
    public Expression functionCall(FunctionCall node) {
        return change.apply(new FunctionCall(node.function(), all(node.arguments())));
    }

    @Override
    public Expression comparison(Comparison node) {
        return change.apply(new Comparison(node.relation(), at(node.left()), at(node.right())));
    }

    @Override
    public Expression choice(Choice node) {
        return change.apply(new Choice(at(node.condition()), at(node.then()), at(node.otherwise())));
    }

    @Override
    public Expression delayed(Delayed node) {
        return change.apply(new Delayed(node.state(), at(node.delay())));
    }

    @Override
    public Expression learnedCall(LearnedCall node) {
        return change.apply(new LearnedCall(node.name(), all(node.arguments())));
    }

    @Override
    public Expression differential(Differential node) {
        return change.apply(new Differential(node.kind(), at(node.operand())));
    }

    @Override
    public Expression vector(Vector node) {
        return change.apply(new Vector(all(node.components())));
    }
}
