// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;

/** In a notebook a mistake is told with the reader's own lines. */
class GyrusExceptionTest {
    private static final String MISTAKE = "org.gyrus.expression.Expression.parse(\"1 +\")";

    private static EvalException thrownBy(String... cells) {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            EvalException thrown = null;
            for (String cell : cells) {
                thrown = (EvalException) shell.eval(cell).get(0).exception();
            }
            return thrown;
        }
    }

    @Test
    void theTraceInACellIsThatOfTheCell() {
        EvalException thrown = thrownBy("Object read() { return " + MISTAKE + "; }", "read()");
        assertThat(thrown.getExceptionClassName()).isEqualTo(ExpressionException.class.getName());
        assertThat(thrown.getStackTrace()).isNotEmpty().allSatisfy(frame -> assertThat(frame.getClassName())
                .doesNotStartWith("org.gyrus.")
                .doesNotStartWith("java."));
        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("read");
    }

    @Test
    void allOfItIsThereWhenAskedFor() {
        System.setProperty("gyrus.trace", "full");
        try {
            assertThat(thrownBy(MISTAKE).getStackTrace()[0].getClassName()).startsWith("org.gyrus.expression.");
        } finally {
            System.clearProperty("gyrus.trace");
        }
    }

    @Test
    void aProgramSeesEverything() {
        Throwable thrown = catchThrowable(() -> Expression.parse("1 +"));
        assertThat(thrown.getStackTrace()[0].getClassName()).startsWith("org.gyrus.expression.");
    }
}
