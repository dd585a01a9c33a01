// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A unit as the field writes it, such as {@code mm^3/day} or {@code ml/(100 g)/min}: its text, its dimension and its
 * size in SI units.
 *
 * <p>Names: s, min, hour, day, week, month, year; m, l, g, mol, Gy, Pa, V, A, Hz, N, J with the prefixes p n u m c d k M
 * (mm, ml, ug, kPa, mV, cGy); mmHg, K; percent and SUVR, which are plain numbers; cells and score, which mix with
 * nothing else. A year is 365.25 days, a month a twelfth of it, a mmHg 133.322387415 Pa. They are defined with JSR-385.
 *
 * <p>Two units are equal when their texts are; {@link #isSame} compares what they mean.
 */
public final class Unit {
    /** The unit of a plain number, written {@code 1}. */
    public static final Unit ONE = new Unit("1", 1, Map.of(), Map.of());

    private final String text;
    private final double size;
    private final Map<String, Ratio> dimension;
    private final Map<String, Ratio> spelling;

    private Unit(String text, double size, Map<String, Ratio> dimension, Map<String, Ratio> spelling) {
        this.text = text;
        this.size = size;
        this.dimension = dimension;
        this.spelling = spelling;
    }

    /**
     * The unit of a text: names joined by {@code *}, {@code /} and {@code ^}, numbers as factors, parentheses.
     *
     * @throws ExpressionException if the text is not a unit, with the nearest name of one
     */
    public static Unit of(String text) {
        Unit unit = UnitParser.parse(text);
        return new Unit(text.strip().replaceAll("\\s+", " "), unit.size, unit.dimension, unit.spelling);
    }

    /** A unit that cannot be expressed by others. */
    static Unit base(String symbol) {
        return new Unit(symbol, 1, Map.of(symbol, Ratio.ONE), Map.of(symbol, Ratio.ONE));
    }

    /** As it was written, or as it follows from the units it was computed from. */
    public String text() {
        return text;
    }

    /** The same unit under a name of its own. */
    Unit named(String name) {
        return new Unit(name, size, dimension, Map.of(name, Ratio.ONE));
    }

    /** The product of two units. */
    public Unit times(Unit other) {
        return timesPower(other, Ratio.ONE);
    }

    /** The quotient of two units. */
    public Unit over(Unit other) {
        return timesPower(other, Ratio.ONE.negative());
    }

    /** The unit whose square this one is: of {@code day}, {@code day^(1/2)}. */
    public Unit squareRoot() {
        return power(new Ratio(1, 2));
    }

    /** The product with a power of another unit. */
    Unit timesPower(Unit other, Ratio exponent) {
        Map<String, Ratio> spelled = merged(spelling, other.spelling, exponent);
        double factor = Math.pow(other.size, Math.abs(exponent.value()));
        return new Unit(
                UnitText.of(spelled),
                exponent.numerator() < 0 ? size / factor : size * factor,
                merged(dimension, other.dimension, exponent),
                spelled);
    }

    /** The unit to the power of a fraction: mm^3 to the power 2/3 is mm^2. */
    Unit power(Ratio exponent) {
        return ONE.timesPower(this, exponent);
    }

    /** The unit that is so many times this one. */
    Unit multiplied(double factor) {
        return new Unit(text, size * factor, dimension, spelling);
    }

    private static Map<String, Ratio> merged(Map<String, Ratio> left, Map<String, Ratio> right, Ratio exponent) {
        Map<String, Ratio> product = new LinkedHashMap<>(left);
        right.forEach((symbol, e) -> product.merge(symbol, e.times(exponent), Ratio::plus));
        product.values().removeIf(Ratio::isZero);
        return product;
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
            throw new ExpressionException("A number in " + text + " cannot be turned into one in " + other.text + ": "
                    + text + " is " + dimension() + " and " + other.text + " is " + other.dimension() + ".");
        }
        return withoutRounding(size / other.size);
    }

    /** Removes the rounding of a product of decimal factors: 1.0000000000000002E-3 is meant as 0.001. */
    private static double withoutRounding(double factor) {
        for (boolean inverse : new boolean[] {false, true}) {
            double value = inverse ? 1 / factor : factor;
            double rounded = new BigDecimal(value).round(new MathContext(12)).doubleValue();
            if (Math.abs(rounded - value) <= 8 * Math.ulp(value)) {
                return inverse ? 1 / rounded : rounded;
            }
        }
        return factor;
    }

    /** The exponent of a base in this unit, zero if it is not there. */
    Ratio exponentOf(String base) {
        return dimension.getOrDefault(base, Ratio.ZERO);
    }

    /** Its dimension in SI base units, {@code m^3/s}; {@code 1} for a plain number. */
    public String dimension() {
        return UnitText.of(dimension);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit && text.equals(unit.text) && dimension.equals(unit.dimension);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
