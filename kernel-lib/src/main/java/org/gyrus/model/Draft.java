// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Statement;
import org.gyrus.expression.Unit;

/** What an author has said so far: a model whose parts have been read but not yet checked against each other. */
final class Draft {
    /** A state with its initial value as written. */
    record StateDraft(String name, Expression initial, Unit unit, boolean positive) {}

    /** An event; the unit of the dose may still be open. */
    record EventDraft(String name, Optional<Unit> doseUnit, List<Statement> jumps) {}

    /** A condition with its jumps. */
    record TriggerDraft(Expression condition, Trigger.Direction direction, List<Statement> jumps, boolean stops) {}

    /** An observable; its unit may still be open. */
    record ObservableDraft(String name, Expression right, Optional<Unit> unit) {}

    /** A learned function; its unit may still be open. */
    record LearnedDraft(String name, int arity, Optional<Unit> unit) {}

    final String name;
    Time time;
    Unit length = Model.DEFAULT_LENGTH;
    final Map<String, StateDraft> states = new LinkedHashMap<>();
    final Map<String, Parameter> parameters = new LinkedHashMap<>();
    final Map<String, Input> inputs = new LinkedHashMap<>();
    final Map<String, Expression> definitions = new LinkedHashMap<>();
    final Map<String, Expression> rates = new LinkedHashMap<>();
    final Map<String, Expression> noise = new LinkedHashMap<>();
    final Map<String, Expression> histories = new LinkedHashMap<>();
    final Map<String, EventDraft> events = new LinkedHashMap<>();
    final List<TriggerDraft> triggers = new ArrayList<>();
    final Map<String, ObservableDraft> observables = new LinkedHashMap<>();
    final Map<String, LearnedDraft> learned = new LinkedHashMap<>();
    final List<String> citations = new ArrayList<>();

    Draft(String name) {
        this.name = name;
    }

    /** The draft that would make this model. */
    static Draft of(Model model) {
        Draft draft = new Draft(model.name());
        draft.time = model.time();
        draft.length = model.length();
        model.states()
                .forEach(s -> draft.states.put(
                        s.name(), new StateDraft(s.name(), s.initial().written(), s.unit(), s.positive())));
        model.parameters().forEach(p -> draft.parameters.put(p.name(), p));
        model.inputs().forEach(i -> draft.inputs.put(i.name(), i));
        model.definitions()
                .forEach(d -> draft.definitions.put(d.name(), d.formula().written()));
        model.equations().forEach(e -> draft.rates.put(e.state(), e.rate().written()));
        model.noise().forEach(n -> draft.noise.put(n.state(), n.strength().written()));
        model.histories().forEach(h -> draft.histories.put(h.state(), h.past().written()));
        model.events()
                .forEach(e -> draft.events.put(
                        e.name(), new EventDraft(e.name(), Optional.of(e.doseUnit()), statements(e.jumps()))));
        model.triggers()
                .forEach(t -> draft.triggers.add(
                        new TriggerDraft(t.condition().written(), t.direction(), statements(t.jumps()), t.stops())));
        model.observables()
                .forEach(o -> draft.observables.put(
                        o.name(),
                        new ObservableDraft(
                                o.name(),
                                o.formula().written(),
                                Optional.of(o.formula().unit()))));
        model.learned()
                .forEach(
                        f -> draft.learned.put(f.name(), new LearnedDraft(f.name(), f.arity(), Optional.of(f.unit()))));
        draft.citations.addAll(model.citations());
        return draft;
    }

    private static List<Statement> statements(List<Jump> jumps) {
        return jumps.stream()
                .map(jump -> new Statement(jump.state(), jump.after().written()))
                .toList();
    }

    /** What a name is declared as, with its article: "a state". */
    Optional<String> roleOf(String symbol) {
        if (time != null && time.symbol().equals(symbol)) {
            return Optional.of("the time");
        }
        Map<String, Map<String, ?>> roles = new LinkedHashMap<>();
        roles.put("a state", states);
        roles.put("a parameter", parameters);
        roles.put("an input", inputs);
        roles.put("a definition", definitions);
        roles.put("an observable", observables);
        roles.put("a learned function", learned);
        return roles.entrySet().stream()
                .filter(role -> role.getValue().containsKey(symbol))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
