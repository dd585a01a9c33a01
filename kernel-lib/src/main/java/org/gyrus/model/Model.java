// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.List;
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
}
