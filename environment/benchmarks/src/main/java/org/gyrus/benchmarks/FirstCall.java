// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long the first answer takes: in a JVM just started (cold), and in one that has solved another model (warm); and the
 * settled time of plain loops, without vectors, to compare the first hundred calls with. The cold JVM's heap grows from 16 MB as
 * it must, so that its peak says what memory the calls take.
 */
public final class FirstCall {
    /** Calls after the first are made for about so long at most, in ns. */
    private static final long LONGEST = 10_000_000_000L;

    private FirstCall() {}

    /** Starts a fresh JVM with the class path and the options of this one. */
    static String measure(String benchmark) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> (each.startsWith("-X") && !each.startsWith("-Xms"))
                        || each.startsWith("--add")
                        || each.startsWith("-D"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Xms16m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FirstCall.class.getName()));
        String text = "";
        for (String mode : List.of("cold", "warm", "plain")) {
            List<String> each = new ArrayList<>(command);
            if (mode.equals("plain")) {
                each.add(1, "-Dgyrus.plain=true");
            }
            each.addAll(List.of(benchmark, mode));
            try {
                Process process = new ProcessBuilder(each)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                text += (text.isEmpty() ? "" : "; ")
                        + new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                                .strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text;
    }

    /** Arguments: the benchmark, and "cold", "warm" or "plain". */
    public static void main(String... arguments) {
        if (arguments[1].equals("plain")) {
            plain(arguments[0]);
            return;
        }
        boolean warm = arguments[1].equals("warm");
        if (warm) {
            // Another model than the one asked for, so that only the library itself is warm.
            Benchmark other = Catalogue.benchmark(arguments[0].equals("B3") ? "B4" : "B3");
            for (int i = 0; i < 20; i++) {
                other.cases().get(0).call().run();
            }
        }
        long start = System.nanoTime();
        List<Case> cases = Catalogue.benchmark(arguments[0]).cases();
        Case last = cases.get(cases.size() - 1);
        last.call().run();
        double first = (System.nanoTime() - start) * 1e-6;
        double[] next = new double[99];
        int n = 0;
        for (long end = start + LONGEST; n < next.length && (n < 4 || System.nanoTime() < end); n++) {
            long from = System.nanoTime();
            last.call().run();
            next[n] = (System.nanoTime() - from) * 1e-6;
        }
        Arrays.sort(next, 0, n);
        System.out.println(String.format(
                Locale.ROOT,
                "%s %s: first call %.0f ms from the model's text, the slowest of the next %d %.3f ms, their median %.3f ms%s",
                warm ? "warm" : "cold JVM,",
                last.name(),
                first,
                n,
                next[n - 1],
                next[n / 2],
                warm ? "" : memory()));
    }

    /** The most memory that this process has held. */
    private static String memory() {
        String heap = String.format(Locale.ROOT, ", peak heap %.0f MB", Timing.peakHeapMegabytes());
        try {
            return heap
                    + Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmHWM"))
                            .map(line -> String.format(
                                    Locale.ROOT,
                                    " (process %.0f MB)",
                                    Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6))
                            .findFirst()
                            .orElse("");
        } catch (IOException e) {
            // Not Linux: the heap must do.
            return heap;
        }
    }

    private static void plain(String benchmark) {
        List<Case> cases = Catalogue.benchmark(benchmark).cases();
        Case last = cases.get(cases.size() - 1);
        Timing.warmUp(last.call(), 1);
        Timing timing = new Timing(1);
        timing.measure(last.call(), 0.5);
        System.out.println(String.format(Locale.ROOT, "settled without vectors %.3f ms", timing.least() * 1e3));
    }
}
