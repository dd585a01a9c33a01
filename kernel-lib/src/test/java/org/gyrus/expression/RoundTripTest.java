// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text to tree to text: nothing is lost, and no parenthesis is there in vain. */
class RoundTripTest {
    @Test
    void randomTreesAreReadBackEqual() {
        RandomExpressions random = new RandomExpressions(4, List.of("V", "t", "a_1", "\u03ba"));
        for (int i = 0; i < 1000; i++) {
            Expression tree = i % 5 == 0 ? random.condition(2 + i % 6) : random.number(2 + i % 6);
            assertThat(Expression.parse(tree.text())).as(tree.text()).isEqualTo(tree);
        }
    }

    @Test
    void anotherTimeSymbolIsReadBackEqual() {
        RandomExpressions random = new RandomExpressions(5, List.of("V", "age", "t"));
        for (int i = 0; i < 300; i++) {
            Expression tree = random.number(5);
            assertThat(Expression.parse(tree.text("age"), "age"))
                    .as(tree.text("age"))
                    .isEqualTo(tree);
        }
    }

    @Test
    void everyParenthesisIsNeeded() {
        RandomExpressions random = new RandomExpressions(6, List.of("x", "y"), true);
        for (int i = 0; i < 300; i++) {
            Expression tree = random.number(5);
            String text = tree.text();
            for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
                boolean ofFunction = open > 0 && Character.isLetter(text.charAt(open - 1));
                boolean aroundMinus = text.charAt(open + 1) == '-';
                if (ofFunction || aroundMinus) {
                    continue;
                }
                int close = closing(text, open);
                String without = text.substring(0, open) + text.substring(open + 1, close) + text.substring(close + 1);
                assertThat(Expression.parse(without))
                        .as(text + "  without parentheses  " + without)
                        .isNotEqualTo(tree);
            }
        }
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; ; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
    }

    @Test
    void simplificationKeepsTheValue() {
        RandomExpressions random = new RandomExpressions(7, List.of("x", "y"), true);
        Random point = new Random(8);
        for (int i = 0; i < 1000; i++) {
            Expression tree = random.number(6);
            Map<String, Double> at =
                    Map.of("x", point.nextGaussian(), "y", i % 10 == 0 ? Double.NaN : point.nextGaussian());
            // Signed zeros aside, folding is the same arithmetic: the numbers are equal bit for bit.
            assertThat(Double.valueOf(tree.simplified().value(at) + 0.0))
                    .as(tree.text())
                    .isEqualTo(Double.valueOf(tree.value(at) + 0.0));
            assertThat(tree.simplified().simplified()).isEqualTo(tree.simplified());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a*V*log(K/V)",
                "V*exp(-alpha*dose*(1 + dose/ratio))",
                "div(D*grad(c)) + rho*c*(1 - c)",
                "-div(vector(u, v - 1, 0)*c)",
                "V(t - tau)/V(t - (tau + 1))",
                "-x^2",
                "(-x)^2",
                "(-3)^2",
                "-(3)",
                "a - (b - c)",
                "a - b - c",
                "a/(b*c)",
                "a/b*c",
                "2^3^x",
                "(2^3)^x",
                "x^(-1)",
                "if(x < 0 and not (y > 1 or x >= 2), -x^2 + 3*x, 0.00025)",
                "min(min(a, b), c)",
                "f(V, t)",
                "f((t - 1))",
                "3.75e-5*x + 1.5e12"
            })
    void goodTextIsKept(String text) {
        assertThat(Expression.parse(text).text()).isEqualTo(text);
    }
}
