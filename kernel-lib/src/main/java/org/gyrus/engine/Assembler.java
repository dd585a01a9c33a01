// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds {@link Code}: equal values are computed once, constants at once, and values that nothing needs not at all.
 *
 * <p>Only simplifications that keep every bit of every value are made (1 x, x / 2 as x 0.5, -(-x), (-x) y as -(x y), x - 0): x 0 stays, so
 * that not-a-number and infinity pass as in Java. One exception: x / K, with a K that stays the same during a solve, is
 * x (1 / K), computed once per solve; a division costs as much as sixteen products.
 */
final class Assembler {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> known = new HashMap<>();
    private final List<Code.Sink> sinks = new ArrayList<>();
    private final Code.Networks networks;
    private boolean[] fixed = new boolean[64];

    Assembler(Code.Networks networks) {
        this.networks = networks;
    }

    int constant(double value) {
        return add(Node.constant(value));
    }

    int argument(Place place, int index) {
        return add(Node.argument(place, index));
    }

    /** @param row the first tape row of what the network keeps, or -1 */
    int network(Operation operation, List<Integer> operands, int network, int row) {
        return add(Node.network(operation, operands, network, row));
    }

    int output(int network, int index) {
        return add(new Node(Operation.OUTPUT, List.of(network), index));
    }

    void sink(Place place, int index, int value) {
        sinks.add(new Code.Sink(place, index, value));
    }

    int emit(Operation operation, int... operands) {
        int a = operands[0];
        int b = operands.length > 1 ? operands[1] : a;
        int c = operands.length > 2 ? operands[2] : a;
        if (isConstant(a) && isConstant(b) && isConstant(c)) {
            return constant(operation.apply(value(a), value(b), value(c)));
        }
        return switch (operation) {
            case NEGATE -> nodes.get(a).is(Operation.NEGATE) ? nodes.get(a).operand(0) : plain(operation, a);
            case ADD -> sum(a, b);
            case SUBTRACT -> difference(a, b);
            case MULTIPLY -> product(a, b);
            case DIVIDE -> quotient(a, b);
            case CHOOSE -> choice(a, b, c);
            case EQUAL -> plain(operation, Math.min(a, b), Math.max(a, b));
            default -> operands.length == 1 ? plain(operation, a) : plain(operation, a, b);
        };
    }

    private int sum(int a, int b) {
        if (nodes.get(b).is(Operation.NEGATE)) {
            return emit(Operation.SUBTRACT, a, nodes.get(b).operand(0));
        }
        if (nodes.get(a).is(Operation.NEGATE)) {
            return emit(Operation.SUBTRACT, b, nodes.get(a).operand(0));
        }
        return plain(Operation.ADD, Math.min(a, b), Math.max(a, b));
    }

    private int difference(int a, int b) {
        if (is(b, 0) && Double.doubleToRawLongBits(value(b)) == 0) {
            return a;
        }
        return nodes.get(b).is(Operation.NEGATE)
                ? emit(Operation.ADD, a, nodes.get(b).operand(0))
                : plain(Operation.SUBTRACT, a, b);
    }

    private int product(int a, int b) {
        if (is(a, 1) || is(b, 1)) {
            return is(a, 1) ? b : a;
        }
        if (is(a, -1) || is(b, -1)) {
            return emit(Operation.NEGATE, is(a, -1) ? b : a);
        }
        int x = unsigned(a);
        int y = unsigned(b);
        int product = plain(Operation.MULTIPLY, Math.min(x, y), Math.max(x, y));
        return (x == a) == (y == b) ? product : emit(Operation.NEGATE, product);
    }

    /** The operand of a negation, which then follows the product: there a sum or a sink takes it in. */
    private int unsigned(int a) {
        return nodes.get(a).is(Operation.NEGATE) ? nodes.get(a).operand(0) : a;
    }

    private int quotient(int a, int b) {
        if (isConstant(b)
                && Math.abs(value(b)) == Math.scalb(1.0, Math.getExponent(value(b)))
                && Math.abs(Math.getExponent(value(b))) < 1000) {
            return emit(Operation.MULTIPLY, a, constant(1 / value(b)));
        }
        if (isFixed(b) && !isFixed(a)) {
            return product(a, emit(Operation.DIVIDE, constant(1), b));
        }
        return plain(Operation.DIVIDE, a, b);
    }

    private int choice(int condition, int then, int otherwise) {
        if (isConstant(condition)) {
            return value(condition) != 0 ? then : otherwise;
        }
        return then == otherwise ? then : plain(Operation.CHOOSE, condition, then, otherwise);
    }

    private int plain(Operation operation, int a) {
        return add(new Node(operation, List.of(a), 0));
    }

    private int plain(Operation operation, int a, int b) {
        return add(new Node(operation, List.of(a, b), 0));
    }

    private int plain(Operation operation, int a, int b, int c) {
        return add(new Node(operation, List.of(a, b, c), 0));
    }

    private boolean is(int id, double value) {
        return isConstant(id) && value(id) == value;
    }

    /** Whether it stays the same during a solve. */
    private boolean isFixed(int id) {
        return fixed[id];
    }

    private boolean isConstant(int id) {
        return nodes.get(id).is(Operation.CONSTANT);
    }

    private double value(int id) {
        return nodes.get(id).value();
    }

    private int add(Node node) {
        Integer id = known.putIfAbsent(node, nodes.size());
        if (id != null) {
            return id;
        }
        if (nodes.size() == fixed.length) {
            fixed = Arrays.copyOf(fixed, 2 * fixed.length);
        }
        fixed[nodes.size()] = Code.isFixed(node, fixed);
        nodes.add(node);
        return nodes.size() - 1;
    }

    /** The code, without values that no sink and no network's cotangent needs. */
    Code finish(int tapeRows) {
        boolean[] needed = new boolean[nodes.size()];
        sinks.forEach(sink -> needed[sink.value()] = true);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            needed[i] |= nodes.get(i).is(Operation.NETWORK_VJP);
            if (needed[i]) {
                nodes.get(i).operands().forEach(operand -> needed[operand] = true);
            }
        }
        int[] renamed = new int[nodes.size()];
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < renamed.length; i++) {
            if (needed[i]) {
                renamed[i] = kept.size();
                Node node = nodes.get(i);
                List<Integer> operands = node.operands().stream()
                        .map(operand -> renamed[operand])
                        .toList();
                kept.add(new Node(node.operation(), operands, node.datum()));
            }
        }
        List<Code.Sink> placed = sinks.stream()
                .map(sink -> new Code.Sink(sink.place(), sink.index(), renamed[sink.value()]))
                .toList();
        return new Code(kept, placed, networks, tapeRows);
    }
}
