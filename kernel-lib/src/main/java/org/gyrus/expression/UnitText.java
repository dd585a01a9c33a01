// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

/** The text of units that were computed from others. */
final class UnitText {
    private UnitText() {}

    static String joined(String left, String operator, String right) {
        if (right.equals("1")) {
            return left;
        }
        if (left.equals("1") && operator.equals("*")) {
            return right;
        }
        boolean compound = right.matches(".*[*/ ].*");
        boolean wrap = compound && (operator.equals("/") || right.contains(" ") || right.contains("/"));
        return left + operator + (wrap ? "(" + right + ")" : right);
    }

    static String power(String text, Ratio exponent) {
        if (exponent.equals(Ratio.ONE)) {
            return text;
        }
        if (text.equals("1") || exponent.isZero()) {
            return "1";
        }
        return (text.matches(".*[*/ ^].*") ? "(" + text + ")" : text) + "^" + exponent;
    }
}
