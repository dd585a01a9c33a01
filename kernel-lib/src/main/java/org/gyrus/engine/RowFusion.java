// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws an operation into the one that reads its value, where no other does: a b + c, a b - c, c - a b, a b c and (a - b) c
 * take one loop over a row instead of two, with the same two roundings. Nodes keep their numbers.
 */
final class RowFusion {
    private final boolean[] fixed;
    private final int[] readers;
    private final List<Node> nodes;

    private RowFusion(Code code) {
        fixed = code.fixed();
        nodes = new ArrayList<>(code.nodes());
        readers = new int[nodes.size()];
        nodes.forEach(node -> node.operands().forEach(k -> readers[k]++));
        code.sinks().forEach(sink -> readers[sink.value()]++);
    }

    /** The same code; what was drawn into another node has become a constant that nobody reads. */
    static Code of(Code code) {
        RowFusion fusion = new RowFusion(code);
        for (int i = 0; i < fusion.nodes.size(); i++) {
            fusion.draw(i, Operation.ADD, Operation.MULTIPLY, Operation.PRODUCT_PLUS, Operation.PRODUCT_PLUS);
            fusion.draw(i, Operation.SUBTRACT, Operation.MULTIPLY, Operation.PRODUCT_MINUS, Operation.MINUS_PRODUCT);
        }
        for (int i = 0; i < fusion.nodes.size(); i++) {
            fusion.draw(
                    i, Operation.MULTIPLY, Operation.SUBTRACT, Operation.DIFFERENCE_TIMES, Operation.DIFFERENCE_TIMES);
            fusion.draw(i, Operation.MULTIPLY, Operation.MULTIPLY, Operation.PRODUCT_TIMES, Operation.PRODUCT_TIMES);
        }
        return new Code(fusion.nodes, code.sinks(), code.networks(), code.tapeRows());
    }

    /**
     * Draws an operand of node i into it.
     *
     * @param first what it becomes, of the operand's operands and the other operand, when it was the first; {@code second}
     *     when it was the second
     */
    private void draw(int i, Operation outer, Operation inner, Operation first, Operation second) {
        Node node = nodes.get(i);
        if (!node.is(outer)) {
            return;
        }
        for (int k = 1; k >= 0; k--) {
            int drawn = node.operand(k);
            Node from = nodes.get(drawn);
            if (from.is(inner) && readers[drawn] == 1 && !fixed[drawn]) {
                List<Integer> operands = List.of(from.operand(0), from.operand(1), node.operand(1 - k));
                nodes.set(i, new Node(k == 0 ? first : second, operands, 0));
                nodes.set(drawn, Node.constant(0));
                return;
            }
        }
    }
}
