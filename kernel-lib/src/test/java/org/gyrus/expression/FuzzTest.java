// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, either a tree comes out or the language's own exception, soon. */
class FuzzTest {
    private static final String ALPHABET =
            "abVKt_019.e+-*/^()<>=, \n\t\"'$#%&@!?:;[]{}\\|~`\u03ba\u2264\u00d7\u0000\ud83e\ud83d\ude00";
    private static final List<String> WORDS = List.of(
            "if(",
            "exp(",
            "not ",
            " and ",
            " or ",
            "V(t - ",
            "div(",
            "grad(",
            "vector(",
            "->",
            "dV/dt = ",
            "1e",
            "min(");

    @Test
    void randomAndMutatedTexts() {
        Random random = new Random(11);
        RandomExpressions trees = new RandomExpressions(12, List.of("V", "t", "a"));
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 10_000; i++) {
                String text = i % 2 == 0
                        ? noise(random)
                        : mutated(trees.number(2 + i % 4).text(), random);
                read(text, i % 3);
            }
        });
    }

    private static void read(String text, int how) {
        try {
            switch (how) {
                case 0 ->
                    assertThat(Expression.parse(Expression.parse(text).text())).isEqualTo(Expression.parse(text));
                case 1 -> Statement.rate("dV/dt = " + text, "t");
                default -> Unit.of(text);
            }
        } catch (ExpressionException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(40); n > 0; n--) {
            text.append(
                    random.nextInt(4) == 0
                            ? WORDS.get(random.nextInt(WORDS.size()))
                            : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int n = 1 + random.nextInt(3); n > 0 && changed.length() > 0; n--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                default -> changed.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return changed.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(|a|)", "-|a|", "exp(|a|)", "a^|a|", "a + |a|", "if(a > 0, |a|, 1)", "not |a > b|"})
    void deepNestingIsASentenceNotAnOverflow(String pattern) throws InterruptedException {
        String[] parts = pattern.split("\\|");
        String close = parts.length > 2 ? parts[2] : "";
        String deep = parts[0].repeat(1200) + parts[1] + close.repeat(1200);
        Throwable[] thrown = new Throwable[1];
        // A small stack, as a server's threads may have.
        Thread thread = new Thread(null, () -> thrown[0] = catchFrom(deep), "small", 512 * 1024);
        thread.start();
        thread.join();
        assertThat(thrown[0])
                .isInstanceOf(ExpressionException.class)
                .hasMessageStartingWith("An expression is at most 500 operations deep;"
                        + " give parts of it a name with a definition.");
    }

    private static Throwable catchFrom(String text) {
        try {
            Expression.parse(text);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    @Test
    void longTextIsASentence() {
        assertThatThrownBy(() -> Expression.parse("a + ".repeat(6000) + "a"))
                .hasMessage(
                        "An expression has at most 20000 characters, but this one has 24001; give parts of it a name"
                                + " with a definition.");
        Expression wide = Expression.parse("a*b + ".repeat(490) + "a");
        assertThat(Expression.parse(wide.text())).isEqualTo(wide);
    }
}
