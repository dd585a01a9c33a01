// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gyrus.expression.Expression;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Names;
import org.gyrus.expression.Statement;
import org.gyrus.expression.Unit;

/**
 * Says a model part by part, in any order. A mistake within one part is told at once; {@link #build} checks the whole:
 * every symbol is declared, every state has its equation, the units match.
 *
 * <p>{@link #positive}, {@link #range}, {@link #source}, {@link #dose}, {@link #direction} and {@link #stop} say
 * more about the part
 * declared just before them.
 */
public final class ModelBuilder {
    private final Draft draft;
    private Object last;

    ModelBuilder(Draft draft) {
        this.draft = draft;
    }

    /** The unit of time, with the symbol {@code t}. */
    public ModelBuilder time(String unit) {
        return time("t", unit);
    }

    /** The symbol and unit of time; equations are then written {@code dV/dage = ...}. */
    public ModelBuilder time(String symbol, String unit) {
        requireFree(symbol);
        draft.time = read(() -> new Time(Names.requireName(symbol), Unit.of(unit)));
        return declared(draft.time);
    }

    /** The unit of length in {@code grad}, {@code div} and {@code laplacian}; mm if nothing is said. */
    public ModelBuilder space(String lengthUnit) {
        draft.length = read(() -> Unit.of(lengthUnit));
        return declared(draft.length);
    }

    /** A state with the number it starts at. */
    public ModelBuilder state(String name, double initial, String unit) {
        return state(name, read(() -> new Expression.Literal(initial)), unit);
    }

    /** A state that starts at an expression of parameters. */
    public ModelBuilder state(String name, String initial, String unit) {
        return state(name, read(() -> Expression.parse(initial, timeSymbol())), unit);
    }

    private ModelBuilder state(String name, Expression initial, String unit) {
        requireFree(name);
        draft.states.put(name, new Draft.StateDraft(name, initial, unit("The state " + name, unit), false));
        return declared(draft.states.get(name));
    }

    /** The state declared just before can only be zero or more. */
    public ModelBuilder positive() {
        Draft.StateDraft state = last(Draft.StateDraft.class, "positive()", "a state");
        draft.states.put(state.name(), new Draft.StateDraft(state.name(), state.initial(), state.unit(), true));
        return declared(draft.states.get(state.name()));
    }

    /** A parameter with its value; its source is still to be told. */
    public ModelBuilder parameter(String name, double value, String unit) {
        requireFree(name);
        return put(new Parameter(name, value, unit("The parameter " + name, unit), Range.ALL, "", Trust.UNVERIFIED));
    }

    /** The values that the parameter declared just before may take, both ends included. */
    public ModelBuilder range(double low, double high) {
        Parameter p = last(Parameter.class, "range(...)", "a parameter");
        return put(new Parameter(p.name(), p.value(), p.unit(), new Range(low, high), p.source(), p.trust()));
    }

    /** Where the value of the parameter declared just before comes from; it counts as unverified. */
    public ModelBuilder source(String source) {
        return source(source, Trust.UNVERIFIED);
    }

    /** Where the value of the parameter declared just before comes from, and how far it can be trusted. */
    public ModelBuilder source(String source, Trust trust) {
        Parameter p = last(Parameter.class, "source(...)", "a parameter");
        return put(new Parameter(p.name(), p.value(), p.unit(), p.range(), source, trust));
    }

    private ModelBuilder put(Parameter parameter) {
        draft.parameters.put(parameter.name(), parameter);
        return declared(parameter);
    }

    /** Another value of a declared parameter, or another number for a declared state to start at. */
    public ModelBuilder value(String name, double value) {
        if (draft.parameters.containsKey(name)) {
            return put(draft.parameters.get(name).withValue(value));
        }
        if (draft.states.containsKey(name)) {
            Draft.StateDraft s = draft.states.get(name);
            Expression initial = read(() -> new Expression.Literal(value));
            draft.states.put(name, new Draft.StateDraft(name, initial, s.unit(), s.positive()));
            return declared(draft.states.get(name));
        }
        List<String> names = new ArrayList<>(draft.parameters.keySet());
        names.addAll(draft.states.keySet());
        throw new ModelException("There is no parameter or state " + name + " to give a value"
                + Names.suggestion(name, names).orElse("."));
    }

    /** A quantity given from outside as a function of time. */
    public ModelBuilder input(String name, String unit) {
        requireFree(name);
        draft.inputs.put(name, new Input(name, unit("The input " + name, unit)));
        return declared(draft.inputs.get(name));
    }

    /** A name for a part of the equations, {@code q = (A - P)/R}. */
    public ModelBuilder definition(String text) {
        Statement statement = read(() -> Statement.definition(text, timeSymbol()));
        requireFree(statement.name());
        draft.definitions.put(statement.name(), statement.right());
        return declared(statement);
    }

    /** The equation of a state, {@code dV/dt = a*V}. */
    public ModelBuilder equation(String text) {
        Statement statement = read(() -> Statement.rate(text, timeSymbol()));
        if (draft.rates.containsKey(statement.name())) {
            throw new ModelException("The state " + statement.name() + " has an equation already: "
                    + rateText(statement.name(), draft.rates.get(statement.name())) + ".");
        }
        return rate(statement.name(), statement.right());
    }

    /** The right side of a state's equation as a tree, in place of the one it may have. */
    public ModelBuilder rate(String state, Expression right) {
        draft.rates.put(state, read(() -> new Statement(state, right)).right());
        return declared(right);
    }

    /**
     * White noise in the equation of a state, dV = ... dt + strength dW in the sense of Ito, W a Brownian motion of its own
     * for each state; in place of the one it may have.
     *
     * @param strength {@code "sigma*V"}, in the state's unit per square root of the time's: sigma in {@code 1/day^(1/2)}
     */
    public ModelBuilder noise(String state, String strength) {
        draft.noise.put(state, read(() -> Expression.parse(strength, timeSymbol())));
        return declared(strength);
    }

    /** Takes all noise out of the equations. */
    public ModelBuilder withoutNoise() {
        draft.noise.clear();
        return declared(draft.noise);
    }

    /**
     * What a delayed state was before the start, in place of its initial value.
     *
     * @param past {@code "V_0*exp(r*t)"}, of time and parameters, in the state's unit
     */
    public ModelBuilder history(String state, String past) {
        draft.histories.put(state, read(() -> Expression.parse(past, timeSymbol())));
        return declared(past);
    }

    /** What an event of a treatment does, {@code V -> V*exp(-alpha*dose)}; all its jumps happen at once. */
    public ModelBuilder on(String event, String... jumps) {
        read(() -> Names.requireName(event));
        if (draft.events.containsKey(event)) {
            throw new ModelException("The event " + event + " is declared already; give all its jumps at once, as in"
                    + " .on(\"" + event + "\", \"V -> ...\", \"W -> ...\").");
        }
        List<Statement> all = jumps("The event " + event, List.of(jumps));
        if (all.isEmpty()) {
            throw new ModelException("The event " + event + " changes nothing; write a jump such as V -> V/2.");
        }
        draft.events.put(event, new Draft.EventDraft(event, Optional.empty(), all));
        return declared(draft.events.get(event));
    }

    /** The unit of the dose of the event declared just before; without it the unit follows from the jumps. */
    public ModelBuilder dose(String unit) {
        Draft.EventDraft event = last(Draft.EventDraft.class, "dose(...)", "an event");
        draft.events.put(
                event.name(),
                new Draft.EventDraft(
                        event.name(), Optional.of(unit("The dose of " + event.name(), unit)), event.jumps()));
        return declared(draft.events.get(event.name()));
    }

    /**
     * What happens by itself when a comparison such as {@code V > K/2} becomes true; {@code "stop"} after the last jump or in
     * place of any ends the simulation, as {@link #stop} does.
     */
    public ModelBuilder when(String condition, String... jumps) {
        Expression comparison = read(() -> Expression.parse(condition, timeSymbol()));
        if (!(comparison instanceof Expression.Comparison)) {
            throw new ModelException("Something happens when one comparison such as V > K/2 becomes true, but "
                    + comparison.text(timeSymbol()) + " is not one.");
        }
        List<String> texts = List.of(jumps);
        boolean stops = !texts.isEmpty() && texts.get(texts.size() - 1).strip().equals(Trigger.STOP);
        List<Statement> all =
                jumps("The condition " + condition.strip(), stops ? texts.subList(0, texts.size() - 1) : texts);
        Draft.TriggerDraft trigger = new Draft.TriggerDraft(comparison, Trigger.Direction.BECOMES_TRUE, all, stops);
        draft.triggers.add(trigger);
        return declared(trigger);
    }

    /** Which change of the condition declared just before counts. */
    public ModelBuilder direction(Trigger.Direction direction) {
        Draft.TriggerDraft trigger = last(Draft.TriggerDraft.class, "direction(...)", "a condition");
        return changed(new Draft.TriggerDraft(trigger.condition(), direction, trigger.jumps(), trigger.stops()));
    }

    /** The simulation ends where the condition declared just before comes true, after its jumps. */
    public ModelBuilder stop() {
        Draft.TriggerDraft trigger = last(Draft.TriggerDraft.class, "stop()", "a condition");
        return changed(new Draft.TriggerDraft(trigger.condition(), trigger.direction(), trigger.jumps(), true));
    }

    private ModelBuilder changed(Draft.TriggerDraft trigger) {
        draft.triggers.set(draft.triggers.size() - 1, trigger);
        return declared(trigger);
    }

    private List<Statement> jumps(String what, List<String> texts) {
        List<Statement> jumps = new ArrayList<>();
        for (String text : texts) {
            Statement jump = read(() -> Statement.jump(text, timeSymbol()));
            if (jumps.stream().anyMatch(other -> other.name().equals(jump.name()))) {
                throw new ModelException(what + " changes " + jump.name() + " twice; join both into one jump.");
            }
            jumps.add(jump);
        }
        return List.copyOf(jumps);
    }

    /** Something that is measured, {@code total = V_l + V_d}, in the unit that follows from it. */
    public ModelBuilder observable(String text) {
        return observable(text, Optional.empty());
    }

    /** Something that is measured, {@code total = V_l + V_d}, in a unit. */
    public ModelBuilder observable(String text, String unit) {
        return observable(text, Optional.of(unit("The observable " + text, unit)));
    }

    private ModelBuilder observable(String text, Optional<Unit> unit) {
        Statement statement = read(() -> Statement.definition(text, timeSymbol()));
        requireFree(statement.name());
        draft.observables.put(statement.name(), new Draft.ObservableDraft(statement.name(), statement.right(), unit));
        return declared(statement);
    }

    /** A function to be learned, with the number of its arguments, in the unit that follows from its place. */
    public ModelBuilder learned(String name, int arity) {
        return learned(name, arity, Optional.empty());
    }

    /** A function to be learned, with the number of its arguments and the unit of its values. */
    public ModelBuilder learned(String name, int arity, String unit) {
        return learned(name, arity, Optional.of(unit("The learned function " + name, unit)));
    }

    private ModelBuilder learned(String name, int arity, Optional<Unit> unit) {
        requireFree(name);
        if (arity < 1) {
            throw new ModelException("The learned function " + name + " has at least one argument, not " + arity + ".");
        }
        draft.learned.put(name, new Draft.LearnedDraft(name, arity, unit));
        return declared(draft.learned.get(name));
    }

    /** A publication of the model: a DOI, an arXiv number or a reference in words. */
    public ModelBuilder cites(String reference) {
        draft.citations.add(reference);
        return declared(reference);
    }

    /** Takes back what a name was declared as, so that it can be declared anew: a parameter that becomes learned. */
    public ModelBuilder without(String name) {
        if (draft.roleOf(name).isEmpty()) {
            throw new ModelException("There is nothing named " + name + " to take back.");
        }
        draft.states.remove(name);
        draft.rates.remove(name);
        draft.noise.remove(name);
        draft.histories.remove(name);
        draft.parameters.remove(name);
        draft.inputs.remove(name);
        draft.definitions.remove(name);
        draft.observables.remove(name);
        draft.learned.remove(name);
        return declared(name);
    }

    /**
     * The model, checked as a whole.
     *
     * @throws ModelException in one sentence for the first mistake: a missing unit of time or equation, an undeclared
     *     symbol, a circle of definitions, units that do not match
     */
    public Model build() {
        return read(() -> new Assembly(draft).model());
    }

    private String timeSymbol() {
        return draft.time == null ? "t" : draft.time.symbol();
    }

    private String rateText(String state, Expression right) {
        return "d" + state + "/d" + timeSymbol() + " = " + right.text(timeSymbol());
    }

    private ModelBuilder declared(Object part) {
        last = part;
        return this;
    }

    private <T> T last(Class<T> kind, String modifier, String what) {
        if (!kind.isInstance(last)) {
            throw new ModelException(
                    modifier + " says more about " + what + "; write it directly after the one it" + " belongs to.");
        }
        return kind.cast(last);
    }

    private void requireFree(String name) {
        read(() -> Names.requireName(name));
        if (name.equals(Event.DOSE)) {
            throw new ModelException("The name dose is kept for the dose of an event; choose another.");
        }
        draft.roleOf(name).ifPresent(role -> {
            throw new ModelException("The name " + name + " is taken: it is " + role + " already.");
        });
    }

    private static Unit unit(String what, String text) {
        try {
            return Unit.of(text);
        } catch (ExpressionException e) {
            throw new ModelException(what + " has an unreadable unit. " + e.getMessage(), e);
        }
    }

    private static <T> T read(Supplier<T> part) {
        try {
            return part.get();
        } catch (ExpressionException e) {
            throw new ModelException(e.getMessage(), e);
        }
    }
}
