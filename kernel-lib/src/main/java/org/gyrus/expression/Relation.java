// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

/** How two numbers are compared in a condition. Equality is left out: two computed numbers are hardly ever equal. */
public enum Relation {
    /** left &lt; right */
    LESS("<"),
    /** left &lt;= right */
    LESS_OR_EQUAL("<="),
    /** left &gt; right */
    GREATER(">"),
    /** left &gt;= right */
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** How it is written. */
    public String symbol() {
        return symbol;
    }

    /** Whether the relation holds; never for NaN. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
        };
    }
}
