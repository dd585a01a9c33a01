// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gyrus.data.Cohort;
import org.gyrus.data.Patient;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.plot.Picture;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;

/**
 * Equations with learned terms: a model that was rewritten, and the networks in it. Immutable.
 *
 * <pre>{@code
 * var hybrid = Hybrid.parallel(tumor)                                     // dV/dt = a*V*log(K/V) + N(V, t)
 *     .residual("V", Network.mlp("V", "t").hidden(16, 16).tanh())
 *     .build();
 * }</pre>
 *
 * <p>All that a hybrid does stands in the text of {@link #model}; to run it nothing is needed but
 * {@code Simulation.of(hybrid.model(), hybrid.networks())}.
 */
public final class Hybrid {
    private final Parts parts;
    private final Rewriting.Rewritten rewritten;

    /** What a builder collected. */
    record Parts(
            String name,
            Architecture architecture,
            Optional<Model> mechanism,
            Model base,
            List<Term> terms,
            List<String> covariates,
            Optional<Solver> solver,
            Intervals seen,
            boolean observing) {
        Parts withSeen(Intervals other) {
            return new Parts(name, architecture, mechanism, base, terms, covariates, solver, other, observing);
        }

        Parts withObserving() {
            return new Parts(name, architecture, mechanism, base, terms, covariates, solver, seen, true);
        }
    }

    Hybrid(Parts parts) {
        this.parts = parts;
        Rewriting.Rewritten plain = Rewriting.of(parts.base(), parts.terms(), parts.seen());
        this.rewritten = parts.observing() ? plain.observed() : plain;
    }

    /** Networks beside a mechanism: {@code dx/dt = M(x) + N(x)}, {@code y = M(x) + N(x)}. */
    public static ParallelBuilder parallel(Model mechanism) {
        return new ParallelBuilder(mechanism);
    }

    /** Networks before or after a mechanism: {@code dx/dt = M(x; theta = N(x))}, {@code y = N(M(x))}. */
    public static SeriesBuilder series(Model mechanism) {
        return new SeriesBuilder(mechanism);
    }

    /** Both: {@code dx/dt = M(x; theta = N1(x)) + N2(x)}. */
    public static ParallelSeriesBuilder parallelSeries(Model mechanism) {
        return new ParallelSeriesBuilder(mechanism);
    }

    /** No mechanism: a neural ODE of these states, {@code dx/dt = N(x)}. */
    public static NodeBuilder node(String... states) {
        return new NodeBuilder(List.of(states));
    }

    /** What it is called. */
    public String name() {
        return parts.name();
    }

    /** How mechanism and networks are joined. */
    public Architecture architecture() {
        return parts.architecture();
    }

    /** The model as it was before, none for a neural ODE. */
    public Optional<Model> mechanism() {
        return parts.mechanism();
    }

    /** The rewritten model: learned terms are learned functions of it. */
    public Model model() {
        return rewritten.model();
    }

    /** The networks by the name of their learned function; result k of a network f with several is {@code f_k}. */
    public Map<String, Network> networks() {
        return rewritten.networks();
    }

    /** Where each result of each network sits. */
    public List<LearnedTerm> terms() {
        return rewritten.terms();
    }

    /** What a fit adds to its loss. */
    public List<Penalty> penalties() {
        return rewritten.penalties();
    }

    /** Parameters of the rewritten model that are filled per patient from the cohort. */
    public List<String> covariates() {
        return parts.covariates();
    }

    /** The coarse solver it is made for, if it is one with a solver in the loop. */
    public Optional<Solver> solver() {
        return parts.solver();
    }

    /** Whether a term multiplies the mechanism, {@code M*(1 + N)}. */
    boolean multiplies(LearnedTerm term) {
        return given(term).anyMatch(t -> t.shape().multiplicative());
    }

    /** Whether a gate weighs it. */
    boolean isGated(LearnedTerm term) {
        return given(term).anyMatch(t -> t.shape().gate().isPresent());
    }

    private Stream<Term> given(LearnedTerm term) {
        return parts.terms().stream()
                .filter(t -> t.role() == term.role() && t.targets().contains(term.target()));
    }

    /** The hybrid as boxes and arrows. */
    public Picture diagram() {
        return HybridDiagram.of(this);
    }

    /** The number of weights of all networks. */
    public int weightCount() {
        return networks().values().stream().mapToInt(Network::weightCount).sum();
    }

    /**
     * The same hybrid whose networks see a quantity from -1 to 1 where it lies between two numbers; until then they see it
     * over its size at the start. Networks with a scaling of their own, {@code unscaled()} terms and expressions such as
     * {@code V/K} are left as they are.
     *
     * @param name a state, parameter, input or definition of the model, or its time
     */
    public Hybrid scaled(String name, double low, double high) {
        List<String> known = Inputs.known(parts.base());
        if (!known.contains(name)) {
            throw HybridException.unknown("quantity", name, known);
        }
        return new Hybrid(parts.withSeen(parts.seen().with(name, low, high)));
    }

    /** The same hybrid scaled by all readings whose columns are named as the model's quantities, and by their times. */
    public Hybrid scaledBy(Cohort cohort) {
        Hybrid scaled = this;
        List<String> known = Inputs.known(parts.base());
        for (Cohort.Measured measured : cohort.observed()) {
            if (known.contains(measured.name())) {
                scaled = scaled.over(measured.name(), cohort, patient -> patient.values(measured.name()));
            }
        }
        return scaled.over(parts.base().time().symbol(), cohort, Patient::times);
    }

    private Hybrid over(String name, Cohort cohort, Function<Patient, double[]> values) {
        DoubleSummaryStatistics all = cohort.patients().stream()
                .flatMapToDouble(patient -> Arrays.stream(values.apply(patient)))
                .filter(Double::isFinite)
                .summaryStatistics();
        return all.getCount() == 0 ? this : scaled(name, all.getMin(), all.getMax());
    }

    /**
     * The same hybrid whose model measures each of its learned functions too, as an observable {@code learned_N}: to see what
     * was learned, and to look for its law.
     */
    public Hybrid observingTerms() {
        return parts.observing() ? this : new Hybrid(parts.withObserving());
    }

    /** Ready to run, from time 0, with the networks' first weights. */
    public Simulation simulation() {
        Simulation simulation = Simulation.of(model(), networks());
        return parts.solver().map(simulation::with).orElse(simulation);
    }

    /** Ready to run over an interval; where there is a solver in the loop, with a correction after each of its steps. */
    public Simulation simulation(double from, double until) {
        Simulation simulation = simulation().from(from).until(until);
        return correction().map(c -> c.over(simulation, from, until)).orElse(simulation);
    }

    /** What follows each step of its solver; empty where nothing does. */
    public Optional<Correction> correction() {
        boolean corrects = terms().stream().anyMatch(term -> term.role() == Role.CORRECTION);
        return corrects ? parts.solver().map(s -> new Correction(s.fixedStep())) : Optional.empty();
    }

    @Override
    public String toString() {
        return name() + ": " + model().equations().size() + " states, "
                + networks().size() + (networks().size() == 1 ? " network" : " networks") + " with " + weightCount()
                + " weights";
    }
}
