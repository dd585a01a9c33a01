// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;

/**
 * The reverse of a {@link SpatialPass}. With F the program within a cell and B_k(d, p) the flows, o = F(y, B_1, B_2, ...; p,
 * w): a cotangent of o becomes one of each B_k, which the transposed operators take to its potential and its coefficient,
 * cell by cell without scatter. Nothing is kept on a tape: blocks compute again what they need, in the cache.
 */
final class SpatialReverse {
    private final SpatialPass pass;
    private final int cells;
    /** {@code [flow * cells + cell]} */
    private double[] flowBar = {};

    /** {@code [slab * count + i]} */
    private final double[] pSum;

    private final double[] wSum;
    private final double[] tSum;
    private final Slabs.Task localSlab = this::localSlab;
    private final Slabs.Task flowSlab = this::flowSlab;

    /** Arguments of the call under way: the cotangents of results, or what makes a block of them. */
    private double[] out;

    private int outAt;
    private SpatialEvaluator.BlockTask before;
    private Whole whole;
    private Cotangent bar;
    private double[] yBar;
    private int yBarAt;
    /** The flow under way. */
    private int k;

    SpatialReverse(SpatialPass pass) {
        this.pass = pass;
        cells = pass.cells;
        pSum = new double[pass.slabs.count() * pass.program.uniform.length];
        wSum = new double[pass.slabs.count() * pass.program.weightCount()];
        tSum = new double[pass.slabs.count()];
    }

    /** Does the reverse within a block of cells at once, if it can. */
    @FunctionalInterface
    interface Whole {
        /** Writes the cotangents of states and flows and adds those of parameters; whether it did. */
        boolean run(CellBlock block, int from, int worker);
    }

    /** Cotangents of flows, {@code [flow * cells + cell]}. */
    double[] flowBars() {
        return flowBar;
    }

    /**
     * From cotangents that a task makes block by block.
     *
     * @param all what is asked first for each block; null for nothing
     * @param to receives the cotangent of the states, not added
     * @return the cotangent of time
     */
    double pullBack(SpatialEvaluator.BlockTask made, Whole all, double[] to, int toAt, Cotangent rest) {
        before = made;
        whole = all;
        yBar = to;
        yBarAt = toAt;
        bar = rest;
        double t0 = bar.t[0];
        bar.t[0] = 0;
        run();
        before = null;
        whole = null;
        double tBar = bar.t[0];
        bar.t[0] = t0;
        return tBar;
    }

    /** From an array of cotangents, added to what they give. */
    void pullBack(double[] outBar, int outBarAt, Cotangent to) {
        out = outBar;
        outAt = outBarAt;
        bar = to;
        yBar = to.y;
        yBarAt = 0;
        run();
    }

    private void run() {
        if (flowBar.length == 0) {
            flowBar = new double[pass.flows.size() * cells];
        }
        pass.operands();
        pass.slabs.run(localSlab);
        for (k = pass.flows.size() - 1; k >= 0; k--) {
            pass.slabs.run(flowSlab);
        }
        collect();
    }

    private void localSlab(int slab, int worker) {
        int to = pass.slabs.to(slab);
        for (int from = pass.slabs.from(slab); from < to; from += Slabs.BLOCK) {
            CellBlock b = pass.block(worker, from);
            if (whole != null && whole.run(b, from, worker)) {
                continue;
            }
            pass.loadAll(b, from);
            if (before == null) {
                b.load(out, outAt + from, cells, b.out, 0, pass.outputs);
            } else {
                before.run(b, from);
            }
            b.clearScratch();
            b.local.pullBack(pass.t, b.y, 0, b.u, 0, b.out, 0, null, 0, b.bar);
            if (before == null) {
                b.add(b.bar.y, 0, pass.states, yBar, yBarAt + from, cells);
            } else {
                b.store(b.bar.y, 0, pass.states, yBar, yBarAt + from, cells);
            }
            give(b, from);
            b.store(b.bar.u, pass.own, pass.flows.size(), flowBar, from, cells);
        }
        harvest(slab, worker);
    }

    /** Adds the cotangents of own inputs and fields of a block. */
    private void give(CellBlock b, int from) {
        b.add(b.bar.u, 0, pass.own, bar.u, from, cells);
        for (int i = 0; i < pass.program.fields.length; i++) {
            b.add(b.bar.u, pass.fieldRow + i, 1, bar.p, pass.program.fields[i] * cells + from, cells);
        }
    }

    private void flowSlab(int slab, int worker) {
        SpatialProgram.Part flow = pass.flows.get(k);
        int to = pass.slabs.to(slab);
        for (int from = pass.slabs.from(slab); from < to; from += Slabs.BLOCK) {
            CellBlock b = pass.block(worker, from);
            boolean isState = flow.state() >= 0;
            double[] into = isState ? b.row : b.operand;
            flow.transport()
                    .pullBack(
                            pass.coefficient[k],
                            0,
                            pass.potentialOf(k),
                            pass.potentialAt(k),
                            flowBar,
                            k * cells,
                            into,
                            -from,
                            from,
                            from + b.n);
            if (isState) {
                b.add(b.row, 0, 1, yBar, yBarAt + flow.state() * cells + from, cells);
            }
            if (flow.operands() != null) {
                operands(flow, b, from);
            }
        }
        harvest(slab, worker);
    }

    private void operands(SpatialProgram.Part flow, CellBlock b, int from) {
        if (flow.hasCoefficient()) {
            int at = (flow.state() >= 0 ? 0 : b.n) - from;
            flow.transport()
                    .pullBackCoefficient(
                            pass.coefficient[k],
                            0,
                            pass.potentialOf(k),
                            pass.potentialAt(k),
                            flowBar,
                            k * cells,
                            b.operand,
                            at,
                            from,
                            from + b.n);
            pass.conduct(flow, b.operand, at, from, from + b.n);
        }
        pass.load(b, from, k);
        b.clearScratch();
        b.operands[k].pullBack(pass.t, b.y, 0, b.u, 0, b.operand, 0, null, 0, b.bar);
        b.add(b.bar.y, 0, pass.states, yBar, yBarAt + from, cells);
        give(b, from);
        for (int i = 0; i < k; i++) {
            if (pass.isInner(i)) {
                b.add(b.bar.u, pass.own + i, 1, flowBar, i * cells + from, cells);
            }
        }
    }

    private void harvest(int slab, int worker) {
        for (CellBlock block : pass.blocks(worker)) {
            block.harvest(pSum, wSum, tSum, slab);
        }
    }

    /** Adds what slabs gathered, in their order. */
    private void collect() {
        int count = pass.program.uniform.length;
        for (int slab = 0; slab < pass.slabs.count(); slab++) {
            for (int i = 0; i < count; i++) {
                bar.p[pass.program.uniform[i] * cells] += pSum[slab * count + i];
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
}
