// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A unit as the field writes it, such as {@code mm^3/day} or {@code ml/(100 g)/min}: its text, its dimension and its
 * size in SI units. The units themselves are defined with JSR-385 (Indriya); see {@link UnitCatalogue} for the names.
 *
 * <p>Two units are equal when their text is; {@link #isSame} compares what they mean. A year is 365.25 days and a
 * month a twelfth of it. SUVR and percent are numbers without a dimension; {@code cells} and {@code score} are counts of
 * their own that mix with nothing else.
 */
public final class Unit {
    /** The unit of a plain number, written {@code 1}. */
    public static final Unit ONE = new Unit("1", 1, Map.of());

    private final String text;
    private final double size;
    private final Map<String, Ratio> dimension;

    private Unit(String text, double size, Map<String, Ratio> dimension) {
        this.text = text;
        this.size = size;
        this.dimension = dimension;
    }

    /**
     * The unit of a text: names joined by {@code *}, {@code /} and {@code ^}, numbers as factors, parentheses.
     *
     * @throws ExpressionException if the text is not a unit, with the nearest name of one
     */
    public static Unit of(String text) {
        return UnitParser.parse(text).named(text.strip().replaceAll("\\s+", " "));
    }

    /** A unit with one base of its own: the elements of the catalogue, and units still to be found. */
    static Unit base(String symbol) {
        return new Unit(symbol, 1, Map.of(symbol, Ratio.ONE));
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    Unit named(String other) {
        return new Unit(other, size, dimension);
    }

    /** The product of two units. */
    public Unit times(Unit other) {
        return combined(other, Ratio.ONE, "*");
    }

    /** The quotient of two units. */
    public Unit over(Unit other) {
        return combined(other, Ratio.ONE.negative(), "/");
    }

    private Unit combined(Unit other, Ratio exponent, String operator) {
        Map<String, Ratio> product = new TreeMap<>(dimension);
        other.dimension.forEach((symbol, e) -> product.merge(symbol, e.times(exponent), Ratio::plus));
        product.values().removeIf(Ratio::isZero);
        double factor = exponent.numerator() > 0 ? size * other.size : size / other.size;
        return new Unit(UnitText.joined(text, operator, other.text), factor, Map.copyOf(product));
    }

    /** The unit to the power of a fraction, such as mm^3 to the power 2/3. */
    Unit power(Ratio exponent) {
        Map<String, Ratio> power = new TreeMap<>();
        dimension.forEach((symbol, e) -> power.put(symbol, e.times(exponent)));
        power.values().removeIf(Ratio::isZero);
        return new Unit(UnitText.power(text, exponent), Math.pow(size, exponent.value()), Map.copyOf(power));
    }

    /** The same unit times a number, without a name for it. */
    Unit scaled(double factor) {
        return new Unit(UnitText.joined(Decimal.text(factor), "*", text), size * factor, dimension);
    }

    /** Whether a number in this unit can be turned into one in the other: day and week can, day and mm cannot. */
    public boolean isLike(Unit other) {
        return dimension.equals(other.dimension);
    }

    /** Whether both mean the same: mm^3 and ul do. */
    public boolean isSame(Unit other) {
        return isLike(other) && factorTo(other) == 1;
    }

    /** Whether it is a plain number, percent included. */
    public boolean isDimensionless() {
        return dimension.isEmpty();
    }

    /**
     * What a number in this unit is multiplied by to be in the other unit: 7 from week to day.
     *
     * @throws ExpressionException if the dimensions differ
     */
    public double factorTo(Unit other) {
        if (!isLike(other)) {
            throw new ExpressionException(
                    "A number in " + text + " cannot be turned into " + other.text + ": their dimensions differ.");
        }
        return clean(size / other.size);
    }

    /** The exponent of a base in this unit, zero if it is not there. */
    Ratio exponentOf(String symbol) {
        return dimension.getOrDefault(symbol, Ratio.ZERO);
    }

    /** Removes the rounding of a product of decimal factors: 1.0000000000000002E-3 is meant as 0.001. */
    private static double clean(double factor) {
        for (boolean inverse : new boolean[] {false, true}) {
            double value = inverse ? 1 / factor : factor;
            double rounded = new BigDecimal(value).round(new MathContext(12)).doubleValue();
            if (Math.abs(rounded - value) <= 4 * Math.ulp(value)) {
                return inverse ? 1 / rounded : rounded;
            }
        }
        return factor;
    }

    /** Its dimension in SI base units, for messages: {@code m^3/s}; {@code 1} for a number. */
    public String dimension() {
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        new TreeMap<>(dimension).forEach((symbol, e) -> (e.numerator() > 0 ? above : below)
                .add(UnitText.power(symbol, e.numerator() > 0 ? e : e.negative())));
        return (above.isEmpty() ? "1" : String.join("*", above))
                + (below.isEmpty() ? "" : "/" + String.join("/", below));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit && text.equals(unit.text) && dimension.equals(unit.dimension);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, dimension);
    }

    @Override
    public String toString() {
        return text;
    }
}
