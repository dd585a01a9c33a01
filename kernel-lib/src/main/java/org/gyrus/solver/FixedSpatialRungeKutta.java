// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * Takes fixed steps of a {@link Tableau} on a space, and takes them back. Slopes are not recorded but computed again.
 *
 * <p>Where flows follow states alone, stages are computed in one pass over the cells: stage i of a block follows stage i - 1
 * as soon as that has passed all neighbors, so that what stages hand on stays in the cache. Each worker has a chunk of the
 * cells and computes what it needs beyond its ends itself: the same numbers as its neighbor's, so nobody waits.
 */
final class FixedSpatialRungeKutta extends Stepper {
    private final Tableau tableau;
    private final Tolerance tolerance;
    private final SpatialEvaluator rates;
    private final SpatialPass pass;
    private final FusedStages fused;
    private final int stages;
    private final int size;
    private final int cells;
    /** The stages that the new state is made of. */
    private final int needed;
    /** By stage: what older slopes and its own one give to the stage after it. */
    private final RangeSum[] older;

    private final double[] newest;
    /** The same for the new state, made with the last stage needed. */
    private final RangeSum olderOfState;

    private final double newestOfState;
    private final RangeSum[] column;
    private final RangeSum ones;
    private final Combination[] timing;
    private final Combination ending;
    /** Blocks by which a stage lags behind the one before; 0 where stages are computed one after the other. */
    private final int lag;
    /** K_0, K_1, ... */
    private double[] slope;

    private final double[][] stage;
    private double[] stageBar = {};

    /** The step under way: how many stages, how many slopes to keep, whether the new state is made. */
    private Step step;

    private int count;
    private int keep;
    private boolean advances;
    private int now;
    private StepCotangent bar;

    private final Slabs.Task chunk = this::chunk;
    private final Slabs.Task slab = this::slab;
    private final Slabs.Task gatherState = this::gatherState;
    private final SpatialEvaluator.BlockTask afterStage = this::hand;
    private final SpatialEvaluator.BlockTask slopeBar = this::slopeBar;
    private final SpatialReverse.Whole wholeReverse = this::wholeReverse;

    FixedSpatialRungeKutta(Tableau tableau, RightHandSide f, SpatialEvaluator rates, Tolerance tolerance) {
        super(f);
        this.tableau = tableau;
        this.tolerance = tolerance;
        this.rates = rates;
        pass = rates.pass();
        stages = tableau.stages();
        size = f.size;
        cells = f.lanes;
        int last = stages - 1;
        while (tableau.b()[last] == 0) {
            last--;
        }
        needed = last + 1;
        older = new RangeSum[stages];
        newest = new double[stages];
        for (int i = 0; i + 1 < stages; i++) {
            older[i] = new RangeSum(Arrays.copyOf(tableau.a()[i + 1], i), 0);
            newest[i] = tableau.a()[i + 1][i];
        }
        olderOfState = new RangeSum(Arrays.copyOf(tableau.b(), last), 0);
        newestOfState = tableau.b()[last];
        column = RangeSum.columns(tableau.a());
        double[] all = new double[stages];
        Arrays.fill(all, 1);
        ones = new RangeSum(all, 0);
        ones.scale(1);
        timing = Combination.rows(tableau.a());
        ending = new Combination(tableau.b(), 0);
        slope = new double[(needed - 1) * size];
        fused = new FusedStages(pass, tableau);
        stage = new double[stages][];
        int reach = pass.reach;
        boolean near = pass.slabs.workers() == 1 || (long) reach * needed * pass.slabs.workers() < cells;
        lag = pass.isLocal() && reach < cells && near ? (reach + Slabs.BLOCK - 1) / Slabs.BLOCK : 0;
    }

    @Override
    int slopes() {
        return stages;
    }

    @Override
    int recordLength() {
        return 0;
    }

    @Override
    boolean isLean() {
        return true;
    }

    @Override
    void begin(Step s) {}

    @Override
    void recall(Step s) {
        compute(s, stages, stages, false);
        s.record = slope;
        s.recordAt = 0;
    }

    @Override
    double step(Step s) {
        compute(s, needed, needed - 1, true);
        f.countEvaluations(needed);
        return 0;
    }

    /** Stages 0 to n - 1 and their first slopes; then the new state, or nothing of the last stage but its slope. */
    private void compute(Step s, int n, int slopesKept, boolean toState) {
        step = s;
        count = toState || slopesKept == n ? n : n - 1;
        keep = slopesKept;
        advances = toState;
        if (slope.length < slopesKept * size) {
            slope = Arrays.copyOf(slope, slopesKept * size);
        }
        for (int i = 0; i + 1 < n; i++) {
            older[i].scale(s.h);
            stage[i + 1] = stage[i + 1] == null ? new double[size] : stage[i + 1];
        }
        for (int i = 0; i < count; i++) {
            fused.prepare(i);
        }
        olderOfState.scale(s.h);
        if (lag > 0) {
            pass.operands(s.t, s.states, s.at);
            pass.slabs.runChunks(chunk);
            return;
        }
        for (int i = 0; i < count; i++) {
            now = i;
            if (pass.isLocal()) {
                pass.operands(s.t, s.states, s.at);
                pass.slabs.run(slab);
            } else {
                rates.after(afterStage);
                rates.evaluate(time(i), source(i), sourceAt(i), null, 0, null, 0, null, 0);
                rates.after(null);
            }
        }
    }

    private double time(int i) {
        return step.t + tableau.c()[i] * step.h;
    }

    private double[] source(int i) {
        return i == 0 ? step.states : stage[i];
    }

    private int sourceAt(int i) {
        return i == 0 ? step.at : 0;
    }

    private void slab(int slab, int worker) {
        for (int from = pass.slabs.from(slab); from < pass.slabs.to(slab); from += Slabs.BLOCK) {
            block(now, from, worker);
        }
    }

    private void chunk(int which, int worker) {
        int begin = pass.slabs.chunk(which);
        int end = pass.slabs.chunk(which + 1);
        int all = pass.slabs.chunk(pass.slabs.workers());
        int last = count - 1;
        for (int p = Math.max(0, begin - last * lag); p < end + last * lag; p++) {
            for (int i = 0; i < count; i++) {
                int block = p - i * lag;
                int more = (last - i) * lag;
                if (block >= Math.max(0, begin - more) && block < Math.min(all, end + more)) {
                    block(i, block * Slabs.BLOCK, worker);
                }
            }
        }
    }

    private void block(int i, int from, int worker) {
        CellBlock b = pass.block(worker, from);
        pass.flows(b, from, source(i), sourceAt(i));
        fused.keep(i, b, from);
        boolean last = i == needed - 1;
        boolean whole = last ? advances : i < keep && i + 1 < needed && stage[i + 1] != null;
        double[] next = last ? step.states : stage[Math.min(i + 1, stages - 1)];
        int nextAt = last ? step.nextAt : 0;
        if (whole && fused.forward(i, b, from, worker, time(i), step, source(i), sourceAt(i), slope, next, nextAt)) {
            return;
        }
        pass.evaluate(b, from, time(i), source(i), sourceAt(i));
        hand(i, b, from);
    }

    private boolean wholeReverse(CellBlock b, int from, int worker) {
        return !bar.dense
                && !bar.timed
                && fused.reverse(
                        now,
                        b,
                        from,
                        worker,
                        time(now),
                        step,
                        source(now),
                        sourceAt(now),
                        bar,
                        stageBar,
                        rates.flowBars(),
                        f.bar.p);
    }

    private void hand(CellBlock b, int from) {
        hand(now, b, from);
    }

    /** While slope i of a block is in the cache: the next stage, or the new state. */
    private void hand(int i, CellBlock b, int from) {
        if (i < keep) {
            b.store(b.out, 0, pass.states, slope, i * size + from, cells);
        }
        if (advances && i == needed - 1) {
            next(olderOfState, newestOfState, b, from, step.states, step.nextAt);
        } else if (i + 1 < stages && stage[i + 1] != null) {
            next(older[i], newest[i], b, from, stage[i + 1], 0);
        }
    }

    /** Written once, when it is complete: near the ends of chunks two workers write the same, and read what the other wrote. */
    private void next(RangeSum before, double weight, CellBlock b, int from, double[] to, int toAt) {
        RangeLoops loops = RangeSwitch.loops();
        double w = step.h * weight;
        for (int s = 0; s < pass.states; s++) {
            int at = s * cells + from;
            double[] base = step.states;
            int baseAt = step.at + at;
            if (!before.isEmpty()) {
                before.apply(1, base, baseAt, slope, at, size, b.row, 0, b.n);
                base = b.row;
                baseAt = 0;
            }
            loops.one(1, base, baseAt, w, b.out, s * b.n, to, toAt + at, b.n);
        }
    }

    @Override
    void pullBack(Step s, StepCotangent cotangent) {
        int n = cotangent.dense || cotangent.timed ? stages : needed;
        fused.keep(pass.isLocal() && !cotangent.dense && !cotangent.timed);
        compute(s, n, cotangent.timed ? n : n - 1, false);
        bar = cotangent;
        if (stageBar.length == 0) {
            stageBar = new double[stages * size];
        }
        for (int i = 0; i < n; i++) {
            column[i].scale(s.h);
        }
        Arrays.fill(stageBar, n * size, stages * size, 0);
        if (bar.timed) {
            bar.h += ending.dot(bar.next, 0, slope, 0, size);
        }
        for (int i = n - 1; i >= 0; i--) {
            now = i;
            double tBar =
                    rates.pullBack(time(i), source(i), sourceAt(i), slopeBar, wholeReverse, stageBar, i * size, f.bar);
            if (bar.timed) {
                bar.t += tBar;
                bar.h += tableau.c()[i] * tBar + timing[i].dot(stageBar, i * size, slope, 0, size);
            }
        }
        pass.slabs.run(gatherState);
        fused.keep(false);
    }

    /** KBar_i of a block: from later stages, from the end of the step, from dense output. */
    private void slopeBar(CellBlock block, int from) {
        RangeLoops loops = RangeSwitch.loops();
        double b = step.h * tableau.b()[now];
        for (int s = 0; s < pass.states; s++) {
            int at = s * cells + from;
            int to = s * block.n;
            column[now].apply(b, bar.next, at, stageBar, at, size, block.out, to, block.n);
            if (bar.dense) {
                int waiting = bar.recordAt + now * size + at;
                loops.add(bar.record, waiting, block.out, to, block.n);
                Arrays.fill(bar.record, waiting, waiting + block.n, 0);
            }
        }
    }

    private void gatherState(int slab, int worker) {
        RangeLoops loops = RangeSwitch.loops();
        int n = pass.slabs.to(slab) - pass.slabs.from(slab);
        for (int s = 0; s < pass.states; s++) {
            int at = s * cells + pass.slabs.from(slab);
            ones.apply(1, bar.y, at, stageBar, at, size, bar.y, at, n);
            loops.add(bar.next, at, bar.y, at, n);
        }
    }

    @Override
    void pushForward(Step s, StepTangent dot) {
        new ExplicitRungeKutta(tableau, f, tolerance).pushForward(s, dot);
    }
}
