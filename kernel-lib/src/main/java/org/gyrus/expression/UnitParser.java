// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

/**
 * Reads a unit: {@code product = power (('*' | '/' | ' ') power)*}, {@code power = element ['^' exponent]}, {@code
 * element = number | name | '(' product ')'}, {@code exponent = integer | '(' integer '/' integer ')'}.
 */
final class UnitParser {
    private static final int DEEPEST = 20;
    private static final int LONGEST = 200;
    private final String text;
    private int at;
    private int depth;

    private UnitParser(String text) {
        this.text = text;
    }

    static Unit parse(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionException(
                    "A unit has at most " + LONGEST + " characters, but this text has " + text.length() + ".");
        }
        UnitParser parser = new UnitParser(text);
        try {
            Unit unit = parser.product();
            if (parser.at < text.length()) {
                throw parser.error("A unit has no \"" + text.charAt(parser.at) + "\" here.");
            }
            return unit;
        } catch (ArithmeticException e) {
            throw new ExpressionException("An exponent in the unit \"" + text + "\" is too large.");
        }
    }

    private Unit product() {
        if (++depth > DEEPEST) {
            throw error("A unit has at most " + DEEPEST + " parentheses inside each other.");
        }
        Unit unit = power();
        boolean divided = false;
        while (true) {
            boolean space = skipSpace();
            if (peek('*')) {
                unit = unit.times(power());
                divided = false;
            } else if (peek('/')) {
                unit = unit.over(power());
                divided = true;
            } else if (space && at < text.length() && text.charAt(at) != ')') {
                if (divided) {
                    throw error("What is divided by is not clear: write parentheses, as in ml/(100 g).");
                }
                unit = unit.times(power());
            } else {
                depth--;
                return unit;
            }
        }
    }

    private Unit power() {
        Unit unit = element();
        return peek('^') ? unit.power(exponent()) : unit;
    }

    private Ratio exponent() {
        if (!peek('(')) {
            return Ratio.of(integer(), 1);
        }
        long numerator = integer();
        long denominator = peek('/') ? integer() : 1;
        if (denominator == 0 || !peek(')')) {
            throw error("An exponent in a unit is a number or a fraction, as in mm^3 or day^(1/2).");
        }
        return Ratio.of(numerator, denominator);
    }

    private long integer() {
        skipSpace();
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        while (at < text.length() && isDigit(text.charAt(at)) && at - start < 4) {
            at++;
        }
        try {
            return Long.parseLong(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw error("An exponent in a unit is a number or a fraction, as in mm^3 or day^(1/2).");
        }
    }

    private Unit element() {
        skipSpace();
        if (peek('(')) {
            Unit inside = product();
            if (!peek(')')) {
                throw error("A parenthesis of the unit is not closed.");
            }
            return inside;
        }
        int start = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at > start) {
            return number(start);
        }
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '%')) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.isEmpty()) {
            throw error("A unit is missing.");
        }
        at = start;
        Unit unit = UnitCatalogue.named(name.replace('\u00b5', 'u').replace('\u03bc', 'u'))
                .orElseThrow(() -> unknown(name));
        at = start + name.length();
        return unit.named(name);
    }

    private Unit number(int start) {
        String digits = text.substring(start, at);
        try {
            double factor = Double.parseDouble(digits);
            if (factor > 0 && factor < 1e15) {
                return factor == 1 ? Unit.ONE : Unit.ONE.multiplied(factor).named(digits);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        at = start;
        throw error("A factor in a unit is a positive number, not " + digits + ".");
    }

    private ExpressionException unknown(String name) {
        return error("There is no unit " + name
                + Names.suggestion(name, UnitCatalogue.names()).orElse("."));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean skipSpace() {
        int start = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at > start;
    }

    private boolean peek(char c) {
        int start = at;
        skipSpace();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        at = start;
        return false;
    }

    private ExpressionException error(String sentence) {
        return ExpressionException.at(text, at, sentence);
    }
}
