// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gyrus.expression.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model of the literature can be said in the language, with honest units. */
class ExampleModelsTest {
    static List<Model> models() {
        return ExampleModels.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void hasAnEquationForEachState(Model model) {
        assertThat(model.equations())
                .extracting(Equation::state)
                .isEqualTo(model.states().stream().map(State::name).toList());
    }

    @ParameterizedTest
    @MethodSource("models")
    void isMadeAgainByItsBuilder(Model model) {
        assertThat(model.toBuilder().build()).isEqualTo(model).hasSameHashCodeAs(model);
    }

    @ParameterizedTest
    @MethodSource("models")
    void isReadBackEqualFromItsText(Model model) {
        assertThat(Model.parse(model.asText())).isEqualTo(model);
        assertThat(Model.parse(model.asText()).asText()).isEqualTo(model.asText());
        assertThat(model.differences(Model.parse(model.asText()))).isEmpty();
    }

    @Test
    void theUnitOfTheDoseFollowsFromTheJumps() {
        Model model = ExampleModels.gompertzUnderRadiotherapy();
        assertThat(model.events().get(0).doseUnit().text()).isEqualTo("Gy");
    }

    @Test
    void theUnitOfALearnedTermFollowsFromItsPlace() {
        assertThat(ExampleModels.hybrid().learned().get(0).unit().text()).isEqualTo("mm^3/day");
    }

    @Test
    void otherUnitsAreConvertedWhereTheyAreComputed() {
        assertThat(ExampleModels.generalBertalanffy()
                        .equations()
                        .get(0)
                        .rate()
                        .computed()
                        .text())
                .isEqualTo("a*V^(2/3) - 7*(b*V) + c*(0.001*(V/V_0))^lambda");
        // 1 cm^2/year is 100/365.25 mm^2/day.
        Expression computed =
                ExampleModels.fisherKpp().equations().get(0).rate().computed();
        assertThat(computed.text())
                .isEqualTo((100 / 365.25) + "*div(D*grad(c)) + " + (0.01 * (100 / 365.25)) + "*(rho*c*(1 - c/K))");
    }
}
