// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The right side of an equation as a tree: an immutable value, made from text and printed back to it.
 *
 * <p>A tree is a number ({@link Literal}), a name ({@link Symbol}), an operation on smaller trees, or one of the five
 * things that make it a model of a process: a past value ({@link Delayed}), a learned term ({@link LearnedCall}), a
 * change in space ({@link Differential}), a direction in it ({@link Vector}) and a choice ({@link Choice}).
 *
 * <p>Two trees are equal when they have the same shape; {@code x + y} and {@code y + x} are not.
 */
public sealed interface Expression {

    /**
     * Reads an expression whose time is {@code t}.
     *
     * @throws ExpressionException if the text is not an expression, with a caret at the place
     */
    static Expression parse(String text) {
        return parse(text, "t");
    }

    /**
     * Reads an expression; {@code V(time - tau)} is a past value.
     *
     * @throws ExpressionException if the text is not an expression, with a caret at the place
     */
    static Expression parse(String text, String time) {
        return new EquationReader(text, time).alone();
    }

    /** The text of this tree, with the time {@code t}; {@link #parse} makes an equal tree of it. */
    default String text() {
        return text("t");
    }

    /** The text of this tree; {@link #parse(String, String)} makes an equal tree of it. */
    default String text(String time) {
        return accept(new TextPrinter(time));
    }

    /** The formula for a typeset page; learned terms are in {@link Latex#LEARNED_COLOR}. */
    default String latex() {
        return Latex.of(this);
    }

    /** An equal formula with constants folded and neutral operands removed; see {@link Simplification}. */
    default Expression simplified() {
        return map(Simplification::of);
    }

    /** The tree in which every node, from the leaves up, is replaced by what the change makes of it. */
    default Expression map(UnaryOperator<Expression> change) {
        return accept(new Rewriting(change));
    }

    /**
     * The tree in which symbols are replaced by expressions, all at once.
     *
     * @throws ExpressionException if a state with a past value, {@code V(t - tau)}, is replaced by more than a name
     */
    default Expression substitute(Map<String, Expression> replacements) {
        return map(new Substitution(replacements));
    }

    /**
     * The number this tree stands for, by direct recursion: for initial values and as a reference, not for speed.
     *
     * @param values the value of each symbol
     * @throws ExpressionException if a symbol has no value, or for past values, learned terms and changes in space
     */
    default double value(Map<String, Double> values) {
        return accept(new Valuation(values));
    }

    /** This node and all below it, each before those below it. */
    default Stream<Expression> nodes() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Expression::nodes));
    }

    /** The names of all symbols, in the order they appear. */
    default Set<String> symbols() {
        Set<String> names = new LinkedHashSet<>();
        nodes().forEach(node -> {
            if (node instanceof Symbol symbol) {
                names.add(symbol.name());
            }
        });
        return names;
    }

    /** Whether it is true or false rather than a number. */
    default boolean isCondition() {
        return this instanceof Comparison
                || (this instanceof FunctionCall call && call.function().isLogical());
    }

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
        public String toString() {
            return text();
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
        public String toString() {
            return text();
        }

        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** -operand */
    record Negation(Expression operand) implements Expression {
        public Negation {
            Operands.requireNumber(operand);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.negation(this);
        }

        @Override
        public String toString() {
            return text();
        }

        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** left operator right */
    record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
        public Arithmetic {
            Operands.requireNumber(left, right);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.arithmetic(this);
        }

        @Override
        public String toString() {
            return text();
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
            Operands.requireFor(function, arguments);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.functionCall(this);
        }

        @Override
        public String toString() {
            return text();
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }
    }

    /** left relation right: a condition, true or false. */
    record Comparison(Relation relation, Expression left, Expression right) implements Expression {
        public Comparison {
            Operands.requireNumber(left, right);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.comparison(this);
        }

        @Override
        public String toString() {
            return text();
        }

        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** {@code if(condition, then, otherwise)} */
    record Choice(Expression condition, Expression then, Expression otherwise) implements Expression {
        public Choice {
            Operands.requireCondition(condition);
            Operands.requireNumber(then, otherwise);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.choice(this);
        }

        @Override
        public String toString() {
            return text();
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
            Operands.requireNumber(delay);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.delayed(this);
        }

        @Override
        public String toString() {
            return text();
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
            arguments.forEach(Operands::requireNumber);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.learnedCall(this);
        }

        @Override
        public String toString() {
            return text();
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }
    }

    /** A change in space: {@code grad(c)}, {@code div(D*grad(c))}, {@code div(vector(u, v)*c)} or {@code laplacian(c)}. */
    record Differential(Kind kind, Expression operand) implements Expression {
        public Differential {
            Operands.requireNumber(operand);
        }

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
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.differential(this);
        }

        @Override
        public String toString() {
            return text();
        }

        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** {@code vector(u, v, w)}: a direction by its components along x, and y and z where there are such axes. */
    record Vector(List<Expression> components) implements Expression {
        /** The most components a vector has. */
        private static final int AXES = 3;

        public Vector {
            components = List.copyOf(components);
            if (components.isEmpty() || components.size() > AXES) {
                throw new ExpressionException(
                        "A vector has one component for each axis of space, as in vector(u, v) or vector(u, v, w), but "
                                + (components.isEmpty() ? "none was" : components.size() + " were") + " given.");
            }
            components.forEach(Operands::requireNumber);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.vector(this);
        }

        @Override
        public String toString() {
            return text();
        }

        @Override
        public List<Expression> children() {
            return components;
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

        /** vector(u, v) */
        R vector(Vector node);
    }
}
