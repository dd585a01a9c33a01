// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Operator;
import org.gyrus.expression.Unit;
import org.gyrus.model.Model;
import org.gyrus.plot.Chart;
import org.gyrus.plot.Charts;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a learned term turned out to be: name = sum_j c_j expression_j, in the term's unit. Immutable.
 */
public final class Law {
    private final Design design;
    private final Found found;
    private final Criterion criterion;
    private final List<Law> all;

    /** A choice of columns with its coefficients over unit columns, and how it fares. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record Found(int[] support, double[] scaled, double residual, double[] errors, double score, double spread) {}

    Law(Design design, Found found, Criterion criterion, List<Law> all) {
        this.design = design;
        this.found = found;
        this.criterion = criterion;
        this.all = all;
    }

    /** The learned function that it explains. */
    public String name() {
        return design.name();
    }

    /** The unit of its values. */
    public Unit unit() {
        return design.unit();
    }

    /** What it depends on, in the order of the learned function's arguments. */
    public List<String> arguments() {
        return design.quantities().stream().map(Discovery.Column::name).toList();
    }

    /** How many candidates it was chosen from. */
    public int candidates() {
        return design.candidates();
    }

    /**
     * The law of these candidates alone, its coefficients by least squares on the same samples, whatever they contribute.
     *
     * @param terms as in {@link LawTerm#expression}; none for the law 0
     * @throws DiscoveryException if one of them is no candidate
     */
    public Law of(List<Expression> terms) {
        int[] support = terms.stream()
                .mapToInt(term -> {
                    int at = design.terms().indexOf(term);
                    if (at < 0) {
                        throw new DiscoveryException(term.text() + " is no candidate of " + name() + "; there are "
                                + design.terms().stream().map(Expression::text).collect(Collectors.joining(", "))
                                + ".");
                    }
                    return at;
                })
                .distinct()
                .sorted()
                .toArray();
        return new Law(design, Search.fitted(design, support), criterion, List.of());
    }

    /** Its terms, in the order of the candidates; none for a term that is zero. */
    public List<LawTerm> terms() {
        return IntStream.range(0, found.support().length)
                .mapToObj(i -> {
                    int j = found.support()[i];
                    double size = design.sizes()[j];
                    return new LawTerm(
                            design.terms().get(j),
                            found.scaled()[i] / size,
                            found.errors()[i] / size,
                            design.units().get(j));
                })
                .toList();
    }

    /** The law as text with three significant digits, such as {@code -0.9*x*y}; numbers are in the units of the samples. */
    public String text() {
        return text(3);
    }

    /** The law as text with some significant digits, 1 to 17. */
    public String text(int digits) {
        if (digits < 1 || digits > 17) {
            throw new DiscoveryException(
                    "A number is written with 1 to 17 significant digits, but " + digits + " was given.");
        }
        return sum(terms().stream()
                        .map(t -> {
                            double rounded = new BigDecimal(t.coefficient())
                                    .round(new MathContext(digits))
                                    .doubleValue();
                            return product(new Expression.Literal(Math.abs(rounded)), t.expression(), rounded < 0);
                        })
                        .toList())
                .text();
    }

    /** The law as a tree, coefficients in full. */
    public Expression expression() {
        return sum(terms().stream()
                .map(t ->
                        product(new Expression.Literal(Math.abs(t.coefficient())), t.expression(), t.coefficient() < 0))
                .toList());
    }

    /** A signed product, still to be summed. */
    record Signed(Expression product, boolean negative) {}

    static Signed product(Expression coefficient, Expression term, boolean negative) {
        boolean one = term instanceof Expression.Literal literal && literal.value() == 1;
        return new Signed(one ? coefficient : Expression.parse(coefficient.text() + "*" + factor(term)), negative);
    }

    private static String factor(Expression term) {
        boolean sum = term instanceof Expression.Negation
                || (term instanceof Expression.Arithmetic a
                        && (a.operator() == Operator.ADD || a.operator() == Operator.SUBTRACT));
        return sum ? "(" + term.text() + ")" : term.text();
    }

    static Expression sum(List<Signed> parts) {
        Expression sum = new Expression.Literal(0);
        for (int i = 0; i < parts.size(); i++) {
            Signed part = parts.get(i);
            if (i == 0) {
                sum = part.negative() ? Expression.parse("-" + part.product().text()) : part.product();
            } else {
                Operator sign = part.negative() ? Operator.SUBTRACT : Operator.ADD;
                sum = new Expression.Arithmetic(sign, sum, part.product());
            }
        }
        return sum;
    }

    /** The root mean square of what it leaves unexplained, in its unit. */
    public double error() {
        return Math.sqrt(found.residual() / design.samples());
    }

    /** What it leaves unexplained, as a part of the term's own root mean square: 0.01 is one percent. */
    public double relativeError() {
        return error() / Design.rootMeanSquare(design.values());
    }

    /** The value of the criterion that chose it; smaller is better. */
    public double score() {
        return found.score();
    }

    /** The best law found with each number of terms, fewest first, without those that a shorter one beats. */
    public List<Law> alternatives() {
        return List.copyOf(all);
    }

    /**
     * The model with this law in place of the learned function of its name: each coefficient is a parameter with its unit,
     * named after the function, {@code N_1}, {@code N_2}, ..., ready to be fitted again.
     *
     * @throws DiscoveryException if the model has no such learned function, with another number of arguments, or in an
     *     event, a trigger or an initial value
     */
    public Model in(Model model) {
        return new LawInModel(this, model).rewritten();
    }

    /** One row for each term: term, coefficient, standard error, unit. */
    public Table table() {
        List<LawTerm> terms = terms();
        return Table.create(
                name(),
                StringColumn.create(
                        "term", terms.stream().map(t -> t.expression().text()).toList()),
                DoubleColumn.create(
                        "coefficient",
                        terms.stream().mapToDouble(LawTerm::coefficient).toArray()),
                DoubleColumn.create(
                        "standard error",
                        terms.stream().mapToDouble(LawTerm::standardError).toArray()),
                StringColumn.create(
                        "unit", terms.stream().map(t -> t.unit().text()).toList()));
    }

    /** One row for each alternative: law, terms, relative error, criterion. */
    public Table comparison() {
        return Table.create(
                "laws for " + name(),
                StringColumn.create("law", all.stream().map(Law::text).toList()),
                IntColumn.create(
                        "terms",
                        all.stream().mapToInt(l -> l.found.support().length).toArray()),
                DoubleColumn.create(
                        "relative error",
                        all.stream().mapToDouble(Law::relativeError).toArray()),
                DoubleColumn.create(
                        criterion.name(), all.stream().mapToDouble(Law::score).toArray()),
                StringColumn.create(
                        "chosen",
                        all.stream().map(l -> l == this ? "\u2713" : "").toList()));
    }

    /** The law against the samples it was made from; on the line they agree. */
    public Chart plot() {
        double[] predicted = new double[design.samples()];
        for (int i = 0; i < predicted.length; i++) {
            for (int j = 0; j < found.support().length; j++) {
                predicted[i] += found.scaled()[j] * design.columns()[found.support()[j]][i];
            }
        }
        double low = java.util.Arrays.stream(design.values()).min().orElseThrow();
        double high = java.util.Arrays.stream(design.values()).max().orElseThrow();
        return Charts.scatter("learned " + name(), design.values(), unit().text())
                .y(text(), predicted, unit().text())
                .line("equal", new double[] {low, high}, new double[] {low, high})
                .dashed()
                .yLabel("law", unit().text());
    }

    @Override
    public String toString() {
        return name() + "(" + String.join(", ", arguments()) + ") = "
                + terms().stream()
                        .map(t -> text(t) + " [" + t.unit() + "]")
                        .collect(Collectors.collectingAndThen(Collectors.joining(" + "), s -> s.isEmpty() ? "0" : s))
                + ", relative error " + String.format(java.util.Locale.ROOT, "%.2g", relativeError());
    }

    private static String text(LawTerm t) {
        return String.format(
                java.util.Locale.ROOT, "(%.4g +- %.1g)*%s", t.coefficient(), t.standardError(), factor(t.expression()));
    }
}
