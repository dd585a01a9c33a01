// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gyrus.expression.Expression;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Names;
import org.gyrus.expression.Unit;
import org.gyrus.hybrid.LearnedTerm;
import org.gyrus.model.Model;
import org.gyrus.solver.Trajectory;

/**
 * Samples of a term, and how to look for its law: term = sum_j c_j candidate_j, with as few terms as will do. Immutable;
 * each call gives a changed copy.
 *
 * <p>The search is sequentially thresholded least squares (Brunton, Proctor and Kutz 2016, PNAS 113:3932): fit all
 * candidates, strike out those whose contribution is small, fit again, until nothing changes. Columns are scaled to one
 * root mean square first, so that a threshold means a part of the term's own size. Instead of one threshold, many from 1e-4
 * to 100 are run, with and without a ridge of 1e-3, and each law found gives rise to those without its smallest term, and
 * so on. Laws whose terms cancel each other to a hundredth, or that hold a term below {@link #atLeast}, are left out; the
 * {@link Criterion} chooses among the rest.
 *
 * <p>Does not suit terms that no candidate resembles, nor samples along a single short path, where many candidates look
 * alike: {@link Law#alternatives} then shows laws that are equally good.
 */
public final class Discovery {
    private static final double LEAST = 0.01;

    private final String name;
    private final Unit unit;
    private final double[] values;
    private final List<Column> columns;
    private final Candidates candidates;
    private final Criterion criterion;
    private final double sigma;
    private final double least;

    /** A sampled quantity. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record Column(String name, Unit unit, double[] values) {}

    private Discovery(
            String name,
            Unit unit,
            double[] values,
            List<Column> columns,
            Candidates candidates,
            Criterion criterion,
            double sigma,
            double least) {
        this.name = name;
        this.unit = unit;
        this.values = values;
        this.columns = columns;
        this.candidates = candidates;
        this.criterion = criterion;
        this.sigma = sigma;
        this.least = least;
    }

    /**
     * The term to be explained.
     *
     * @param name of the learned function, as in the model
     * @param values its values at the samples, in order of time where they come from trajectories
     * @param unit of the values
     */
    public static Discovery of(String name, double[] values, String unit) {
        required(name);
        double[] own = finite(name, values);
        if (own.length < 4) {
            throw new DiscoveryException(
                    "At least 4 samples are needed to tell terms apart; " + name + " has " + own.length + ".");
        }
        return new Discovery(
                name,
                unit(name, unit),
                own,
                List.of(),
                Candidates.polynomials(3),
                Criterion.VALIDATION,
                Double.NaN,
                LEAST);
    }

    /**
     * A learned term of a hybrid, sampled along a run of it together with what it sees: the states it is a function of, and
     * time.
     *
     * @param run of a hybrid made with {@link org.gyrus.hybrid.Hybrid#observingTerms}
     * @throws DiscoveryException if the run does not measure the term, or the term sees more than states and time
     */
    public static Discovery of(LearnedTerm term, Trajectory run, double... times) {
        String measured = "learned_" + term.function();
        Model model = run.model();
        if (model.observables().stream().noneMatch(o -> o.name().equals(measured))) {
            throw new DiscoveryException("The run does not measure " + term.function()
                    + "; run the hybrid that hybrid.observingTerms() gives.");
        }
        Discovery discovery =
                of(term.function(), run.sample(measured, times), term.unit().text());
        for (Expression input : term.inputs()) {
            discovery = discovery.seen(input, run, times);
        }
        return discovery;
    }

    private Discovery seen(Expression input, Trajectory run, double... times) {
        Model model = run.model();
        if (input instanceof Expression.Symbol symbol) {
            if (symbol.name().equals(model.time().symbol())) {
                return over(symbol.name(), times, model.time().unit().text());
            }
            if (model.states().stream().anyMatch(s -> s.name().equals(symbol.name()))) {
                return over(
                        symbol.name(),
                        run.sample(symbol.name(), times),
                        model.state(symbol.name()).unit().text());
            }
        }
        throw new DiscoveryException(name + " sees " + input.text(model.time().symbol())
                + ", which is neither a state nor the time; sample it, and say it with over(name, values, unit).");
    }

    /** A quantity that the term may depend on, at the same samples. The order is that of the learned function's arguments. */
    public Discovery over(String quantity, double[] at, String quantityUnit) {
        required(quantity);
        double[] own = finite(quantity, at);
        if (own.length != values.length) {
            throw new DiscoveryException("There are " + values.length + " samples of " + name + ", but " + own.length
                    + " of " + quantity + ".");
        }
        if (quantity.equals(name) || columns.stream().anyMatch(c -> c.name().equals(quantity))) {
            throw new DiscoveryException("The name " + quantity + " is taken already; each quantity has its own.");
        }
        List<Column> more = new ArrayList<>(columns);
        more.add(new Column(quantity, unit(quantity, quantityUnit), own));
        return new Discovery(name, unit, values, List.copyOf(more), candidates, criterion, sigma, least);
    }

    /** The terms that may stand in the law; polynomials of degree 3 unless set. */
    public Discovery among(Candidates terms) {
        return new Discovery(name, unit, values, columns, Objects.requireNonNull(terms), criterion, sigma, least);
    }

    /** What decides how many terms are enough; {@link Criterion#VALIDATION} unless set. */
    public Discovery choosing(Criterion by) {
        return new Discovery(name, unit, values, columns, candidates, Objects.requireNonNull(by), sigma, least);
    }

    /**
     * How far the samples are from the truth, in their own unit: a standard deviation, for example over an ensemble of
     * networks. A law that is nearer than this to the samples is good enough. It matters for AIC, AICc and BIC.
     */
    public Discovery uncertainty(double standardDeviation) {
        if (!(standardDeviation > 0) || Double.isInfinite(standardDeviation)) {
            throw new DiscoveryException("The uncertainty of the samples is a positive number in " + unit + ", but "
                    + standardDeviation + " was given.");
        }
        return new Discovery(name, unit, values, columns, candidates, criterion, standardDeviation, least);
    }

    /**
     * The least contribution of a term worth having: the part that its root mean square is of the learned term's; 0.01
     * unless set. Lower it for samples without error.
     */
    public Discovery atLeast(double part) {
        if (!(part >= 0 && part < 1)) {
            throw new DiscoveryException("The least contribution is a part from 0 to 1, but " + part + " was given.");
        }
        return new Discovery(name, unit, values, columns, candidates, criterion, sigma, part);
    }

    /**
     * Searches.
     *
     * @throws DiscoveryException if no quantity was given, a candidate uses another name, its units do not fit, or it is not
     *     a finite number at some sample
     */
    public Law run() {
        if (columns.isEmpty()) {
            throw new DiscoveryException("Say what " + name + " may depend on: .over(\"V\", values, \"mm^3\").");
        }
        Design design = Design.of(name, unit, values, columns, candidates);
        return new Search(design, criterion, sigma, least).law();
    }

    private static void required(String name) {
        try {
            Names.requireName(name);
        } catch (ExpressionException e) {
            throw new DiscoveryException(e.getMessage(), e);
        }
    }

    private static Unit unit(String name, String text) {
        try {
            return Unit.of(text);
        } catch (ExpressionException e) {
            throw new DiscoveryException(name + " has an unreadable unit. " + e.getMessage(), e);
        }
    }

    private static double[] finite(String name, double[] values) {
        double[] own = values.clone();
        int bad = 0;
        while (bad < own.length && Double.isFinite(own[bad])) {
            bad++;
        }
        if (bad < own.length) {
            long count = Arrays.stream(own).filter(v -> !Double.isFinite(v)).count();
            throw new DiscoveryException("Samples are finite numbers, but " + name + " is " + own[bad] + " at sample "
                    + bad + " (counted from 0; " + count + " of " + own.length + " are not finite); leave these out.");
        }
        return own;
    }
}
