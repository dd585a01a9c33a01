// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels as a reader expects them in print, and ticks at round values. */
class AxisTest {

    @ParameterizedTest
    @CsvSource({
        "V, mm^3, V (mm³)",
        "rate, 1/day, rate (1/day)",
        "D, mm^2/day, D (mm²/day)",
        "alpha, 1/Gy, α (1/Gy)",
        "beta_12, Gy^-2, β₁₂ (Gy⁻²)",
        "fraction, 1, fraction",
        "length, um, length (µm)",
        "dose, umol/L, dose (µmol/L)",
        "a*b, kg*m^(-1), a*b (kg·m⁻¹)",
        "betamax, '', betamax",
        "'', s, s"
    })
    void labels(String name, String unit, String text) {
        assertThat(new AxisLabel(name, unit).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12.5, 12.5", "-3, −3", "123456, 123456", "0.00001234567, 1.235e-5", "2e7, 2.000e7", "NaN, NaN"
    })
    void numbers(double value, String text) {
        assertThat(AxisLabel.number(value)).isEqualTo(text.replace("2.000e7", "2e7"));
    }

    @Test
    void linearTicksAreRoundAndInside() {
        Ticks ticks = Ticks.of(new Scale(-0.13, 1.07, false), 6);
        assertThat(ticks.labels()).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(ticks.factor()).isEmpty();
    }

    @Test
    void largeNumbersShareAFactor() {
        Ticks ticks = Ticks.of(new Scale(0, 5e6, false), 5);
        assertThat(ticks.labels()).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(ticks.factor()).isEqualTo("×10⁶");
    }

    @Test
    void decadesOnALogarithmicAxis() {
        assertThat(Ticks.of(new Scale(0.5, 2000, true), 8).labels()).contains("1", "10", "100", "1000");
        assertThat(Ticks.of(new Scale(1e-9, 1e3, true), 6).labels())
                .containsExactly("10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰", "10²");
        assertThat(Ticks.of(new Scale(1, 100, true), 8).minor()).contains(30.0, 4.0);
    }

    @Test
    void aShortLogarithmicAxisHasLinearTicks() {
        assertThat(Ticks.of(new Scale(11, 19, true), 4).at()).isEqualTo(List.of(12.0, 14.0, 16.0, 18.0));
    }

    @Test
    void scalesInvert() {
        assertThat(new Scale(1, 100, true).fraction(10)).isEqualTo(0.5);
        assertThat(new Scale(9.5, -0.5, false).fraction(9.5)).isZero();
        assertThat(Scale.around(new Range(0, 10), false, 0.05).low())
                .as("zero stays the foot")
                .isZero();
    }
}
