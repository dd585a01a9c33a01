// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Names;
import org.gyrus.expression.Unit;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What is done to a patient: a calendar of doses, in order of time. Immutable.
 *
 * <pre>{@code
 * var plan = Treatment.radiotherapy().fractions(30).of(2, "Gy").onWeekdays().from(14, "day");
 * }</pre>
 *
 * <p>Each dose names an event of the model; {@link #dosesFor} turns times and amounts into the model's units. It is a
 * tool of research and teaching, not of patient care.
 *
 * @param timeUnit the unit of all times
 * @param doses the doses by time; those at one time keep the order they were given in
 */
public record Treatment(Unit timeUnit, List<Dose> doses) {
    public Treatment {
        doses = doses.stream().sorted(Comparator.comparingDouble(Dose::time)).toList();
        if (!timeUnit.isLike(Unit.of("day")) && !timeUnit.isDimensionless()) {
            throw new ModelException("The times of a treatment are in a unit of time, not in " + timeUnit + ".");
        }
    }

    /** No treatment. */
    public static Treatment none() {
        return new Treatment(Unit.of("day"), List.of());
    }

    /** A course of radiotherapy; its event is {@code fraction}. */
    public static Schedule radiotherapy() {
        return event("fraction");
    }

    /** A course of chemotherapy; its event is {@code chemotherapy}. */
    public static Schedule chemotherapy() {
        return event("chemotherapy");
    }

    /** Doses of any event of a model. */
    public static Schedule event(String name) {
        return new Schedule(name);
    }

    /** Both treatments in one calendar, in this one's unit of time. */
    public Treatment and(Treatment other) {
        List<Dose> all = new ArrayList<>(doses);
        double factor = other.doses.isEmpty() ? 1 : factor(other.timeUnit, timeUnit);
        other.doses.forEach(d -> all.add(new Dose(d.event(), d.time() * factor, d.amount(), d.unit())));
        return new Treatment(timeUnit, all);
    }

    /**
     * The doses with times in the model's unit of time and amounts in the unit of the model's event.
     *
     * @throws ModelException if the model has no such event, or the units have another dimension
     */
    public List<Dose> dosesFor(Model model) {
        double factor = doses.isEmpty() ? 1 : factor(timeUnit, model.time().unit());
        Map<String, Unit> units = new LinkedHashMap<>();
        model.events().forEach(event -> units.put(event.name(), event.doseUnit()));
        List<Dose> converted = new ArrayList<>();
        for (Dose dose : doses) {
            Unit unit = units.get(dose.event());
            if (unit == null) {
                throw new ModelException("The model \"" + model.name() + "\" has no event " + dose.event()
                        + (units.isEmpty()
                                ? "; declare it with .on(\"" + dose.event() + "\", \"V -> ...\")."
                                : Names.suggestion(dose.event(), units.keySet())
                                        .orElse("; it has " + String.join(", ", units.keySet()) + ".")));
            }
            if (!dose.unit().isLike(unit)) {
                throw new ModelException("The event " + dose.event() + " of the model \"" + model.name()
                        + "\" takes a dose in " + unit + ", but the treatment gives it in " + dose.unit() + ".");
            }
            converted.add(new Dose(
                    dose.event(),
                    dose.time() * factor,
                    dose.amount() * dose.unit().factorTo(unit),
                    unit));
        }
        return List.copyOf(converted);
    }

    private static double factor(Unit from, Unit to) {
        if (!from.isLike(to)) {
            throw new ModelException("The treatment's times are in " + from + ", which cannot be turned into " + to
                    + ", the unit of time they are needed in.");
        }
        return from.factorTo(to);
    }

    /** The calendar with the columns event, time, amount and unit. */
    public Table table() {
        return Table.create(
                "Treatment",
                StringColumn.create("event", doses.stream().map(Dose::event).toList()),
                DoubleColumn.create(
                        "time [" + timeUnit + "]",
                        doses.stream().mapToDouble(Dose::time).toArray()),
                DoubleColumn.create(
                        "amount", doses.stream().mapToDouble(Dose::amount).toArray()),
                StringColumn.create(
                        "unit", doses.stream().map(dose -> dose.unit().text()).toList()));
    }

    /** The calendar as text, one line for all equal doses: {@code fraction of 2 [Gy] at 14, 15, 16 [day]}. */
    public String asText() {
        Map<String, List<Dose>> equal = doses.stream()
                .collect(Collectors.groupingBy(
                        dose -> dose.event() + " of " + number(dose.amount()) + " [" + dose.unit() + "]",
                        LinkedHashMap::new,
                        Collectors.toList()));
        return equal.entrySet().stream()
                .map(entry -> entry.getKey() + " at "
                        + entry.getValue().stream()
                                .map(dose -> number(dose.time()))
                                .collect(Collectors.joining(", "))
                        + " [" + timeUnit + "]\n")
                .collect(Collectors.joining());
    }

    private static String number(double value) {
        return new Expression.Literal(value).text();
    }
}
