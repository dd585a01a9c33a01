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

/** The door behind {@code environment/bench}: runs benchmarks, ours and the peers' in turn, prints and writes the results. */
public final class Bench {
    /** Rounds of ours, then each peer: what slows the machine for a while slows both. */
    private static final int ROUNDS = 3;

    private static final double SECONDS = 0.7;

    private final Settings settings;
    private final List<Row> rows = new ArrayList<>();
    private final Report report = new Report();

    private Bench(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param names benchmarks to run, in order
     * @param python of the peers' environment, or null to run without peers
     * @param home top of the repository
     * @param json file for the rows, or null
     * @param write whether the sections of these benchmarks in BENCHMARKS.md are written anew
     */
    record Settings(List<String> names, Path python, Path home, Path json, boolean write) {
        static Settings parse(String... arguments) {
            List<String> names = new ArrayList<>();
            Path python = null;
            Path home = Path.of("").toAbsolutePath();
            Path json = null;
            boolean write = false;
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--python" -> python = Path.of(arguments[++i]);
                    case "--home" -> home = Path.of(arguments[++i]);
                    case "--json" -> json = Path.of(arguments[++i]);
                    case "--write" -> write = true;
                    default -> names.add(arguments[i].toUpperCase(Locale.ROOT));
                }
            }
            return new Settings(names.isEmpty() ? Catalogue.NAMES : names, python, home, json, write);
        }
    }

    /** Arguments as of {@code environment/bench --help}. */
    public static void main(String... arguments) throws IOException {
        Bench bench = new Bench(Settings.parse(arguments));
        for (String name : bench.settings.names()) {
            bench.run(Catalogue.benchmark(name));
            bench.write();
        }
        if (bench.settings.json() != null) {
            Files.writeString(bench.settings.json(), Row.json(bench.rows));
        }
    }

    /** After each benchmark, so that what was measured stays when a later one is stopped. */
    private void write() throws IOException {
        if (settings.write()) {
            Path page = settings.home().resolve("BENCHMARKS.md");
            Files.writeString(page, report.markdown(Files.exists(page) ? Files.readString(page) : ""));
        }
    }

    private void run(Benchmark benchmark) {
        report.begin(benchmark);
        List<Row> mine = new ArrayList<>();
        try (PeerProcess peer = peer(benchmark)) {
            for (Case each : benchmark.cases()) {
                mine.addAll(measure(benchmark, each, peer));
            }
            if (peer != null) {
                report.note(peer.name + ", peak memory of its process with all settings tried "
                        + Math.round(peer.peakMegabytes) + " MB");
            }
        }
        report.note("machine: " + Report.machine());
        benchmark.remarks(mine).forEach(report::note);
        if (benchmark.measuresFirstCalls()) {
            report.note(FirstCall.measure(benchmark.name()));
        }
        rows.addAll(mine);
        report.end(mine);
    }

    private PeerProcess peer(Benchmark benchmark) {
        Path program = settings.home()
                .resolve("environment/benchmarks/peers/" + benchmark.name().toLowerCase(Locale.ROOT) + ".py");
        return settings.python() == null || !Files.exists(program)
                ? null
                : new PeerProcess(settings.python(), program, benchmark.problem());
    }

    private static List<Row> measure(Benchmark benchmark, Case each, PeerProcess peer) {
        double[] reference = each.reference().get();
        double error = Case.error(each.values().get(), reference);
        List<String> chosen = peer == null
                ? List.of()
                : each.peers().choose(peer.found, found -> Case.error(found.values(), reference), error);
        Benchmark.JavaPeer javaPeer = benchmark.javaPeers().get(each.name());

        Timing ours = new Timing(each.parts());
        Timing java = new Timing(each.parts());
        Map<String, Timing> theirs = new LinkedHashMap<>();
        chosen.forEach(name -> theirs.put(name, new Timing(each.parts())));
        Timing.warmUp(each.call(), 2 * SECONDS);
        if (javaPeer != null) {
            Timing.warmUp(javaPeer.call(), SECONDS);
        }
        for (int round = 0; round < ROUNDS; round++) {
            ours.measure(each.call(), SECONDS);
            for (Map.Entry<String, Timing> e : theirs.entrySet()) {
                peer.measure(e.getKey(), SECONDS, e.getValue());
            }
            if (javaPeer != null) {
                java.measure(javaPeer.call(), SECONDS);
            }
        }

        Map<String, Object> facts = new LinkedHashMap<>(each.facts().get());
        facts.put("allocatedBytes", Timing.allocated(each.call()));
        List<Row> rows = new ArrayList<>();
        for (String name : chosen) {
            PeerProcess.Found found = peer.found.get(name);
            Map<String, Object> more = new LinkedHashMap<>(facts);
            more.put("peerName", peer.name);
            more.put("peerCase", name);
            for (String fact :
                    List.of("precision", "steps", "rejected", "evaluations", "setting", "firstSeconds", "megabytes")) {
                if (found.fact(fact) != null) {
                    more.put("peer" + Character.toUpperCase(fact.charAt(0)) + fact.substring(1), found.fact(fact));
                }
            }
            Double peerError = found.hasValues() ? (Double) Case.error(found.values(), reference) : null;
            String label = rows.isEmpty() ? each.name() : each.name() + ", " + name;
            rows.add(new Row(benchmark.name(), label, ours, theirs.get(name), error, peerError, more));
        }
        if (javaPeer != null) {
            Map<String, Object> more = new LinkedHashMap<>(facts);
            more.put("peerName", javaPeer.name());
            javaPeer.facts().forEach((k, v) -> more.put("peer" + k, v));
            String label = rows.isEmpty() ? each.name() : each.name() + ", " + javaPeer.name();
            rows.add(new Row(
                    benchmark.name(), label, ours, java, error, Case.error(javaPeer.values(), reference), more));
        }
        if (rows.isEmpty()) {
            rows.add(new Row(benchmark.name(), each.name(), ours, null, error, null, facts));
        }
        return rows;
    }
}
