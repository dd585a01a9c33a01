// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Map;
import org.gyrus.expression.Expression;
import org.hipparchus.CalculusFieldElement;

/** Evaluates a tree directly over a field of Hipparchus (numbers, gradients, derivative structures). */
final class TreeOver<T extends CalculusFieldElement<T>> implements Expression.Cases<T> {
    private final Map<String, T> values;
    private final T one;

    TreeOver(Map<String, T> values) {
        this.values = values;
        one = values.values().iterator().next().getField().getOne();
    }

    T of(Expression tree) {
        return tree.accept(this);
    }

    private T number(double x) {
        return one.newInstance(x);
    }

    @Override
    public T literal(Expression.Literal node) {
        return number(node.value());
    }

    @Override
    public T symbol(Expression.Symbol node) {
        return values.get(node.name());
    }

    @Override
    public T negation(Expression.Negation node) {
        return of(node.operand()).negate();
    }

    @Override
    public T arithmetic(Expression.Arithmetic node) {
        T a = of(node.left());
        T b = of(node.right());
        return switch (node.operator()) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> a.divide(b);
            case POWER -> node.right() instanceof Expression.Literal n ? a.pow((int) n.value()) : a.pow(b);
        };
    }

    @Override
    public T functionCall(Expression.FunctionCall node) {
        T a = of(node.arguments().get(0));
        T b = node.arguments().size() > 1 ? of(node.arguments().get(1)) : a;
        T e = a.abs().negate().exp();
        return switch (node.function()) {
            case EXP -> a.exp();
            case LOG -> a.log();
            case SQRT -> a.sqrt();
            case TANH -> a.tanh();
            case SIN -> a.sin();
            case COS -> a.cos();
            case ABS -> a.abs();
            case MIN, AND -> a.getReal() <= b.getReal() ? a : b;
            case MAX, OR -> a.getReal() >= b.getReal() ? a : b;
            case SIGMOID -> (a.getReal() < 0 ? e : one).divide(e.add(1));
            case SOFTPLUS -> e.log1p().add(a.getReal() > 0 ? a : number(0));
            case NOT -> a.negate().add(1);
        };
    }

    @Override
    public T comparison(Expression.Comparison node) {
        return number(
                node.relation()
                                .holds(
                                        of(node.left()).getReal(),
                                        of(node.right()).getReal())
                        ? 1
                        : 0);
    }

    @Override
    public T choice(Expression.Choice node) {
        return of(node.condition()).getReal() != 0 ? of(node.then()) : of(node.otherwise());
    }

    @Override
    public T delayed(Expression.Delayed node) {
        throw new UnsupportedOperationException();
    }

    @Override
    public T learnedCall(Expression.LearnedCall node) {
        throw new UnsupportedOperationException();
    }

    @Override
    public T differential(Expression.Differential node) {
        throw new UnsupportedOperationException();
    }

    @Override
    public T vector(Expression.Vector node) {
        throw new UnsupportedOperationException();
    }
}
