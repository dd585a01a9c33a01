// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.gyrus.expression.GyrusException;

/** A fit or a comparison that cannot be done as asked, and what to do instead. */
public final class FitException extends GyrusException {
    private static final long serialVersionUID = 1L;

    FitException(String message) {
        super(message);
    }

    FitException(String message, Throwable cause) {
        super(message, cause);
    }
}
