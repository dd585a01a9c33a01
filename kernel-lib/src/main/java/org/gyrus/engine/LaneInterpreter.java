// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gyrus.engine.Code.Sink;

/**
 * Runs a code on a window of lanes, one row of numbers per value and one plain loop per operation, which the compiler of
 * the virtual machine turns into vector instructions. Rows are used again as soon as nothing reads them.
 */
final class LaneInterpreter implements Executor {
    private final int lanes;
    private final int start;
    private final int n;
    private final Node[] nodes;
    /** Nodes whose values stay the same between binds, without constants; then the others. */
    private final int[] fixed;

    private final int[] changing;
    private final Sink[] sinks;
    /** By node; rows of bound arguments and constants are this window's own. */
    private final double[][] rows;

    /** The rows that each node reads. */
    private final double[][][] operands;

    private final NetworkCalls calls;
    private final double[] partial = new double[LaneSum.PARTS];

    /**
     * @param start the first lane of the window, of {@code lanes} in all
     * @param n its width
     * @param pool rows that windows share
     */
    LaneInterpreter(Code code, int lanes, int start, int n, RowPool pool, NetworkKernel[] kernels) {
        this.lanes = lanes;
        this.start = start;
        this.n = n;
        Code fused = RowFusion.of(code);
        nodes = fused.nodes().toArray(new Node[0]);
        sinks = fused.sinks().toArray(new Sink[0]);
        rows = pool.rows(fused);
        boolean[] stays = fused.fixed();
        int[] computed = IntStream.range(0, nodes.length)
                .filter(i -> !nodes[i].is(Operation.CONSTANT))
                .filter(i -> rows[i] != null || nodes[i].operation().isNetwork())
                .toArray();
        fixed = Arrays.stream(computed).filter(i -> stays[i]).toArray();
        changing = Arrays.stream(computed).filter(i -> !stays[i]).toArray();
        operands = Arrays.stream(nodes).map(this::operands).toArray(double[][][]::new);
        calls = new NetworkCalls(code, kernels, n);
    }

    /** Three of them: what a node does not read is the first again. */
    private double[][] operands(Node node) {
        double[][] of = new double[3][];
        for (int k = 0; k < 3 && !node.operands().isEmpty(); k++) {
            of[k] = rows[node.operand(k < node.operands().size() ? k : 0)];
        }
        return of;
    }

    @Override
    public void bind(Frame frame) {
        for (int i : fixed) {
            compute(i, frame);
        }
    }

    double[][] rows() {
        return rows;
    }

    private void load(Node node, double[] row, Frame frame) {
        Place place = node.place();
        if (place == Place.TIME) {
            fill(row, frame.time);
        } else if (place.shared) {
            fill(row, frame.array(place)[frame.at(place) + node.index()]);
        } else {
            System.arraycopy(frame.array(place), frame.at(place) + node.index() * lanes + start, row, 0, n);
        }
    }

    private void fill(double[] row, double value) {
        for (int l = 0; l < n; l++) {
            row[l] = value;
        }
    }

    @Override
    public void run(Frame frame) {
        for (int i : changing) {
            compute(i, frame);
        }
        for (Sink sink : sinks) {
            store(sink, frame);
        }
    }

    private void compute(int i, Frame frame) {
        Node node = nodes[i];
        switch (node.operation()) {
            case ARGUMENT -> load(node, rows[i], frame);
            case OUTPUT -> System.arraycopy(calls.results(node.operand(0)), node.index() * n, rows[i], 0, n);
            case NETWORK, NETWORK_VJP, NETWORK_JVP -> calls.run(i, rows, frame, start, lanes);
            default -> {
                double[][] of = operands[i];
                RowLoops.run(node.operation(), n, rows[i], of[0], of[1], of[2]);
            }
        }
    }

    private void store(Sink sink, Frame frame) {
        double[] row = rows[sink.value()];
        double[] to = frame.array(sink.place());
        int at = frame.at(sink.place());
        if (sink.place().shared) {
            to[at + sink.index()] += LaneSum.sum(row, 0, n, partial);
        } else if (sink.place().accumulates()) {
            RowLoops.accumulate(n, to, at + sink.index() * lanes + start, row);
        } else {
            System.arraycopy(row, 0, to, at + sink.index() * lanes + start, n);
        }
    }
}
