// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import org.gyrus.expression.GyrusException;

/** A question that cannot be answered as asked, in one sentence with what to do instead. */
public class QuestionException extends GyrusException {
    private static final long serialVersionUID = 1L;

    /** A mistake told in one sentence. */
    public QuestionException(String sentence) {
        super(sentence);
    }

    /** A mistake told in one sentence, with what led to it. */
    public QuestionException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static double level(double level) {
        if (!(level > 0 && level < 1)) {
            throw new QuestionException(
                    "The level of an interval lies between 0 and 1, such as 0.95; " + level + " was given.");
        }
        return level;
    }
}
