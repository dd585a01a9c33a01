// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.ArrayList;
import java.util.List;
import org.gyrus.engine.Code.Sink;

/**
 * The Jacobian-vector product of a code, as code: every value gets a second one, its derivative in the direction that
 * the places {@code ..._DOT} hold. A value that depends on no argument has none.
 */
final class ForwardMode {
    private static final int NONE = -1;

    private final Assembler out;
    private final int[] value;
    private final int[] dot;

    private ForwardMode(Code code) {
        out = new Assembler(code.networks());
        value = new int[code.nodes().size()];
        dot = new int[value.length];
    }

    static Code of(Code code) {
        ForwardMode mode = new ForwardMode(code);
        for (int i = 0; i < mode.value.length; i++) {
            mode.visit(i, code.nodes().get(i));
        }
        for (Sink sink : code.sinks()) {
            int d = mode.dot[sink.value()];
            mode.out.sink(sink.place(), sink.index(), d == NONE ? mode.out.constant(0) : d);
        }
        return mode.out.finish(0);
    }

    private void visit(int i, Node node) {
        switch (node.operation()) {
            case ARGUMENT -> {
                value[i] = out.argument(node.place(), node.index());
                dot[i] = out.argument(node.place().dot(), node.index());
            }
            case CONSTANT -> {
                value[i] = out.constant(node.value());
                dot[i] = NONE;
            }
            case NETWORK -> {
                List<Integer> x = node.operands().stream().map(k -> value[k]).toList();
                value[i] = out.network(Operation.NETWORK, x, node.network(), -1);
                List<Integer> both = new ArrayList<>(x);
                node.operands().forEach(k -> both.add(dot[k] == NONE ? out.constant(0) : dot[k]));
                dot[i] = out.network(Operation.NETWORK_JVP, both, node.network(), -1);
            }
            case OUTPUT -> {
                value[i] = out.output(value[node.operand(0)], node.index());
                dot[i] = out.output(dot[node.operand(0)], node.index());
            }
            default -> {
                int[] x = node.operands().stream().mapToInt(k -> value[k]).toArray();
                value[i] = out.emit(node.operation(), x);
                dot[i] = derivative(node, x, value[i]);
            }
        }
    }

    private int derivative(Node node, int[] x, int r) {
        int d0 = dot[node.operand(0)];
        int d1 = node.operation().arity > 1 ? dot[node.operand(1)] : NONE;
        return switch (node.operation()) {
            case ADD -> plus(d0, d1);
            case SUBTRACT -> plus(d0, negative(d1));
            case MULTIPLY -> plus(times(d0, x[1]), times(d1, x[0]));
            case DIVIDE -> {
                int d = plus(d0, negative(times(d1, r)));
                yield d == NONE ? NONE : out.emit(Operation.DIVIDE, d, x[1]);
            }
            case POWER ->
                plus(
                        d0 == NONE ? NONE : times(d0, Slopes.powerBase(out, x[0], x[1])),
                        d1 == NONE ? NONE : times(d1, Slopes.powerExponent(out, x[0], r)));
            case MIN -> select(out.emit(Operation.LESS_OR_EQUAL, x[0], x[1]), d0, d1);
            case MAX -> select(out.emit(Operation.LESS_OR_EQUAL, x[1], x[0]), d0, d1);
            case CHOOSE -> select(x[0], d1, dot[node.operand(2)]);
            case NEGATE -> negative(d0);
            case SIGN, LESS, LESS_OR_EQUAL, EQUAL -> NONE;
            case SQRT -> d0 == NONE ? NONE : out.emit(Operation.DIVIDE, times(d0, out.constant(0.5)), r);
            case LOG -> d0 == NONE ? NONE : out.emit(Operation.DIVIDE, d0, x[0]);
            default -> d0 == NONE ? NONE : times(d0, Slopes.of(out, node.operation(), x[0], r));
        };
    }

    private int plus(int a, int b) {
        return a == NONE ? b : b == NONE ? a : out.emit(Operation.ADD, a, b);
    }

    private int times(int a, int b) {
        return a == NONE ? NONE : out.emit(Operation.MULTIPLY, a, b);
    }

    private int negative(int a) {
        return a == NONE ? NONE : out.emit(Operation.NEGATE, a);
    }

    private int select(int condition, int a, int b) {
        return a == NONE && b == NONE ? NONE : out.emit(Operation.CHOOSE, condition, orZero(a), orZero(b));
    }

    private int orZero(int a) {
        return a == NONE ? out.constant(0) : a;
    }
}
