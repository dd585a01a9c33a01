// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gyrus.expression.Expression;
import org.gyrus.model.Definition;
import org.gyrus.model.Event;
import org.gyrus.model.Formula;
import org.gyrus.model.Learned;
import org.gyrus.model.Model;
import org.gyrus.model.Observable;
import org.gyrus.model.Trigger;
import org.gyrus.network.Network;

/** What a model needs in order to run, checked when a simulation is made of it: each refusal names what to do. */
final class Requirements {
    private final Model model;
    private final Map<String, Expression> definitions = new HashMap<>();

    private Requirements(Model model) {
        this.model = model;
        for (Definition each : model.definitions()) {
            definitions.put(each.name(), each.formula().written());
        }
    }

    /** A network for each learned function and none beside; past values only where the equations use them. */
    static void check(Model model, Map<String, Network> networks) {
        Requirements requirements = new Requirements(model);
        requirements.networks(networks);
        for (Observable each : model.observables()) {
            requirements.noPast("The observable " + each.name(), each.formula());
        }
        for (Event each : model.events()) {
            each.jumps().forEach(j -> requirements.noPast("The event " + each.name(), j.after()));
        }
        for (Trigger each : model.triggers()) {
            String what = "The condition " + requirements.text(each.condition().written());
            requirements.noPast(what, each.crossing());
            each.jumps().forEach(j -> requirements.noPast(what, j.after()));
        }
    }

    /** Without a space no equation has a change in space. */
    static void checkOnePlace(Model model) {
        Requirements requirements = new Requirements(model);
        model.equations().forEach(e -> requirements
                .find(e.rate(), Expression.Differential.class)
                .ifPresent(node -> {
                    throw new SolverException("The equation of " + e.state() + " has a change in space, "
                            + requirements.text(node) + ", so it needs a space to run on: say where it lives with"
                            + " on(space), a grid of voxels or a connectome.");
                }));
    }

    private void networks(Map<String, Network> networks) {
        List<String> learned = model.learned().stream().map(Learned::name).toList();
        for (Learned each : model.learned()) {
            Network network = networks.getOrDefault(each.name(), networks.get(severalOf(each.name())));
            if (network == null) {
                throw new SolverException("The model has a learned function " + each.name()
                        + ", but no network is given for it; write Simulation.of(model, Map.of(\"" + each.name()
                        + "\", Network.mlp(...)))." + given(networks));
            }
            if (network.inputs().size() != each.arity()) {
                throw new SolverException("The learned function " + each.name() + " has " + each.arity()
                        + (each.arity() == 1 ? " argument" : " arguments") + ", but its network has "
                        + network.inputs().size() + (network.inputs().size() == 1 ? " input: " : " inputs: ")
                        + String.join(", ", network.inputs()) + ".");
            }
        }
        for (String name : networks.keySet()) {
            if (learned.stream().noneMatch(l -> l.equals(name) || severalOf(l).equals(name))) {
                throw SolverException.unknown("learned function", name, learned);
            }
        }
    }

    /** The network f of which f_k is result k. */
    private static String severalOf(String name) {
        return name.replaceFirst("_[1-9][0-9]{0,5}$", "");
    }

    private static String given(Map<String, Network> networks) {
        return networks.isEmpty()
                ? ""
                : " Networks are given for "
                        + networks.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".";
    }

    private void noPast(String what, Formula formula) {
        find(formula, Expression.Delayed.class).ifPresent(past -> {
            throw new SolverException(
                    what + " uses the past value " + text(past) + ", which only equations and noise can;"
                            + " make it a state of its own, or look it up in the trajectory.");
        });
    }

    /** The first node of a kind in a formula and the definitions it uses. */
    private Optional<Expression> find(Formula formula, Class<? extends Expression> kind) {
        return expanded(formula.written()).filter(kind::isInstance).findFirst();
    }

    private Stream<Expression> expanded(Expression expression) {
        return expression.nodes().flatMap(node -> {
            Expression definition = node instanceof Expression.Symbol s ? definitions.get(s.name()) : null;
            return definition == null ? Stream.of(node) : expanded(definition);
        });
    }

    private String text(Expression expression) {
        return expression.text(model.time().symbol());
    }
}
