// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.List;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Unit;

/**
 * Where one result of a network sits in a hybrid's equations.
 *
 * @param network the network's name, the key of {@link Hybrid#networks}
 * @param role what it does there
 * @param target the state, parameter, input or observable it acts on
 * @param call the learned function with what it sees, {@code N(V, t)}
 * @param term how it enters, {@code V*(1 - V/K)*N(V, t)}
 * @param unit the unit of the call's value
 */
public record LearnedTerm(
        String network, Role role, String target, Expression.LearnedCall call, Expression term, Unit unit) {
    /** The learned function's name, {@code N}, or {@code N_2} for the second result of a network. */
    public String function() {
        return call.name();
    }

    /** What it sees, in the model's language. */
    public List<Expression> inputs() {
        return call.arguments();
    }
}
