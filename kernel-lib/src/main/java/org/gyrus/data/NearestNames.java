// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The valid names that a mistyped one may have meant, by edit distance.
 *
 * @param names at most three, the nearest first
 */
record NearestNames(List<String> names) {

    static NearestNames of(String given, Collection<String> valid) {
        String wanted = given.toLowerCase(Locale.ROOT);
        return new NearestNames(valid.stream()
                .sorted(Comparator.<String>comparingInt(v -> distance(wanted, v.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList());
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

    /** Levenshtein distance; a name that contains the other is near. */
    private static int distance(String a, String b) {
        if (!a.isEmpty() && b.contains(a)) {
            return 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
