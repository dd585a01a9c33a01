// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import org.gyrus.expression.GyrusException;

/** What cannot be made of a model of a disorder, in one sentence that says what to do. */
public final class DisorderException extends GyrusException {
    private static final long serialVersionUID = 1L;

    DisorderException(String sentence) {
        super(sentence);
    }
}
