// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

/**
 * One line of a model that gives a name a right side.
 *
 * @param name the state or definition on the left
 * @param right the expression on the right
 */
public record Statement(String name, Expression right) {
    public Statement {
        Names.requireName(name);
        Operands.requireNumber(right);
    }

    /**
     * Reads an equation, {@code dV/dt = a*V}; its name is the state V.
     *
     * @param time the symbol of time
     * @throws ExpressionException if the text is not an equation, with a caret at the place
     */
    public static Statement rate(String text, String time) {
        return new EquationReader(text, time).rate();
    }

    /**
     * Reads a definition or an observable, {@code q = (A - P)/R}.
     *
     * @throws ExpressionException if the text is not a definition, with a caret at the place
     */
    public static Statement definition(String text, String time) {
        return new EquationReader(text, time).definition();
    }

    /**
     * Reads a jump of an event, {@code V -> V/2}.
     *
     * @throws ExpressionException if the text is not a jump, with a caret at the place
     */
    public static Statement jump(String text, String time) {
        return new EquationReader(text, time).jump();
    }
}
