// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Arrays;
import java.util.Locale;
import org.gyrus.expression.Names;

/**
 * How much work a notebook may do: {@code quick} in continuous integration, {@code full} for committed results.
 *
 * <p>The environment variable {@code GYRUS_BUDGET} chooses; without it the budget is full.
 */
public enum Budget {
    /** Seconds to a minute: training is shrunk, so numbers that depend on it are not judged. */
    QUICK,
    /** The work that the committed outputs were made with. */
    FULL;

    static Budget current() {
        return of(System.getenv("GYRUS_BUDGET"));
    }

    static Budget of(String name) {
        if (name == null || name.isBlank()) {
            return FULL;
        }
        return Arrays.stream(values())
                .filter(b -> b.toString().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new NotebookException("GYRUS_BUDGET is '" + name + "': expected quick or full"
                        + Names.nearest(
                                        name,
                                        Arrays.stream(values())
                                                .map(Budget::toString)
                                                .toList())
                                .map(n -> "; did you mean '" + n + "'?")
                                .orElse("")));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
