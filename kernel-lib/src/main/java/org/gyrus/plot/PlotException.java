// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import org.gyrus.expression.GyrusException;

/**
 * A picture that cannot be drawn as asked: arrays of different lengths, an unknown color map, a range without length.
 *
 * <p>The message says what was expected, what was given and, for a name, the nearest valid one.
 */
public final class PlotException extends GyrusException {
    private static final long serialVersionUID = 1L;

    PlotException(String message) {
        super(message);
    }

    PlotException(String message, Throwable cause) {
        super(message, cause);
    }
}
