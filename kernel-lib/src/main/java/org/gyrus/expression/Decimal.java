// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.math.BigDecimal;

/** A double as people write it: 50000, 0.05, 3.1e-12; read back, it is the same double. */
final class Decimal {
    private Decimal() {}

    static String text(double value) {
        if (Math.abs(value) == Math.PI) {
            return value < 0 ? "-pi" : "pi";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exponent(decimal);
        if (exponent >= -4 && exponent < 7) {
            return decimal.toPlainString();
        }
        return decimal.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /** The power of ten of the first digit. */
    static int exponent(BigDecimal decimal) {
        return decimal.precision() - decimal.scale() - 1;
    }
}
