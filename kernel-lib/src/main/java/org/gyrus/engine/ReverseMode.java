// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.engine.Code.Sink;

/**
 * The vector-Jacobian product of a code, as two codes: the forward one, which also writes to the tape what is costly to
 * compute again, and the reverse one, which reads it and adds cotangents to the places {@code ..._BAR}.
 *
 * <p>Below a branch that was not taken (in {@code if}, min, max) a zero cotangent stays zero even where the slope is
 * infinite: the gradient of {@code if(x > 0, sqrt(x), 0)} at 0 is 0, not NaN. Of equal arguments of min and max the
 * first one counts.
 */
final class ReverseMode {
    private static final int NONE = -1;

    /** The forward code writes results and tape; the reverse one reads the tape. */
    record Pair(Code forward, Code reverse) {}

    private final Code code;
    private final Assembler out;
    private final int[] value;
    private final int[] bar;
    private final boolean[] branched;
    private final boolean[] fixed;
    /** Of a network node: the cotangents of its results. */
    private final Map<Integer, int[]> outputBars = new HashMap<>();

    private final int[] recordRow;
    private int rows;

    private ReverseMode(Code code) {
        this.code = code;
        out = new Assembler(code.networks());
        value = new int[code.nodes().size()];
        bar = new int[value.length];
        recordRow = new int[value.length];
        branched = branched(code);
        fixed = code.fixed();
        Arrays.fill(bar, NONE);
    }

    /** Which values lie below a branch. */
    private static boolean[] branched(Code code) {
        boolean[] below = new boolean[code.nodes().size()];
        for (int i = below.length - 1; i >= 0; i--) {
            Node node = code.nodes().get(i);
            boolean branches = node.is(Operation.CHOOSE) || node.is(Operation.MIN) || node.is(Operation.MAX);
            if (branches || below[i]) {
                node.operands().forEach(k -> below[k] = true);
            }
        }
        return below;
    }

    static Pair of(Code code) {
        ReverseMode mode = new ReverseMode(code);
        for (int i = 0; i < mode.value.length; i++) {
            mode.recompute(i, code.nodes().get(i));
        }
        for (Sink sink : code.sinks()) {
            mode.add(sink.value(), mode.out.argument(Place.OUT_BAR, sink.index()));
        }
        for (int i = mode.value.length - 1; i >= 0; i--) {
            mode.propagate(i, code.nodes().get(i));
        }
        return mode.finish();
    }

    /** Values of the forward code in the reverse one: from the tape if costly. Provisional row: the value's number. */
    private void recompute(int i, Node node) {
        if (node.is(Operation.ARGUMENT)) {
            value[i] = out.argument(node.place(), node.index());
        } else if (node.is(Operation.CONSTANT)) {
            value[i] = out.constant(node.value());
        } else if (node.operation().isCostly() && !fixed[i]) {
            value[i] = out.argument(Place.TAPE, i);
        } else if (!node.operation().isNetwork()) {
            value[i] = out.emit(
                    node.operation(),
                    node.operands().stream().mapToInt(k -> value[k]).toArray());
        }
    }

    private void propagate(int i, Node node) {
        if (node.is(Operation.NETWORK)) {
            network(i, node);
            return;
        }
        int g = bar[i];
        if (g == NONE) {
            return;
        }
        switch (node.operation()) {
            case CONSTANT -> {}
            case ARGUMENT -> {
                if (node.place().isPrimal()) {
                    out.sink(node.place().bar(), node.index(), g);
                }
            }
            case OUTPUT ->
                outputBars
                        .computeIfAbsent(node.operand(0), k -> {
                            int[] none = new int
                                    [code.networks()
                                            .get(code.nodes().get(k).network())
                                            .outputs()];
                            Arrays.fill(none, NONE);
                            return none;
                        })[node.index()] = g;
            default -> elementary(node, i, g);
        }
    }

    private void elementary(Node node, int i, int g) {
        int r = value[i];
        int a = node.operand(0);
        int b = node.operation().arity > 1 ? node.operand(1) : a;
        int x = value[a];
        int y = value[b];
        boolean safe = branched[i];
        switch (node.operation()) {
            case NEGATE -> add(a, out.emit(Operation.NEGATE, g));
            case ADD -> {
                add(a, g);
                add(b, g);
            }
            case SUBTRACT -> {
                add(a, g);
                add(b, out.emit(Operation.NEGATE, g));
            }
            case MULTIPLY -> {
                add(a, scaled(g, y, safe));
                add(b, scaled(g, x, safe));
            }
            case DIVIDE -> {
                if (fixed[i] && !active(a)) {
                    // The slope is known when parameters are bound.
                    add(b, out.emit(Operation.NEGATE, scaled(g, out.emit(Operation.DIVIDE, r, y), safe)));
                    return;
                }
                int q = shared(g, out.emit(Operation.DIVIDE, g, y), safe);
                add(a, q);
                if (active(b)) {
                    add(b, out.emit(Operation.NEGATE, scaled(q, r, safe)));
                }
            }
            case POWER -> {
                if (active(a)) {
                    add(a, scaled(g, Slopes.powerBase(out, x, y), safe));
                }
                if (active(b)) {
                    add(b, scaled(g, Slopes.powerExponent(out, x, r), safe));
                }
            }
            case SQRT -> {
                int half = out.emit(Operation.MULTIPLY, g, out.constant(0.5));
                add(a, shared(g, out.emit(Operation.DIVIDE, half, r), safe));
            }
            case LOG -> add(a, shared(g, out.emit(Operation.DIVIDE, g, x), safe));
            case MIN -> branch(out.emit(Operation.LESS_OR_EQUAL, x, y), a, b, g);
            case MAX -> branch(out.emit(Operation.LESS_OR_EQUAL, y, x), a, b, g);
            case CHOOSE -> branch(x, b, node.operand(2), g);
            case SIGN, LESS, LESS_OR_EQUAL, EQUAL -> {}
            default -> add(a, scaled(g, Slopes.of(out, node.operation(), x, r), safe));
        }
    }

    private void branch(int condition, int then, int otherwise, int g) {
        int zero = out.constant(0);
        add(then, out.emit(Operation.CHOOSE, condition, g, zero));
        add(otherwise, out.emit(Operation.CHOOSE, condition, zero, g));
    }

    private void network(int i, Node node) {
        int[] bars = outputBars.get(i);
        if (bars == null) {
            return;
        }
        recordRow[i] = rows;
        rows += FusedNetwork.recordRows(code.networks().get(node.network()));
        List<Integer> operands = new ArrayList<>();
        node.operands().forEach(k -> operands.add(value[k]));
        for (int b : bars) {
            operands.add(b == NONE ? out.constant(0) : b);
        }
        int vjp = out.network(Operation.NETWORK_VJP, operands, node.network(), recordRow[i]);
        for (int k = 0; k < node.operands().size(); k++) {
            if (active(node.operand(k))) {
                add(node.operand(k), out.output(vjp, k));
            }
        }
    }

    private boolean active(int i) {
        return !code.nodes().get(i).is(Operation.CONSTANT);
    }

    private int scaled(int g, int slope, boolean safe) {
        return shared(g, out.emit(Operation.MULTIPLY, g, slope), safe);
    }

    private int shared(int g, int product, boolean safe) {
        int zero = out.constant(0);
        return safe ? out.emit(Operation.CHOOSE, out.emit(Operation.EQUAL, g, zero), zero, product) : product;
    }

    private void add(int i, int contribution) {
        if (active(i)) {
            bar[i] = bar[i] == NONE ? contribution : out.emit(Operation.ADD, bar[i], contribution);
        }
    }

    /** Gives each value that the reverse code reads a row of the tape, and makes the forward code write it. */
    private Pair finish() {
        Code draft = out.finish(0);
        Map<Integer, Integer> rowOf = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (Node node : draft.nodes()) {
            boolean taped = node.is(Operation.ARGUMENT) && node.place() == Place.TAPE;
            nodes.add(taped ? Node.argument(Place.TAPE, rowOf.computeIfAbsent(node.index(), k -> rows++)) : node);
        }
        Code reverse = new Code(nodes, draft.sinks(), code.networks(), rows);
        List<Node> kept = new ArrayList<>(code.nodes());
        outputBars
                .keySet()
                .forEach(i -> kept.set(
                        i,
                        Node.network(
                                Operation.NETWORK,
                                kept.get(i).operands(),
                                kept.get(i).network(),
                                recordRow[i])));
        List<Sink> sinks = new ArrayList<>(code.sinks());
        rowOf.forEach((i, row) -> sinks.add(new Sink(Place.TAPE, row, i)));
        return new Pair(new Code(kept, sinks, code.networks(), rows), reverse);
    }
}
