// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every mistake in a model is one readable sentence. */
class ModelErrorTest {
    private static ModelBuilder growth() {
        return Model.named("Growth")
                .time("day")
                .state("V", 900, "mm^3")
                .parameter("a", 0.05, "1/day")
                .parameter("K", 50, "ml");
    }

    private static void fails(UnaryOperator<ModelBuilder> mistake, String sentence) {
        assertThatThrownBy(() -> mistake.apply(growth()).build())
                .isInstanceOf(ModelException.class)
                .hasMessage(sentence);
    }

    @Test
    void somethingIsMissing() {
        assertThatThrownBy(() -> Model.named("Empty").build())
                .hasMessage("The model \"Empty\" has no unit of time; write .time(\"day\") before the equations.");
        assertThatThrownBy(() -> Model.named("Empty").time("day").build())
                .hasMessage("The model \"Empty\" has no state; write .state(\"V\", 900, \"mm^3\").");
        fails(m -> m, "The state V has no equation; write .equation(\"dV/dt = ...\").");
        fails(
                m -> m.equation("dV/dt = a*V").equation("dv/dt = 1"),
                "The equation dv/dt = 1 has no state: v is not declared; did you mean V?");
        fails(
                m -> m.equation("dV/dt = a*V").equation("dK/dt = 1"),
                "The equation dK/dt = 1 has no state: K is a parameter.");
    }

    @Test
    void aNameIsUnknown() {
        fails(m -> m.parameter("alpha", 1, "1/day").equation("dV/dt = alhpa*V"), """
                The equation of V uses alhpa, which is not declared; did you mean alpha?
                  dV/dt = alhpa*V
                          ^""");
        fails(m -> m.equation("dV/dt = a*V + flow"), """
                The equation of V uses flow, which is not declared; declare it as a state, parameter, input or definition.
                  dV/dt = a*V + flow
                                ^""");
        fails(m -> m.equation("dV/dt = a*V*ln(K/V)"), """
                The equation of V calls ln as a function, but the natural logarithm is written log.
                  dV/dt = a*V*ln(K/V)
                              ^""");
        fails(m -> m.equation("dV/dt = a*V*tahn(V/K)"), """
                The equation of V calls tahn as a function, which is not one; did you mean tanh?
                  dV/dt = a*V*tahn(V/K)
                              ^""");
        fails(m -> m.equation("dV/dt = a(1 - V/K)"), """
                The equation of V calls a as a function, but it is a parameter; write a*(...) for a product.
                  dV/dt = a(1 - V/K)
                          ^""");
        fails(m -> m.equation("dV/dt = a*V").on("fraction", "W -> W/2"), """
                The event fraction changes W, which is not declared, not a state.
                  W -> W/2
                  ^""");
        fails(m -> m.equation("dV/dt = a*V*dose"), """
                The equation of V uses dose, which is not declared; only the jumps of an event have a dose.
                  dV/dt = a*V*dose
                              ^""");
        fails(m -> m.equation("dV/dt = a*K(t - 1)"), """
                The equation of V uses a past value of K, which is a parameter; only states have a past.
                  dV/dt = a*K(t - 1)
                            ^""");
        fails(m -> m.state("W", "2*V", "ml").equation("dV/dt = a*V").equation("dW/dt = 0"), """
                The initial value of W can use parameters only, but V is a state.
                  W = 2*V
                        ^""");
        fails(m -> m.learned("f", 2).equation("dV/dt = f(V)"), """
                The equation of V gives f 1 argument(s), but it was declared with 2.
                  dV/dt = f(V)
                          ^""");
    }

    @Test
    void unitsDoNotMatch() {
        fails(
                m -> m.equation("dV/dt = a*V*V"),
                "The units do not match: dV/dt is in mm^3/day, but a*V*V is in mm^6/day.");
        fails(
                m -> m.equation("dV/dt = a*V + K"),
                "The units do not match in a*V + K: a*V is in mm^3/day, but K is in ml.");
        fails(
                m -> m.equation("dV/dt = a*V*(1 - V)"),
                "The units do not match: dV/dt is in mm^3/day, but a*V*(1 - V) is in mm^6/day.");
        fails(m -> m.equation("dV/dt = a*K*exp(-V)"), "exp takes a plain number, but -V in exp(-V) is in mm^3.");
        fails(
                m -> m.parameter("lambda", 0.7, "1").equation("dV/dt = a*V^lambda"),
                "In V^lambda the exponent is not a fixed fraction, so what is raised must be a plain number, but V is in"
                        + " mm^3; divide it by a reference, as in (V/V_0)^lambda.");
        fails(m -> m.equation("dV/dt = a*V(t - K)"), "A delay is a time in day, but K in V(t - K) is in ml.");
        fails(
                m -> m.equation("dV/dt = a*grad(V)"),
                "dV/dt is a number, but a*grad(V) is a vector; take its divergence, as in div(D*grad(c)).");
        fails(
                m -> m.equation("dV/dt = div(vector(a, K)*V)"),
                "The components of a vector have one unit, but in vector(a, K) K is in ml and another one in 1/day.");
        fails(
                m -> m.equation("dV/dt = div(vektor(a, K)*V)"),
                "The equation of V calls vektor as a function, which is not one; did you mean vector?\n  dV/dt = div(vektor(a, K)*V)\n              ^");
        fails(m -> m.equation("dV/dt = a*abs(grad(V))"), "A number is expected, but grad(V) is a vector.");
        fails(m -> m.equation("dV/dt = div(vector(a, grad(V))*V)"), "A number is expected, but grad(V) is a vector.");
        fails(m -> m.equation("dV/dt = div(a*V)"), "div takes a vector, but a*V in div(a*V) is a number.");
        fails(
                m -> m.equation("dV/dt = a*V").observable("w = V", "day"),
                "The units do not match: w is in day, but V is in mm^3.");
        fails(
                m -> m.equation("dV/dt = a*V").when("V > a", "V -> V/2"),
                "The units do not match in V > a: V is in mm^3, but a is in 1/day.");
        fails(
                m -> m.state("W", "a", "ml").equation("dV/dt = a*V").equation("dW/dt = 0"),
                "The units do not match: the initial value of W is in ml, but a is in 1/day.");
        fails(
                m -> m.parameter("b", 1, "1/dya"),
                "The parameter b has an unreadable unit. There is no unit dya; did you mean day?\n  1/dya\n    ^");
    }

    @Test
    void namesAreTakenOrDefinedInACircle() {
        fails(m -> m.parameter("V", 1, "1"), "The name V is taken: it is a state already.");
        fails(m -> m.parameter("t", 1, "1"), "The name t is taken: it is the time already.");
        fails(m -> m.parameter("dose", 1, "1"), "The name dose is kept for the dose of an event; choose another.");
        fails(m -> m.parameter("exp", 1, "1"), "The name exp is taken by the language; choose another, such as exp_0.");
        fails(
                m -> m.parameter("1a", 1, "1"),
                "A name has letters, digits and _ and starts with a letter, but \"1a\" was given.");
        fails(
                m -> m.equation("dV/dt = a*V").equation("dV/dt = 0"),
                "The state V has an equation already: dV/dt = a*V.");
        fails(
                m -> m.equation("dV/dt = p")
                        .definition("p = q")
                        .definition("q = r*p")
                        .definition("r = a"),
                "The definitions run in a circle: p uses q uses p.");
        fails(m -> m.equation("dV/dt = p").definition("p = p + 1"), "The definition of p uses itself.");
    }

    @Test
    void valuesAndOrderOfCalls() {
        fails(
                m -> m.parameter("b", 5, "1").range(0, 1),
                "The value 5 of the parameter b lies outside its range from 0 to 1.");
        fails(
                m -> m.parameter("b", 5, "1").range(1, 0),
                "A range goes from a smaller to a larger number, but 1.0 to 0.0" + " was given.");
        fails(
                m -> m.parameter("b", Double.NaN, "1"),
                "The value of the parameter b is a finite number, but NaN was given.");
        fails(
                m -> m.state("W", 1, "ml").range(0, 1),
                "range(...) says more about a parameter; write it directly after the one it belongs to.");
        fails(m -> m.positive(), "positive() says more about a state; write it directly after the one it belongs to.");
        fails(m -> m.on("fraction"), "The event fraction changes nothing; write a jump such as V -> V/2.");
        fails(
                m -> m.on("fraction", "V -> V/2", "V -> V/3"),
                "The event fraction changes V twice; join both into one jump.");
        fails(
                m -> m.when("V + 1", "V -> V/2"),
                "Something happens when one comparison such as V > K/2 becomes true, but V + 1 is not one.");
        fails(
                m -> m.equation("dV/dt = a*(V"),
                "The parenthesis opened here is never closed.\n  dV/dt = a*(V\n            ^");
        assertThatThrownBy(() -> ExampleModels.gompertzUnderRadiotherapy().with("k", 1))
                .hasMessage("There is no parameter or state k to give a value; did you mean K?");
        assertThatThrownBy(() -> ExampleModels.gompertzUnderRadiotherapy().parameter("rato"))
                .hasMessage(
                        "The model \"Gompertz growth under radiotherapy\" has no parameter rato; did you mean ratio?");
    }

    @Test
    void noisePastOrEndIsWrong() {
        UnaryOperator<ModelBuilder> grown = m -> m.equation("dV/dt = a*V");
        fails(
                m -> grown.apply(m).noise("V", "a*V"),
                "The units do not match: noise of V is in mm^3/day^(1/2), but a*V is in mm^3/day.");
        fails(m -> grown.apply(m).noise("v", "a"), "The noise of v has no state: v is not declared; did you mean V?");
        fails(m -> grown.apply(m).noise("V", "sigm*V").parameter("sigma", 1, "1/day^(1/2)"), """
                The noise of V uses sigm, which is not declared; did you mean sigma?
                  noise V = sigm*V
                            ^""");
        fails(m -> grown.apply(m).history("V", "V/2"), """
                The history of V can use parameters and the time only, but V is a state.
                  history V = V/2
                              ^""");
        fails(m -> grown.apply(m).history("a", "1"), "The history of a has no state: a is a parameter.");
        fails(
                m -> grown.apply(m).when("V > K"),
                "The condition V > K changes nothing; write a jump such as V -> V/2, or stop.");
        fails(
                m -> grown.apply(m).stop(),
                "stop() says more about a condition; write it directly after the one it belongs to.");
    }
}
