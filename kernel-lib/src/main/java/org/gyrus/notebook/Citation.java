// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gyrus.data.DataCard;
import org.gyrus.data.DataException;
import org.gyrus.data.Dataset;
import org.gyrus.data.Datasets;
import org.gyrus.disorder.References;
import org.gyrus.model.Model;

/** Whom to cite: this library, the paper behind it, and the sources of what was used; with BibTeX where it is known. */
record Citation(List<String> sources, String bibtex) {
    private static final String GYRUS = "Gyrus " + version() + ", a Jupyter research workbench with a Java kernel for"
            + " hybrid models of neurological disorders (2026)";
    private static final String PAPER = "Dhanendrakumar, Pal, Roy: Integrating Mechanistic and Data-Driven Models for"
            + " Neurological Disorders through Differentiable Programming. arXiv:2606.06094 (2026)";

    /** The library and the paper, and before them the sources of each thing given. */
    static Citation of(Object... things) {
        Set<String> sources = new LinkedHashSet<>();
        for (Object thing : things) {
            sources.addAll(sources(thing));
        }
        sources.add(GYRUS);
        sources.add(PAPER);
        String bibtex = Stream.of(things)
                .filter(Model.class::isInstance)
                .map(model -> References.bibtex((Model) model))
                .filter(entries -> !entries.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
        return new Citation(List.copyOf(sources), bibtex);
    }

    private static List<String> sources(Object thing) {
        if (thing instanceof Model model) {
            return model.citations();
        }
        if (thing instanceof Dataset dataset) {
            return List.of(dataset.citation());
        }
        if (thing instanceof DataCard card) {
            return List.of(card.dataset().citation());
        }
        if (thing instanceof String name) {
            return List.of(dataset(name).citation());
        }
        throw new NotebookException("cite expects a model, or the name of a data set such as \"tumor-growth\", given "
                + (thing == null ? "null" : thing.getClass().getSimpleName()));
    }

    private static Dataset dataset(String name) {
        try {
            return Datasets.entry(name);
        } catch (DataException unknown) {
            throw new NotebookException("cite: " + unknown.getMessage());
        }
    }

    private static String version() {
        return Optional.ofNullable(Citation.class.getPackage().getImplementationVersion())
                .orElse("0.1.0-SNAPSHOT");
    }

    MimeBundle bundle() {
        List<String> lines = new ArrayList<>();
        StringBuilder html = new StringBuilder("<ul style=\"margin:0\">");
        for (String source : sources) {
            lines.add("- " + source);
            html.append("<li>").append(Html.escape(source)).append("</li>");
        }
        html.append("</ul>");
        if (!bibtex.isEmpty()) {
            lines.add("");
            lines.add(bibtex);
            html.append("<pre>").append(Html.escape(bibtex)).append("</pre>");
        }
        return MimeBundle.text(String.join("\n", lines)).html(html.toString());
    }
}
