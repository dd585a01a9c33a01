// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.measure.MetricPrefix;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.unit.BaseUnit;
import tech.units.indriya.unit.Units;

/**
 * The names of units: those of the field, each defined with JSR-385.
 *
 * <p>Sources: mmHg is 133.322387415 Pa (BS 350); a year is the Julian year of 365.25 days, a month a twelfth of it.
 */
final class UnitCatalogue {
    /** Prefixes may stand before these: mm, kPa, ug, mV, cGy, mmol. */
    private static final Map<String, javax.measure.Unit<?>> METRIC = metric();

    private static final Map<String, javax.measure.Unit<?>> PLAIN = plain();
    private static final Map<String, MetricPrefix> PREFIXES = Map.of(
            "p", MetricPrefix.PICO,
            "n", MetricPrefix.NANO,
            "u", MetricPrefix.MICRO,
            "m", MetricPrefix.MILLI,
            "c", MetricPrefix.CENTI,
            "d", MetricPrefix.DECI,
            "k", MetricPrefix.KILO,
            "M", MetricPrefix.MEGA);

    private UnitCatalogue() {}

    private static Map<String, javax.measure.Unit<?>> metric() {
        Map<String, javax.measure.Unit<?>> units = new LinkedHashMap<>();
        units.put("s", Units.SECOND);
        units.put("m", Units.METRE);
        units.put("g", Units.GRAM);
        units.put("l", Units.LITRE);
        units.put("mol", Units.MOLE);
        units.put("Gy", Units.GRAY);
        units.put("Pa", Units.PASCAL);
        units.put("V", Units.VOLT);
        units.put("A", Units.AMPERE);
        units.put("Hz", Units.HERTZ);
        units.put("N", Units.NEWTON);
        units.put("J", Units.JOULE);
        return units;
    }

    private static Map<String, javax.measure.Unit<?>> plain() {
        Map<String, javax.measure.Unit<?>> units = new LinkedHashMap<>();
        spell(units, Units.MINUTE, "min");
        spell(units, Units.HOUR, "hour", "hours", "h");
        spell(units, Units.DAY, "day", "days", "d");
        spell(units, Units.WEEK, "week", "weeks");
        spell(units, Units.DAY.multiply(365.25).divide(12), "month", "months");
        spell(units, Units.DAY.multiply(365.25), "year", "years", "yr");
        spell(units, Units.PASCAL.multiply(133.322387415), "mmHg");
        spell(units, Units.KELVIN, "K");
        spell(units, AbstractUnit.ONE.divide(100), "percent", "%");
        spell(units, AbstractUnit.ONE, "SUVR");
        spell(units, new BaseUnit<>("cells"), "cells", "cell");
        spell(units, new BaseUnit<>("score"), "score");
        return units;
    }

    private static void spell(
            Map<String, javax.measure.Unit<?>> units, javax.measure.Unit<?> unit, String... spellings) {
        for (String spelling : spellings) {
            units.put(spelling, unit);
        }
    }

    /** The unit of a name, with or without a prefix. */
    static Optional<Unit> named(String name) {
        return definition(name).map(definition -> from(definition).named(name));
    }

    /** The JSR-385 unit of a name. */
    static Optional<javax.measure.Unit<?>> definition(String name) {
        if (PLAIN.containsKey(name)) {
            return Optional.of(PLAIN.get(name));
        }
        if (METRIC.containsKey(name)) {
            return Optional.of(METRIC.get(name));
        }
        if (name.length() > 1 && PREFIXES.containsKey(name.substring(0, 1)) && METRIC.containsKey(name.substring(1))) {
            return Optional.of(METRIC.get(name.substring(1)).prefix(PREFIXES.get(name.substring(0, 1))));
        }
        return Optional.empty();
    }

    /** The names one would think of, for messages. */
    static List<String> names() {
        List<String> names = new ArrayList<>(PLAIN.keySet());
        names.addAll(METRIC.keySet());
        names.addAll(List.of("mm", "cm", "um", "ml", "dl", "mg", "ug", "ng", "pg", "kg", "ms", "kPa", "mV", "cGy"));
        return names;
    }

    private static Unit from(javax.measure.Unit<?> unit) {
        Unit dimension = dimensionOf(unit.getSystemUnit());
        return dimension.multiplied(sizeOf(unit));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static double sizeOf(javax.measure.Unit<?> unit) {
        return unit.getConverterTo((javax.measure.Unit) unit.getSystemUnit()).convert(1.0);
    }

    private static Unit dimensionOf(javax.measure.Unit<?> unit) {
        Map<? extends javax.measure.Unit<?>, Integer> parts = unit.getBaseUnits();
        if (parts == null) {
            return Unit.base(unit.getSymbol());
        }
        Unit product = Unit.ONE;
        for (Map.Entry<? extends javax.measure.Unit<?>, Integer> part : parts.entrySet()) {
            product = product.timesPower(dimensionOf(part.getKey()), Ratio.of(part.getValue(), 1));
        }
        return product;
    }
}
