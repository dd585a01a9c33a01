// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Arrays;
import org.gyrus.expression.GyrusException;

/** A notebook helper that was called with something it cannot use. The message says what to write instead. */
public class NotebookException extends GyrusException {
    private static final long serialVersionUID = 1L;

    NotebookException(String message) {
        super(message);
        setStackTrace(Arrays.stream(getStackTrace())
                .filter(f -> !f.getClassName().startsWith("org.gyrus.notebook."))
                .toArray(StackTraceElement[]::new)); // the reader's own line comes first
    }

    /** For subclasses whose message says everything: no stack trace, so that the notebook shows one line. */
    NotebookException(String message, boolean writableStackTrace) {
        super(message, writableStackTrace);
    }
}
