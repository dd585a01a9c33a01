// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A throwable: its message first, then what caused it unless it says the same; of the frames only those of cells and of
 * callers' own code, never the library's or the kernel's.
 */
final class ThrowableView implements View<Throwable> {
    private static final int DEEPEST = 10;
    private static final int FRAMES = 3;
    private static final List<String> HIDDEN = List.of(
            "java.",
            "jdk.",
            "sun.",
            "javax.",
            "io.github.spencerpark.",
            "org.dflib.jjava.",
            "org.gyrus.",
            "org.junit.",
            "org.apache.maven.");

    @Override
    public Class<Throwable> type() {
        return Throwable.class;
    }

    @Override
    public MimeBundle of(Throwable failure) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> seen = new HashSet<>();
        for (Throwable t = failure; t != null && seen.add(t) && seen.size() <= DEEPEST; t = t.getCause()) {
            if (t == failure || !Objects.equals(t.getMessage(), failure.getMessage())) {
                lines.add((t == failure ? "" : "caused by ") + sentence(t));
                frames(t).forEach(f -> lines.add("    at " + f));
            }
        }
        String red = Html.color("#d32f2f", "--jp-error-color1");
        StringBuilder html = new StringBuilder();
        for (String line : lines) {
            boolean frame = line.startsWith("    ");
            html.append("<div style=\"")
                    .append(frame ? "opacity:0.75;margin-left:2em" : red + "white-space:pre-wrap;font-family:monospace")
                    .append("\">")
                    .append(Html.escape(line.strip()))
                    .append("</div>");
        }
        return MimeBundle.text(String.join("\n", lines)).html(html.toString());
    }

    private static String sentence(Throwable t) {
        String message = t.getMessage();
        String name = t.getClass().getSimpleName().isEmpty()
                ? t.getClass().getName()
                : t.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }

    private static List<String> frames(Throwable t) {
        return Arrays.stream(t.getStackTrace())
                .filter(f -> HIDDEN.stream().noneMatch(f.getClassName()::startsWith))
                .filter(f -> !f.getMethodName().startsWith("do_it$"))
                .limit(FRAMES)
                .map(f -> f.getClassName().replaceFirst("^REPL\\.\\$JShell\\$\\w+$", "cell") + "." + f.getMethodName()
                        + (f.getLineNumber() > 0 ? ", line " + f.getLineNumber() : ""))
                .toList();
    }
}
