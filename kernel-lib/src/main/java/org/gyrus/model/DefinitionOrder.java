// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gyrus.expression.Expression;

/** Puts definitions into an order in which each uses only those before it. */
final class DefinitionOrder {
    private final Map<String, Expression> definitions;
    private final Set<String> sorted = new LinkedHashSet<>();
    private final List<String> open = new ArrayList<>();

    DefinitionOrder(Map<String, Expression> definitions) {
        this.definitions = definitions;
    }

    /** The names in order; those that are free to stay keep their place. */
    List<String> sorted() {
        definitions.keySet().forEach(this::visit);
        return List.copyOf(sorted);
    }

    private void visit(String name) {
        if (sorted.contains(name) || !definitions.containsKey(name)) {
            return;
        }
        int start = open.indexOf(name);
        if (start >= 0) {
            List<String> circle = new ArrayList<>(open.subList(start, open.size()));
            circle.add(name);
            throw new ModelException(
                    circle.size() == 2
                            ? "The definition of " + name + " uses itself."
                            : "The definitions run in a circle: " + String.join(" uses ", circle) + ".");
        }
        open.add(name);
        definitions.get(name).symbols().forEach(this::visit);
        open.remove(open.size() - 1);
        sorted.add(name);
    }
}
