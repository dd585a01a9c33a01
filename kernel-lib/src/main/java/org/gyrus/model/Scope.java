// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Delayed;
import org.gyrus.expression.Expression.LearnedCall;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Names;

/** Which names an expression of a model may use. */
final class Scope {
    private final Draft draft;

    Scope(Draft draft) {
        this.draft = draft;
    }

    /** Initial values use parameters alone. */
    void requireParameters(Expression expression, String what, String line) {
        requireOnly(expression, what, line, "parameters", Set.of());
    }

    /** Histories use parameters and the time. */
    void requireParametersAndTime(Expression expression, String what, String line) {
        requireOnly(expression, what, line, "parameters and the time", Set.of(draft.time.symbol()));
    }

    private void requireOnly(Expression expression, String what, String line, String which, Set<String> beside) {
        for (Expression node : expression.nodes().toList()) {
            if (node instanceof Symbol symbol
                    && !draft.parameters.containsKey(symbol.name())
                    && !beside.contains(symbol.name())) {
                throw draft.roleOf(symbol.name())
                        .map(role -> ModelException.about(
                                symbol.name(),
                                line,
                                what + " can use " + which + " only, but " + symbol.name() + " is " + role + "."))
                        .orElseGet(() -> unknown(symbol.name(), what, line, draft.parameters.keySet()));
            }
            if (node instanceof Delayed || node instanceof LearnedCall || node instanceof Expression.Differential) {
                throw new ModelException(
                        what + " can use " + which + " only, but " + node.text(draft.time.symbol()) + " is in it.");
            }
        }
    }

    /** Everything else uses the time, states, parameters, inputs, definitions and learned functions. */
    void require(Expression expression, String what, String line) {
        require(expression, what, line, Set.of());
    }

    void require(Expression expression, String what, String line, Set<String> extra) {
        List<String> symbols = new ArrayList<>(extra);
        symbols.add(draft.time.symbol());
        symbols.addAll(draft.states.keySet());
        symbols.addAll(draft.parameters.keySet());
        symbols.addAll(draft.inputs.keySet());
        symbols.addAll(draft.definitions.keySet());
        for (Expression node : expression.nodes().toList()) {
            if (node instanceof Symbol symbol && !symbols.contains(symbol.name())) {
                throw unknown(symbol.name(), what, line, symbols);
            }
            if (node instanceof Delayed delayed && !draft.states.containsKey(delayed.state())) {
                throw pastOf(delayed, what, line);
            }
            if (node instanceof LearnedCall call) {
                requireLearned(call, what, line);
            }
        }
    }

    private ModelException unknown(String name, String what, String line, Iterable<String> candidates) {
        List<String> names = new ArrayList<>();
        candidates.forEach(names::add);
        String advice = name.equals(Event.DOSE)
                ? "; only the jumps of an event have a dose."
                : draft.roleOf(name)
                        .map(role -> ": it is " + role + ", which cannot be used here.")
                        .or(() -> Names.suggestion(name, names))
                        .orElse("; declare it as a state, parameter, input or definition.");
        return ModelException.about(
                name,
                line,
                what + " uses " + name + (advice.startsWith(":") ? "" : ", which is not declared") + advice);
    }

    private ModelException pastOf(Delayed delayed, String what, String line) {
        String role = draft.roleOf(delayed.state()).orElse("not declared");
        return ModelException.about(
                delayed.state(),
                line,
                what + " uses a past value of " + delayed.state() + ", which is " + role + "; only states have a past"
                        + (draft.roleOf(delayed.state()).isPresent()
                                ? "."
                                : Names.suggestion(delayed.state(), draft.states.keySet())
                                        .orElse(".")));
    }

    private void requireLearned(LearnedCall call, String what, String line) {
        String name = call.name();
        Draft.LearnedDraft learned = draft.learned.get(name);
        if (learned == null) {
            throw ModelException.about(name, line, what + " calls " + name + " as a function, " + adviceOnCall(call));
        }
        if (learned.arity() != call.arguments().size()) {
            throw ModelException.about(
                    name,
                    line,
                    what + " gives " + name + " " + call.arguments().size() + " argument(s), but it was declared with "
                            + learned.arity() + ".");
        }
    }

    private String adviceOnCall(LearnedCall call) {
        String name = call.name();
        String time = draft.time.symbol();
        if (draft.states.containsKey(name)) {
            return "but it is a state; write " + name + " for its value now, " + name + "(" + time + " - tau) for the"
                    + " past, " + name + "*(...) for a product.";
        }
        if (draft.roleOf(name).isPresent()) {
            return "but it is " + draft.roleOf(name).get() + "; write " + name + "*(...) for a product.";
        }
        if (name.equals("ln")) {
            return "but the natural logarithm is written log.";
        }
        List<String> candidates = new ArrayList<>(draft.learned.keySet());
        candidates.addAll(Names.functions());
        return "which is not one"
                + Names.suggestion(name, candidates)
                        .orElse("; declare it with .learned(\"" + name + "\", "
                                + call.arguments().size() + ") if it is to be learned.");
    }
}
