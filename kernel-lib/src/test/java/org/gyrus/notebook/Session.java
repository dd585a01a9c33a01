// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * A JShell that runs cells in this very process, as both kernels do: the same class loader sees the library, DJL's native
 * library and the vector module. (A remote JShell would hide a cell's native crash as well, but would need its class
 * path, modules and memory given a second time.)
 */
final class Session implements AutoCloseable {
    private final JShell shell;

    Session(String classPath) {
        shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(classPath);
    }

    /**
     * Runs a cell, snippet by snippet.
     *
     * @throws CellFailure when a snippet is rejected, incomplete or throws
     */
    void run(String cell) {
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        CompletionInfo info = analysis.analyzeCompletion(cell);
        while (info.completeness().isComplete()) {
            for (SnippetEvent event : shell.eval(info.source())) {
                judge(event);
            }
            info = analysis.analyzeCompletion(info.remaining());
        }
        if (info.completeness() != SourceCodeAnalysis.Completeness.EMPTY) {
            throw new CellFailure("incomplete: " + info.remaining().strip());
        }
    }

    private void judge(SnippetEvent event) {
        if (event.causeSnippet() != null) {
            return; // an earlier snippet, updated by this one
        }
        JShellException thrown = event.exception();
        if (thrown instanceof EvalException e) {
            throw new CellFailure(e.getExceptionClassName() + ": " + e.getMessage() + causes(e));
        }
        if (thrown != null || event.status() != Snippet.Status.VALID) {
            throw new CellFailure(
                    event.status() + ": " + event.snippet().source().strip() + diagnostics(event.snippet()));
        }
    }

    private static String causes(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            text.append("\ncaused by ").append(cause.getMessage());
        }
        return text.toString();
    }

    private String diagnostics(Snippet snippet) {
        List<String> messages =
                shell.diagnostics(snippet).map(d -> "\n" + d.getMessage(null)).toList();
        return messages.stream().distinct().collect(Collectors.joining());
    }

    @Override
    public void close() {
        shell.close();
    }

    /** A cell that did not run to its end. */
    static final class CellFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CellFailure(String message) {
            super(message, null, false, false);
        }
    }
}
