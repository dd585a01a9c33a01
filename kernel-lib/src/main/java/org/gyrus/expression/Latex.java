// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

/** Typesetting for pages that understand LaTeX, such as notebooks. */
public final class Latex {
    /** The color of learned terms, so that a hybrid shows what is equation and what is network. */
    public static final String LEARNED_COLOR = "#c2410c";

    private Latex() {}

    /** A formula with the time t: fractions, powers, Greek letters, cases. */
    public static String of(Expression expression) {
        return of(expression, "t");
    }

    /** A formula with another symbol of time. */
    public static String of(Expression expression, String time) {
        return expression.accept(new LatexPrinter(time));
    }

    /** A name: {@code tau_p} as the Greek letter with a subscript. */
    public static String name(String symbol) {
        return LatexName.of(symbol);
    }

    /**
     * The left side of an equation: the derivative of a state by time, a partial one if the right side has a change in
     * space.
     */
    public static String rate(String state, String time, Expression right) {
        boolean inSpace = right.nodes().anyMatch(node -> node instanceof Expression.Differential);
        String d = inSpace ? "\\partial " : "d";
        return "\\frac{" + d + name(state) + "}{" + d + name(time) + "}";
    }

    /** A unit, upright, with powers raised; nothing for a plain number. */
    public static String unit(Unit unit) {
        if (unit.text().equals("1")) {
            return "";
        }
        return "\\mathrm{"
                + unit.text()
                        .replace("%", "\\%")
                        .replaceAll("\\^(-?[0-9]+|\\([^)]*\\))", "^{$1}")
                        .replace("*", "\\,")
                        .replace(" ", "\\,")
                + "}";
    }
}
