// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long the first answer takes: in a JVM just started (cold), and in one that has solved another model (warm). */
public final class FirstCall {
    private FirstCall() {}

    /** Starts a fresh JVM with the class path and the options of this one. */
    static String measure(String benchmark) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("-X") || each.startsWith("--add") || each.startsWith("-D"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstCall.class.getName()));
        String text = "";
        for (String mode : List.of("cold", "warm")) {
            List<String> each = new ArrayList<>(command);
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

    /** Arguments: the benchmark, and "cold" or "warm". */
    public static void main(String... arguments) {
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
        double slowest = 0;
        for (int i = 0; i < 99; i++) {
            long from = System.nanoTime();
            last.call().run();
            slowest = Math.max(slowest, (System.nanoTime() - from) * 1e-6);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%s %s: first call %.0f ms from the model's text, the slowest of the next 99 %.3f ms",
                warm ? "warm" : "cold JVM,",
                last.name(),
                first,
                slowest));
    }
}
