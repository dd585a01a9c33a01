// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1461, 1461",
        "-3, -3",
        "0.1, 0.1",
        "0.00024, 0.00024",
        "2.57e-5, 2.57e-05",
        "3.14159265, 3.1416",
        "123456.789, 123457",
        "1234567.8, 1.2346e+06",
        "1e300, 1e+300",
        "5e-324, 4.9407e-324",
        "NaN, NaN",
        "Infinity, \u221e",
        "-Infinity, -\u221e",
        "0.99999999, 1"
    })
    void fiveSignificantDigits(double x, String expected) {
        assertThat(Digits.of(x)).isEqualTo(expected);
    }

    @Test
    void aColumnHasTheSameDecimals() {
        double[] values = {0.5, 12.25, Double.NaN, 100};
        var format = Digits.column(values);
        assertThat(format.apply(0.5)).isEqualTo("0.50");
        assertThat(format.apply(12.25)).isEqualTo("12.25");
        assertThat(format.apply(100)).isEqualTo("100.00");
        assertThat(format.apply(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void aColumnOfManySizesHasExponents() {
        var format = Digits.column(new double[] {1e-9, 2.5, 1e4});
        assertThat(format.apply(1e-9)).isEqualTo("1.000e-09");
        assertThat(format.apply(2.5)).isEqualTo("2.500e+00");
    }

    @Test
    void aSmallNumberBesideALargeOneKeepsADigit() {
        var format = Digits.column(new double[] {0.00123, 45.678});
        assertThat(format.apply(0.00123)).isEqualTo("0.00123");
        assertThat(format.apply(45.678)).isEqualTo("45.67800");
    }
}
