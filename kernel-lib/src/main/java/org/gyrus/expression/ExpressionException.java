// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

/**
 * A mistake in the text of an expression or a unit: one sentence that says what was expected, what was found and what
 * to write; where a place is known, the text follows with a caret under it.
 */
public class ExpressionException extends GyrusException {
    private static final long serialVersionUID = 1L;

    /** A mistake told in one sentence. */
    public ExpressionException(String sentence) {
        super(sentence);
    }

    /** A mistake at a place of a text: the sentence, the line of the text and a caret under the place. */
    static ExpressionException at(String text, int position, String sentence) {
        int at = Math.max(0, Math.min(position, text.length()));
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        String line = text.substring(start, end < 0 ? text.length() : end);
        return new ExpressionException(sentence + "\n  " + line + "\n  " + " ".repeat(at - start) + "^");
    }
}
