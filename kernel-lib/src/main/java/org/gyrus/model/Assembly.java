// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Names;
import org.gyrus.expression.Operator;
import org.gyrus.expression.Statement;
import org.gyrus.expression.Unit;
import org.gyrus.expression.UnitCheck;

/** Makes a model of a draft: checks that the parts belong together, and works out every unit. */
final class Assembly {
    private final Draft draft;
    private final Scope scope;
    private final Map<String, Unit> doseUnits = new HashMap<>();
    private UnitCheck units;

    Assembly(Draft draft) {
        this.draft = draft;
        this.scope = new Scope(draft);
    }

    Model model() {
        requireWhole();
        List<String> order = new DefinitionOrder(draft.definitions).sorted();
        units = new UnitCheck(draft.time.unit(), draft.length);
        declare();
        parts(order); // decides the units that were left open
        return new Model(parts(order));
    }

    private void requireWhole() {
        if (draft.time == null) {
            throw new ModelException(
                    "The model \"" + draft.name + "\" has no unit of time; write .time(\"day\") before the equations.");
        }
        if (draft.states.isEmpty()) {
            throw new ModelException(
                    "The model \"" + draft.name + "\" has no state; write .state(\"V\", 900, \"mm^3\").");
        }
        for (String name : draft.rates.keySet()) {
            if (!draft.states.containsKey(name)) {
                throw new ModelException("The equation " + rateText(name) + " has no state: " + name + " is "
                        + draft.roleOf(name).orElse("not declared")
                        + Names.suggestion(name, draft.states.keySet()).orElse("."));
            }
        }
        for (String name : draft.states.keySet()) {
            if (!draft.rates.containsKey(name)) {
                throw new ModelException("The state " + name + " has no equation; write .equation(\"d" + name + "/d"
                        + draft.time.symbol() + " = ...\").");
            }
        }
    }

    private String rateText(String state) {
        return rateName(state) + " = " + draft.rates.get(state).text(draft.time.symbol());
    }

    private String rateName(String state) {
        return "d" + state + "/d" + draft.time.symbol();
    }

    private void declare() {
        units.symbol(draft.time.symbol(), draft.time.unit());
        draft.states.values().forEach(s -> units.symbol(s.name(), s.unit()));
        draft.parameters.values().forEach(p -> units.symbol(p.name(), p.unit()));
        draft.inputs.values().forEach(i -> units.symbol(i.name(), i.unit()));
        draft.learned.values().forEach(f -> f.unit()
                .ifPresentOrElse(unit -> units.function(f.name(), unit), () -> units.function(f.name())));
    }

    private Model.Parts parts(List<String> order) {
        return new Model.Parts(
                draft.name,
                draft.time,
                draft.length,
                draft.states.values().stream().map(this::state).toList(),
                List.copyOf(draft.parameters.values()),
                List.copyOf(draft.inputs.values()),
                order.stream().map(this::definition).toList(),
                draft.states.keySet().stream().map(this::equation).toList(),
                draft.noise.keySet().stream().map(this::noise).toList(),
                draft.histories.keySet().stream().map(this::history).toList(),
                draft.events.values().stream().map(this::event).toList(),
                draft.triggers.stream().map(this::trigger).toList(),
                draft.observables.values().stream().map(this::observable).toList(),
                draft.learned.values().stream()
                        .map(f -> new Learned(f.name(), f.arity(), units.unitOfFunction(f.name())))
                        .toList(),
                List.copyOf(draft.citations));
    }

    private State state(Draft.StateDraft state) {
        String line = state.name() + " = " + text(state.initial());
        scope.requireParameters(state.initial(), "The initial value of " + state.name(), line);
        Formula initial = formula(state.initial(), state.unit(), "the initial value of " + state.name());
        return new State(state.name(), initial, state.unit(), state.positive());
    }

    private Definition definition(String name) {
        Expression right = draft.definitions.get(name);
        scope.require(right, "The definition of " + name, name + " = " + text(right));
        UnitCheck.Result result = units.check(right);
        units.symbol(name, result.unit());
        return new Definition(name, new Formula(right, result.computed(), result.unit()));
    }

    private Equation equation(String state) {
        Expression right = draft.rates.get(state);
        scope.require(right, "The equation of " + state, rateText(state));
        Unit unit = draft.states.get(state).unit().over(draft.time.unit());
        return new Equation(state, formula(right, unit, rateName(state)));
    }

    private Noise noise(String state) {
        Expression strength = draft.noise.get(state);
        String what = "The noise of " + state;
        Unit unit = stateOf(what, state).unit().over(draft.time.unit().squareRoot());
        scope.require(strength, what, "noise " + state + " = " + text(strength));
        return new Noise(state, formula(strength, unit, "noise of " + state));
    }

    private History history(String state) {
        Expression past = draft.histories.get(state);
        String what = "The history of " + state;
        Unit unit = stateOf(what, state).unit();
        scope.requireParametersAndTime(past, what, "history " + state + " = " + text(past));
        return new History(state, formula(past, unit, "history of " + state));
    }

    private Draft.StateDraft stateOf(String what, String name) {
        if (!draft.states.containsKey(name)) {
            throw new ModelException(what + " has no state: " + name + " is "
                    + draft.roleOf(name).orElse("not declared")
                    + Names.suggestion(name, draft.states.keySet()).orElse("."));
        }
        return draft.states.get(name);
    }

    private Event event(Draft.EventDraft event) {
        Optional<Unit> unit = event.doseUnit().or(() -> Optional.ofNullable(doseUnits.get(event.name())));
        unit.ifPresentOrElse(known -> units.symbol(Event.DOSE, known), () -> units.symbol(Event.DOSE));
        List<Jump> jumps = jumps("The event " + event.name(), event.jumps(), Set.of(Event.DOSE));
        Unit found = units.unitOfSymbol(Event.DOSE);
        doseUnits.put(event.name(), found);
        return new Event(event.name(), found, jumps);
    }

    private Trigger trigger(Draft.TriggerDraft trigger) {
        Expression.Comparison condition = (Expression.Comparison) trigger.condition();
        String what = "The condition " + text(condition);
        scope.require(condition, what, text(condition));
        if (trigger.jumps().isEmpty() && !trigger.stops()) {
            throw new ModelException(what + " changes nothing; write a jump such as V -> V/2, or stop.");
        }
        UnitCheck.Result truth = units.check(condition);
        UnitCheck.Result crossing =
                units.check(new Expression.Arithmetic(Operator.SUBTRACT, condition.left(), condition.right()));
        return new Trigger(
                new Formula(condition, truth.computed(), Unit.ONE),
                new Formula(
                        new Expression.Arithmetic(Operator.SUBTRACT, condition.left(), condition.right()),
                        crossing.computed(),
                        crossing.unit()),
                trigger.direction(),
                jumps(what, trigger.jumps(), Set.of()),
                trigger.stops());
    }

    private List<Jump> jumps(String what, List<Statement> statements, Set<String> extra) {
        List<Jump> jumps = new ArrayList<>();
        for (Statement jump : statements) {
            String line = jump.name() + " -> " + text(jump.right());
            if (!draft.states.containsKey(jump.name())) {
                throw ModelException.about(
                        jump.name(),
                        line,
                        what + " changes " + jump.name() + ", which is "
                                + draft.roleOf(jump.name()).orElse("not declared") + ", not a state"
                                + Names.suggestion(jump.name(), draft.states.keySet())
                                        .orElse("."));
            }
            scope.require(jump.right(), what, line, extra);
            Unit unit = draft.states.get(jump.name()).unit();
            jumps.add(new Jump(jump.name(), formula(jump.right(), unit, jump.name())));
        }
        return jumps;
    }

    private Observable observable(Draft.ObservableDraft observable) {
        String line = observable.name() + " = " + text(observable.right());
        scope.require(observable.right(), "The observable " + observable.name(), line);
        UnitCheck.Result own = units.check(observable.right());
        return new Observable(
                observable.name(),
                formula(observable.right(), observable.unit().orElse(own.unit()), observable.name()));
    }

    private Formula formula(Expression written, Unit unit, String what) {
        UnitCheck.Result result = units.check(written, unit, what);
        return new Formula(written, result.computed(), unit);
    }

    private String text(Expression expression) {
        return expression.text(draft.time.symbol());
    }
}
