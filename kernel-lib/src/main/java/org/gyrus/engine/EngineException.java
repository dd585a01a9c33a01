// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import org.gyrus.expression.GyrusException;

/** A program that cannot be made or run; the message says what was expected, what was given and what to do. */
public final class EngineException extends GyrusException {
    private static final long serialVersionUID = 1;

    EngineException(String message) {
        super(message);
    }
}
