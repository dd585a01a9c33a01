// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

/** The five operators between two numbers. */
public enum Operator {
    /** left + right */
    ADD("+"),
    /** left - right */
    SUBTRACT("-"),
    /** left * right */
    MULTIPLY("*"),
    /** left / right */
    DIVIDE("/"),
    /** left ^ right, associative to the right; {@code pow(a, b)} is another spelling of it */
    POWER("^");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** How it is written. */
    public String symbol() {
        return symbol;
    }

    /** The operator applied to two numbers, in IEEE double precision. */
    public double apply(double left, double right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case POWER -> Math.pow(left, right);
        };
    }
}
