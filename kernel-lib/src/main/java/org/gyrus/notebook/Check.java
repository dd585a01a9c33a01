// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A claim of a notebook about one value; one of the methods below judges it, shows it in green or red and, when it does
 * not hold, fails the run with {@link CheckFailed}. A value that is not a number never holds.
 *
 * <p>Each output carries {@code application/vnd.gyrus.check+json}: {@code {"name", "value", "bound", "passed"}}; a check
 * that belongs to the full budget has {@code "budget": "full"} too, and under the quick one {@code "passed": null};
 * one that was exempt says why as {@code "exempt"}.
 */
public final class Check {
    private final String name;
    private final Object value;
    private final boolean fullOnly;
    private final Budget budget;
    private final Display display;
    private final String exempt;

    Check(String name, Object value, boolean fullOnly, Budget budget, Display display) {
        this(name, value, fullOnly, budget, display, "");
    }

    private Check(String name, Object value, boolean fullOnly, Budget budget, Display display, String exempt) {
        this.name = name;
        this.value = value;
        this.fullOnly = fullOnly;
        this.budget = budget;
        this.display = display;
        this.exempt = exempt;
    }

    /** The same claim for the full budget only: under the quick one it is shown in grey and not judged. */
    public Check onFullBudget() {
        return new Check(name, value, true, budget, display, exempt);
    }

    /**
     * The same claim where a condition holds, such as that real data were found; else it is shown in grey with the reason
     * and not judged.
     */
    public Check onlyWhen(boolean condition, String otherwise) {
        return condition ? this : new Check(name, value, fullOnly, budget, display, otherwise);
    }

    /** {@code value < bound}. */
    public void below(double bound) {
        judge("< " + Digits.of(number("below", bound)), number() < bound);
    }

    /** {@code value > bound}. */
    public void above(double bound) {
        judge("> " + Digits.of(number("above", bound)), number() > bound);
    }

    /**
     * {@code |value - expected| <= tolerance * |expected|}: the tolerance is relative, 0.02 is 2 percent.
     *
     * @throws NotebookException when expected is zero: nothing is within a percentage of zero but zero
     */
    public void within(double tolerance, double expected) {
        number("within", tolerance);
        number("within", expected);
        if (expected == 0 || tolerance < 0) {
            throw new NotebookException("check(\"" + name + "\").within(" + tolerance + ", " + expected
                    + "): the tolerance is relative, zero or more, to an expected value other than zero;"
                    + " for an absolute one write check(name, Math.abs(value - expected)).below(tolerance)");
        }
        judge(
                "within " + Digits.of(100 * tolerance) + " % of " + Digits.of(expected),
                Math.abs(number() - expected) <= tolerance * Math.abs(expected));
    }

    /** The very same value; numbers are compared as numbers, so 641 equals 641.0. */
    public void equalTo(Object expected) {
        boolean same = (value instanceof Number && expected instanceof Number other)
                ? number() == other.doubleValue()
                : Objects.equals(value, expected);
        judge("= " + Cell.of(expected).text(), same);
    }

    private double number() {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Elapsed elapsed) {
            return elapsed.seconds();
        }
        throw new NotebookException("check(\"" + name + "\"): expected a number to compare, given "
                + (value == null ? "null" : value.getClass().getSimpleName()) + "; use equalTo(...)");
    }

    private double number(String method, double bound) {
        if (Double.isNaN(bound)) {
            throw new NotebookException("check(\"" + name + "\")." + method + "(...): a bound is NaN");
        }
        return bound;
    }

    private void judge(String bound, boolean holds) {
        boolean tooQuick = fullOnly && budget == Budget.QUICK;
        boolean skipped = tooQuick || !exempt.isEmpty();
        String reason = exempt.isEmpty() && tooQuick ? "belongs to the full budget" : exempt;
        display.show(new CheckMark(name, Cell.of(value), bound, reason, holds).bundle(json(bound, skipped, holds)));
        if (!skipped && !holds) {
            throw new CheckFailed(name + " is " + Cell.of(value).text() + ", expected " + bound);
        }
    }

    private Map<String, Object> json(String bound, boolean skipped, boolean holds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("value", jsonValue());
        json.put("bound", bound);
        json.put("passed", skipped ? null : holds);
        if (!exempt.isEmpty()) {
            json.put("exempt", exempt);
        }
        if (fullOnly) {
            json.put("budget", Budget.FULL.toString());
        }
        return json;
    }

    /** JSON has no NaN and no infinity, and a time on the wall clock must be maskable: these travel as text. */
    private Object jsonValue() {
        if (value instanceof Boolean) {
            return value;
        }
        return value instanceof Number n && Double.isFinite(n.doubleValue())
                ? n
                : Cell.of(value).text();
    }

    @Override
    public String toString() {
        return "check \"" + name + "\" is not judged yet: end it with below, above, within or equalTo";
    }
}
