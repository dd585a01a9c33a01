// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.units.indriya.AbstractUnit;

class UnitTest {
    /** Factors from the definitions: SI, BS 350 for mmHg, the Julian year. */
    @ParameterizedTest
    @CsvSource({
        "week, day, 7",
        "year, day, 365.25",
        "month, day, 30.4375",
        "hour, min, 60",
        "day, s, 86400",
        "ml, mm^3, 1000",
        "cm^3, ml, 1",
        "l, cm^3, 1000",
        "mm^3, ul, 1",
        "mm^2/day, cm^2/year, 3.6525",
        "Gy, cGy, 100",
        "Gy, J/kg, 1",
        "kPa, mmHg, 7.500615758456563",
        "1/day, 1/week, 7",
        "Hz, 1/min, 60",
        "percent, 1, 0.01",
        "SUVR, 1, 1",
        "pg/ml, ng/l, 1",
        "ml/(100 g)/min, ml/g/s, 0.00016666666666666666",
        "mmHg*s/ml, mmHg*min/ml, 0.016666666666666666",
        "mV, V, 0.001",
        "mmol/l, mol/m^3, 1",
        "cells/mm^3, cells/ml, 1000",
        "day^(1/2), hour^(1/2), 4.898979485566356"
    })
    void isConverted(String from, String to, double factor) {
        assertThat(Unit.of(from).factorTo(Unit.of(to))).isCloseTo(factor, within(4 * Math.ulp(factor)));
        assertThat(Unit.of(to).factorTo(Unit.of(from))).isCloseTo(1 / factor, within(4 * Math.ulp(1 / factor)));
    }

    @Test
    void productsAndPowersAgreeWithIndriya() {
        List<String> names = List.of("s", "min", "day", "week", "year", "mm", "ml", "mg", "Gy", "kPa", "mmHg", "mV");
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder("1");
            javax.measure.Unit<?> reference = AbstractUnit.ONE;
            for (int k = 0; k < 4; k++) {
                String name = names.get(random.nextInt(names.size()));
                int power = 1 + random.nextInt(2);
                boolean times = random.nextBoolean();
                text.append(times ? "*" : "/").append(name).append("^").append(power);
                javax.measure.Unit<?> factor =
                        UnitCatalogue.definition(name).orElseThrow().pow(power);
                reference = times ? reference.multiply(factor) : reference.divide(factor);
            }
            double expected = toSystem(reference);
            Unit unit = Unit.of(text.toString());
            Unit system = Unit.of(unit.dimension());
            assertThat(unit.factorTo(system)).as(text.toString()).isCloseTo(expected, within(1e-11 * expected));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static double toSystem(javax.measure.Unit<?> unit) {
        return unit.getConverterTo((javax.measure.Unit) unit.getSystemUnit()).convert(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mm^2/day", "ml/(100 g)/min", "1/day", "mmHg s/ml", "days", "%", "mm^(2/3)", "\u00b5g/ml"})
    void keepsItsSpelling(String text) {
        assertThat(Unit.of(text).text()).isEqualTo(text);
        assertThat(Unit.of(text)).isEqualTo(Unit.of(" " + text + " ")).hasSameHashCodeAs(Unit.of(text));
    }

    @Test
    void computedUnitsAreShort() {
        Unit volume = Unit.of("mm^3");
        assertThat(volume.over(Unit.of("day")).text()).isEqualTo("mm^3/day");
        assertThat(Unit.of("1/day").times(volume).over(volume).text()).isEqualTo("1/day");
        assertThat(volume.power(new Ratio(2, 3)).text()).isEqualTo("mm^2");
        assertThat(volume.over(Unit.of("ml")).text()).isEqualTo("mm^3/ml");
        assertThat(Unit.of(volume.power(new Ratio(1, 2)).text())).isEqualTo(volume.power(new Ratio(1, 2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dya        | There is no unit dya; did you mean day?",
                "mm^3/weak  | There is no unit weak; did you mean week?",
                "mm^        | An exponent in a unit is a number or a fraction, as in mm^3 or day^(1/2).",
                "(mm        | A parenthesis of the unit is not closed.",
                "mm)        | A unit has no \")\" here.",
                "mm*        | A unit is missing.",
                "1/mmHg s   | What is divided by is not clear: write parentheses, as in ml/(100 g).",
                "0 g        | A factor in a unit is a positive number, not 0.",
                "''         | A unit is missing."
            })
    void mistakesAreOneSentence(String text, String sentence) {
        assertThatThrownBy(() -> Unit.of(text))
                .isInstanceOf(ExpressionException.class)
                .hasMessageStartingWith(sentence + "\n  " + text + "\n");
    }

    @Test
    void otherDimensionsAreNotConverted() {
        assertThatThrownBy(() -> Unit.of("ml").factorTo(Unit.of("mm")))
                .hasMessage("A number in ml cannot be turned into one in mm: ml is m^3 and mm is m.");
        assertThat(Unit.of("cells").isLike(Unit.of("score"))).isFalse();
        assertThat(Unit.of("mm^3").isSame(Unit.of("ul"))).isTrue();
    }
}
