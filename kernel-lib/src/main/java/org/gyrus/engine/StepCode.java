// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Writes the rates of a program once per stage into one code for a whole Runge-Kutta step, or for its reverse. Sums are in
 * the order that {@link StepKernel} states.
 */
final class StepCode {
    private static final int NONE = -1;

    /** An explicit method: strictly lower triangular a, weights b, nodes c, and e of the error estimate or empty. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Method(double[][] a, double[] b, double[] e, double[] c) {
        int stages() {
            return c.length;
        }
    }

    private final Method method;
    private final int states;
    private final int inputs;
    private final int tapeRows;
    private final Assembler out;

    private StepCode(Method method, Code rates, int states, int inputs) {
        this.method = method;
        this.states = states;
        this.inputs = inputs;
        tapeRows = rates.tapeRows();
        out = new Assembler(rates.networks());
    }

    /**
     * A step.
     *
     * @param rates as they are, or those that also write a tape: then the step writes one for each stage but the first
     * @param recorded whether the stages are written down, the first one being there already; else they stay inside
     */
    static Code forward(Method method, Code rates, int states, int inputs, boolean recorded) {
        StepCode step = new StepCode(method, rates, states, inputs);
        int[][] k = step.stages(rates, recorded, recorded, new int[method.stages()][rates.tapeRows()]);
        for (int j = 1; recorded && j < k.length; j++) {
            for (int i = 0; i < states; i++) {
                step.out.sink(Place.STAGE, j * states + i, k[j][i]);
            }
        }
        for (int i = 0; i < states; i++) {
            step.out.sink(Place.OUT, i, step.weighted(step.out.argument(Place.STATE, i), method.b, k, i));
            if (method.e.length > 0) {
                step.out.sink(Place.ERROR, i, step.weighted(NONE, method.e, k, i));
            }
        }
        return step.out.finish(method.stages() * rates.tapeRows());
    }

    /**
     * The reverse of a step: from the cotangents of y_{n+1}, and of the slopes if {@code dense}, to those of y_n, inputs,
     * parameters and weights; those of times are left out.
     *
     * @param recorded whether stages and tapes were written down; else they are computed again
     */
    static Code reverse(
            Method method, ReverseMode.Pair rates, int states, int inputs, boolean recorded, boolean dense) {
        Code forward = rates.forward();
        StepCode step = new StepCode(method, forward, states, inputs);
        int rows = method.stages() * forward.tapeRows();
        int[][] tape = new int[method.stages()][forward.tapeRows()];
        int[][] k;
        if (recorded) {
            k = new int[method.stages()][];
            for (int j = 0; j < k.length; j++) {
                k[j] = step.arguments(Place.STAGE, j, states);
                tape[j] = step.arguments(Place.TAPE, j, forward.tapeRows());
            }
        } else {
            k = step.stages(forward, false, false, tape);
        }
        step.backward(rates.reverse(), k, tape, dense);
        return step.out.finish(rows);
    }

    private int[] arguments(Place place, int stage, int count) {
        return IntStream.range(0, count)
                .map(i -> out.argument(place, stage * count + i))
                .toArray();
    }

    /**
     * All slopes K_j.
     *
     * @param given whether the first one is there already
     * @param taped whether tapes are written; else what would be on them goes to {@code tape[stage]}
     */
    private int[][] stages(Code rates, boolean given, boolean taped, int[][] tape) {
        int[][] k = new int[method.stages()][states];
        for (int j = 0; j < k.length; j++) {
            if (j == 0 && given) {
                k[0] = arguments(Place.STAGE, 0, states);
                continue;
            }
            int stage = j;
            int[] y = combined(j, k);
            int[] value = write(rates, j, node -> argument(node, stage, y));
            for (Code.Sink sink : rates.sinks()) {
                int v = value[sink.value()];
                if (sink.place() == Place.OUT) {
                    k[j][sink.index()] = v;
                } else if (taped) {
                    out.sink(sink.place(), j * rates.tapeRows() + sink.index(), v);
                } else {
                    tape[j][sink.index()] = v;
                }
            }
        }
        return k;
    }

    private void backward(Code rates, int[][] k, int[][] tape, boolean dense) {
        int zero = out.constant(0);
        int[] next = arguments(Place.OUT_BAR, 0, states);
        int[] yBar = next.clone();
        int[][] stageBar = new int[k.length][states];
        for (int j = k.length - 1; j >= 0; j--) {
            double[] column = column(j);
            int[] slopeBar = new int[states];
            for (int i = 0; i < states; i++) {
                slopeBar[i] = slopeBar(j, i, column, stageBar, next[i], dense);
            }
            Arrays.fill(stageBar[j], slopeBar[0] == NONE ? zero : NONE);
            if (slopeBar[0] != NONE) {
                write(rates, j, k, tape[j], slopeBar, stageBar[j]);
            }
            for (int i = 0; i < states; i++) {
                if (stageBar[j][i] == NONE) {
                    stageBar[j][i] = zero;
                } else if (slopeBar[0] != NONE) {
                    yBar[i] = out.emit(Operation.ADD, yBar[i], stageBar[j][i]);
                }
            }
        }
        for (int i = 0; i < states; i++) {
            out.sink(Place.STATE_BAR, i, yBar[i]);
        }
    }

    /** What stage j gives to later ones, by stage. */
    private double[] column(int j) {
        double[] column = new double[method.stages()];
        for (int m = j + 1; m < column.length; m++) {
            column[m] = method.a[m][j];
        }
        return column;
    }

    /** The cotangent of slope j of state i: from later stages, from the end of the step, from dense output. */
    private int slopeBar(int j, int i, double[] column, int[][] stageBar, int next, boolean dense) {
        boolean used = IntStream.range(0, column.length).anyMatch(m -> column[m] != 0);
        int sum = used ? weighted(NONE, column, stageBar, i) : NONE;
        if (method.b[j] != 0) {
            int scaled = out.emit(Operation.MULTIPLY, size(method.b[j]), next);
            sum = sum == NONE ? scaled : out.emit(Operation.ADD, sum, scaled);
        }
        if (dense) {
            int waiting = out.argument(Place.STAGE_BAR, j * states + i);
            sum = sum == NONE ? waiting : out.emit(Operation.ADD, sum, waiting);
        }
        return sum;
    }

    /** The reverse of the rates at stage j. */
    private void write(Code rates, int j, int[][] k, int[] tape, int[] slopeBar, int[] stageBar) {
        int[] y = combined(j, k);
        int[] value = write(rates, j, node -> switch (node.place()) {
            case OUT_BAR -> slopeBar[node.index()];
            case TAPE -> tape[node.index()];
            default -> argument(node, j, y);
        });
        for (Code.Sink sink : rates.sinks()) {
            int v = value[sink.value()];
            int i = sink.index();
            switch (sink.place()) {
                case STATE_BAR -> stageBar[i] = stageBar[i] == NONE ? v : out.emit(Operation.ADD, stageBar[i], v);
                case INPUT_BAR -> out.sink(Place.INPUT_BAR, j * inputs + i, v);
                case TIME_BAR -> {}
                default -> out.sink(sink.place(), i, v);
            }
        }
    }

    /** h w */
    private int size(double weight) {
        return out.emit(Operation.MULTIPLY, out.argument(Place.STEP, 0), out.constant(weight));
    }

    /** The state of stage j, y + h sum_m a_jm K_m. */
    private int[] combined(int j, int[][] k) {
        int[] y = new int[states];
        for (int i = 0; i < states; i++) {
            y[i] = weighted(out.argument(Place.STATE, i), method.a[j], k, i);
        }
        return y;
    }

    /** base + h sum_j weights_j v_j of state i; {@link #NONE} for no base. */
    private int weighted(int base, double[] weights, int[][] v, int i) {
        int[] term = IntStream.range(0, weights.length)
                .filter(j -> weights[j] != 0)
                .map(j -> out.emit(Operation.MULTIPLY, size(weights[j]), v[j][i]))
                .toArray();
        int sum = base;
        for (int j = 0; j < term.length; j += 4) {
            int newest = Math.min(j + 3, term.length - 1);
            int older = NONE;
            for (int m = j; m < newest; m++) {
                older = add(older, term[m]);
            }
            sum = add(older == NONE ? sum : add(sum, older), term[newest]);
        }
        return sum == NONE ? out.constant(0) : sum;
    }

    private int add(int a, int b) {
        return a == NONE ? b : out.emit(Operation.ADD, a, b);
    }

    /** Writes a code out at stage j: the number of each of its values here. */
    private int[] write(Code code, int j, ToIntFunction<Node> argument) {
        int[] value = new int[code.nodes().size()];
        for (int i = 0; i < value.length; i++) {
            Node node = code.nodes().get(i);
            value[i] = switch (node.operation()) {
                case ARGUMENT -> argument.applyAsInt(node);
                case CONSTANT -> out.constant(node.value());
                case NETWORK, NETWORK_VJP ->
                    out.network(
                            node.operation(),
                            node.operands().stream().map(m -> value[m]).toList(),
                            node.network(),
                            node.row() < 0 ? -1 : j * tapeRows + node.row());
                case OUTPUT -> out.output(value[node.operand(0)], node.index());
                default ->
                    out.emit(
                            node.operation(),
                            node.operands().stream().mapToInt(m -> value[m]).toArray());
            };
        }
        return value;
    }

    private int argument(Node node, int j, int[] y) {
        return switch (node.place()) {
            case STATE -> y[node.index()];
            case INPUT -> out.argument(Place.INPUT, j * inputs + node.index());
            case TIME -> out.emit(Operation.ADD, out.argument(Place.TIME, 0), size(method.c[j]));
            default -> out.argument(node.place(), node.index());
        };
    }
}
