// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** A simulation that cannot be set up as asked; the message says what was expected, what was given and what to do. */
public final class SolverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for the person who wrote the simulation. */
    public SolverException(String message) {
        super(message);
    }
}
