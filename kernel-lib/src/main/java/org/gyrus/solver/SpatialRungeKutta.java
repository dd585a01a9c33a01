// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * Takes the steps of a {@link Tableau} on a space, and takes them back: what {@link ExplicitRungeKutta} does, in one pass over
 * the cells for each stage. While the rates of a block of cells are in the cache, the block of the next stage is made of
 * them; going back, the cotangents of rates are made block by block, too. Passes are shared out to threads.
 */
final class SpatialRungeKutta extends Stepper {
    private final Tableau tableau;
    private final Tolerance tolerance;
    private final SpatialEvaluator rates;
    private final int stages;
    private final int size;
    private final int cells;
    private final int states;
    private final RangeSum[] row;
    private final RangeSum[] column;
    private final RangeSum weights;
    private final Combination error;
    private final Combination secondError;
    /** The stage that is y_{n+1}; -1 for none. */
    private final int last;

    private final Combination[] timing;
    private final Combination ending;
    private final double[][] stage;
    private double[] stageBar = {};

    /** The step under way, for blocks. */
    private Step step;

    private StepCotangent bar;
    private int now;

    private final Slabs.Task firstStage = this::firstStage;
    private final Slabs.Task currentStage = this::currentStage;
    private final Slabs.Task gatherState = this::gatherState;
    private final SpatialEvaluator.BlockTask nextStage = this::nextStage;
    private final SpatialEvaluator.BlockTask slopeBar = this::slopeBar;

    SpatialRungeKutta(Tableau tableau, RightHandSide f, SpatialEvaluator rates, Tolerance tolerance) {
        super(f);
        this.tableau = tableau;
        this.rates = rates;
        this.tolerance = tolerance;
        stages = tableau.stages();
        size = f.size;
        cells = f.lanes;
        states = f.states;
        row = RangeSum.rows(tableau.a());
        column = RangeSum.columns(tableau.a());
        weights = new RangeSum(tableau.b(), 0);
        error = new Combination(tableau.error(), 0);
        secondError = new Combination(tableau.secondError(), 0);
        timing = Combination.rows(tableau.a());
        ending = new Combination(tableau.b(), 0);
        last = tableau.firstSameAs();
        stage = new double[2][size];
    }

    @Override
    int slopes() {
        return stages;
    }

    @Override
    int recordOverlap() {
        return last == stages - 1 ? size : 0;
    }

    @Override
    void begin(Step s) {
        f.evaluate(s.t, s.states, s.at, s.record, s.recordAt, null, 0);
    }

    /** Where stage i lies: in {@link #stage}, or where the new state does. */
    private double[] stageArray(int i) {
        return i == last ? step.states : stage[i & 1];
    }

    private int stageAt(int i) {
        return i == last ? step.nextAt : 0;
    }

    @Override
    double step(Step s) {
        step = s;
        for (RangeSum each : row) {
            each.scale(s.h);
        }
        weights.scale(s.h);
        rates.slabs().run(firstStage);
        for (int i = 1; i < stages; i++) {
            now = i;
            rates.after(nextStage);
            f.evaluate(s.t + tableau.c()[i] * s.h, stageArray(i), stageAt(i), s.record, s.recordAt + i * size, null, 0);
            rates.after(null);
        }
        return error.isEmpty() ? 0 : square(s);
    }

    private double square(Step s) {
        double[] estimate = stage[0];
        error.apply(null, 0, s.h, s.record, s.recordAt, estimate, 0, size);
        double square = tolerance.square(s, estimate, 0, size);
        if (secondError.isEmpty() || square == 0) {
            return square;
        }
        secondError.apply(null, 0, s.h, s.record, s.recordAt, estimate, 0, size);
        return square * square / (square + 0.01 * tolerance.square(s, estimate, 0, size));
    }

    private void firstStage(int slab, int worker) {
        for (int from = rates.slabs().from(slab); from < rates.slabs().to(slab); from += Slabs.BLOCK) {
            sum(row[1], from, Math.min(Slabs.BLOCK, cells - from), stageArray(1), stageAt(1));
        }
    }

    /** While stage {@link #now} of a block is in the cache: the next one, or the new state. */
    private void nextStage(CellBlock block, int from) {
        if (now + 1 < stages) {
            sum(row[now + 1], from, block.n, stageArray(now + 1), stageAt(now + 1));
        } else if (last < 0) {
            sum(weights, from, block.n, step.states, step.nextAt);
        }
    }

    private void sum(RangeSum of, int from, int n, double[] to, int toAt) {
        for (int s = 0; s < states; s++) {
            int at = s * cells + from;
            of.apply(1, step.states, step.at + at, step.record, step.recordAt + at, size, to, toAt + at, n);
        }
    }

    @Override
    void pullBack(Step s, StepCotangent cotangent) {
        step = s;
        bar = cotangent;
        if (stageBar.length == 0) {
            stageBar = new double[stages * size];
        }
        for (int i = 0; i < stages; i++) {
            row[i].scale(s.h);
            column[i].scale(s.h);
        }
        if (bar.timed) {
            bar.h += ending.dot(bar.next, 0, s.record, s.recordAt, size);
        }
        for (int i = stages - 1; i >= 0; i--) {
            now = i;
            double c = tableau.c()[i];
            if (i > 0) {
                rates.slabs().run(currentStage);
            }
            double[] y = i == 0 ? s.states : stage[0];
            double tBar =
                    rates.pullBack(s.t + c * s.h, y, i == 0 ? s.at : 0, slopeBar, null, stageBar, i * size, f.bar);
            if (bar.timed) {
                bar.t += tBar;
                bar.h += c * tBar + timing[i].dot(stageBar, i * size, s.record, s.recordAt, size);
            }
        }
        rates.slabs().run(gatherState);
    }

    private void currentStage(int slab, int worker) {
        for (int from = rates.slabs().from(slab); from < rates.slabs().to(slab); from += Slabs.BLOCK) {
            sum(row[now], from, Math.min(Slabs.BLOCK, cells - from), stage[0], 0);
        }
    }

    /** KBar_i of a block: from later stages, from the end of the step, from dense output. */
    private void slopeBar(CellBlock block, int from) {
        double b = step.h * tableau.b()[now];
        for (int s = 0; s < states; s++) {
            int at = s * cells + from;
            int to = s * block.n;
            column[now].apply(b, bar.next, at, stageBar, at, size, block.out, to, block.n);
            if (bar.dense) {
                int waiting = bar.recordAt + now * size + at;
                for (int i = 0; i < block.n; i++) {
                    block.out[to + i] += bar.record[waiting + i];
                    bar.record[waiting + i] = 0;
                }
            }
        }
    }

    private void gatherState(int slab, int worker) {
        for (int s = 0; s < states; s++) {
            int to = s * cells + rates.slabs().to(slab);
            for (int i = s * cells + rates.slabs().from(slab); i < to; i++) {
                double sum = bar.next[i];
                for (int k = stages - 1; k >= 0; k--) {
                    sum += stageBar[k * size + i];
                }
                bar.y[i] += sum;
            }
        }
    }

    @Override
    void pushForward(Step s, StepTangent dot) {
        new ExplicitRungeKutta(tableau, f, tolerance).pushForward(s, dot);
    }
}
