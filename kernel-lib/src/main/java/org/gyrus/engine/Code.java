// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.List;
import org.gyrus.network.Network;

/**
 * A flat program in single-assignment form: node i computes value i from earlier values, then the sinks say which
 * values go where. Immutable; made by an {@link Assembler}, run by an {@link Executor}.
 *
 * @param nodes in order of computation
 * @param sinks in any order; several may add to one element
 * @param networks of the whole program; a network node names one by its index
 * @param tapeRows how many rows (of one double per lane) are kept for the reverse code
 */
record Code(List<Node> nodes, List<Sink> sinks, Networks networks, int tapeRows) {
    Code {
        nodes = List.copyOf(nodes);
        sinks = List.copyOf(sinks);
    }

    /** Value {@code value} is written (or added) to element {@code index} of {@code place}. */
    record Sink(Place place, int index, int value) {}

    /** The networks of a program, their weights one after the other. */
    record Networks(List<Network> all) {
        Networks {
            all = List.copyOf(all);
        }

        /** Where the weights of a network start. */
        int weightsAt(int network) {
            int at = 0;
            for (int i = 0; i < network; i++) {
                at += all.get(i).weightCount();
            }
            return at;
        }

        Network get(int network) {
            return all.get(network);
        }
    }

    /** Which values follow from constants, parameters and weights alone: they stay the same during a solve. */
    boolean[] fixed() {
        boolean[] fixed = new boolean[nodes.size()];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = isFixed(nodes.get(i), fixed);
        }
        return fixed;
    }

    /** Whether a node's value stays the same during a solve, by what is known of earlier nodes. */
    static boolean isFixed(Node node, boolean[] earlier) {
        return switch (node.operation()) {
            case CONSTANT -> true;
            case ARGUMENT -> node.place().bound;
            case NETWORK, NETWORK_VJP, NETWORK_JVP, OUTPUT -> false;
            default -> node.operands().stream().allMatch(k -> earlier[k]);
        };
    }

    /** The number of nodes that compute something. */
    int operations() {
        int count = 0;
        for (Node node : nodes) {
            count += node.is(Operation.ARGUMENT) || node.is(Operation.CONSTANT) || node.is(Operation.OUTPUT) ? 0 : 1;
        }
        return count;
    }
}
