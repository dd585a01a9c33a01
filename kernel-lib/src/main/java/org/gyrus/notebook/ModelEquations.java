// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gyrus.expression.Latex;
import org.gyrus.model.Definition;
import org.gyrus.model.Equation;
import org.gyrus.model.Event;
import org.gyrus.model.Formula;
import org.gyrus.model.Jump;
import org.gyrus.model.Model;
import org.gyrus.model.Observable;
import org.gyrus.model.Trigger;

/** The equations of a model, one under the other: as text, and aligned at their signs by MathJax. */
final class ModelEquations {
    private final String time;
    private final List<String> text = new ArrayList<>();
    private final List<String> latex = new ArrayList<>();

    private ModelEquations(Model model) {
        this.time = model.time().symbol();
        for (Equation e : model.equations()) {
            String left = Latex.rate(e.state(), time, e.rate().written());
            add("d" + e.state() + "/d" + time, left, " = ", e.rate(), "");
        }
        for (Definition d : model.definitions()) {
            add(d.name(), Latex.name(d.name()), " = ", d.formula(), "");
        }
        for (Observable o : model.observables()) {
            add(o.name(), Latex.name(o.name()), " = ", o.formula(), "observed");
        }
        for (Event e : model.events()) {
            e.jumps().forEach(j -> add(j, "on " + e.name() + " [" + e.doseUnit().text() + "]"));
        }
        for (Trigger t : model.triggers()) {
            t.jumps().forEach(j -> add(j, "when " + t.condition().written().text(time)));
        }
    }

    static MimeBundle of(Model model) {
        ModelEquations equations = new ModelEquations(model);
        String aligned = equations.latex.stream()
                .collect(Collectors.joining(" \\\\\n", "$$\\begin{aligned}\n", "\n\\end{aligned}$$"));
        String unit = Html.escape(
                "time " + model.time().symbol() + " in " + model.time().unit().text());
        return MimeBundle.text(String.join("\n", equations.text))
                .html("<span style=\"opacity:0.75\"> (" + unit + ")</span><div>" + Html.escape(aligned) + "</div>");
    }

    private void add(Jump jump, String when) {
        add(jump.state(), Latex.name(jump.state()), " -> ", jump.after(), when);
    }

    private void add(String left, String leftLatex, String sign, Formula right, String remark) {
        text.add(left + sign + right.written().text(time) + (remark.isEmpty() ? "" : "   (" + remark + ")"));
        latex.add(leftLatex + " &" + (sign.equals(" = ") ? "= " : "\\to ") + Latex.of(right.written(), time)
                + (remark.isEmpty() ? "" : " && \\text{" + words(remark) + "}"));
    }

    /** Signs that mean something to LaTeX, as they are in words. */
    private static String words(String remark) {
        return remark.replace("\\", "").replaceAll("([%&#_{}$])", "\\\\$1").replace("^", "\\(^\\wedge\\)");
    }
}
