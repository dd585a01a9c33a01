// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Collection;
import org.gyrus.expression.GyrusException;
import org.gyrus.expression.Names;

/** What cannot be made a hybrid, in one sentence that says what was expected, what was given and what to do. */
public final class HybridException extends GyrusException {
    private static final long serialVersionUID = 1L;

    HybridException(String sentence) {
        super(sentence);
    }

    HybridException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** There is nothing of this name; the nearest that there is, or all. */
    static HybridException unknown(String what, String name, Collection<String> all) {
        return new HybridException("The model has no " + what + " " + name + advice(name, all));
    }

    static String advice(String name, Collection<String> all) {
        return Names.suggestion(name, all)
                .orElse(all.isEmpty() ? "; it has none." : "; it has " + String.join(", ", all) + ".");
    }
}
