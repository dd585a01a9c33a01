// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

/**
 * An expression with its unit.
 *
 * @param computed the expression over plain numbers
 * @param unit the unit of the result, or null for a bare number that takes the unit it needs
 * @param vector whether it has a direction in space
 */
record Measured(Expression computed, Unit unit, boolean vector) {
    Measured(Expression computed, Unit unit) {
        this(computed, unit, false);
    }

    boolean isBare() {
        return unit == null;
    }

    /** The unit it has in a product. */
    Unit factor() {
        return isBare() ? Unit.ONE : unit;
    }
}
