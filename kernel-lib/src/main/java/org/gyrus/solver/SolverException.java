// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;
import org.gyrus.expression.GyrusException;
import org.gyrus.expression.Names;

/** A simulation that cannot be set up as asked; the message says what was expected, what was given and what to do. */
public final class SolverException extends GyrusException {
    private static final long serialVersionUID = 1L;

    /** With a message for the person who wrote the simulation. */
    public SolverException(String message) {
        super(message);
    }

    /** Of a name that is none of those there are, with the nearest of them. */
    static SolverException unknown(String what, String name, List<String> names) {
        return new SolverException("There is no " + what + " " + name
                + Names.suggestion(name, names).orElse(".")
                + (names.isEmpty() ? " The model has none." : " There are " + String.join(", ", names) + "."));
    }
}
