// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.Arrays;
import java.util.List;

/**
 * Every mistake that this library tells its caller of: the message says what was expected, what was given and what to do. Each
 * package has its own kind.
 *
 * <p>Thrown in a notebook, its trace is the reader's own lines: what lies between them and the mistake helps nobody who reads the
 * message. {@code -Dgyrus.trace=full} keeps all of it, as does any other program.
 */
public abstract class GyrusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String CELL = "REPL.$JShell$";
    private static final List<String> BETWEEN = List.of("org.gyrus.", "org.antlr.", "java.", "jdk.", "sun.");

    /** With a message for the person who made the mistake. */
    protected GyrusException(String message) {
        super(message);
        trim();
    }

    /** With what it follows from. */
    protected GyrusException(String message, Throwable cause) {
        super(message, cause);
        trim();
    }

    /** With or without a trace. */
    protected GyrusException(String message, boolean traced) {
        super(message, null, false, traced);
    }

    private void trim() {
        StackTraceElement[] all = getStackTrace();
        boolean inCell = Arrays.stream(all).anyMatch(f -> f.getClassName().startsWith(CELL));
        if (inCell && !"full".equals(System.getProperty("gyrus.trace"))) {
            setStackTrace(Arrays.stream(all)
                    .filter(f -> BETWEEN.stream().noneMatch(f.getClassName()::startsWith))
                    .toArray(StackTraceElement[]::new));
        }
    }
}
