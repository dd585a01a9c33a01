// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.function.Function;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.gyrus.expression.grammar.EquationLexer;
import org.gyrus.expression.grammar.EquationParser;

/** Reads one text with the generated parser; the first mistake ends it with a sentence and a caret. */
final class EquationReader {
    /** The deepest tree; deeper ones would not fit on the stack of every thread. */
    static final int DEEPEST = 500;

    static final int LONGEST = 20_000;

    private final String text;
    private final String time;

    EquationReader(String text, String time) {
        this.text = text;
        this.time = time;
    }

    Expression alone() {
        return tree(EquationParser::alone, EquationParser.AloneContext::expression);
    }

    Statement rate() {
        EquationParser.RateContext[] context = new EquationParser.RateContext[1];
        Expression right = tree(parser -> context[0] = parser.rate(), EquationParser.RateContext::expression);
        Token state = context[0].NAME(0).getSymbol();
        Token per = context[0].NAME(1).getSymbol();
        if (!state.getText().startsWith("d") || state.getText().length() < 2) {
            throw at(
                    state,
                    "An equation starts with d, as in dV/d" + time + " = ..., not with " + state.getText() + "/"
                            + per.getText() + ".");
        }
        if (!per.getText().equals("d" + time)) {
            throw at(
                    per,
                    "The time of this model is " + time + ", so write " + state.getText() + "/d" + time + ", not "
                            + state.getText() + "/" + per.getText() + ".");
        }
        return statement(state, state.getText().substring(1), right);
    }

    Statement definition() {
        EquationParser.DefinitionContext[] context = new EquationParser.DefinitionContext[1];
        Expression right =
                tree(parser -> context[0] = parser.definition(), EquationParser.DefinitionContext::expression);
        return statement(context[0].NAME().getSymbol(), context[0].NAME().getText(), right);
    }

    Statement jump() {
        EquationParser.JumpContext[] context = new EquationParser.JumpContext[1];
        Expression right = tree(parser -> context[0] = parser.jump(), EquationParser.JumpContext::expression);
        return statement(context[0].NAME().getSymbol(), context[0].NAME().getText(), right);
    }

    private Statement statement(Token place, String name, Expression right) {
        try {
            return new Statement(name, right);
        } catch (ExpressionException e) {
            throw at(place, e.getMessage());
        }
    }

    private <C extends ParserRuleContext> Expression tree(
            Function<EquationParser, C> rule, Function<C, EquationParser.ExpressionContext> right) {
        if (text.length() > LONGEST) {
            throw new ExpressionException("An expression has at most " + LONGEST + " characters, but this one has "
                    + text.length() + "; give parts of it a name with a definition.");
        }
        EquationLexer lexer = new EquationLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        SyntaxMistake mistake = new SyntaxMistake(text, tokens);
        mistake.checkParentheses();
        EquationParser parser = new EquationParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object symbol,
                    int line,
                    int column,
                    String message,
                    RecognitionException cause) {
                throw mistake.at((Token) symbol);
            }
        });
        parser.addParseListener(new DepthLimit());
        return new TreeMaker(this, time).visit(right.apply(rule.apply(parser)));
    }

    ExpressionException at(Token token, String sentence) {
        int position = token.getStartIndex();
        return ExpressionException.at(
                text, position < 0 ? text.length() : text.offsetByCodePoints(0, position), sentence);
    }

    ExpressionException tooDeep(Token token) {
        return at(
                token,
                "An expression is at most " + DEEPEST + " operations deep; give parts of it a name with a definition.");
    }

    /** Counts the rules that are open; chains such as a + b + c are counted when the tree is made. */
    private final class DepthLimit implements ParseTreeListener {
        private int depth;

        @Override
        public void enterEveryRule(ParserRuleContext context) {
            if (++depth > DEEPEST) {
                throw tooDeep(context.getStart());
            }
        }

        @Override
        public void exitEveryRule(ParserRuleContext context) {
            depth--;
        }

        @Override
        public void visitTerminal(TerminalNode node) {}

        @Override
        public void visitErrorNode(ErrorNode node) {}
    }
}
