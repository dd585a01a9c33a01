// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.expression.Expression;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Names;
import org.gyrus.model.Model;

/** What a network sees: names or expressions of the model, {@code "V"}, {@code "t"}, {@code "log(V/K)"}. */
final class Inputs {
    private final List<Expression> arguments = new ArrayList<>();

    Inputs(Model model, Term term) {
        Map<String, Expression> observables = new HashMap<>();
        boolean out = !term.role().isUpstream() || term.role() == Role.OUTPUT_RESIDUAL;
        if (out) {
            model.observables()
                    .forEach(o -> observables.put(o.name(), o.formula().written()));
        }
        List<String> known = known(model);
        known.addAll(observables.keySet());
        for (String input : term.network().inputs()) {
            Expression seen = parsed(input, model, term);
            for (String symbol : seen.symbols()) {
                if (!known.contains(symbol)) {
                    throw new HybridException(unknown(symbol, known, model, term));
                }
                if (term.role() == Role.PARAMETER && term.targets().contains(symbol)) {
                    throw new HybridException(term.spoken() + " cannot see " + symbol + " itself; it starts as "
                            + symbol + "_0, which can be fitted beside it.");
                }
            }
            arguments.add(seen.substitute(observables));
        }
    }

    /** What an input may be made of. */
    static List<String> known(Model model) {
        List<String> known = new ArrayList<>();
        known.add(model.time().symbol());
        model.states().forEach(s -> known.add(s.name()));
        model.parameters().forEach(p -> known.add(p.name()));
        model.inputs().forEach(i -> known.add(i.name()));
        model.definitions().forEach(d -> known.add(d.name()));
        return known;
    }

    private static Expression parsed(String input, Model model, Term term) {
        try {
            return Expression.parse(input, model.time().symbol());
        } catch (ExpressionException e) {
            throw new HybridException(
                    term.spoken() + " sees \"" + input + "\", which cannot be read. " + e.getMessage(), e);
        }
    }

    private static String unknown(String symbol, List<String> known, Model model, Term term) {
        return term.spoken() + " sees " + symbol + ", which is not in the model \"" + model.name() + "\""
                + Names.suggestion(symbol, known).orElse("; the model has " + String.join(", ", known) + ".")
                + " If it is known of each patient, declare it first: .covariate(\"" + symbol
                + "\", value, \"unit\").";
    }

    /** The numbers a network is given, as trees. */
    List<Expression> arguments() {
        return arguments;
    }
}
