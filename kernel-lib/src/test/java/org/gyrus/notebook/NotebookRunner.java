// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs one notebook in a process of its own: {@code NotebookRunner START-UP-SCRIPT NOTEBOOK CLASS-PATH}. Exits with 0 when
 * every cell ran and nothing was written to the error stream; else the last line says which cell failed, and how.
 */
final class NotebookRunner {
    private NotebookRunner() {}

    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream noise = new ByteArrayOutputStream();
        System.setErr(new PrintStream(noise, true, StandardCharsets.UTF_8));
        String failure = run(Path.of(args[0]), Path.of(args[1]), args[2]);
        if (failure.isEmpty() && noise.size() > 0) {
            failure = "written to the error stream, a red box in a notebook: " + noise.toString(StandardCharsets.UTF_8);
        }
        System.out.println(failure);
        System.out.flush();
        Runtime.getRuntime().halt(failure.isEmpty() ? 0 : 1); // threads of a cell must not keep the process alive
    }

    private static String run(Path startUp, Path notebook, String classPath) throws IOException {
        try (Session session = new Session(classPath)) {
            session.run(Files.readString(startUp));
            for (NotebookFile.Cell cell : NotebookFile.read(notebook).cells()) {
                try {
                    session.run(cell.source());
                } catch (Session.CellFailure failure) {
                    return "cell " + cell.number() + ": " + failure.getMessage();
                }
            }
            return "";
        }
    }
}
