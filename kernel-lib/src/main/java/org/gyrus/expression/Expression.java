// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.List;

/**
 * The right side of an equation as a tree: an immutable value, made from text and printed back to it.
 *
 * <p>A tree is a number ({@link Literal}), a name ({@link Symbol}), an operation on smaller trees, or one of the four
 * things that make it a model of a process: a past value ({@link Delayed}), a learned term ({@link LearnedCall}), a
 * change in space ({@link Differential}) and a choice ({@link Choice}).
 *
 * <p>Two trees are equal when they have the same shape; {@code x + y} and {@code y + x} are not.
 */
public sealed interface Expression {

    /** Calls the case that belongs to this node. */
    <R> R accept(Cases<R> cases);

    /** The nodes directly below, left to right. */
    List<Expression> children();

    /** A finite number. */
    record Literal(double value) implements Expression {
        public Literal {
            if (!Double.isFinite(value)) {
                throw new ExpressionException("A number in an expression is finite, but " + value + " was given.");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.literal(this);
        }

        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** A state, parameter, input, definition, the dose of an event, or the time. */
    record Symbol(String name) implements Expression {
        public Symbol {
            Names.requireName(name);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.symbol(this);
        }

        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** -operand */
    record Negation(Expression operand) implements Expression {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.negation(this);
        }

        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** left operator right */
    record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.arithmetic(this);
        }

        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** A function of the language applied to as many arguments as it takes. */
    record FunctionCall(Function function, List<Expression> arguments) implements Expression {
        public FunctionCall {
            arguments = List.copyOf(arguments);
            if (arguments.size() != function.arity()) {
                throw new ExpressionException(function.symbol() + " takes " + function.arity() + " argument(s), but "
                        + arguments.size() + " were given.");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.functionCall(this);
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }
    }

    /** left relation right: a condition, true or false. */
    record Comparison(Relation relation, Expression left, Expression right) implements Expression {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.comparison(this);
        }

        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** {@code if(condition, then, otherwise)} */
    record Choice(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.choice(this);
        }

        @Override
        public List<Expression> children() {
            return List.of(condition, then, otherwise);
        }
    }

    /** {@code V(t - delay)}: the value of a state in the past; the delay is in the model's time unit. */
    record Delayed(String state, Expression delay) implements Expression {
        public Delayed {
            Names.requireName(state);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.delayed(this);
        }

        @Override
        public List<Expression> children() {
            return List.of(delay);
        }
    }

    /** {@code f(V, t)}: a function to be learned, with the numbers it sees. */
    record LearnedCall(String name, List<Expression> arguments) implements Expression {
        public LearnedCall {
            Names.requireName(name);
            arguments = List.copyOf(arguments);
            if (arguments.isEmpty()) {
                throw new ExpressionException("A learned function sees something: write " + name + "(V) or " + name
                        + "(V, t), not " + name + "().");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.learnedCall(this);
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }
    }

    /** A change in space: {@code grad(c)}, {@code div(D*grad(c))} or {@code laplacian(c)}. */
    record Differential(Kind kind, Expression operand) implements Expression {
        /** What is taken of the operand. */
        public enum Kind {
            /** divergence of a vector */
            DIV,
            /** gradient of a number */
            GRAD,
            /** div(grad(c)) */
            LAPLACIAN;

            /** How it is written. */
            public String symbol() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.differential(this);
        }

        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** One answer for each kind of node: the way to walk over a tree without forgetting a kind. */
    interface Cases<R> {
        /** a number */
        R literal(Literal node);

        /** a name */
        R symbol(Symbol node);

        /** -x */
        R negation(Negation node);

        /** + - * / ^ */
        R arithmetic(Arithmetic node);

        /** exp(x), min(a, b), a and b */
        R functionCall(FunctionCall node);

        /** a &lt; b */
        R comparison(Comparison node);

        /** if(c, a, b) */
        R choice(Choice node);

        /** V(t - tau) */
        R delayed(Delayed node);

        /** f(V, t) */
        R learnedCall(LearnedCall node);

        /** grad, div, laplacian */
        R differential(Differential node);
    }
}
