// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.List;
import org.gyrus.model.Observable;
import org.gyrus.network.Network;

/**
 * Networks beside the mechanism. {@link #multiplicative}, {@link #gate} and {@link #minimalNorm} say more about the residual
 * given just before them. Residuals start as the function 0: the hybrid starts as its mechanism.
 *
 * <p>Does not suit a mechanism whose form is right and whose parameters vary: use a series hybrid there.
 *
 * @param <B> the builder
 */
public sealed interface ParallelTerms<B extends HybridBuilder<B>> permits ParallelBuilder, ParallelSeriesBuilder {
    /** A residual in the rate of a state: {@code dV/dt = M + N(V, t)}. */
    default B residual(String state, Network network) {
        return residual(List.of(state), network);
    }

    /** One network with a residual for each of several states of one unit. */
    default B residual(List<String> states, Network network) {
        HybridBuilder<B> builder = HybridBuilder.of(this);
        Residuals.requireStates(builder, states);
        return builder.add(new Term(Role.RESIDUAL, List.copyOf(states), network));
    }

    /** A residual in what is measured: {@code y = M(y) + N}; the dynamics stay those of the mechanism. */
    default B outputResidual(String observable, Network network) {
        HybridBuilder<B> builder = HybridBuilder.of(this);
        List<String> known =
                builder.base().observables().stream().map(Observable::name).toList();
        if (builder.base().states().stream().anyMatch(s -> s.name().equals(observable))) {
            throw new HybridException(observable + " is a state: use residual(\"" + observable
                    + "\", network), or give the model an observable, as in .observable(\"seen = " + observable
                    + "\").");
        }
        if (!known.contains(observable)) {
            throw HybridException.unknown("observable", observable, known);
        }
        return builder.add(new Term(Role.OUTPUT_RESIDUAL, List.of(observable), network));
    }

    /**
     * A correction of a state after each step of a coarse solver, {@code V -> V + h*N(V)}: solver-in-the-loop. Say the solver
     * with {@link HybridBuilder#through}.
     */
    default B correction(String state, Network network) {
        return correction(List.of(state), network);
    }

    /** One network that corrects several states of one unit. */
    default B correction(List<String> states, Network network) {
        HybridBuilder<B> builder = HybridBuilder.of(this);
        Residuals.requireStates(builder, states);
        return builder.add(new Term(Role.CORRECTION, List.copyOf(states), network));
    }

    /** The residual multiplies the mechanism: {@code M*(1 + N)}. */
    default B multiplicative() {
        return Residuals.of(this, "multiplicative()", Shape::withMultiplicative);
    }

    /** A second network weighs the residual of a rate between 0 and 1: {@code M + sigmoid(G)*N}. */
    default B gate(Network network) {
        return Residuals.ofRate(this, "gate(...)", shape -> shape.withGate(network));
    }

    /**
     * Asks fits for the smallest residual of a rate that explains the data, so that the mechanism explains as much as it can:
     * APHYNITY (Yin et al., ICLR 2021).
     *
     * @param weight of the mean squared residual in the loss, the residual as a part of the mechanism's own rate at the start
     *     (see {@link Penalty}); 0.001 to 0.1 is usual
     */
    default B minimalNorm(double weight) {
        return Residuals.ofRate(this, "minimalNorm(...)", shape -> shape.withMinimalNorm(weight));
    }
}
