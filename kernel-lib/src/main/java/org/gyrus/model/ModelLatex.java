// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.ArrayList;
import java.util.List;
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
        for (Equation equation : model.equations()) {
            String left = Latex.rate(
                    equation.state(), model.time().symbol(), equation.rate().written());
            lines.add(left + " &= " + tex(equation.rate()));
        }
        model.definitions().forEach(d -> lines.add(Latex.name(d.name()) + " &= " + tex(d.formula())));
        model.observables().forEach(o -> lines.add(Latex.name(o.name()) + " &= " + tex(o.formula())));
        model.events().forEach(e -> jumps("at each " + e.name(), e.jumps()));
        model.triggers()
                .forEach(t -> lines.add("\\text{when }" + tex(t.condition()) + "\\text{ "
                        + t.direction().label() + ": } & " + jumps(t.jumps())));
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
