// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.List;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;
import org.gyrus.space.Diffusion;

/**
 * Evaluates a {@link SpatialProgram} over all cells: flows first, then what happens within cells, block by block; and back.
 *
 * <p>With F the program within a cell and B_k(d, p) the flows, o = F(y, B_1, B_2, ...; p, w): a cotangent of o becomes one
 * of each B_k, which the transposed operators take to its potential and its coefficient, cell by cell without scatter.
 * Nothing is kept on a tape: blocks compute again what they need, in the cache.
 *
 * <p>A parameter that is not a field is read from lane 0 and its cotangent is added to lane 0.
 */
final class SpatialEvaluator implements Evaluator {
    private final SpatialProgram program;
    private final List<SpatialProgram.Part> flows;
    private final Diffusion diffusion;
    private final int cells;
    private final int states;
    private final int outputs;
    private final int own;
    private final int fieldRow;
    private final Slabs slabs;
    /** {@code [worker]} */
    private final CellBlock[] whole;

    private final CellBlock[] rest;
    /** k of the space; null for 1. */
    private final double[] conductance;
    /** {@code [field * cells + cell]} */
    private final double[] fields;
    /** By flow; null where the potential is a state. */
    private final double[][] potential;
    /** By flow, conductance included; null for 1. */
    private final double[][] coefficient;
    /** By flow; null where no other flow needs it. */
    private final double[][] value;

    private final double[][] flowBar;
    private final double[] pSum;
    private final double[] wSum;
    private final double[] tSum;
    private boolean stale = true;

    private final Slabs.Task evaluateSlab = this::evaluateSlab;
    private final Slabs.Task operandSlab = this::operandSlab;
    private final Slabs.Task valueSlab = this::valueSlab;
    private final Slabs.Task pullBackSlab = this::pullBackSlab;
    private final Slabs.Task flowBackSlab = this::flowBackSlab;

    /** Arguments of the call under way. */
    private double t;

    private double[] y;
    private int yAt;
    private double[] u;
    private int uAt;
    private double[] out;
    private int outAt;
    private Cotangent bar;
    private double[] yBar;
    private int yBarAt;
    /** What is done with a block whose results have been computed; what makes a block's cotangents; null for nothing. */
    private BlockTask after;

    private BlockTask before;
    private int k;

    /** What is done with a block of cells from a first one on, in the cache. */
    @FunctionalInterface
    interface BlockTask {
        /** Does it. */
        void run(CellBlock block, int from);
    }

    SpatialEvaluator(SpatialProgram program) {
        this.program = program;
        flows = program.flows;
        cells = program.placement.cells();
        diffusion = program.placement.space().diffusion();
        double[] all = program.placement.space().conductance();
        conductance = all.length == 0 ? null : all;
        states = program.signature.states().size();
        outputs = program.local.outputs();
        own = program.ownInputs;
        fieldRow = own + flows.size();
        slabs = new Slabs(cells, program.placement.threads());
        whole = new CellBlock[slabs.workers()];
        rest = new CellBlock[slabs.workers()];
        int left = cells % Slabs.BLOCK;
        for (int w = 0; w < whole.length; w++) {
            whole[w] = cells < Slabs.BLOCK ? null : new CellBlock(program, Slabs.BLOCK);
            rest[w] = left == 0 ? null : new CellBlock(program, left);
        }
        fields = new double[program.fields.length * cells];
        potential = new double[flows.size()][];
        coefficient = new double[flows.size()][];
        value = new double[flows.size()][];
        flowBar = new double[flows.size()][];
        for (int i = 0; i < flows.size(); i++) {
            SpatialProgram.Part flow = flows.get(i);
            potential[i] = flow.state() >= 0 ? null : new double[cells];
            coefficient[i] = flow.hasCoefficient() ? new double[cells] : conductance;
            value[i] = flow.inner() ? new double[cells] : null;
        }
        pSum = new double[slabs.count() * program.uniform.length];
        wSum = new double[slabs.count() * program.weightCount()];
        tSum = new double[slabs.count()];
    }

    @Override
    public int lanes() {
        return cells;
    }

    @Override
    public int tapeLength() {
        return 0;
    }

    @Override
    public void bind(double[] parameters, double[] weights) {
        for (int w = 0; w < whole.length; w++) {
            for (CellBlock block : new CellBlock[] {whole[w], rest[w]}) {
                if (block != null) {
                    block.bind(parameters, cells, weights);
                }
            }
        }
        for (int i = 0; i < program.fields.length; i++) {
            System.arraycopy(parameters, program.fields[i] * cells, fields, i * cells, cells);
        }
        stale = true;
    }

    int flows() {
        return flows.size();
    }

    /** The state whose gradient a flow follows; -1 if it is another potential's. */
    int stateOf(int flow) {
        return flows.get(flow).state();
    }

    /** The diagonals of a flow at a state, as positive numbers: a new array. */
    double[] diagonal(int flow, double time, double[] states, int statesAt) {
        arguments(time, states, statesAt, new double[own * cells], 0);
        operands();
        double[] diagonal = new double[cells];
        diffusion.diagonal(coefficient[flow], 0, diagonal, 0, 0, cells);
        return diagonal;
    }

    /** The derivative of the results of each cell with respect to one of its flows. */
    void slope(int flow, double time, double[] states, int statesAt, double[] result) {
        arguments(time, states, statesAt, new double[own * cells], 0);
        operands();
        for (int from = 0; from < cells; from += Slabs.BLOCK) {
            CellBlock b = block(0, from);
            load(b, from, value.length);
            loadFlows(b, from);
            b.dot.clear();
            Arrays.fill(b.dot.u, (own + flow) * b.n, (own + flow + 1) * b.n, 1);
            b.local.pushForward(t, b.y, 0, b.u, 0, b.dot, b.out, 0);
            b.store(b.out, 0, outputs, result, from, cells);
        }
    }

    Slabs slabs() {
        return slabs;
    }

    /** Whether nothing comes in from outside but time. */
    boolean isClosed() {
        return own == 0;
    }

    /** Sets what the next evaluations do with each block; null for nothing. */
    void after(BlockTask task) {
        after = task;
    }

    private CellBlock block(int worker, int from) {
        return from + Slabs.BLOCK <= cells ? whole[worker] : rest[worker];
    }

    private void arguments(double time, double[] states, int statesAt, double[] inputs, int inputsAt) {
        t = time;
        y = states;
        yAt = statesAt;
        u = inputs;
        uAt = inputsAt;
    }

    /** Computes what flows need of whole fields. */
    private void operands() {
        for (k = 0; k < flows.size(); k++) {
            SpatialProgram.Part flow = flows.get(k);
            if (flow.operands() != null && (stale || !flow.still())) {
                slabs.run(operandSlab);
            }
            if (flow.inner()) {
                slabs.run(valueSlab);
            }
        }
        stale = false;
    }

    private void operandSlab(int slab, int worker) {
        SpatialProgram.Part flow = flows.get(k);
        int to = slabs.to(slab);
        for (int from = slabs.from(slab); from < to; from += Slabs.BLOCK) {
            CellBlock b = block(worker, from);
            load(b, from, k);
            b.operands[k].evaluate(t, b.y, 0, b.u, 0, b.operand, 0, null, 0);
            if (potential[k] != null) {
                b.store(b.operand, 0, 1, potential[k], from, cells);
            }
            if (flow.hasCoefficient()) {
                conduct(b.operand, (flow.state() < 0 ? b.n : 0) - from, from, from + b.n);
                b.store(b.operand, flow.state() < 0 ? 1 : 0, 1, coefficient[k], from, cells);
            }
        }
    }

    /** Multiplies {@code x[at + cell]} by the conductance. */
    private void conduct(double[] x, int at, int from, int to) {
        if (conductance != null) {
            for (int i = from; i < to; i++) {
                x[at + i] *= conductance[i];
            }
        }
    }

    private void valueSlab(int slab, int worker) {
        flow(k, value[k], 0, slabs.from(slab), slabs.to(slab));
    }

    private void flow(int which, double[] to, int at, int from, int until) {
        int state = flows.get(which).state();
        double[] p = state >= 0 ? y : potential[which];
        diffusion.apply(coefficient[which], 0, p, state >= 0 ? yAt + state * cells : 0, to, at, from, until);
    }

    /** Brings states and inputs of a block together, of the flows only the inner ones among the first {@code known}. */
    private void load(CellBlock b, int from, int known) {
        b.load(y, yAt + from, cells, b.y, 0, states);
        b.load(u, uAt + from, cells, b.u, 0, own);
        for (int i = 0; i < known; i++) {
            if (value[i] != null) {
                b.load(value[i], from, cells, b.u, own + i, 1);
            }
        }
        b.load(fields, from, cells, b.u, fieldRow, program.fields.length);
    }

    /** The other flows. */
    private void loadFlows(CellBlock b, int from) {
        for (int i = 0; i < value.length; i++) {
            if (value[i] == null) {
                flow(i, b.u, (own + i) * b.n - from, from, from + b.n);
            }
        }
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
        arguments(time, states, statesAt, inputs, inputsAt);
        out = result;
        outAt = resultAt;
        operands();
        slabs.run(evaluateSlab);
    }

    private void evaluateSlab(int slab, int worker) {
        int to = slabs.to(slab);
        for (int from = slabs.from(slab); from < to; from += Slabs.BLOCK) {
            CellBlock b = block(worker, from);
            load(b, from, value.length);
            loadFlows(b, from);
            b.local.evaluate(t, b.y, 0, b.u, 0, b.out, 0, null, 0);
            b.store(b.out, 0, outputs, out, outAt + from, cells);
            if (after != null) {
                after.run(b, from);
            }
        }
    }

    /**
     * As the other one, for the blocks of cotangents that a task makes in {@link CellBlock#out}.
     *
     * @param to receives the cotangent of the states, not added, from {@code toAt}
     * @return the cotangent of time
     */
    double pullBack(double time, double[] states, int statesAt, BlockTask made, double[] to, int toAt, Cotangent rest) {
        before = made;
        yBar = to;
        yBarAt = toAt;
        bar = rest;
        double t0 = bar.t[0];
        bar.t[0] = 0;
        arguments(time, states, statesAt, to, 0);
        pullBack();
        before = null;
        double tBar = bar.t[0];
        bar.t[0] = t0;
        return tBar;
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
        arguments(time, states, statesAt, inputs, inputsAt);
        out = outBar;
        outAt = outBarAt;
        bar = to;
        yBar = to.y;
        yBarAt = 0;
        pullBack();
    }

    private void pullBack() {
        for (int i = 0; i < flowBar.length; i++) {
            flowBar[i] = flowBar[i] == null ? new double[cells] : flowBar[i];
        }
        operands();
        slabs.run(pullBackSlab);
        for (k = flows.size() - 1; k >= 0; k--) {
            slabs.run(flowBackSlab);
        }
        collect();
    }

    private void pullBackSlab(int slab, int worker) {
        int to = slabs.to(slab);
        for (int from = slabs.from(slab); from < to; from += Slabs.BLOCK) {
            CellBlock b = block(worker, from);
            load(b, from, value.length);
            loadFlows(b, from);
            if (before == null) {
                b.load(out, outAt + from, cells, b.out, 0, outputs);
            } else {
                before.run(b, from);
            }
            b.clearScratch();
            b.local.pullBack(t, b.y, 0, b.u, 0, b.out, 0, null, 0, b.bar);
            if (before == null) {
                b.add(b.bar.y, 0, states, yBar, yBarAt + from, cells);
            } else {
                b.store(b.bar.y, 0, states, yBar, yBarAt + from, cells);
            }
            give(b, from);
            for (int i = 0; i < flowBar.length; i++) {
                b.store(b.bar.u, own + i, 1, flowBar[i], from, cells);
            }
        }
        harvest(slab, worker);
    }

    /** Adds the cotangents of own inputs and fields of a block. */
    private void give(CellBlock b, int from) {
        b.add(b.bar.u, 0, own, bar.u, from, cells);
        for (int i = 0; i < program.fields.length; i++) {
            b.add(b.bar.u, fieldRow + i, 1, bar.p, program.fields[i] * cells + from, cells);
        }
    }

    private void flowBackSlab(int slab, int worker) {
        SpatialProgram.Part flow = flows.get(k);
        int to = slabs.to(slab);
        for (int from = slabs.from(slab); from < to; from += Slabs.BLOCK) {
            CellBlock b = block(worker, from);
            boolean isState = flow.state() >= 0;
            double[] into = isState ? b.row : b.operand;
            diffusion.pullBack(coefficient[k], 0, flowBar[k], 0, into, -from, from, from + b.n);
            if (isState) {
                b.add(b.row, 0, 1, yBar, yBarAt + flow.state() * cells + from, cells);
            }
            if (flow.operands() == null) {
                continue;
            }
            if (flow.hasCoefficient()) {
                double[] p = isState ? y : potential[k];
                int at = (isState ? 0 : b.n) - from;
                int pAt = isState ? yAt + flow.state() * cells : 0;
                diffusion.pullBackCoefficient(p, pAt, flowBar[k], 0, b.operand, at, from, from + b.n);
                conduct(b.operand, at, from, from + b.n);
            }
            load(b, from, k);
            b.clearScratch();
            b.operands[k].pullBack(t, b.y, 0, b.u, 0, b.operand, 0, null, 0, b.bar);
            b.add(b.bar.y, 0, states, yBar, yBarAt + from, cells);
            give(b, from);
            for (int i = 0; i < k; i++) {
                if (value[i] != null) {
                    b.add(b.bar.u, own + i, 1, flowBar[i], from, cells);
                }
            }
        }
        harvest(slab, worker);
    }

    private void harvest(int slab, int worker) {
        for (CellBlock block : new CellBlock[] {whole[worker], rest[worker]}) {
            if (block != null) {
                block.harvest(pSum, wSum, tSum, slab);
            }
        }
    }

    /** Adds what slabs gathered, in their order. */
    private void collect() {
        int count = program.uniform.length;
        for (int slab = 0; slab < slabs.count(); slab++) {
            for (int i = 0; i < count; i++) {
                bar.p[program.uniform[i] * cells] += pSum[slab * count + i];
            }
            for (int i = 0; i < bar.w.length; i++) {
                bar.w[i] += wSum[slab * bar.w.length + i];
            }
            bar.t[0] += tSum[slab];
        }
        Arrays.fill(pSum, 0);
        Arrays.fill(wSum, 0);
        Arrays.fill(tSum, 0);
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
        arguments(time, states, statesAt, inputs, inputsAt);
        operands();
        new SpatialTangent().run(dot, outDot, outDotAt);
    }

    /** The images of a direction: for forward sensitivities, block after block in this thread. */
    private final class SpatialTangent {
        private final double[][] potentialDot = new double[flows.size()][];
        private final double[][] coefficientDot = new double[flows.size()][];
        private final double[][] valueDot = new double[flows.size()][];

        void run(Tangent dot, double[] outDot, int outDotAt) {
            for (int i = 0; i < flows.size(); i++) {
                SpatialProgram.Part flow = flows.get(i);
                if (flow.operands() != null) {
                    operands(i, flow, dot);
                }
                valueDot[i] = new double[cells];
                value(i, flow, dot);
            }
            for (int from = 0; from < cells; from += Slabs.BLOCK) {
                CellBlock b = block(0, from);
                load(b, from, value.length);
                loadFlows(b, from);
                direct(b, from, flows.size(), dot);
                b.local.pushForward(t, b.y, 0, b.u, 0, b.dot, b.out, 0);
                b.store(b.out, 0, outputs, outDot, outDotAt + from, cells);
            }
        }

        private void operands(int i, SpatialProgram.Part flow, Tangent dot) {
            int second = flow.state() < 0 ? 1 : 0;
            potentialDot[i] = flow.state() < 0 ? new double[cells] : null;
            coefficientDot[i] = flow.hasCoefficient() ? new double[cells] : null;
            for (int from = 0; from < cells; from += Slabs.BLOCK) {
                CellBlock b = block(0, from);
                load(b, from, i);
                direct(b, from, i, dot);
                b.operands[i].pushForward(t, b.y, 0, b.u, 0, b.dot, b.operand, 0);
                if (flow.state() < 0) {
                    b.store(b.operand, 0, 1, potentialDot[i], from, cells);
                }
                if (flow.hasCoefficient()) {
                    conduct(b.operand, second * b.n - from, from, from + b.n);
                    b.store(b.operand, second, 1, coefficientDot[i], from, cells);
                }
            }
        }

        private void value(int i, SpatialProgram.Part flow, Tangent dot) {
            double[] pDot = flow.state() >= 0 ? dot.y : potentialDot[i];
            int at = flow.state() >= 0 ? flow.state() * cells : 0;
            diffusion.applyHomogeneous(coefficient[i], 0, pDot, at, valueDot[i], 0, 0, cells);
            if (coefficientDot[i] != null) {
                double[] more = new double[cells];
                double[] p = flow.state() >= 0 ? y : potential[i];
                int pAt = flow.state() >= 0 ? yAt + at : 0;
                diffusion.apply(coefficientDot[i], 0, p, pAt, more, 0, 0, cells);
                for (int c = 0; c < cells; c++) {
                    valueDot[i][c] += more[c];
                }
            }
        }

        /** The direction of a block, of the flows only the first ones. */
        private void direct(CellBlock b, int from, int known, Tangent dot) {
            b.load(dot.y, from, cells, b.dot.y, 0, states);
            b.load(dot.u, from, cells, b.dot.u, 0, own);
            for (int i = 0; i < known; i++) {
                b.load(valueDot[i], from, cells, b.dot.u, own + i, 1);
            }
            for (int i = 0; i < program.fields.length; i++) {
                b.load(dot.p, program.fields[i] * cells + from, cells, b.dot.u, fieldRow + i, 1);
            }
            for (int i = 0; i < program.uniform.length; i++) {
                Arrays.fill(b.dot.p, i * b.n, (i + 1) * b.n, dot.p[program.uniform[i] * cells]);
            }
            System.arraycopy(dot.w, 0, b.dot.w, 0, dot.w.length);
            b.load(dot.t, from, cells, b.dot.t, 0, 1);
        }
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
