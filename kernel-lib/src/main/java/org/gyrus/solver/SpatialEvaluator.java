// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/**
 * Evaluates a {@link SpatialProgram} over all cells: flows first, then what happens within cells, block by block; and back
 * ({@link SpatialReverse}) and along a direction ({@link SpatialTangent}).
 *
 * <p>A parameter that is not a field is read from lane 0 and its cotangent is added to lane 0.
 */
final class SpatialEvaluator implements Evaluator {
    private final SpatialPass pass;
    private final SpatialReverse reverse;
    private final Slabs.Task evaluateSlab = this::evaluateSlab;

    private double[] out;
    private int outAt;
    /** What is done with a block whose results have been computed; null for nothing. */
    private BlockTask after;

    /** What is done with a block of cells from a first one on, in the cache. */
    @FunctionalInterface
    interface BlockTask {
        /** Does it. */
        void run(CellBlock block, int from);
    }

    SpatialEvaluator(SpatialProgram program) {
        pass = new SpatialPass(program);
        reverse = new SpatialReverse(pass);
    }

    @Override
    public int lanes() {
        return pass.cells;
    }

    @Override
    public int tapeLength() {
        return 0;
    }

    @Override
    public void bind(double[] parameters, double[] weights) {
        pass.bind(parameters, weights);
    }

    int flows() {
        return pass.flows.size();
    }

    /** The state whose gradient a flow follows; -1 if it is another potential's. */
    int stateOf(int flow) {
        return pass.flows.get(flow).state();
    }

    /** What bounds the decay by a flow at a state: a new array. */
    double[] decay(int flow, double time, double[] states, int statesAt) {
        pass.arguments(time, states, statesAt, new double[pass.own * pass.cells], 0);
        pass.operands();
        double[] decay = new double[pass.cells];
        pass.flows.get(flow).transport().decay(pass.coefficient[flow], 0, decay, 0, 0, pass.cells);
        return decay;
    }

    /** The derivative of the results of each cell with respect to one of its flows. */
    void slope(int flow, double time, double[] states, int statesAt, double[] result) {
        pass.arguments(time, states, statesAt, new double[pass.own * pass.cells], 0);
        pass.operands();
        for (int from = 0; from < pass.cells; from += Slabs.BLOCK) {
            CellBlock b = pass.block(0, from);
            pass.loadAll(b, from);
            b.dot.clear();
            Arrays.fill(b.dot.u, (pass.own + flow) * b.n, (pass.own + flow + 1) * b.n, 1);
            b.local.pushForward(time, b.y, 0, b.u, 0, b.dot, b.out, 0);
            b.store(b.out, 0, pass.outputs, result, from, pass.cells);
        }
    }

    double[] flowBars() {
        return reverse.flowBars();
    }

    SpatialPass pass() {
        return pass;
    }

    Slabs slabs() {
        return pass.slabs;
    }

    /** Whether nothing comes in from outside but time. */
    boolean isClosed() {
        return pass.own == 0;
    }

    /** Sets what the next evaluations do with each block; null for nothing. */
    void after(BlockTask task) {
        after = task;
    }

    @Override
    public void evaluate(
            double time,
            double[] states,
            int statesAt,
            double[] inputs,
            int inputsAt,
            double[] result,
            int resultAt,
            double[] tape,
            int tapeAt) {
        pass.arguments(time, states, statesAt, inputs, inputsAt);
        out = result;
        outAt = resultAt;
        pass.operands();
        pass.slabs.run(evaluateSlab);
    }

    private void evaluateSlab(int slab, int worker) {
        int to = pass.slabs.to(slab);
        for (int from = pass.slabs.from(slab); from < to; from += Slabs.BLOCK) {
            CellBlock b = pass.block(worker, from);
            pass.loadAll(b, from);
            b.local.evaluate(pass.t, b.y, 0, b.u, 0, b.out, 0, null, 0);
            if (out != null) {
                b.store(b.out, 0, pass.outputs, out, outAt + from, pass.cells);
            }
            if (after != null) {
                after.run(b, from);
            }
        }
    }

    /**
     * As the other one, for the blocks of cotangents that a task makes in {@link CellBlock#out}.
     *
     * @param whole does all of a block instead where it can; null for nothing
     * @param to receives the cotangent of the states, not added, from {@code toAt}
     * @return the cotangent of time
     */
    double pullBack(
            double time,
            double[] states,
            int statesAt,
            BlockTask made,
            SpatialReverse.Whole whole,
            double[] to,
            int toAt,
            Cotangent rest) {
        pass.arguments(time, states, statesAt, to, 0);
        return reverse.pullBack(made, whole, to, toAt, rest);
    }

    @Override
    public void pullBack(
            double time,
            double[] states,
            int statesAt,
            double[] inputs,
            int inputsAt,
            double[] outBar,
            int outBarAt,
            double[] tape,
            int tapeAt,
            Cotangent to) {
        pass.arguments(time, states, statesAt, inputs, inputsAt);
        reverse.pullBack(outBar, outBarAt, to);
    }

    @Override
    public void pushForward(
            double time,
            double[] states,
            int statesAt,
            double[] inputs,
            int inputsAt,
            Tangent dot,
            double[] outDot,
            int outDotAt) {
        pass.arguments(time, states, statesAt, inputs, inputsAt);
        pass.operands();
        new SpatialTangent(pass).run(dot, outDot, outDotAt);
    }

    @Override
    public void pullBackPushForward(
            double time,
            double[] states,
            int statesAt,
            double[] inputs,
            int inputsAt,
            Tangent dot,
            double[] outBar,
            int outBarAt,
            Cotangent to) {
        throw new SolverException(
                "Second derivatives are there for models on a point; on a space take differences of" + " gradients.");
    }
}
