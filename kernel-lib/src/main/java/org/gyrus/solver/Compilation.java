// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Program;
import org.gyrus.engine.Signature;
import org.gyrus.expression.Expression;
import org.gyrus.model.Definition;
import org.gyrus.model.Event;
import org.gyrus.model.Input;
import org.gyrus.model.Jump;
import org.gyrus.model.Model;
import org.gyrus.model.Observable;
import org.gyrus.model.Parameter;
import org.gyrus.model.State;
import org.gyrus.network.Network;

/** Makes a {@link Problem} of a model: one program for each thing the solver evaluates. */
final class Compilation {
    /** Operations of rates up to which whole steps are fused: beyond, an evaluation outweighs what surrounds it. */
    private static final int FUSED = 60;

    private final Model model;
    private final Map<String, Network> networks;
    private final List<String> states;
    private final List<String> parameters;
    private final List<String> signals;
    private final Map<String, Expression> definitions = new HashMap<>();
    /** Null on a point. */
    private final Placement placement;

    private Compilation(Model model, Map<String, Network> networks, Placement placement) {
        this.model = model;
        this.placement = placement;
        this.networks = networks;
        states = model.states().stream().map(State::name).toList();
        parameters = model.parameters().stream().map(Parameter::name).toList();
        signals = model.inputs().stream().map(Input::name).toList();
        for (Definition each : model.definitions()) {
            definitions.put(each.name(), each.formula().computed());
        }
    }

    static Problem of(Model model, Map<String, Network> networks) {
        return begin(model, networks).build();
    }

    /** The model on a space: one lane for each cell. */
    static Problem of(Model model, Map<String, Network> networks, Placement placement) {
        return new Compilation(model, networks, placement).problem().build();
    }

    /** All parts of the problem, which may still be changed. */
    static Problem.Builder begin(Model model, Map<String, Network> networks) {
        return new Compilation(model, networks, null).problem();
    }

    private Problem.Builder problem() {
        List<Expression> rates =
                model.equations().stream().map(e -> e.rate().computed()).toList();
        Map<String, Expression> strengths = new HashMap<>();
        model.noise().forEach(n -> strengths.put(n.state(), n.strength().computed()));
        Map<String, Expression.Delayed> delayed = delays(Stream.concat(rates.stream(), strengths.values().stream()));
        List<String> inputs = new ArrayList<>(signals);
        inputs.addAll(delayed.keySet());
        Evaluators ratesProgram = program(rates, signature(inputs));
        Signature parametersOnly = new Signature("", List.of(), List.of(), parameters);
        Evaluators initial =
                program(model.states().stream().map(s -> s.initial().computed()).toList(), parametersOnly);
        Evaluators delays =
                program(delayed.values().stream().map(Expression.Delayed::delay).toList(), parametersOnly);
        Evaluators crossings = program(
                model.triggers().stream().map(t -> t.crossing().computed()).toList(), signature(signals));
        Evaluators observe = program(
                model.observables().stream().map(o -> o.formula().computed()).toList(), signature(signals));
        List<String> dosed =
                Stream.concat(Stream.of(Event.DOSE), signals.stream()).toList();
        return Problem.builder(states, parameters, weights(), ratesProgram)
                .signals(signals)
                .initial(initial)
                .delays(
                        delayed.values().stream()
                                .map(d -> states.indexOf(d.state()))
                                .toList(),
                        orNull(delays))
                .pasts(pasts())
                .noise(strengths.isEmpty() ? null : noise(strengths, inputs))
                .doseEvents(model.events().stream()
                        .map(e -> new Problem.DoseEvent(e.name(), jump(e.jumps(), signature(dosed))))
                        .toList())
                .triggers(
                        model.triggers().stream()
                                .map(t -> new Problem.Trigger(
                                        t.slope(),
                                        t.jumps().isEmpty() ? null : jump(t.jumps(), signature(signals)),
                                        t.stops()))
                                .toList(),
                        orNull(crossings))
                .observables(model.observables().stream().map(Observable::name).toList(), orNull(observe))
                .fusion(ratesProgram.fusion())
                .splitting(
                        placement == null
                                ? null
                                : new Splitting(rates, signature(inputs), definitions, networks, placement));
    }

    /** The strength of each state's noise; 0 for states without. */
    private Evaluators noise(Map<String, Expression> strengths, List<String> inputs) {
        List<Expression> outputs = states.stream()
                .map(s -> strengths.getOrDefault(s, new Expression.Literal(0)))
                .toList();
        return program(outputs, signature(inputs));
    }

    /** By state, its history as a function of the time, which is an input as it differs between lanes. */
    private Map<Integer, IntFunction<Evaluator>> pasts() {
        Signature signature = new Signature("", List.of(), List.of(model.time().symbol()), parameters);
        Map<Integer, IntFunction<Evaluator>> pasts = new HashMap<>();
        model.histories()
                .forEach(h -> pasts.put(
                        states.indexOf(h.state()), program(List.of(h.past().computed()), signature)));
        return pasts;
    }

    private Signature signature(List<String> inputs) {
        return new Signature(model.time().symbol(), states, inputs, parameters);
    }

    private Program pointProgram(List<Expression> outputs, Signature signature) {
        return Program.compile(outputs, signature, definitions, networks);
    }

    private int weights() {
        return pointProgram(List.of(), signature(signals)).weightCount();
    }

    /** Evaluators of a program, on a point or on a space. */
    private record Evaluators(int outputs, IntFunction<Evaluator> made, Problem.Fusion fusion)
            implements IntFunction<Evaluator> {
        @Override
        public Evaluator apply(int lanes) {
            return made.apply(lanes);
        }
    }

    private Evaluators program(List<Expression> outputs, Signature signature) {
        if (placement != null) {
            SpatialProgram spatial = SpatialProgram.compile(outputs, signature, definitions, networks, placement);
            return new Evaluators(outputs.size(), spatial::evaluator, null);
        }
        if (isSpatial(outputs)) {
            return new Evaluators(outputs.size(), lanes -> needSpace(), null);
        }
        Program program = pointProgram(outputs, signature);
        boolean fuses = program.operations() <= FUSED && program.outputs() == states.size();
        return new Evaluators(outputs.size(), program::evaluator, fuses ? program::stepKernel : null);
    }

    private boolean isSpatial(List<Expression> expressions) {
        return expressions.stream()
                .flatMap(Expression::nodes)
                .anyMatch(node -> node instanceof Expression.Differential
                        || (node instanceof Expression.Symbol symbol
                                && definitions.containsKey(symbol.name())
                                && isSpatial(List.of(definitions.get(symbol.name())))));
    }

    private Evaluator needSpace() {
        throw new SolverException(
                "The model " + model.name() + " changes in space, so it needs one: say where it lives, as"
                        + " in Simulation.of(model).on(Grid.of(64, 64).spacing(1, \"mm\")).");
    }

    private static IntFunction<Evaluator> orNull(Evaluators program) {
        return program.outputs() == 0 ? null : program;
    }

    private IntFunction<Evaluator> jump(List<Jump> jumps, Signature signature) {
        Map<String, Expression> after = new HashMap<>();
        jumps.forEach(j -> after.put(j.state(), j.after().computed()));
        List<Expression> outputs = states.stream()
                .map(s -> after.getOrDefault(s, new Expression.Symbol(s)))
                .toList();
        return program(outputs, signature);
    }

    /** Every past value the rates or the noise use, by the name of its input. */
    private Map<String, Expression.Delayed> delays(Stream<Expression> roots) {
        Map<String, Expression.Delayed> found = new LinkedHashMap<>();
        Stream.concat(roots, definitions.values().stream())
                .flatMap(Expression::nodes)
                .filter(Expression.Delayed.class::isInstance)
                .map(Expression.Delayed.class::cast)
                .forEach(d -> found.putIfAbsent(Program.nameOf(d), d));
        return found;
    }
}
