// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lane A: every notebook runs to its end on plain JShell, without Jupyter, on the quick budget. Each has a process of its
 * own with the kernel's flags, so neither its memory nor a crash in native code touches the others. {@code -Dgyrus.notebook=06}
 * runs those alone whose names hold 06.
 */
class NotebooksTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path START_UP = ROOT.resolve("environment/kernel/startup.jsh");
    private static final long MINUTES = 5;

    @TestFactory
    Stream<DynamicTest> everyNotebookRuns() throws IOException {
        return notebooks().stream()
                .map(n -> DynamicTest.dynamicTest(
                        n.getFileName().toString(), () -> assertThat(run(n)).isEmpty()));
    }

    @Test
    void aFailureNamesTheCell(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(run(notebook(folder, "int a = 1;", "int b = a +;"))).contains("cell 2: REJECTED: int b = a +");
        assertThat(run(notebook(folder, "check(\"n\", 2).equalTo(3);")))
                .contains("cell 1: org.gyrus.notebook.CheckFailed: n is 2, expected = 3");
        assertThat(run(notebook(folder, "if (true) {"))).contains("cell 1: incomplete: if (true) {");
        assertThat(run(notebook(folder, "System.err.println(\"red\");")))
                .contains("error stream")
                .contains("red");
        assertThat(run(notebook(folder, "int a = 1; show(a)", "check(\"a\", a).equalTo(1)")))
                .isEmpty();
    }

    @Test
    void cellsRunOnTheQuickBudgetWithTheVectorModule(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(run(notebook(
                        folder,
                        "check(\"budget\", budget()).equalTo(Budget.QUICK);",
                        "check(\"vector module\", ModuleLayer.boot().findModule(\"jdk.incubator.vector\").isPresent())"
                                + ".equalTo(true);")))
                .isEmpty();
    }

    private static List<Path> notebooks() throws IOException {
        Path folder = ROOT.resolve("notebooks");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(f -> f.toString().endsWith(".ipynb"))
                    .filter(f -> f.getFileName().toString().contains(System.getProperty("gyrus.notebook", "")))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException(
                        "No notebook's name holds '" + System.getProperty("gyrus.notebook", "") + "'.");
            }
            return found;
        }
    }

    /** The failure, empty when there is none. */
    private static String run(Path notebook) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path output = Files.createTempFile("lane-a-", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dai.djl.offline=true",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                classPath,
                NotebookRunner.class.getName(),
                START_UP.toString(),
                notebook.toString(),
                classPath));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(notebook.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("GYRUS_HOME", ROOT.toString());
        builder.environment().put("GYRUS_BUDGET", "quick");
        Path data = ROOT.resolve("../shared/data").normalize();
        if (Files.isDirectory(data)) {
            builder.environment().putIfAbsent("GYRUS_DATA", data.toString());
        }
        try {
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return "still running after " + MINUTES + " minutes";
            }
            return process.exitValue() == 0 ? "" : tail(output);
        } finally {
            Files.delete(output);
        }
    }

    private static String tail(Path output) {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path notebook(Path folder, String... cells) throws IOException {
        JsonArray all = new JsonArray();
        for (String cell : cells) {
            JsonObject json = new JsonObject();
            json.addProperty("cell_type", "code");
            json.addProperty("source", cell);
            all.add(json);
        }
        JsonObject notebook = new JsonObject();
        notebook.add("cells", all);
        return Files.writeString(Files.createTempFile(folder, "made", ".ipynb"), notebook.toString());
    }
}
