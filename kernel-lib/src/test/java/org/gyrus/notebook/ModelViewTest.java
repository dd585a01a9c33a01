// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.gyrus.expression.Expression;
import org.gyrus.model.Model;
import org.gyrus.model.Trust;
import org.junit.jupiter.api.Test;

class ModelViewTest {
    private static final Model TUMOR = Model.named("Gompertz growth <b>")
            .time("day")
            .state("V", 900, "mm^3")
            .positive()
            .parameter("a", 0.05, "1/day")
            .range(0.001, 0.5)
            .source("Laird 1964, & others", Trust.SECONDARY_COPY)
            .parameter("K", 5e4, "mm^3")
            .parameter("alpha", 0.03, "1/Gy")
            .equation("dV/dt = a*V*log(K/V)")
            .on("fraction", "V -> V*exp(-alpha*dose)")
            .dose("Gy")
            .cites("doi:10.1038/bjc.1964.55")
            .build();

    @Test
    void textHasEquationsStatesParametersAndSources() {
        assertThat(Views.of(TUMOR).text())
                .startsWith("Gompertz growth <b>\ndV/dt = a*V*log(K/V)\n")
                .contains("V -> V*exp(-alpha*dose)   (on fraction [Gy])")
                .containsPattern("V +900 +mm\\^3 +zero or more")
                .containsPattern("a +0.05 +1/day +0.001 to 0.5 +Laird 1964, & others \\(secondary copy\\)")
                .contains("doi:10.1038/bjc.1964.55");
    }

    @Test
    void htmlHasOneAlignedFormulaAndEscapesEverything() {
        String html = String.valueOf(Views.of(TUMOR).data().get(MimeBundle.HTML));
        assertThat(html)
                .contains("$$\\begin{aligned}\n\\frac{dV}{dt} &amp;= ")
                .contains("\\to ")
                .contains("\\text{on fraction [Gy]}")
                .contains("Gompertz growth &lt;b&gt;")
                .contains("Laird 1964, &amp; others")
                .doesNotContain("<b>Gompertz growth <b>");
    }

    @Test
    void anEquationIsTypeset() {
        assertThat(Views.of(TUMOR.equations().get(0)).data())
                .containsEntry(MimeBundle.TEXT, "dV/dt = a*V*log(K/V)")
                .hasEntrySatisfying(
                        MimeBundle.LATEX, l -> assertThat(l.toString()).startsWith("$$\\frac{dV}{dt} = "));
        assertThat(Views.of(Expression.parse("x/y")).data()).containsEntry(MimeBundle.LATEX, "$$\\frac{x}{y}$$");
    }
}
