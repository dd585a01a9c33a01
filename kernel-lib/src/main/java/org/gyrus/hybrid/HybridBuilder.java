// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gyrus.expression.Expression;
import org.gyrus.expression.ExpressionException;
import org.gyrus.model.Model;
import org.gyrus.model.ModelException;
import org.gyrus.network.Network;
import org.gyrus.solver.Solver;

/**
 * What all hybrids can be told. {@link #positive}, {@link #times}, {@link #increasing}, {@link #decreasing}, {@link #size} and {@link #unscaled} say more about the
 * learned term given just before them.
 *
 * <p>Every call rewrites the equations at once, so a mistake (a name that is not in the model, a unit that does not match, a
 * network that sees what is not there) is told where it is made, and leaves the builder as it was.
 *
 * @param <B> the builder of one architecture
 */
public abstract sealed class HybridBuilder<B extends HybridBuilder<B>>
        permits ParallelBuilder, SeriesBuilder, ParallelSeriesBuilder, NodeBuilder {
    private final Architecture architecture;
    private final Optional<Model> mechanism;
    private Model base;
    private List<Term> terms = List.of();
    private final Set<String> covariates = new LinkedHashSet<>();
    private Optional<Solver> solver = Optional.empty();
    private String name;

    HybridBuilder(Architecture architecture, Optional<Model> mechanism, Model base) {
        this.architecture = architecture;
        this.mechanism = mechanism;
        this.base = base;
        this.name = base.name() + ", " + architecture.label() + " hybrid";
    }

    abstract B self();

    /** The builder behind its words: all that implement them extend this class. */
    @SuppressWarnings("unchecked")
    static <B extends HybridBuilder<B>> HybridBuilder<B> of(Object words) {
        return (HybridBuilder<B>) words;
    }

    /** What it is called in tables and pictures. */
    public B named(String title) {
        name = title;
        return self();
    }

    /**
     * Something known of each patient that networks may see: a parameter of the rewritten model, filled from the cohort.
     *
     * @param value a typical value, taken where nothing else is given
     */
    public B covariate(String covariate, double value, String unit) {
        rebase(changed(() -> base.toBuilder().parameter(covariate, value, unit).build()));
        covariates.add(covariate);
        return self();
    }

    /**
     * A hidden state that only networks drive, from 0: {@code dh/dt = N(...)}, a neural ODE beside, before or after the
     * mechanism. Declare it before the networks that see it; give {@code dynamics} its own name as an input.
     */
    public B hidden(String state, Network dynamics) {
        Model before = base;
        rebase(changed(() -> base.toBuilder()
                .state(state, 0, "1")
                .rate(state, new Expression.Literal(0))
                .build()));
        try {
            return add(new Term(Role.RATE, List.of(state), dynamics));
        } catch (HybridException mistake) {
            base = before;
            throw mistake;
        }
    }

    /** The term is zero or more: softplus(N), which starts near 0. */
    public B positive() {
        return shape("positive()", last().shape().withPositive());
    }

    /**
     * The term is this expression times the network, and vanishes where the expression does: {@code "V"}, {@code
     * "V*(1 - V/K)"}.
     */
    public B times(String factor) {
        Expression read = changed(() -> Expression.parse(factor, base.time().symbol()));
        return shape("times(\"" + factor + "\")", last().shape().withFactor(read));
    }

    /** The network rises with this input of it, whatever its weights; it then runs in DJL, slower by some microseconds. */
    public B increasing(String input) {
        return monotone("increasing", input, 1);
    }

    /** The network falls with this input of it, whatever its weights; it then runs in DJL, slower by some microseconds. */
    public B decreasing(String input) {
        return monotone("decreasing", input, -1);
    }

    private B monotone(String word, String input, int sign) {
        List<String> inputs = last().network().inputs();
        if (!terms.isEmpty() && !inputs.contains(input)) {
            throw new HybridException(
                    last().spoken() + " does not see " + input + HybridException.advice(input, inputs));
        }
        return shape(word + "(\"" + input + "\")", last().shape().withMonotone(input, sign));
    }

    /**
     * What an output of 1 stands for, in the unit of the network's result. Without it, a residual has the size of the
     * mechanism's own rate at the start.
     */
    public B size(double typical) {
        if (!(typical > 0 && Double.isFinite(typical))) {
            throw new HybridException("The size of a term is a positive number, but " + typical + " was given.");
        }
        return shape("size(" + typical + ")", last().shape().withSize(typical));
    }

    /** The network sees its inputs as they are, here and in every fit. */
    public B unscaled() {
        return shape("unscaled()", last().shape().unscaled());
    }

    /**
     * The solver that the hybrid is trained and run through, a coarse one with fixed steps: solver-in-the-loop. The networks
     * then learn what makes up for its error.
     */
    public B through(Solver coarse) {
        if (!coarse.isFixed()) {
            throw new HybridException("A solver in the loop takes fixed steps: add fixedStep(h), as in"
                    + " Solver.rk4().fixedStep(0.5).");
        }
        solver = Optional.of(coarse);
        return self();
    }

    /** The hybrid, complete. */
    public Hybrid build() {
        if (terms.isEmpty()) {
            throw new HybridException("This " + architecture.label() + " hybrid has no network yet; add one.");
        }
        requireComplete(terms);
        return new Hybrid(new Hybrid.Parts(
                name, architecture, mechanism, base, terms, List.copyOf(covariates), solver, Intervals.NONE, false));
    }

    /** What an architecture needs before it is one. */
    void requireComplete(List<Term> all) {
        boolean corrected = all.stream().anyMatch(t -> t.role() == Role.CORRECTION);
        if (corrected && solver.isEmpty()) {
            throw new HybridException("A correction follows each step of a solver with fixed steps; say which, as in"
                    + " .through(Solver.rk4().fixedStep(0.5)).");
        }
    }

    B add(Term term) {
        List<Term> more = new ArrayList<>(terms);
        more.add(term);
        return accept(more);
    }

    B shape(String modifier, Shape shape) {
        if (terms.isEmpty()) {
            throw new HybridException(modifier + " says more about a learned term; write it directly after one.");
        }
        List<Term> changed = new ArrayList<>(terms);
        changed.set(changed.size() - 1, last().shaped(shape));
        return accept(changed);
    }

    private B accept(List<Term> next) {
        Rewriting.of(base, next, Intervals.NONE);
        terms = List.copyOf(next);
        return self();
    }

    Term last() {
        return terms.isEmpty() ? new Term(Role.RATE, List.of(), Network.mlp("t")) : terms.get(terms.size() - 1);
    }

    List<Term> terms() {
        return terms;
    }

    Model base() {
        return base;
    }

    void rebase(Model other) {
        base = other;
    }

    /** Says mistakes of models and expressions as those of a hybrid. */
    static <T> T changed(java.util.function.Supplier<T> change) {
        try {
            return change.get();
        } catch (ModelException | ExpressionException mistake) {
            throw new HybridException(mistake.getMessage(), mistake);
        }
    }
}
