// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

/**
 * A mistake in a model or a treatment, told in one sentence: what was expected, what was given, the nearest valid name,
 * what to write. Where the mistake has a place in a text, the line follows with a caret under the place.
 */
public class ModelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** A mistake told in one sentence. */
    public ModelException(String sentence) {
        super(sentence);
    }

    /** A mistake told in one sentence, with what led to it. */
    public ModelException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
