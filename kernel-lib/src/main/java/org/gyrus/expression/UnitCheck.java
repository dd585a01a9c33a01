// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the unit of every expression of a model, and the factors of conversion that its numbers need.
 *
 * <p>The rules:
 * <ul>
 *   <li>A sum, a comparison, {@code min}, {@code max} and the two sides of {@code if} join like with like. Different
 *       units of one dimension are converted to the unit of the first operand: {@code V + W} with V in mm^3 and W in ml
 *       is computed as {@code V + 1000*W}.
 *   <li>A bare number takes the unit it needs there: {@code P - 6} with P in mmHg takes 6 mmHg. In a product a bare
 *       number has no unit.
 *   <li>{@code exp}, {@code log}, {@code tanh}, ... take plain numbers; {@code day/week} is one, and is converted.
 *   <li>A power with a constant fraction, {@code V^(2/3)}, raises the unit; any other exponent needs a plain number
 *       below it, {@code (V/V_0)^lambda}.
 *   <li>{@code grad} and {@code div} divide by the unit of length.
 *   <li>A symbol whose unit is not known (the dose of an event, a learned function) takes the unit of the first place
 *       that decides it: {@code exp(-alpha*dose)} with alpha in 1/Gy makes a dose in Gy.
 * </ul>
 */
public final class UnitCheck {
    private final Unit time;
    private final Unit length;
    private final Map<String, Unit> symbols = new LinkedHashMap<>();
    private final Map<String, Unit> functions = new LinkedHashMap<>();
    private final Map<String, Unit> found = new LinkedHashMap<>();

    /**
     * A check without symbols.
     *
     * @param time the unit of time and of delays
     * @param length the unit of length of {@code grad}, {@code div} and {@code laplacian}
     */
    public UnitCheck(Unit time, Unit length) {
        this.time = time;
        this.length = length;
    }

    /** What an expression is over plain numbers, and the unit of the result. */
    public record Result(Expression computed, Unit unit) {}

    /** Declares the unit of a symbol. */
    public void symbol(String name, Unit unit) {
        symbols.put(name, unit);
    }

    /** Declares a symbol whose unit is to be found, anew if it was found before. */
    public void symbol(String name) {
        found.remove(unknown(name).text());
        symbols.put(name, unknown(name));
    }

    /** Declares the unit of a learned function. */
    public void function(String name, Unit unit) {
        functions.put(name, unit);
    }

    /** Declares a learned function whose unit is to be found. */
    public void function(String name) {
        functions.put(name, unknown(name));
    }

    private static Unit unknown(String name) {
        return Unit.base("unit of " + name);
    }

    /** The unit of a symbol; a plain number if nothing has decided it. */
    public Unit unitOfSymbol(String name) {
        return decided(symbols.get(name));
    }

    /** The unit of a learned function; a plain number if nothing has decided it. */
    public Unit unitOfFunction(String name) {
        return decided(functions.get(name));
    }

    private Unit decided(Unit unit) {
        Unit known = known(unit);
        for (Unit open : unknowns(known).values()) {
            known = known.timesPower(open, known.exponentOf(open.text()).negative());
        }
        return known;
    }

    /**
     * The expression in the unit it has by itself; bare numbers are plain.
     *
     * @throws ExpressionException in one sentence with both units if they do not match somewhere in it
     */
    public Result check(Expression expression) {
        Measured measured = measure(expression);
        return new Result(measured.computed(), measured.isBare() ? Unit.ONE : decided(measured.unit()));
    }

    /**
     * The expression in a given unit.
     *
     * @param what what needs this unit, to begin a sentence with: "dV/dt"
     * @throws ExpressionException in one sentence with both units if they do not match
     */
    public Result check(Expression expression, Unit unit, String what) {
        Measured measured = measure(expression);
        if (measured.vector()) {
            throw new ExpressionException(what + " is a number, but " + expression.text()
                    + " is a vector; take its divergence, as in div(D*grad(c)).");
        }
        if (!measured.isBare() && !agree(measured.unit(), unit)) {
            throw new ExpressionException("The units do not match: " + what + " is in " + unit.text() + ", but "
                    + expression.text() + " is in " + known(measured.unit()).text() + ".");
        }
        return new Result(converted(measured, unit), unit);
    }

    private Measured measure(Expression expression) {
        return expression.accept(new UnitRules(this));
    }

    Unit ofSymbol(String name) {
        return symbols.get(name);
    }

    Unit ofFunction(String name) {
        return functions.get(name);
    }

    Unit time() {
        return time;
    }

    Unit length() {
        return length;
    }

    /** Whether both units have one dimension; a unit still to be found becomes what makes them the same. */
    boolean agree(Unit left, Unit right) {
        Unit ratio = known(left).over(known(right));
        for (Unit open : unknowns(ratio).values()) {
            Ratio exponent = ratio.exponentOf(open.text());
            Unit rest = ratio.timesPower(open, exponent.negative());
            found.put(open.text(), rest.power(Ratio.of(-exponent.denominator(), exponent.numerator())));
            return true;
        }
        return ratio.isDimensionless();
    }

    private Map<String, Unit> unknowns(Unit unit) {
        Map<String, Unit> open = new LinkedHashMap<>();
        symbols.keySet().forEach(name -> open.put(name, unknown(name)));
        functions.keySet().forEach(name -> open.put(name, unknown(name)));
        open.values().removeIf(base -> unit.exponentOf(base.text()).isZero());
        return open;
    }

    /** The unit with everything put in that was found so far. */
    Unit known(Unit unit) {
        Unit known = unit;
        for (Map.Entry<String, Unit> entry : found.entrySet()) {
            Ratio exponent = known.exponentOf(entry.getKey());
            if (!exponent.isZero()) {
                known = known.timesPower(Unit.base(entry.getKey()), exponent.negative())
                        .timesPower(known(entry.getValue()), exponent);
            }
        }
        return known;
    }

    /** The number of a measured expression in another unit of its dimension. */
    Expression converted(Measured measured, Unit unit) {
        double factor = measured.isBare() ? 1 : known(measured.unit()).factorTo(known(unit));
        return factor == 1 ? measured.computed() : scaled(measured.computed(), factor);
    }

    /** The expression times a number, term by term; numbers in front are joined. */
    private static Expression scaled(Expression expression, double factor) {
        if (expression instanceof Expression.Arithmetic node) {
            boolean sum = node.operator() == Operator.ADD || node.operator() == Operator.SUBTRACT;
            if (sum) {
                return new Expression.Arithmetic(
                        node.operator(), scaled(node.left(), factor), scaled(node.right(), factor));
            }
            if (node.operator() == Operator.MULTIPLY && node.left() instanceof Expression.Literal number) {
                double product = number.value() * factor;
                return product == 1 ? node.right() : times(product, node.right());
            }
        }
        return times(factor, expression);
    }

    private static Expression times(double factor, Expression expression) {
        return new Expression.Arithmetic(Operator.MULTIPLY, new Expression.Literal(factor), expression);
    }
}
