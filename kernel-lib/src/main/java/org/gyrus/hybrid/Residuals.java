// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gyrus.model.State;

/** Modifiers that belong to residuals alone, and the states they may act on. */
final class Residuals {
    private Residuals() {}

    /** Changes the shape of the residual given last, in a rate or in an observable. */
    static <B extends HybridBuilder<B>> B of(ParallelTerms<B> terms, String modifier, UnaryOperator<Shape> change) {
        return changed(terms, modifier, change, List.of(Role.RESIDUAL, Role.OUTPUT_RESIDUAL));
    }

    /** Changes the shape of the residual of a rate given last. */
    static <B extends HybridBuilder<B>> B ofRate(ParallelTerms<B> terms, String modifier, UnaryOperator<Shape> change) {
        return changed(terms, modifier, change, List.of(Role.RESIDUAL));
    }

    private static <B extends HybridBuilder<B>> B changed(
            ParallelTerms<B> terms, String modifier, UnaryOperator<Shape> change, List<Role> roles) {
        HybridBuilder<B> builder = HybridBuilder.of(terms);
        List<Term> all = builder.terms();
        if (all.isEmpty() || !roles.contains(all.get(all.size() - 1).role())) {
            throw new HybridException(modifier + " says more about a residual; write it directly after residual(...).");
        }
        return builder.shape(modifier, change.apply(builder.last().shape()));
    }

    static void requireStates(HybridBuilder<?> builder, List<String> states) {
        List<String> known = builder.base().states().stream().map(State::name).toList();
        for (String state : states) {
            if (!known.contains(state)) {
                throw HybridException.unknown("state", state, known);
            }
        }
        if (states.isEmpty() || states.stream().distinct().count() < states.size()) {
            throw new HybridException("Name one state or more, each once, but " + states + " was given.");
        }
    }
}
