// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.Locale;
import java.util.Optional;

/**
 * The functions of the language. Each has a fixed number of arguments; {@code min(a, b, c)} is read as
 * {@code min(min(a, b), c)}. {@link #AND}, {@link #OR} and {@link #NOT} join conditions and are written between or
 * before them.
 */
public enum Function {
    /** e to the power x */
    EXP(1),
    /** natural logarithm */
    LOG(1),
    /** square root */
    SQRT(1),
    /** hyperbolic tangent */
    TANH(1),
    /** sine of an angle in radians */
    SIN(1),
    /** cosine of an angle in radians */
    COS(1),
    /** absolute value */
    ABS(1),
    /** the smaller of two numbers */
    MIN(2),
    /** the larger of two numbers */
    MAX(2),
    /** logistic function 1/(1 + exp(-x)) */
    SIGMOID(1),
    /** log(1 + exp(x)), a smooth max(x, 0) */
    SOFTPLUS(1),
    /** both conditions hold */
    AND(2),
    /** at least one condition holds */
    OR(2),
    /** the condition does not hold */
    NOT(1);

    private final int arity;

    Function(int arity) {
        this.arity = arity;
    }

    /** How it is written. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number of its arguments. */
    public int arity() {
        return arity;
    }

    /** Whether it joins conditions rather than numbers. */
    public boolean isLogical() {
        return this == AND || this == OR || this == NOT;
    }

    /** The function written so, if there is one. */
    public static Optional<Function> named(String symbol) {
        for (Function function : values()) {
            if (function.symbol().equals(symbol)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /**
     * The function of its arguments, in IEEE double precision; conditions are 1 (holds) and 0.
     *
     * @throws ExpressionException if the number of arguments is not {@link #arity()}
     */
    public double apply(double... x) {
        if (x.length != arity) {
            throw new ExpressionException(Operands.takes(this, x.length));
        }
        return switch (this) {
            case EXP -> Math.exp(x[0]);
            case LOG -> Math.log(x[0]);
            case SQRT -> Math.sqrt(x[0]);
            case TANH -> Math.tanh(x[0]);
            case SIN -> Math.sin(x[0]);
            case COS -> Math.cos(x[0]);
            case ABS -> Math.abs(x[0]);
            case MIN, AND -> Math.min(x[0], x[1]);
            case MAX, OR -> Math.max(x[0], x[1]);
            case SIGMOID -> sigmoid(x[0]);
            case SOFTPLUS -> Math.max(x[0], 0) + Math.log1p(Math.exp(-Math.abs(x[0])));
            case NOT -> 1 - x[0];
        };
    }

    private static double sigmoid(double x) {
        double small = Math.exp(-Math.abs(x));
        return (x < 0 ? small : 1) / (1 + small);
    }
}
