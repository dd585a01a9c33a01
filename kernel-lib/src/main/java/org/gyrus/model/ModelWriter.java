// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gyrus.expression.Expression;

/** Writes a model as a page of text, one line for each part; {@link ModelReader} reads it back. */
final class ModelWriter {
    private final Model model;
    private final Map<String, String> lines = new LinkedHashMap<>();

    private ModelWriter(Model model) {
        this.model = model;
    }

    /** What each line is about ("parameter a"), and the line. */
    static Map<String, String> lines(Model model) {
        ModelWriter writer = new ModelWriter(model);
        writer.write();
        return writer.lines;
    }

    private void write() {
        put("name", "model " + Quoted.of(model.name()));
        put("time", "time " + model.time().symbol() + " [" + model.time().unit() + "]");
        if (!model.length().equals(Model.DEFAULT_LENGTH)) {
            put("space", "space [" + model.length() + "]");
        }
        model.states().forEach(this::state);
        model.parameters().forEach(this::parameter);
        model.inputs().forEach(i -> put("input " + i.name(), "input " + i.name() + " [" + i.unit() + "]"));
        model.learned()
                .forEach(f ->
                        put("learned " + f.name(), "learned " + f.name() + " of " + f.arity() + " [" + f.unit() + "]"));
        model.definitions()
                .forEach(d -> put("definition of " + d.name(), "define " + d.name() + " = " + written(d.formula())));
        model.equations()
                .forEach(e -> put(
                        "equation of " + e.state(),
                        "d" + e.state() + "/d" + model.time().symbol() + " = " + written(e.rate())));
        model.noise().forEach(n -> put("noise of " + n.state(), "noise " + n.state() + " = " + written(n.strength())));
        model.histories()
                .forEach(h -> put("history of " + h.state(), "history " + h.state() + " = " + written(h.past())));
        model.events()
                .forEach(e -> put(
                        "event " + e.name(),
                        "on " + e.name() + " with dose [" + e.doseUnit() + "]: " + jumps(e.jumps())));
        for (Trigger trigger : model.triggers()) {
            String condition = written(trigger.condition());
            put(
                    "condition " + condition,
                    "when " + condition + " " + trigger.direction().label() + ": " + effects(trigger));
        }
        model.observables()
                .forEach(o -> put(
                        "observable " + o.name(),
                        "observe " + o.name() + " = " + written(o.formula()) + " ["
                                + o.formula().unit() + "]"));
        model.citations().forEach(c -> put("citation " + c, "cite " + Quoted.of(c)));
    }

    private void state(State state) {
        put(
                "state " + state.name(),
                "state " + state.name() + " = " + written(state.initial()) + " [" + state.unit() + "]"
                        + (state.positive() ? ", positive" : ""));
    }

    private void parameter(Parameter p) {
        String line =
                "parameter " + p.name() + " = " + new Expression.Literal(p.value()).text() + " [" + p.unit() + "]";
        if (!p.range().equals(Range.ALL)) {
            line += ", from " + p.range().lowText() + " to " + p.range().highText();
        }
        line += ", " + p.trust().label();
        if (!p.source().isEmpty()) {
            line += ", source " + Quoted.of(p.source());
        }
        put("parameter " + p.name(), line);
    }

    private String effects(Trigger trigger) {
        String jumps = jumps(trigger.jumps());
        return !trigger.stops() ? jumps : jumps.isEmpty() ? Trigger.STOP : jumps + "; " + Trigger.STOP;
    }

    private String jumps(List<Jump> jumps) {
        return jumps.stream()
                .map(jump -> jump.state() + " -> " + written(jump.after()))
                .collect(Collectors.joining("; "));
    }

    private String written(Formula formula) {
        return formula.written().text(model.time().symbol());
    }

    private void put(String key, String line) {
        String free = key;
        for (int i = 2; lines.containsKey(free); i++) {
            free = key + " (" + i + ")";
        }
        lines.put(free, line);
    }
}
