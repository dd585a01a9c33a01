// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

/** A claim of a notebook that did not hold: the message has its name, the value and the bound. */
public final class CheckFailed extends NotebookException {
    private static final long serialVersionUID = 1L;

    CheckFailed(String message) {
        super(message, false);
    }
}
