// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.List;

/** Which operands a node takes: how many, and numbers or conditions. */
final class Operands {
    private Operands() {}

    static void requireNumber(Expression... operands) {
        for (Expression operand : operands) {
            if (operand.isCondition()) {
                throw new ExpressionException("A number is expected, but " + operand.text()
                        + " is true or false; as a number it is written if(" + operand.text() + ", 1, 0).");
            }
        }
    }

    static void requireCondition(Expression operand) {
        if (!operand.isCondition()) {
            throw new ExpressionException(
                    "A condition such as V > K is expected, but " + operand.text() + " is a number.");
        }
    }

    static void requireFor(Function function, List<Expression> arguments) {
        if (arguments.size() != function.arity()) {
            throw new ExpressionException(takes(function, arguments.size()));
        }
        for (Expression argument : arguments) {
            if (function.isLogical()) {
                requireCondition(argument);
            } else {
                requireNumber(argument);
            }
        }
    }

    static String takes(Function function, int given) {
        return function.symbol() + " takes " + (function.arity() == 1 ? "one argument" : "two arguments") + ", but "
                + (given == 0 ? "none" : given) + (given == 1 ? " was" : " were") + " given.";
    }
}
