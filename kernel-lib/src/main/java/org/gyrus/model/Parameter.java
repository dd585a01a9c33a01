// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.Optional;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Unit;

/**
 * A number of a model that does not change with time.
 *
 * @param name its symbol
 * @param value its value in {@code unit}
 * @param unit its unit
 * @param range where it may lie; {@link Range#ALL} if nothing was said
 * @param source where the value comes from; empty if nothing was said
 * @param trust how far the value can be trusted
 */
public record Parameter(String name, double value, Unit unit, Range range, String source, Trust trust) {
    public Parameter {
        if (!Double.isFinite(value)) {
            throw new ModelException(
                    "The value of the parameter " + name + " is a finite number, but " + value + " was given.");
        }
        if (!range.contains(value)) {
            throw new ModelException("The value " + number(value) + " of the parameter " + name
                    + " lies outside its range from " + range.lowText() + " to " + range.highText() + ".");
        }
    }

    private static String number(double value) {
        return new Expression.Literal(value).text();
    }

    /** Why a value should be doubted: it lies outside the range; one sentence with the source, empty inside the range. */
    public Optional<String> warning(double other) {
        return range.contains(other)
                ? Optional.empty()
                : Optional.of(name + " = " + (Double.isFinite(other) ? number(other) : String.valueOf(other)) + " ["
                        + unit.text() + "] lies outside its range from "
                        + range.lowText() + " to " + range.highText()
                        + (source.isEmpty() ? "." : " (" + source + ")."));
    }

    /** The same parameter with another value. */
    public Parameter withValue(double other) {
        return new Parameter(name, other, unit, range, source, trust);
    }
}
