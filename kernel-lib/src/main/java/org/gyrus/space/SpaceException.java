// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Collection;
import org.gyrus.expression.GyrusException;
import org.gyrus.expression.Names;

/** A space that cannot be made or used as asked; the message says what was expected, what was given and what to do. */
public final class SpaceException extends GyrusException {
    private static final long serialVersionUID = 1L;

    SpaceException(String message) {
        super(message);
    }

    SpaceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Of a name that is none of those there are, with the nearest of them. */
    static SpaceException unknown(String what, String name, Collection<String> names) {
        return new SpaceException("There is no " + what + " " + name
                + Names.suggestion(name, names).orElse(".")
                + " There are " + String.join(", ", names) + ".");
    }
}
