// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Names;
import org.gyrus.model.Learned;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;

/** Writes a law where a model has a learned function. */
final class LawInModel {
    private final Law law;
    private final Model model;
    private final Expression body;
    private final List<String> coefficients = new ArrayList<>();

    LawInModel(Law law, Model model) {
        this.law = law;
        this.model = model;
        List<String> names = model.learned().stream().map(Learned::name).toList();
        Learned learned = model.learned().stream()
                .filter(f -> f.name().equals(law.name()))
                .findFirst()
                .orElseThrow(() -> new DiscoveryException("The model \"" + model.name() + "\" has no learned function "
                        + law.name()
                        + Names.suggestion(law.name(), names)
                                .orElse(names.isEmpty() ? "." : "; it has " + String.join(", ", names) + ".")));
        if (learned.arity() != law.arguments().size()) {
            throw new DiscoveryException("In the model \"" + model.name() + "\" " + law.name() + " has "
                    + learned.arity() + " arguments, but the law was found over "
                    + law.arguments().size() + ": "
                    + String.join(", ", law.arguments()) + ".");
        }
        List<Law.Signed> parts = new ArrayList<>();
        for (LawTerm term : law.terms()) {
            coefficients.add(free(law.name() + "_" + (coefficients.size() + 1)));
            Expression symbol = new Expression.Symbol(coefficients.get(coefficients.size() - 1));
            parts.add(Law.product(symbol, term.expression(), false));
        }
        body = Law.sum(parts);
    }

    private String free(String wanted) {
        List<String> taken = Stream.of(
                        model.states().stream().map(s -> s.name()),
                        model.parameters().stream().map(p -> p.name()),
                        model.inputs().stream().map(i -> i.name()),
                        model.definitions().stream().map(d -> d.name()),
                        model.observables().stream().map(o -> o.name()),
                        model.learned().stream().map(f -> f.name()))
                .flatMap(s -> s)
                .collect(Collectors.toList());
        String name = wanted;
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }

    Model rewritten() {
        String time = model.time().symbol();
        ModelBuilder builder = model.toBuilder().without(law.name());
        List<LawTerm> terms = law.terms();
        for (int i = 0; i < terms.size(); i++) {
            LawTerm term = terms.get(i);
            builder.parameter(
                            coefficients.get(i), term.coefficient(), term.unit().text())
                    .source("sparse regression of the learned " + law.name());
        }
        model.equations().stream()
                .filter(e -> uses(e.rate().written()))
                .forEach(e -> builder.rate(e.state(), replaced(e.rate().written())));
        model.definitions().stream().filter(d -> uses(d.formula().written())).forEach(d -> builder.without(d.name())
                .definition(d.name() + " = " + replaced(d.formula().written()).text(time)));
        model.observables().stream().filter(o -> uses(o.formula().written())).forEach(o -> builder.without(o.name())
                .observable(
                        o.name() + " = " + replaced(o.formula().written()).text(time),
                        o.formula().unit().text()));
        refuse("an event", model.events().stream().flatMap(e -> e.jumps().stream()
                .map(j -> j.after().written())));
        refuse("a trigger", model.triggers().stream().map(t -> t.condition().written()));
        refuse("an initial value", model.states().stream().map(s -> s.initial().written()));
        return builder.build();
    }

    private void refuse(String where, Stream<Expression> expressions) {
        if (expressions.anyMatch(this::uses)) {
            throw new DiscoveryException(
                    "The learned function " + law.name() + " stands in " + where + " of the model \""
                            + model.name() + "\", where a law cannot be written for it; write the model anew with "
                            + law.text() + ".");
        }
    }

    private boolean uses(Expression expression) {
        return expression.nodes().anyMatch(this::isCall);
    }

    private boolean isCall(Expression node) {
        return node instanceof Expression.LearnedCall call && call.name().equals(law.name());
    }

    private Expression replaced(Expression expression) {
        return expression.map(node -> isCall(node) ? written((Expression.LearnedCall) node) : node);
    }

    private Expression written(Expression.LearnedCall call) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        for (int i = 0; i < law.arguments().size(); i++) {
            arguments.put(law.arguments().get(i), call.arguments().get(i));
        }
        return body.substitute(arguments);
    }
}
