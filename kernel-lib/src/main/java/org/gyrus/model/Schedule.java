// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Names;
import org.gyrus.expression.Unit;

/**
 * A treatment in words: how many doses, of what, how often, from when. {@link #from} or {@link #at} ends the sentence.
 * One dose a day is given unless something else is said.
 */
public final class Schedule {
    private static final Unit DAY = Unit.of("day");
    private final String event;
    private int count = 1;
    private double amount = Double.NaN;
    private Unit unit = Unit.ONE;
    private IntToDoubleFunction dayOfDose = i -> i;
    private int cycles = 1;
    private double cycleDays;
    private double durationDays;

    Schedule(String event) {
        try {
            this.event = Names.requireName(event);
        } catch (ExpressionException e) {
            throw new ModelException(e.getMessage(), e);
        }
    }

    /** How many doses there are, in each cycle if there are cycles. */
    public Schedule doses(int number) {
        if (number < 1) {
            throw new ModelException("A treatment has at least one dose, not " + number + ".");
        }
        count = number;
        return this;
    }

    /** How many fractions of radiotherapy there are. */
    public Schedule fractions(int number) {
        return doses(number);
    }

    /** The amount of each dose. */
    public Schedule of(double each, String doseUnit) {
        if (!Double.isFinite(each)) {
            throw new ModelException("The amount of a dose is a finite number, but " + each + " was given.");
        }
        amount = each;
        unit = unit(doseUnit);
        return this;
    }

    /** The same as {@link #of}: {@code event("pill").dose(200, "mg")}. */
    public Schedule dose(double each, String doseUnit) {
        return of(each, doseUnit);
    }

    /** One dose every day. */
    public Schedule daily() {
        return every(1, "day");
    }

    /** One dose every week. */
    public Schedule weekly() {
        return every(1, "week");
    }

    /** One dose after each interval. */
    public Schedule every(double interval, String timeUnit) {
        double days = days(interval, timeUnit, "The interval between doses");
        dayOfDose = i -> i * days;
        return this;
    }

    /** One dose on each day from Monday to Friday; the first is on a Monday. */
    public Schedule onWeekdays() {
        return onWeekdays(DayOfWeek.MONDAY);
    }

    /** One dose on each day from Monday to Friday; the first is on the given day. */
    public Schedule onWeekdays(DayOfWeek first) {
        int start = first.getValue() - 1;
        if (start > 4) {
            throw new ModelException("The first dose on weekdays is on a Monday to Friday, not on a "
                    + first.getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH) + ".");
        }
        dayOfDose = i -> 7 * Math.floorDiv(start + i, 5) + (start + i) % 5 - start;
        return this;
    }

    /** Repeats the doses so many times; each cycle begins one length after the one before. */
    public Schedule cycles(int number, double length, String timeUnit) {
        if (number < 1) {
            throw new ModelException("A treatment has at least one cycle, not " + number + ".");
        }
        cycles = number;
        cycleDays = days(length, timeUnit, "The length of a cycle");
        return this;
    }

    /**
     * Each dose is a rate that lasts: the event happens with the amount at the start and with minus the amount at the
     * end, for a model with {@code on("infusion", "I -> I + dose")} and {@code dI/dt = 0}.
     */
    public Schedule lasting(double duration, String timeUnit) {
        durationDays = days(duration, timeUnit, "The duration of a dose");
        return this;
    }

    /** The treatment whose first dose is at this time; its times are in this unit. */
    public Treatment from(double start, String timeUnit) {
        Unit time = unit(timeUnit);
        double perDay = perDay(time);
        List<Double> starts = new ArrayList<>();
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (int i = 0; i < count; i++) {
                starts.add(start + (cycle * cycleDays + dayOfDose.applyAsDouble(i)) * perDay);
            }
        }
        return treatment(time, starts);
    }

    /** The treatment with doses at these times. */
    public Treatment at(String timeUnit, double... times) {
        List<Double> starts = new ArrayList<>();
        for (double time : times) {
            starts.add(time);
        }
        return treatment(unit(timeUnit), starts);
    }

    private Treatment treatment(Unit time, List<Double> starts) {
        if (Double.isNaN(amount)) {
            throw new ModelException("The amount of a dose is not given; write .of(2, \"Gy\") before the times.");
        }
        List<Dose> doses = new ArrayList<>();
        for (double start : starts) {
            doses.add(new Dose(event, start, amount, unit));
            if (durationDays > 0) {
                doses.add(new Dose(event, start + durationDays * perDay(time), -amount, unit));
            }
        }
        return new Treatment(time, doses);
    }

    private static double perDay(Unit time) {
        if (!time.isLike(DAY)) {
            throw new ModelException("The times of a treatment are in a unit of time, not in " + time + ".");
        }
        return DAY.factorTo(time);
    }

    private static double days(double value, String timeUnit, String what) {
        Unit time = unit(timeUnit);
        if (!(value > 0) || !time.isLike(DAY)) {
            throw new ModelException(what + " is a positive time, but " + value + " " + timeUnit + " was given.");
        }
        return value * time.factorTo(DAY);
    }

    private static Unit unit(String text) {
        try {
            return Unit.of(text);
        } catch (ExpressionException e) {
            throw new ModelException(e.getMessage(), e);
        }
    }
}
