// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as text: printed while they come, and as the page BENCHMARKS.md. */
final class Report {
    private static final String HEAD =
            "| case | Gyrus | peer | time of peer | **ratio** | error | error of peer | steps,"
                    + " evaluations | of peer |\n|---|---|---|---|---|---|---|---|---|\n";
    private static final String INTRODUCTION =
            "# Benchmarks\n\nGyrus beside its peers: the same problem, the same tolerance, one"
                    + " thread, in turn in one run.\nWhat counts is the ratio (time of peer / time of Gyrus); times move with the machine,"
                    + " which each section names, and sections are from different runs. Medians of blocks of calls after a warm-up. Errors"
                    + " are relative to the largest number of the answer, against a reference at 1e-13.\nGyrus computes in fp64; each"
                    + " peer's precision is stated. Made by `environment/bench --peers --write`; the peers' programs, written by us and each"
                    + " run at its fastest setting, are in `environment/benchmarks/peers`.\n\n";
    private final StringBuilder page = new StringBuilder();
    private final List<String> notes = new ArrayList<>();

    void begin(Benchmark benchmark) {
        String title = "## " + benchmark.name() + " " + benchmark.title() + "\n\n";
        page.append(title);
        System.out.print(title);
        notes.clear();
    }

    void note(String note) {
        notes.add(note);
    }

    void end(List<Row> rows) {
        StringBuilder table = new StringBuilder(HEAD);
        for (Row row : rows) {
            table.append(line(row));
        }
        table.append('\n');
        for (String note : notes) {
            table.append("- ").append(note).append('\n');
        }
        for (Row row : rows) {
            if (row.more().containsKey("peerSetting")) {
                table.append("- ")
                        .append(row.name())
                        .append(": the peer's setting was ")
                        .append(row.more().get("peerSetting"))
                        .append(", its first call took ")
                        .append(number(((Number) row.more().get("peerFirstSeconds")).doubleValue()))
                        .append(" s")
                        .append(
                                row.more().containsKey("peerMegabytes")
                                        ? ", its buffers take "
                                                + number(((Number) row.more().get("peerMegabytes")).doubleValue())
                                                + " MB"
                                        : "")
                        .append('\n');
            }
        }
        table.append('\n');
        page.append(table);
        System.out.print(table);
    }

    private static String line(Row row) {
        Map<String, Object> m = row.more();
        String peer =
                row.peer() == null ? "" : m.getOrDefault("peerName", "") + " " + m.getOrDefault("peerPrecision", "");
        return "| " + row.name() + " | " + number(row.time()) + " " + row.unit() + " | " + peer.strip() + " | "
                + (row.peer() == null ? "" : number(row.peerTime()) + " " + row.unit()) + " | "
                + (row.peer() == null ? "" : "**" + number(row.ratio()) + "**") + " | " + number(row.error()) + " | "
                + (row.peerError() == null ? "" : number(row.peerError())) + " | " + counts(m, "steps", "evaluations")
                + " | " + counts(m, "peerSteps", "peerEvaluations") + " |\n";
    }

    private static String counts(Map<String, Object> m, String steps, String evaluations) {
        if (!m.containsKey(steps)) {
            return "";
        }
        String text = String.format(Locale.ROOT, "%.0f", ((Number) m.get(steps)).doubleValue());
        return m.containsKey(evaluations)
                ? text + String.format(Locale.ROOT, ", %.0f", ((Number) m.get(evaluations)).doubleValue())
                : text;
    }

    /** Three digits. */
    static String number(double x) {
        double size = Math.abs(x);
        if (x == 0 || !Double.isFinite(x)) {
            return String.valueOf(x);
        }
        return size < 1e-3 || size >= 1e5
                ? String.format(Locale.ROOT, "%.1e", x)
                : String.format(Locale.ROOT, "%." + Math.max(0, 2 - (int) Math.floor(Math.log10(size))) + "f", x);
    }

    /**
     * The whole page: the sections of this run, and those of a page before for the benchmarks that did not run, in the order of
     * the catalogue.
     */
    String markdown(String before) {
        Map<String, String> all = sections(before);
        all.putAll(sections(page.toString()));
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (List<String> names : List.of(Catalogue.NAMES, Catalogue.ON_REQUEST)) {
            names.forEach(name -> text.append(all.getOrDefault(name, "")));
        }
        return text.toString();
    }

    /** By the name of the benchmark, its title included. */
    private static Map<String, String> sections(String page) {
        Map<String, String> sections = new LinkedHashMap<>();
        String[] parts = page.split("(?m)^## ");
        for (int i = 1; i < parts.length; i++) {
            sections.put(parts[i].split("\\s", 2)[0].toUpperCase(Locale.ROOT), "## " + parts[i].strip() + "\n\n");
        }
        return sections;
    }

    /** What the figures were measured on, and when. */
    static String machine() {
        String cpu = System.getProperty("os.arch");
        try {
            cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(cpu);
        } catch (IOException e) {
            // Not Linux: the architecture must do.
            cpu = System.getProperty("os.name") + " " + cpu;
        }
        return cpu + ", " + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name")
                + ", JDK " + System.getProperty("java.version") + " (" + System.getProperty("java.vm.vendor") + "), "
                + java.time.LocalDate.now(java.time.ZoneOffset.UTC);
    }
}
