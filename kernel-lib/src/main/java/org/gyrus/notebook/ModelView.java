// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.model.State;
import org.gyrus.model.Trust;

/** A model: its equations typeset, then its states, its parameters with unit, range and source, and its publications. */
final class ModelView implements View<Model> {
    @Override
    public Class<Model> type() {
        return Model.class;
    }

    @Override
    public MimeBundle of(Model model) {
        List<MimeBundle> parts = new ArrayList<>();
        parts.add(ModelEquations.of(model));
        parts.add(states(model));
        if (!model.parameters().isEmpty()) {
            parts.add(parameters(model));
        }
        if (!model.citations().isEmpty()) {
            parts.add(citations(model.citations()));
        }
        String text = parts.stream().map(MimeBundle::text).collect(Collectors.joining("\n\n", model.name() + "\n", ""));
        String html = parts.stream()
                .map(p -> String.valueOf(p.data().get(MimeBundle.HTML)))
                .collect(Collectors.joining("", "<div><b>" + Html.escape(model.name()) + "</b>", "</div>"));
        return MimeBundle.text(text).html(html);
    }

    private static MimeBundle states(Model model) {
        List<State> states = model.states();
        return Grid.whole(List.of("state", "at the start", "unit", ""), states.size(), i -> {
                    State s = states.get(i);
                    return Arrays.asList(
                            s.name(),
                            s.initial().written().text(),
                            s.unit().text(),
                            s.positive() ? "zero or more" : "");
                })
                .bundle();
    }

    private static MimeBundle parameters(Model model) {
        List<Parameter> parameters = model.parameters();
        return Grid.whole(List.of("parameter", "value", "unit", "range", "source"), parameters.size(), i -> {
                    Parameter p = parameters.get(i);
                    return Arrays.asList(
                            p.name(),
                            Cell.of(Digits.of(p.value()), true),
                            p.unit().text(),
                            range(p),
                            source(p));
                })
                .bundle();
    }

    private static String range(Parameter parameter) {
        double low = parameter.range().low();
        double high = parameter.range().high();
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return "";
        }
        if (Double.isInfinite(high)) {
            return "from " + Digits.of(low);
        }
        return Double.isInfinite(low) ? "to " + Digits.of(high) : Digits.of(low) + " to " + Digits.of(high);
    }

    /** A source is never shortened: it is what a reader must be able to check. */
    private static Cell source(Parameter parameter) {
        boolean sure = parameter.trust() == Trust.VERIFIED;
        if (parameter.source().isEmpty()) {
            return Cell.of(sure ? "" : parameter.trust().label(), false);
        }
        return Cell.of(
                parameter.source() + (sure ? "" : " (" + parameter.trust().label() + ")"), false);
    }

    private static MimeBundle citations(List<String> citations) {
        return new Citation(citations, "").bundle();
    }
}
