// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.gyrus.expression.Expression;
import org.gyrus.expression.ExpressionException;
import org.gyrus.model.Model;

/** The size that quantities of a model have at its start: what networks are scaled by until there are data. */
final class TypicalValues {
    private final Map<String, Double> values = new HashMap<>();

    TypicalValues(Model model) {
        model.parameters().forEach(p -> values.put(p.name(), p.value()));
        Map<String, Double> known = Map.copyOf(values);
        model.states().forEach(s -> values.put(s.name(), s.initial().computed().value(known)));
        values.put(model.time().symbol(), 0.0);
        model.definitions().forEach(d -> of(d.formula().computed()).ifPresent(value -> values.put(d.name(), value)));
    }

    /** The value at the start, if it is known and finite. */
    OptionalDouble of(Expression expression) {
        try {
            double value = expression.value(values);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (ExpressionException unknown) {
            return OptionalDouble.empty();
        }
    }

    /** The magnitude at the start if it is neither zero nor unknown, else another. */
    double sizeOf(Expression expression, double otherwise) {
        double size = Math.abs(of(expression).orElse(0));
        return size > 0 ? size : otherwise;
    }
}
