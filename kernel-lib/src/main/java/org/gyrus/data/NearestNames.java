// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.gyrus.expression.Names;

/**
 * The valid names that a mistyped one may have meant, the nearest first.
 *
 * @param names at most three, the nearest first
 */
record NearestNames(List<String> names) {

    static NearestNames of(String given, Collection<String> valid) {
        return new NearestNames(Names.ranked(given, valid).stream().limit(3).toList());
    }

    /** "did you mean 'a', 'b' or 'c'?" */
    String sentence() {
        if (names.isEmpty()) {
            return "there are none.";
        }
        String quoted = names.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
        int last = quoted.lastIndexOf(", ");
        return "did you mean " + (last < 0 ? quoted : quoted.substring(0, last) + " or " + quoted.substring(last + 2))
                + "?";
    }
}
