// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Typesets a name: {@code alpha} as a Greek letter, {@code V_l} and {@code x1} with a subscript, {@code total} upright. */
final class LatexName {
    private static final List<String> SMALL = Arrays.asList(("alpha beta gamma delta epsilon zeta eta theta iota kappa"
                    + " lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega")
            .split(" "));
    private static final List<String> CAPITAL =
            Arrays.asList("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(" "));
    private static final String CAPITAL_LETTERS = "\u0393\u0394\u0398\u039b\u039e\u03a0\u03a3\u03a5\u03a6\u03a8\u03a9";
    private static final Map<String, String> GREEK = greek();

    private LatexName() {}

    private static Map<String, String> greek() {
        Map<String, String> letters = new HashMap<>();
        for (int i = 0; i < SMALL.size(); i++) {
            String command = SMALL.get(i).equals("omicron") ? "o" : "\\" + SMALL.get(i);
            letters.put(SMALL.get(i), command);
            letters.put(String.valueOf((char) ('\u03b1' + i)), command);
        }
        for (int i = 0; i < CAPITAL.size(); i++) {
            letters.put(CAPITAL.get(i), "\\" + CAPITAL.get(i));
            letters.put(CAPITAL_LETTERS.substring(i, i + 1), "\\" + CAPITAL.get(i));
        }
        return letters;
    }

    static String of(String name) {
        String[] parts = name.split("_", -1);
        List<String> below = new ArrayList<>();
        String head = parts[0].replaceAll("[0-9]+$", "");
        if (head.length() < parts[0].length()) {
            below.add(parts[0].substring(head.length()));
        }
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                below.add(letters(parts[i]));
            }
        }
        return letters(head) + (below.isEmpty() ? "" : "_{" + String.join(",", below) + "}");
    }

    private static String letters(String word) {
        if (GREEK.containsKey(word)) {
            return GREEK.get(word);
        }
        if (word.length() > 1 && GREEK.containsKey(word.replaceAll("[0-9]+$", ""))) {
            String letter = word.replaceAll("[0-9]+$", "");
            return GREEK.get(letter) + "_{" + word.substring(letter.length()) + "}";
        }
        return word.length() == 1 || word.matches("[0-9]*") ? word : "\\mathrm{" + word + "}";
    }
}
