// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gyrus.expression.GyrusException;

/**
 * A mistake in a model or a treatment, told in one sentence: what was expected, what was given, the nearest valid name,
 * what to write. Where the mistake has a place in a text, the line follows with a caret under the place.
 */
public class ModelException extends GyrusException {
    private static final long serialVersionUID = 1L;

    /** A mistake told in one sentence. */
    public ModelException(String sentence) {
        super(sentence);
    }

    /** A mistake told in one sentence, with what led to it. */
    public ModelException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** A mistake about a name in a line: the sentence, the line, and a caret under the name. */
    static ModelException about(String name, String line, String sentence) {
        Matcher place = Pattern.compile(
                        "(?<![A-Za-z0-9_\u0370-\u03FF])" + Pattern.quote(name) + "(?![A-Za-z0-9_\u0370-\u03FF])")
                .matcher(line);
        int start = Math.max(0, line.indexOf('='));
        return place.find(start) || place.find(0)
                ? new ModelException(sentence + "\n  " + line + "\n  " + " ".repeat(place.start()) + "^")
                : new ModelException(sentence);
    }
}
