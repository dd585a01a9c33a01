// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** Writes the rates of a program once per stage into one code for a whole Runge-Kutta step. */
final class StepCode {
    private final Code rates;
    private final int states;
    private final int inputs;
    private final Assembler out;

    private StepCode(Code rates, int states, int inputs) {
        this.rates = rates;
        this.states = states;
        this.inputs = inputs;
        out = new Assembler(rates.networks());
    }

    /** @param e the weights of the error estimate, or empty */
    static Code of(Code rates, int states, int inputs, double[][] a, double[] b, double[] e, double[] c) {
        StepCode step = new StepCode(rates, states, inputs);
        int[][] k = new int[c.length][states];
        for (int i = 0; i < states; i++) {
            k[0][i] = step.out.argument(Place.STAGE, i);
        }
        for (int j = 1; j < c.length; j++) {
            k[j] = step.stage(j, c[j], step.combined(a[j], k));
            for (int i = 0; i < states; i++) {
                step.out.sink(Place.STAGE, j * states + i, k[j][i]);
            }
        }
        int[] yNew = step.combined(b, k);
        for (int i = 0; i < states; i++) {
            step.out.sink(Place.OUT, i, yNew[i]);
            if (e.length > 0) {
                int error = step.out.emit(Operation.MULTIPLY, step.size(), step.weighted(e, k, i));
                step.out.sink(Place.ERROR, i, error);
            }
        }
        return step.out.finish(0);
    }

    private int size() {
        return out.argument(Place.STEP, 0);
    }

    /** y + h sum_j weights_j K_j. */
    private int[] combined(double[] weights, int[][] k) {
        int[] y = new int[states];
        for (int i = 0; i < states; i++) {
            int move = out.emit(Operation.MULTIPLY, size(), weighted(weights, k, i));
            y[i] = out.emit(Operation.ADD, out.argument(Place.STATE, i), move);
        }
        return y;
    }

    private int weighted(double[] weights, int[][] k, int i) {
        int sum = -1;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                int term = out.emit(Operation.MULTIPLY, out.constant(weights[j]), k[j][i]);
                sum = sum < 0 ? term : out.emit(Operation.ADD, sum, term);
            }
        }
        return sum < 0 ? out.constant(0) : sum;
    }

    private int[] stage(int j, double c, int[] y) {
        int[] value = new int[rates.nodes().size()];
        for (int i = 0; i < value.length; i++) {
            Node node = rates.nodes().get(i);
            value[i] = switch (node.operation()) {
                case ARGUMENT -> argument(node, j, c, y);
                case CONSTANT -> out.constant(node.value());
                case NETWORK ->
                    out.network(
                            Operation.NETWORK,
                            node.operands().stream().map(k -> value[k]).toList(),
                            node.network(),
                            -1);
                case OUTPUT -> out.output(value[node.operand(0)], node.index());
                default ->
                    out.emit(
                            node.operation(),
                            node.operands().stream().mapToInt(k -> value[k]).toArray());
            };
        }
        int[] k = new int[states];
        rates.sinks().forEach(sink -> k[sink.index()] = value[sink.value()]);
        return k;
    }

    private int argument(Node node, int j, double c, int[] y) {
        return switch (node.place()) {
            case STATE -> y[node.index()];
            case INPUT -> out.argument(Place.INPUT, j * inputs + node.index());
            case TIME ->
                out.emit(
                        Operation.ADD,
                        out.argument(Place.TIME, 0),
                        out.emit(Operation.MULTIPLY, out.constant(c), size()));
            default -> out.argument(node.place(), node.index());
        };
    }
}
