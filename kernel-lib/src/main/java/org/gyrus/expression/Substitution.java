// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.gyrus.expression.Expression.Delayed;
import org.gyrus.expression.Expression.Symbol;

/** Replaces symbols by expressions. */
record Substitution(Map<String, Expression> replacements) implements UnaryOperator<Expression> {
    @Override
    public Expression apply(Expression node) {
        if (node instanceof Symbol symbol) {
            return replacements.getOrDefault(symbol.name(), symbol);
        }
        if (node instanceof Delayed delayed && replacements.containsKey(delayed.state())) {
            Expression replacement = replacements.get(delayed.state());
            if (replacement instanceof Symbol renamed) {
                return new Delayed(renamed.name(), delayed.delay());
            }
            throw new ExpressionException("The past value " + delayed.text() + " cannot be replaced by "
                    + replacement.text() + ": only states have a past.");
        }
        return node;
    }
}
