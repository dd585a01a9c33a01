// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name and a unit as readers expect them in print: {@code V, mm^3} becomes "V (mm³)", {@code alpha_0, 1/Gy} becomes
 * "α₀ (1/Gy)".
 */
record AxisLabel(String name, String unit) {
    private static final String DIGITS_UP = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String DIGITS_DOWN = "₀₁₂₃₄₅₆₇₈₉";
    private static final Pattern EXPONENT = Pattern.compile("\\^\\(?([-+]?\\d+)\\)?");
    private static final Pattern INDEX = Pattern.compile("(?<=\\p{L})_(\\d+)\\b");
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\d])(\\p{L}+)(?=_?\\d*(?![\\p{L}\\d]))");
    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("omega", "ω"),
            Map.entry("Delta", "Δ"));

    AxisLabel {
        name = name == null ? "" : name.strip();
        unit = unit == null ? "" : unit.strip();
    }

    /** Name and unit for the eye; the unit "1" and an empty one leave no parentheses. */
    String text() {
        String shown = unit.equals("1") ? "" : unit(unit);
        if (shown.isEmpty()) {
            return name(name);
        }
        return name.isEmpty() ? shown : name(name) + " (" + shown + ")";
    }

    /** A name: Greek words become letters, digits after an underscore indices, digits after a caret exponents. */
    static String name(String name) {
        String greek = WORD.matcher(name).replaceAll(m -> GREEK.getOrDefault(m.group(1), m.group(1)));
        return exponents(INDEX.matcher(greek).replaceAll(m -> digits(m.group(1), DIGITS_DOWN)));
    }

    private static String unit(String unit) {
        return exponents(unit.replace("**", "^").replace('*', '·'))
                .replaceAll("\\bu(?=(mol|m|g|L|s|M|V|A)\\b)", "µ")
                .replaceAll("\\bdegC\\b", "°C");
    }

    private static String exponents(String text) {
        Matcher matcher = EXPONENT.matcher(text);
        return matcher.replaceAll(m -> superscript(m.group(1)));
    }

    static String superscript(String integer) {
        return digits(integer, DIGITS_UP).replace('-', '⁻').replace("+", "");
    }

    private static String digits(String text, String alphabet) {
        StringBuilder shifted = new StringBuilder();
        text.chars().forEach(c -> shifted.append(Character.isDigit(c) ? alphabet.charAt(c - '0') : (char) c));
        return shifted.toString();
    }

    /** A number for running text: four significant digits, no trailing zeros. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value).replace('-', '−');
        }
        double size = Math.abs(value);
        if (Double.isFinite(value) && size >= 1e-3 && size < 1e6) {
            int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
            String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
            return (text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text).replace('-', '−');
        }
        return String.format(Locale.ROOT, "%.3e", value)
                .replaceAll("0+e", "e")
                .replace(".e", "e")
                .replaceAll("e([-+])0*", "e$1")
                .replace("e+", "e");
    }
}
