// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gyrus.expression.Expression;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Names;
import org.gyrus.expression.Unit;
import org.gyrus.expression.UnitCheck;

/**
 * A regression's two sides: one column for each candidate, and the term's values.
 *
 * @param name of the term
 * @param unit of the term
 * @param quantities what candidates are made of, in order
 * @param terms the candidates that are not zero everywhere
 * @param units of the coefficients
 * @param columns {@code [candidate][sample]}, each divided by its size
 * @param sizes root mean squares of the columns, in the candidates' own units
 * @param values {@code [sample]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Design(
        String name,
        Unit unit,
        List<Discovery.Column> quantities,
        List<Expression> terms,
        List<Unit> units,
        double[][] columns,
        double[] sizes,
        double[] values) {

    static Design of(
            String name, Unit unit, double[] values, List<Discovery.Column> quantities, Candidates candidates) {
        List<String> names = quantities.stream().map(Discovery.Column::name).toList();
        UnitCheck check = new UnitCheck(Unit.of("day"), Unit.of("mm"));
        quantities.forEach(q -> check.symbol(q.name(), q.unit()));
        List<Expression> terms = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        for (Expression term : candidates.over(names)) {
            UnitCheck.Result checked = checked(term, check, names);
            double[] column = column(term, checked.computed(), quantities, values.length);
            double size = rootMeanSquare(column);
            if (size > 0) {
                terms.add(term);
                units.add(unit.over(checked.unit()));
                columns.add(IntStream.range(0, column.length)
                        .mapToDouble(i -> column[i] / size)
                        .toArray());
                sizes.add(size);
            }
        }
        return new Design(
                name,
                unit,
                quantities,
                List.copyOf(terms),
                List.copyOf(units),
                columns.toArray(double[][]::new),
                sizes.stream().mapToDouble(d -> d).toArray(),
                values);
    }

    private static UnitCheck.Result checked(Expression term, UnitCheck check, List<String> names) {
        for (String symbol : term.symbols()) {
            if (!names.contains(symbol)) {
                throw new DiscoveryException("The candidate " + term.text() + " uses " + symbol
                        + ", of which there are no samples"
                        + Names.suggestion(symbol, names)
                                .orElse("; there are samples of " + String.join(", ", names) + "."));
            }
        }
        try {
            return check.check(term);
        } catch (ExpressionException e) {
            throw new DiscoveryException(
                    "The candidate " + term.text() + " has no unit. " + e.getMessage()
                            + " Divide the quantity by a number with its unit, or give another candidate.",
                    e);
        }
    }

    private static double[] column(Expression term, Expression computed, List<Discovery.Column> quantities, int n) {
        double[] column = new double[n];
        Map<String, Double> at = new HashMap<>();
        for (int i = 0; i < n; i++) {
            for (Discovery.Column q : quantities) {
                at.put(q.name(), q.values()[i]);
            }
            try {
                column[i] = computed.value(at);
            } catch (ExpressionException e) {
                throw new DiscoveryException("The candidate " + term.text() + " has no value. " + e.getMessage(), e);
            }
            if (!Double.isFinite(column[i])) {
                throw new DiscoveryException("The candidate " + term.text() + " is " + column[i] + " at sample " + i
                        + ", " + at + "; leave out the candidate or the sample.");
            }
        }
        return column;
    }

    static double rootMeanSquare(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v * v;
        }
        return Math.sqrt(sum / values.length);
    }

    int samples() {
        return values.length;
    }

    int candidates() {
        return columns.length;
    }
}
