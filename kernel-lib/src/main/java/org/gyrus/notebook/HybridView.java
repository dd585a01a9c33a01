// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gyrus.expression.Latex;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.hybrid.LearnedTerm;
import org.gyrus.network.Network;
import org.gyrus.plot.Picture;

/**
 * A hybrid: its rewritten equations with learned terms in color, beside a diagram of its blocks; below, where each term
 * sits, and how each network runs.
 */
final class HybridView implements View<Hybrid> {
    @Override
    public Class<Hybrid> type() {
        return Hybrid.class;
    }

    @Override
    public MimeBundle of(Hybrid hybrid) {
        Picture diagram = hybrid.diagram();
        MimeBundle equations = ModelEquations.of(hybrid.model());
        MimeBundle terms = terms(hybrid);
        MimeBundle networks = networks(hybrid);
        String kind = hybrid.architecture().label();
        String text = hybrid.name() + " (" + kind + ")\n" + equations.text() + "\n\n" + diagram.summary() + "\n\n"
                + terms.text() + "\n\n" + networks.text() + remarks(hybrid, "\n");
        String html = "<div><b>" + Html.escape(hybrid.name()) + "</b> <span style=\"opacity:0.75\">("
                + Html.escape(kind) + ")</span>"
                + "<div style=\"display:flex;flex-wrap:wrap;align-items:center;gap:24px\"><div>" + html(equations)
                + "</div><div>" + image(diagram) + "</div></div>" + html(terms) + html(networks)
                + remarks(hybrid, "<br>") + "</div>";
        return MimeBundle.text(text).html(html);
    }

    private static String html(MimeBundle part) {
        return String.valueOf(part.data().get(MimeBundle.HTML));
    }

    private static String image(Picture picture) {
        return "<img width=\"" + picture.width() + "\" height=\"" + picture.height() + "\" alt=\""
                + Html.escape(picture.summary().replace('\n', ';')) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(picture.png()) + "\">";
    }

    private static MimeBundle terms(Hybrid hybrid) {
        List<LearnedTerm> terms = hybrid.terms();
        String time = hybrid.model().time().symbol();
        return Grid.whole(List.of("learned term", "role", "unit"), terms.size(), i -> {
                    LearnedTerm term = terms.get(i);
                    String tex = "$" + Latex.of(term.term(), time) + "$";
                    return Arrays.asList(
                            new Cell(term.term().text(time), Html.escape(tex), false),
                            term.role().label() + " " + term.target(),
                            term.unit().text());
                })
                .bundle();
    }

    private static MimeBundle networks(Hybrid hybrid) {
        List<Map.Entry<String, Network>> all = hybrid.networks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        return Grid.whole(List.of("network", "layers", "weights", "starts", "runs"), all.size(), i -> {
                    Network network = all.get(i).getValue();
                    return Arrays.asList(
                            all.get(i).getKey(),
                            network.toString(),
                            network.weightCount(),
                            startsFromZero(network) ? "as 0" : "as drawn",
                            network.path());
                })
                .bundle();
    }

    private static boolean startsFromZero(Network network) {
        double[] weights = network.initialWeights();
        if (!network.isLowered()) {
            return false;
        }
        int last = network.layers().get(network.layers().size() - 1).weightCount();
        return Arrays.stream(weights, weights.length - last, weights.length).allMatch(w -> w == 0);
    }

    private static String remarks(Hybrid hybrid, String lineBreak) {
        List<String> remarks = new ArrayList<>();
        hybrid.penalties()
                .forEach(p -> remarks.add(String.format(
                        Locale.ROOT,
                        "A fit adds %s times the mean of %s to its loss.",
                        Digits.of(p.weight()),
                        p.observable())));
        if (!hybrid.covariates().isEmpty()) {
            remarks.add("Known of each patient: " + String.join(", ", hybrid.covariates()) + ".");
        }
        hybrid.solver().ifPresent(s -> remarks.add("Trained and run through " + s + "."));
        return remarks.isEmpty() ? "" : lineBreak + String.join(lineBreak, remarks);
    }
}
