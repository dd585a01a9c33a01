// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Writes what a stage of an explicit Runge-Kutta method does within each cell of a space into one code, and its reverse into
 * another: the rates' inputs are the flows between cells, then fields. Sums are in the order of the solver's own loops.
 */
final class StageCode {
    /** Of which a row for one block of cells is at hand, instead of one for all cells. */
    static final Set<Place> BLOCKWISE = Set.of(Place.FLOW, Place.PARAMETER_BAR);

    private static final int NONE = -1;
    private static final int TERMS = 4;

    private final int states;
    private final int flows;
    private final Assembler out;

    private StageCode(Code rates, int states, int flows) {
        this.states = states;
        this.flows = flows;
        out = new Assembler(rates.networks());
    }

    /**
     * K_i = F(Y_i, flows), then y + h (w_0 K_0 + ... + w_i K_i): the next stage, or the new state.
     *
     * @param w as long as there are slopes; h w_j is {@link Place#STEP} j
     * @param kept whether K_i is written down
     */
    static Code forward(Code rates, int states, int flows, double[] w, boolean kept) {
        StageCode code = new StageCode(rates, states, flows);
        int stage = w.length - 1;
        int[] value = code.write(rates, code::argument);
        for (Code.Sink sink : rates.sinks()) {
            int s = sink.index();
            int slope = value[sink.value()];
            int sum = code.sum(code.out.argument(Place.BASE, s), Place.STAGE, Arrays.copyOf(w, stage), s);
            code.out.sink(
                    Place.OUT,
                    s,
                    code.out.emit(
                            Operation.ADD,
                            sum,
                            code.out.emit(Operation.MULTIPLY, code.out.argument(Place.STEP, stage), slope)));
            if (kept) {
                code.out.sink(Place.STAGE, stage * states + s, slope);
            }
        }
        return code.out.finish(0);
    }

    /**
     * KBar_i = h (b_i yBar_{n+1} + sum_m a_mi YBar_m), then what F gives of it to Y_i, the flows, fields and parameters.
     *
     * @param stage i
     * @param column a_mi for every m, 0 up to i; h a_mi is {@link Place#STEP} m, h b_i the first
     * @param fields the rows of {@link Place#INPUT_BAR} that fields' cotangents are added to
     */
    static Code reverse(ReverseMode.Pair rates, int states, int flows, int stage, double[] column, int[] fields) {
        StageCode code = new StageCode(rates.forward(), states, flows);
        int[] tape = new int[rates.forward().tapeRows()];
        int[] before = code.write(rates.forward(), code::argument);
        for (Code.Sink sink : rates.forward().sinks()) {
            if (sink.place() == Place.TAPE) {
                tape[sink.index()] = before[sink.value()];
            }
        }
        int[] slopeBar =
                IntStream.range(0, states).map(s -> code.slopeBar(column, s)).toArray();
        int[] value = code.write(rates.reverse(), node -> switch (node.place()) {
            case OUT_BAR -> slopeBar[node.index()];
            case TAPE -> tape[node.index()];
            default -> code.argument(node);
        });
        int[] stateBar = new int[states];
        int[] inputBar = new int[flows + fields.length];
        Arrays.fill(stateBar, NONE);
        Arrays.fill(inputBar, NONE);
        for (Code.Sink sink : rates.reverse().sinks()) {
            int v = value[sink.value()];
            switch (sink.place()) {
                case STATE_BAR -> stateBar[sink.index()] = code.add(stateBar[sink.index()], v);
                case INPUT_BAR -> inputBar[sink.index()] = code.add(inputBar[sink.index()], v);
                case TIME_BAR -> {}
                default -> code.out.sink(sink.place(), sink.index(), v);
            }
        }
        for (int s = 0; s < states; s++) {
            code.out.sink(Place.STAGE, stage * states + s, code.orZero(stateBar[s]));
        }
        for (int i = 0; i < inputBar.length; i++) {
            if (i < flows) {
                code.out.sink(Place.OUT, i, code.orZero(inputBar[i]));
            } else if (inputBar[i] != NONE) {
                code.out.sink(Place.INPUT_BAR, fields[i - flows], inputBar[i]);
            }
        }
        return code.out.finish(0);
    }

    private int slopeBar(double[] column, int s) {
        int end = out.emit(Operation.MULTIPLY, out.argument(Place.STEP, 0), out.argument(Place.OUT_BAR, s));
        return sum(end, Place.STAGE_BAR, column, s);
    }

    /** base + sum_j h w_j v_j, four terms at a time, of which the last is added last. */
    private int sum(int base, Place vectors, double[] w, int s) {
        int[] term = IntStream.range(0, w.length)
                .filter(j -> w[j] != 0)
                .map(j -> out.emit(
                        Operation.MULTIPLY, out.argument(Place.STEP, j), out.argument(vectors, j * states + s)))
                .toArray();
        int sum = base;
        for (int j = 0; j < term.length; j += TERMS) {
            int newest = Math.min(j + TERMS, term.length) - 1;
            int older = NONE;
            for (int m = j; m < newest; m++) {
                older = add(older, term[m]);
            }
            sum = add(older == NONE ? sum : add(sum, older), term[newest]);
        }
        return sum;
    }

    private int add(int a, int b) {
        return a == NONE ? b : out.emit(Operation.ADD, a, b);
    }

    private int orZero(int value) {
        return value == NONE ? out.constant(0) : value;
    }

    /** Writes a code out: the number of each of its values here. */
    private int[] write(Code code, ToIntFunction<Node> argument) {
        int[] value = new int[code.nodes().size()];
        for (int i = 0; i < value.length; i++) {
            Node node = code.nodes().get(i);
            value[i] = switch (node.operation()) {
                case ARGUMENT -> argument.applyAsInt(node);
                case CONSTANT -> out.constant(node.value());
                default ->
                    out.emit(
                            node.operation(),
                            node.operands().stream().mapToInt(m -> value[m]).toArray());
            };
        }
        return value;
    }

    private int argument(Node node) {
        boolean flow = node.place() == Place.INPUT && node.index() < flows;
        return flow
                ? out.argument(Place.FLOW, node.index())
                : out.argument(node.place(), node.index() - (node.place() == Place.INPUT ? flows : 0));
    }
}
