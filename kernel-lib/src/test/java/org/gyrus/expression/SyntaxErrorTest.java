// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake of grammar is one sentence, with a caret at the right place (the last column). */
class SyntaxErrorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a*(b + c      | The parenthesis opened here is never closed.                                            | 2",
                "a*b) + c      | The parenthesis closed here was never opened.                                           | 3",
                "2V            | An operator is missing between 2 and V; a product is written 2*V.                       | 1",
                "a b           | An operator is missing between a and b; a product is written a*b.                       | 2",
                "V**2          | A power is written with ^, not with **.                                                 | 2",
                "a +           | A number, a name or a parenthesis is expected after +, not the end.                     | 3",
                "a + * b       | A number, a name or a parenthesis is expected after +, not *.                           | 4",
                "* b           | A number, a name or a parenthesis is expected first, not *.                             | 0",
                "a = b         | A = is not expected here: an equation has one, after the name on its left.              | 2",
                "if(a == b,1,0)| Numbers are compared with <, <=, > or >=, not with ==.                                  | 5",
                "a -> b        | An arrow is not expected here: it belongs to the jump of an event, as in V -> V/2.      | 2",
                "a $ b         | The character $ has no meaning in an equation.                                          | 2",
                "a \u2264 b    | The character \u2264 has no meaning in an equation; write <=.                           | 2",
                "a, b          | This is not expected after a: ,.                                                        | 1",
                "exp(a, b)     | exp takes one argument, but 2 were given.                                               | 0",
                "1 + min(a)    | min takes two arguments, but 1 was given.                                               | 4",
                "log()         | log takes one argument, but none were given.                                            | 0",
                "if(a > b, c)  | if takes a condition and two numbers, as in if(V > K, a, b).                            | 0",
                "if(a, b, c)   | A condition such as V > K is expected, but a is a number.                               | 0",
                "1 + (a > b)   | A number is expected, but a > b is true or false; as a number it is written if(a > b, 1, 0). | 0",
                "1e999         | A number in an expression is finite, but Infinity was given.                            | 0",
                "a + exp       | The name exp is taken by the language; choose another, such as exp_0.                   | 4",
                "f()           | A learned function sees something: write f(V) or f(V, t), not f().                      | 0",
                "V(t + tau)    | A past value is written with a minus, as in V(t - tau); the future is not known.        | 2"
            })
    void isOneSentenceWithACaret(String text, String sentence, int caret) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(ExpressionException.class)
                .hasMessage(sentence + "\n  " + text + "\n  " + " ".repeat(caret) + "^");
    }

    @Test
    void theLeftSideOfAnEquation() {
        assertThatThrownBy(() -> Statement.rate("V/dt = a", "t"))
                .hasMessage("An equation starts with d, as in dV/dt = ..., not with V/dt.\n  V/dt = a\n  ^");
        assertThatThrownBy(() -> Statement.rate("dV/dx = a", "t"))
                .hasMessage("The time of this model is t, so write dV/dt, not dV/dx.\n  dV/dx = a\n     ^");
        assertThatThrownBy(() -> Expression.parse("  "))
                .hasMessage("An expression is missing: the text is empty.\n    \n    ^");
        assertThatThrownBy(() -> Expression.parse("a +\nb c"))
                .hasMessage("An operator is missing between b and c; a product is written b*c.\n  b c\n    ^");
    }
}
