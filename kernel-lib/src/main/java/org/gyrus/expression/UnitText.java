// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.Map;

/** Writes a unit that was computed from others: what is above the line, then what is below it. */
final class UnitText {
    private UnitText() {}

    /** The text of named units with their exponents: {@code mm^3/day}. */
    static String of(Map<String, Ratio> spelling) {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        spelling.forEach((name, exponent) -> {
            if (exponent.numerator() > 0) {
                above.append(above.length() == 0 ? "" : "*").append(power(name, exponent));
            } else {
                below.append("/").append(power(name, exponent.negative()));
            }
        });
        return (above.length() == 0 ? "1" : above) + below.toString();
    }

    private static String power(String name, Ratio exponent) {
        return exponent.equals(Ratio.ONE) ? name : name + "^" + exponent;
    }
}
