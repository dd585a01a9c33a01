// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gyrus.expression.Expression;
import org.junit.jupiter.api.Test;

/** A model is a page of text that can be read aloud. */
class ModelTextTest {
    private static final String GOMPERTZ = """
            model "Gompertz growth under radiotherapy"
            time t [day]
            state V = 900 [mm^3], positive
            parameter a = 0.05 [1/day], from 0.001 to 0.5, illustrative, source "illustrative value; form: Laird 1964"
            parameter K = 50000 [mm^3], unverified
            parameter alpha = 0.03 [1/Gy], unverified
            parameter ratio = 10 [Gy], unverified
            dV/dt = a*V*log(K/V)
            on fraction with dose [Gy]: V -> V*exp(-alpha*dose*(1 + dose/ratio))
            cite "Laird 1964, Br J Cancer 18:490"
            """;

    @Test
    void theTextOfTheDesignsModel() {
        assertThat(ExampleModels.gompertzUnderRadiotherapy().asText()).isEqualTo(GOMPERTZ);
        assertThat(Model.parse(GOMPERTZ)).isEqualTo(ExampleModels.gompertzUnderRadiotherapy());
    }

    @Test
    void aTextByHandMayLeaveOutAndReorder() {
        Model model = Model.parse("""
                # A comment, and lines in any order.
                dV/dday = a*V      # growth
                parameter a = 1e-2 [1/week]

                model "Exponential \\"growth\\" # not a comment"
                state V = 2*V_0 [ml]
                parameter V_0 = 1 [ml], from 0 to infinity
                time day [day]
                on surgery: V -> V*(1 - dose);
                when V > 100: V -> 1
                """.replace("; \n", "\n"));
        assertThat(model.name()).isEqualTo("Exponential \"growth\" # not a comment");
        assertThat(model.time().symbol()).isEqualTo("day");
        assertThat(model.parameter("V_0").range()).isEqualTo(new Range(0, Double.POSITIVE_INFINITY));
        assertThat(model.equations().get(0).rate().computed().text("day")).isEqualTo((1.0 / 7) + "*(a*V)");
        assertThat(model.events().get(0).doseUnit().text()).isEqualTo("1");
        assertThat(model.triggers().get(0).direction()).isEqualTo(Trigger.Direction.BECOMES_TRUE);
        assertThat(model.triggers().get(0).slope()).isEqualTo(1);
        assertThat(Model.parse(model.asText())).isEqualTo(model);
    }

    @Test
    void noisePastAndEndAreLines() {
        String text = """
                model "Growth"
                time t [day]
                state V = 2 [ml]
                parameter V_0 = 3 [ml], unverified
                parameter r = 0.1 [1/day], unverified
                parameter sigma = 0.2 [1/day^(1/2)], unverified
                dV/dt = r*V(t - 1/r)
                noise V = sigma*V
                history V = V_0*exp(r*t)
                when V > 5 becomes true: V -> V/2; stop
                when V < 1 changes: stop
                """;
        Model model = Model.parse(text);
        assertThat(model.asText()).isEqualTo(text);
        assertThat(model.triggers()).extracting(Trigger::stops).containsExactly(true, true);
        assertThat(model.triggers().get(1).jumps()).isEmpty();
        assertThat(Model.parse(text.replace("1 changes: stop", "1 changes: V -> 2"))
                        .triggers()
                        .get(1)
                        .stops())
                .isFalse();
        assertThat(model.latex())
                .contains("dV &= \\left(r\\,V\\left(t - \\frac{1}{r}\\right)\\right) dt"
                        + " + \\left(\\sigma\\,V\\right) dW_{V}")
                .contains("V(t) &= V_{0}\\,e^{r\\,t} \\quad\\text{for } t < t_0")
                .contains("\\text{ becomes true: } & V \\to \\frac{V}{2},\\quad \\text{stop}")
                .contains("\\text{ changes: } & \\text{stop}");
        assertThat(model.differences(model.toBuilder().withoutNoise().build()))
                .containsExactly(new Difference("noise of V", "noise V = sigma*V", ""));
    }

    @Test
    void aChangedCopyDiffersWhereItWasChanged() {
        Model model = ExampleModels.gompertzUnderRadiotherapy();
        Model changed = model.with("K", 6e4).with("V", 800).toBuilder()
                .rate("V", Expression.parse("a*V*log(K/V) + N(V, t)"))
                .learned("N", 2)
                .build();
        assertThat(model.differences(changed))
                .containsExactly(
                        new Difference("state V", "state V = 900 [mm^3], positive", "state V = 800 [mm^3], positive"),
                        new Difference(
                                "parameter K",
                                "parameter K = 50000 [mm^3], unverified",
                                "parameter K = 60000 [mm^3], unverified"),
                        new Difference("equation of V", "dV/dt = a*V*log(K/V)", "dV/dt = a*V*log(K/V) + N(V, t)"),
                        new Difference("learned N", "", "learned N of 2 [mm^3/day]"));
        assertThat(model.parameter("K").value()).isEqualTo(5e4);
    }

    @Test
    void typesetEquations() {
        assertThat(ExampleModels.gompertzUnderRadiotherapy().latex()).isEqualTo("""
                        \\begin{aligned}
                        \\frac{dV}{dt} &= a\\,V\\,\\ln\\left(\\frac{K}{V}\\right) \\\\
                        \\text{at each fraction: } & V \\to V\\,\\exp\\left(-\\alpha\\,\\mathrm{dose}\\left(1 + \\frac{\\mathrm{dose}}{\\mathrm{ratio}}\\right)\\right)
                        \\end{aligned}""");
        assertThat(ExampleModels.fisherKpp().latex())
                .contains("\\frac{\\partial c}{\\partial t} &= \\nabla\\cdot (D\\,\\nabla c)"
                        + " + \\rho\\,c\\left(1 - \\frac{c}{K}\\right)");
        assertThat(ExampleModels.hybrid().latex()).contains("+ {\\color{#c2410c}{N(V, t)}}");
    }

    @Test
    void aMistakeInALineNamesTheLine() {
        assertThatThrownBy(() -> Model.parse(GOMPERTZ.replace("a*V*log(K/V)", "a*V*log(K/V")))
                .isInstanceOf(ModelException.class)
                .hasMessage("""
                        Line 8: The parenthesis opened here is never closed.
                          dV/dt = a*V*log(K/V
                                         ^""");
        assertThatThrownBy(() -> Model.parse(GOMPERTZ.replace("state V", "stat V")))
                .hasMessage("Line 3: A line does not begin with stat; did you mean state?");
        assertThatThrownBy(() -> Model.parse(GOMPERTZ.replace("[mm^3], positive", "mm^3")))
                .hasMessage("""
                        Line 3: This line is not complete; it is written as in
                          state V = 900 [mm^3], positive
                        but it was
                          state V = 900 mm^3""");
        assertThatThrownBy(() -> Model.parse(GOMPERTZ.replace(", illustrative", ", certain")))
                .hasMessage(
                        "Line 4: A parameter is verified, secondary copy, abstract, unverified or illustrative, has a"
                                + " range (from 0 to 1) and a source (source \"...\"), but \"certain\" was given.");
        assertThatThrownBy(() -> Model.parse("state V = 1 [ml]"))
                .hasMessage("The text of a model has a line with its name, such as model \"Tumor growth\".");
    }
}
