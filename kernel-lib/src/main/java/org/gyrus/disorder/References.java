// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gyrus.model.Model;

/**
 * The publications of the models as BibTeX. A model cites in words, "Hao, Lenhart and Petrella 2022, ..."; the key of its
 * entry is the first name and the year, {@code hao2022}. An entry that was not checked against its source says so in its note.
 */
public final class References {
    private static final Pattern ENTRY = Pattern.compile("(?m)^@\\w+\\{(\\w+),[\\s\\S]*?^\\}$");
    private static final Pattern CITED =
            Pattern.compile("^(.*?)(?:,| and | et al|\\s(?=\\d)).*?\\b((?:19|20)\\d\\d)\\b");
    private static final Map<String, String> ENTRIES = ENTRY.matcher(ModelPage.text("references.bib"))
            .results()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.group(1), entry -> entry.group()));

    private References() {}

    /** The entries of a model's publications, one under the other; empty when none of them is known here. */
    public static String bibtex(Model model) {
        return model.citations().stream()
                .map(References::entry)
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The entry of a publication cited in words. */
    static Optional<String> entry(String citation) {
        return key(citation).map(ENTRIES::get).filter(Objects::nonNull);
    }

    private static Optional<String> key(String citation) {
        Matcher m = CITED.matcher(citation);
        return m.find()
                ? Optional.of(m.group(1).replaceAll("\\P{L}", "").toLowerCase(Locale.ROOT) + m.group(2))
                : Optional.empty();
    }
}
