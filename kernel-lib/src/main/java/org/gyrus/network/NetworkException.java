// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

import org.gyrus.expression.GyrusException;

/** A network that cannot be made or run; the message says what was expected, what was given and what to do. */
public final class NetworkException extends GyrusException {
    private static final long serialVersionUID = 1;

    NetworkException(String message) {
        super(message);
    }

    NetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
