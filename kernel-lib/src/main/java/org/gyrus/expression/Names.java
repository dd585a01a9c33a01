// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names a symbol may have, which are taken by the language, and which is the nearest to a misspelt one. */
public final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z\u0370-\u03FF_][A-Za-z\u0370-\u03FF_0-9]*");
    /** How a direction in space is written. */
    static final String VECTOR = "vector";

    private static final Set<String> RESERVED = reserved();

    private Names() {}

    private static Set<String> reserved() {
        Set<String> names = new LinkedHashSet<>();
        for (Function function : Function.values()) {
            names.add(function.symbol());
        }
        for (Expression.Differential.Kind kind : Expression.Differential.Kind.values()) {
            names.add(kind.symbol());
        }
        names.add(VECTOR);
        names.add("pow");
        names.add("if");
        names.add("pi");
        return Set.copyOf(names);
    }

    /** Whether the language has taken this name: a function, an operator of space, {@code if}, {@code pi}. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** The names that the language calls with parentheses. */
    public static List<String> functions() {
        return RESERVED.stream().filter(name -> !name.equals("pi")).sorted().toList();
    }

    /** Letters (Latin or Greek), digits and _, not starting with a digit. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The name itself, if a symbol may have it.
     *
     * @throws ExpressionException unless {@link #isName} and not {@link #isReserved}
     */
    public static String requireName(String name) {
        if (!isName(name)) {
            throw new ExpressionException(
                    "A name has letters, digits and _ and starts with a letter, but \"" + name + "\" was given.");
        }
        if (isReserved(name)) {
            throw new ExpressionException(
                    "The name " + name + " is taken by the language; choose another, such as " + name + "_0.");
        }
        return name;
    }

    /** The candidate that differs least from a misspelt name, if it is near enough to be meant. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        String best = null;
        int least = Math.max(1, name.length() / 2) + 1;
        for (String candidate : candidates) {
            int distance = candidate.equalsIgnoreCase(name) ? 0 : distance(name, candidate);
            if (distance < least && distance < Math.max(name.length(), candidate.length())) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How a sentence about a misspelt name goes on: "; did you mean V?", if a candidate is near enough. */
    public static Optional<String> suggestion(String name, Collection<String> candidates) {
        return nearest(name, candidates).map(near -> "; did you mean " + near + "?");
    }

    /** The candidates by nearness to a misspelt name, whatever its case; one that contains the name is near. */
    public static List<String> ranked(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .sorted(Comparator.<String>comparingInt(c -> inside(wanted, c.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int inside(String wanted, String candidate) {
        return !wanted.isEmpty() && candidate.contains(wanted) ? 1 : distance(wanted, candidate);
    }

    /** Letters to insert, delete, replace or swap with a neighbor (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
