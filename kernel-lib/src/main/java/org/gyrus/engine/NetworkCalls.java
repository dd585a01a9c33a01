// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;
import java.util.List;
import org.gyrus.network.Network;

/** The network nodes of one code on n lanes: gathers their operands, calls the kernel, keeps the results. */
final class NetworkCalls {
    private final Call[] calls;
    private final int n;

    /** One network node and its packed operands and results. */
    @SuppressWarnings("ArrayRecordComponent") // scratch, never compared
    private record Call(
            Operation operation,
            NetworkKernel kernel,
            int weightsAt,
            int row,
            int[] operands,
            double[] x,
            double[] seeds,
            double[] results) {}

    NetworkCalls(Code code, NetworkKernel[] kernels, int n) {
        this.n = n;
        List<Node> nodes = code.nodes();
        calls = new Call[nodes.size()];
        for (int i = 0; i < calls.length; i++) {
            Node node = nodes.get(i);
            if (node.operation().isNetwork()) {
                Network network = code.networks().get(node.network());
                int inputs = network.inputs().size();
                int count = node.is(Operation.NETWORK_VJP) ? inputs : network.outputs();
                calls[i] = new Call(
                        node.operation(),
                        kernels[node.network()],
                        code.networks().weightsAt(node.network()),
                        node.row(),
                        node.operands().stream().mapToInt(k -> k).toArray(),
                        new double[inputs * n],
                        new double[(node.operands().size() - inputs) * n],
                        new double[count * n]);
            }
        }
    }

    /** On one lane: values by node. */
    void runOne(int i, double[] value, Frame frame) {
        Call call = calls[i];
        for (int k = 0; k < call.operands.length; k++) {
            double v = value[call.operands[k]];
            if (k < call.x.length) {
                call.x[k] = v;
            } else {
                call.seeds[k - call.x.length] = v;
            }
        }
        invoke(call, frame, 0, 1);
    }

    /**
     * On n lanes: rows by node.
     *
     * @param start the first lane, within {@code lanes} lanes of the tape
     */
    void run(int i, double[][] rows, Frame frame, int start, int lanes) {
        Call call = calls[i];
        int inputs = call.x.length / n;
        for (int k = 0; k < call.operands.length; k++) {
            double[] to = k < inputs ? call.x : call.seeds;
            System.arraycopy(rows[call.operands[k]], 0, to, (k < inputs ? k : k - inputs) * n, n);
        }
        invoke(call, frame, start, lanes);
    }

    /** Result k of the network node, n lanes from {@code k * n} on. */
    double[] results(int network) {
        return calls[network].results;
    }

    /** Of each network node, null for others: the packed x. */
    double[][] allOperands() {
        return Arrays.stream(calls).map(c -> c == null ? null : c.x).toArray(double[][]::new);
    }

    /** Of each network node, null for others: what follows x among its operands. */
    double[][] allSeeds() {
        return Arrays.stream(calls).map(c -> c == null ? null : c.seeds).toArray(double[][]::new);
    }

    /** Of each network node, null for others: the packed results. */
    double[][] allResults() {
        return Arrays.stream(calls).map(c -> c == null ? null : c.results).toArray(double[][]::new);
    }

    /** Runs a network node on one lane whose operands are already in place. */
    void invoke(int i, Frame frame) {
        invoke(calls[i], frame, 0, 1);
    }

    private void invoke(Call call, Frame frame, int start, int lanes) {
        double[] w = frame.array(Place.WEIGHT);
        int wAt = frame.at(Place.WEIGHT) + call.weightsAt;
        int row = call.row;
        double[] tape = row < 0 ? null : frame.array(Place.TAPE);
        int tapeAt = frame.at(Place.TAPE) + row * lanes + start;
        switch (call.operation) {
            case NETWORK -> call.kernel.evaluate(n, call.x, call.results, w, wAt, tape, tapeAt, lanes);
            case NETWORK_VJP ->
                call.kernel.pullBack(
                        n,
                        call.x,
                        call.seeds,
                        call.results,
                        w,
                        wAt,
                        frame.array(Place.WEIGHT_BAR),
                        frame.at(Place.WEIGHT_BAR) + call.weightsAt,
                        tape,
                        tapeAt,
                        lanes);
            default ->
                call.kernel.pushForward(
                        n,
                        call.x,
                        call.seeds,
                        call.results,
                        w,
                        wAt,
                        frame.array(Place.WEIGHT_DOT),
                        frame.at(Place.WEIGHT_DOT) + call.weightsAt);
        }
    }
}
