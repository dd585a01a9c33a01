// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a program's arguments; the position of a name in its list is its index i in the arrays of
 * {@link Evaluator}.
 *
 * @param time the name of the time, or "" if there is none
 * @param states y
 * @param inputs u: forcing and delayed states, sampled by the caller. A delayed state that stands in the expressions
 *     as {@code V(t - tau)} is the input of exactly that name, see {@link Program#compile}
 * @param parameters p
 */
public record Signature(String time, List<String> states, List<String> inputs, List<String> parameters) {
    /** Rejects a name that stands twice. */
    public Signature {
        states = List.copyOf(states);
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
        Set<String> seen = new HashSet<>();
        seen.add(time);
        for (List<String> names : List.of(states, inputs, parameters)) {
            for (String name : names) {
                if (!seen.add(name)) {
                    throw new EngineException("The name " + name + " stands twice in the arguments of a program. "
                            + "Each of time, states, inputs and parameters needs a name of its own.");
                }
            }
        }
    }
}
