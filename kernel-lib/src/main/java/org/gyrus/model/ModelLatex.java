// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gyrus.expression.Latex;

/** The equations of a model, typeset one below the other, aligned at the sign. */
final class ModelLatex {
    private final Model model;
    private final List<String> lines = new ArrayList<>();

    private ModelLatex(Model model) {
        this.model = model;
    }

    static String of(Model model) {
        ModelLatex latex = new ModelLatex(model);
        latex.write();
        return "\\begin{aligned}\n" + String.join(" \\\\\n", latex.lines) + "\n\\end{aligned}";
    }

    private void write() {
        Map<String, Formula> noise = new HashMap<>();
        model.noise().forEach(n -> noise.put(n.state(), n.strength()));
        for (Equation equation : model.equations()) {
            String left = Latex.rate(
                    equation.state(), model.time().symbol(), equation.rate().written());
            lines.add(
                    noise.containsKey(equation.state())
                            ? stochastic(equation, noise.get(equation.state()))
                            : left + " &= " + tex(equation.rate()));
        }
        String t = Latex.name(model.time().symbol());
        model.histories()
                .forEach(h -> lines.add(Latex.name(h.state()) + "(" + t + ") &= " + tex(h.past())
                        + " \\quad\\text{for } " + t + " < " + t + "_0"));
        model.definitions().forEach(d -> lines.add(Latex.name(d.name()) + " &= " + tex(d.formula())));
        model.observables().forEach(o -> lines.add(Latex.name(o.name()) + " &= " + tex(o.formula())));
        model.events().forEach(e -> jumps("at each " + e.name(), e.jumps()));
        model.triggers()
                .forEach(each -> lines.add("\\text{when }" + tex(each.condition()) + "\\text{ "
                        + each.direction().label() + ": } & " + effects(each)));
    }

    /** As Ito wrote it: with differentials. */
    private String stochastic(Equation equation, Formula strength) {
        String state = Latex.name(equation.state());
        return "d" + state + " &= \\left(" + tex(equation.rate()) + "\\right) d"
                + Latex.name(model.time().symbol()) + " + \\left(" + tex(strength) + "\\right) dW_{" + state + "}";
    }

    private String effects(Trigger trigger) {
        String jumps = jumps(trigger.jumps());
        String stop = "\\text{" + Trigger.STOP + "}";
        return !trigger.stops() ? jumps : jumps.isEmpty() ? stop : jumps + ",\\quad " + stop;
    }

    private void jumps(String when, List<Jump> jumps) {
        lines.add("\\text{" + when.replace("_", "\\_") + ": } & " + jumps(jumps));
    }

    private String jumps(List<Jump> jumps) {
        return jumps.stream()
                .map(jump -> Latex.name(jump.state()) + " \\to " + tex(jump.after()))
                .collect(Collectors.joining(",\\quad "));
    }

    private String tex(Formula formula) {
        return Latex.of(formula.written(), model.time().symbol());
    }
}
