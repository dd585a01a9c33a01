// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Free words in the text of a model, between quotes. */
final class Quoted {
    /** A quoted text; a quote, a backslash or a line break inside is escaped. */
    static final String PATTERN = "\"((?:[^\"\\\\]|\\\\.)*+)\"";

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private Quoted() {}

    static String of(String words) {
        return "\""
                + words.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r") + "\"";
    }

    /** The words of what stood between the quotes. */
    static String words(String inside) {
        return ESCAPED.matcher(inside)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            default -> found.group(1);
                        }));
    }

    /** The line up to a {@code #} outside quotes. */
    static String withoutComment(String line) {
        boolean inside = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (inside && c == '\\') {
                i++;
            } else if (c == '"') {
                inside = !inside;
            } else if (c == '#' && !inside) {
                return line.substring(0, i);
            }
        }
        return line;
    }
}
