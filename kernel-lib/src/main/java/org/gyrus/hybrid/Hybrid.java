// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
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
    /** The event after each step of a coarse solver; its dose is the length of the step. */
    static final String CORRECTION = "correction";

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
            Optional<Solver> solver) {}

    Hybrid(Parts parts) {
        this.parts = parts;
        Rewriting.Rewritten written = Rewriting.of(parts.base(), parts.terms());
        this.rewritten = written;
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

    /** The number of weights of all networks. */
    public int weightCount() {
        return networks().values().stream().mapToInt(Network::weightCount).sum();
    }

    /** Ready to run, from time 0, with the networks' first weights. */
    public Simulation simulation() {
        Simulation simulation = Simulation.of(model(), networks());
        return parts.solver().map(simulation::with).orElse(simulation);
    }

    @Override
    public String toString() {
        return name() + ": " + model().equations().size() + " states, "
                + networks().size() + (networks().size() == 1 ? " network" : " networks") + " with " + weightCount()
                + " weights";
    }
}
