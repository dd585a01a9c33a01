// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.gyrus.expression.grammar.EquationLexer;

/** Tells a reader what is wrong at a token the parser did not expect. */
final class SyntaxMistake {
    private static final Map<String, String> SPELLINGS = Map.of(
            "\u00d7", "*", "\u00b7", "*", "\u2212", "-", "\u2013", "-", "\u2264", "<=", "\u2265", ">=", "\u2192", "->",
            "[", "(", "]", ")");

    private final String text;
    private final CommonTokenStream stream;

    SyntaxMistake(String text, CommonTokenStream stream) {
        this.text = text;
        this.stream = stream;
    }

    /** Every parenthesis is opened and closed. */
    void checkParentheses() {
        stream.fill();
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : stream.getTokens()) {
            if (token.getText().equals("(")) {
                open.push(token);
            } else if (token.getText().equals(")") && open.poll() == null) {
                throw mistake(token, "The parenthesis closed here was never opened.");
            }
        }
        if (!open.isEmpty()) {
            throw mistake(open.pop(), "The parenthesis opened here is never closed.");
        }
    }

    ExpressionException at(Token token) {
        List<Token> tokens = stream.getTokens();
        int index = tokens.indexOf(token);
        Token before = index > 0 ? tokens.get(index - 1) : null;
        Token after = index + 1 < tokens.size() ? tokens.get(index + 1) : token;
        if (token.getText().equals("=") && after.getText().matches("[=<>]")) {
            return mistake(token, comparedWith("=" + after.getText()));
        }
        return mistake(token, sentence(token, before));
    }

    private String sentence(Token token, Token before) {
        String found = token.getType() == Token.EOF ? "the end" : token.getText();
        if (token.getType() == Token.EOF && before == null) {
            return "An expression is missing: the text is empty.";
        }
        if (token.getType() == EquationLexer.OTHER) {
            String meant = SPELLINGS.get(found);
            return "The character " + found + " has no meaning in an equation"
                    + (meant == null ? "." : "; write " + meant + ".");
        }
        if (found.equals("*") && before != null && before.getText().equals("*")) {
            return "A power is written with ^, not with **.";
        }
        if (found.equals("=")) {
            return "A = is not expected here: an equation has one, after the name on its left.";
        }
        if (found.equals("->")) {
            return "An arrow is not expected here: it belongs to the jump of an event, as in V -> V/2.";
        }
        boolean afterOperand = before != null
                && (before.getType() == EquationLexer.NAME
                        || before.getType() == EquationLexer.NUMBER
                        || before.getText().equals(")"));
        if (!afterOperand) {
            return "A number, a name or a parenthesis is expected "
                    + (before == null ? "first" : "after " + before.getText()) + ", not " + found + ".";
        }
        if (token.getType() == EquationLexer.NAME || token.getType() == EquationLexer.NUMBER || found.equals("(")) {
            return "An operator is missing between " + before.getText() + " and " + found + "; a product is written "
                    + before.getText() + "*" + found + ".";
        }
        return "This is not expected after " + before.getText() + ": " + found + ".";
    }

    private static String comparedWith(String sign) {
        return "Numbers are compared with <, <=, > or >=, not with " + sign + ".";
    }

    private ExpressionException mistake(Token token, String sentence) {
        int position = Math.min(token.getStartIndex(), text.codePointCount(0, text.length()));
        return ExpressionException.at(text, text.offsetByCodePoints(0, Math.max(0, position)), sentence);
    }
}
