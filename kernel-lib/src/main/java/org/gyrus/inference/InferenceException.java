// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.List;
import org.gyrus.expression.GyrusException;
import org.gyrus.expression.Names;

/** What cannot be inferred as asked, in one sentence with what to do instead. */
public class InferenceException extends GyrusException {
    private static final long serialVersionUID = 1L;

    /** A mistake told in one sentence. */
    public InferenceException(String sentence) {
        super(sentence);
    }

    /** The place of a name in a list. */
    static int index(String name, List<String> names) {
        int i = names.indexOf(name);
        if (i < 0) {
            throw new InferenceException("Nothing named " + name + " was inferred"
                    + Names.suggestion(name, names)
                            .orElse("; there is "
                                    + String.join(", ", names.subList(0, Math.min(12, names.size())))
                                    + (names.size() > 12 ? ", ..." : ".")));
        }
        return i;
    }
}
