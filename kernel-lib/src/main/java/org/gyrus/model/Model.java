// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gyrus.expression.Names;
import org.gyrus.expression.Unit;

/**
 * A model: equations with the units, values and sources of everything in them. Immutable; two models are equal when all
 * their parts are.
 */
public final class Model {
    static final Unit DEFAULT_LENGTH = Unit.of("mm");

    private final Parts parts;

    Model(Parts parts) {
        this.parts = parts;
    }

    /** All the parts of a model, in order. */
    record Parts(
            String name,
            Time time,
            Unit length,
            List<State> states,
            List<Parameter> parameters,
            List<Input> inputs,
            List<Definition> definitions,
            List<Equation> equations,
            List<Noise> noise,
            List<History> histories,
            List<Event> events,
            List<Trigger> triggers,
            List<Observable> observables,
            List<Learned> learned,
            List<String> citations) {}

    /** Begins a model. */
    public static ModelBuilder named(String name) {
        return new ModelBuilder(new Draft(name));
    }

    /** A builder that would make this model again: the way to a changed one. */
    public ModelBuilder toBuilder() {
        return new ModelBuilder(Draft.of(this));
    }

    /**
     * Reads a model from its text, one line for each part, as {@link #asText} writes it. Empty lines and everything
     * after a {@code #} are skipped; lines may stand in any order.
     *
     * @throws ModelException in one sentence with the number of the line
     */
    public static Model parse(String text) {
        return ModelReader.read(text);
    }

    /** The whole model as a page of text; {@link #parse} makes an equal model of it. */
    public String asText() {
        return String.join("\n", ModelWriter.lines(this).values()) + "\n";
    }

    /** Equations, definitions, observables and events, typeset. */
    public String latex() {
        return ModelLatex.of(this);
    }

    /** The parts in which another model differs from this one, in the order of the text. */
    public List<Difference> differences(Model other) {
        Map<String, String> before = ModelWriter.lines(this);
        Map<String, String> after = ModelWriter.lines(other);
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .map(part -> new Difference(part, before.getOrDefault(part, ""), after.getOrDefault(part, "")))
                .filter(difference -> !difference.before().equals(difference.after()))
                .toList();
    }

    /**
     * The same model with another value of a parameter, or another initial value of a state.
     *
     * @throws ModelException if there is no such parameter or state, or the value lies outside its range
     */
    public Model with(String name, double value) {
        return toBuilder().value(name, value).build();
    }

    /** The parameter of this name. */
    public Parameter parameter(String name) {
        return named(name, "parameter", parameters(), Parameter::name);
    }

    /** The state of this name. */
    public State state(String name) {
        return named(name, "state", states(), State::name);
    }

    private <T> T named(String name, String kind, List<T> all, Function<T, String> nameOf) {
        return all.stream()
                .filter(one -> nameOf.apply(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelException("The model \"" + name() + "\" has no " + kind + " " + name
                        + Names.suggestion(name, all.stream().map(nameOf).toList())
                                .orElse("; it has " + all.stream().map(nameOf).collect(Collectors.joining(", "))
                                        + ".")));
    }

    /** What the model is called. */
    public String name() {
        return parts.name();
    }

    /** The symbol and unit of time. */
    public Time time() {
        return parts.time();
    }

    /** The unit of length in {@code grad}, {@code div} and {@code laplacian}. */
    public Unit length() {
        return parts.length();
    }

    /** The states, in the order they were declared; every vector of states has this order. */
    public List<State> states() {
        return parts.states();
    }

    /** The parameters, in the order they were declared. */
    public List<Parameter> parameters() {
        return parts.parameters();
    }

    /** What is given from outside as functions of time. */
    public List<Input> inputs() {
        return parts.inputs();
    }

    /** Named parts of the equations, each using only those before it. */
    public List<Definition> definitions() {
        return parts.definitions();
    }

    /** One equation for each state, in the order of {@link #states()}. */
    public List<Equation> equations() {
        return parts.equations();
    }

    /** The noise of the equations that have some; a model that has any needs a stochastic method. */
    public List<Noise> noise() {
        return parts.noise();
    }

    /** What states were before the start, where it is not their initial value. */
    public List<History> histories() {
        return parts.histories();
    }

    /** What a treatment can do, by name and dose. */
    public List<Event> events() {
        return parts.events();
    }

    /** What happens by itself when a condition changes. */
    public List<Trigger> triggers() {
        return parts.triggers();
    }

    /** What is measured. */
    public List<Observable> observables() {
        return parts.observables();
    }

    /** The functions that are to be learned. */
    public List<Learned> learned() {
        return parts.learned();
    }

    /** The publications of the model. */
    public List<String> citations() {
        return parts.citations();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Model model && parts.equals(model.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return asText();
    }
}
