// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.StepKernel;

/** Takes the steps of a {@link Tableau}, and takes them back by its exact discrete adjoint. */
final class ExplicitRungeKutta extends Stepper {
    /** Lanes from which on whole steps are fused on many of them: two vectors. */
    private static final int WIDE = 16;

    private final Tableau tableau;
    private final Tolerance tolerance;
    private final int stages;
    private final int size;
    /** Row i of a, as y + h sum a_ij K_j. */
    private final Combination[] row;
    /** Column j of a, below the diagonal: what K_j gives to later stages. */
    private final Combination[] column;

    private final Combination weights;
    private final Combination error;
    private final Combination secondError;
    private final boolean nextIsStage;
    private final double[] stage;
    private final double[] estimate;
    private final double[] stageBar;
    private final double[] slopeBar;
    /** The whole step in one piece of code, with the same results bit by bit; null where there is none. */
    private final StepKernel fused;

    private final double[] stageInputs;
    private final double[] stageInputBars;
    /**
     * Slopes are not recorded but computed again, which takes less time than to write and read them. Not where the last one
     * is the first of the next step: a record shares their cotangents, and shared or not they round differently.
     */
    private final boolean lean;

    private final double[] again;

    ExplicitRungeKutta(Tableau tableau, RightHandSide f, Tolerance tolerance) {
        super(f);
        this.tableau = tableau;
        this.tolerance = tolerance;
        stages = tableau.stages();
        size = f.size;
        row = new Combination[stages];
        column = new Combination[stages];
        for (int i = 0; i < stages; i++) {
            row[i] = new Combination(tableau.a()[i], 0);
            double[] below = new double[stages - i - 1];
            for (int k = 0; k < below.length; k++) {
                below[k] = tableau.a()[i + 1 + k][i];
            }
            column[i] = new Combination(below, i + 1);
        }
        weights = new Combination(tableau.b(), 0);
        error = new Combination(tableau.error(), 0);
        secondError = new Combination(tableau.secondError(), 0);
        nextIsStage = tableau.firstSameAs() >= 0;
        stage = new double[size];
        estimate = new double[size];
        stageBar = new double[stages * size];
        slopeBar = new double[size];
        boolean suits = f.lanes == 1 || (f.lanes >= WIDE && f.bar.w.length == 0);
        boolean fuses = f.fusion != null && secondError.isEmpty() && suits;
        fused = fuses ? f.fusion.of(f.lanes, tableau.a(), tableau.b(), tableau.error(), tableau.c()) : null;
        stageInputs = new double[fuses ? stages * f.inputCount() * f.lanes : 0];
        stageInputBars = new double[stageInputs.length];
        lean = f.repeats && fuses && f.lanes > 1 && !carries();
        again = new double[lean ? stages * size : 0];
    }

    @Override
    void bind(double[] parameters, double[] weightsOfNetworks) {
        if (fused != null) {
            fused.bind(parameters, weightsOfNetworks);
        }
    }

    @Override
    int slopes() {
        return stages;
    }

    @Override
    int recordOverlap() {
        return carries() ? size : 0;
    }

    @Override
    int tapeLength() {
        return lean ? 0 : stages * f.tapeLength();
    }

    @Override
    boolean isLean() {
        return lean;
    }

    @Override
    void recall(Step step) {
        if (!lean) {
            return;
        }
        f.inputs.enter(step.t, step.t + step.h);
        f.evaluate(step.t, step.states, step.at, again, 0, null, 0);
        fusedStep(step, again, 0, stage, 0);
        f.countEvaluations(-stages);
        step.record = again;
        step.recordAt = 0;
    }

    @Override
    int tapeOverlap() {
        return carries() ? f.tapeLength() : 0;
    }

    /** First same as last, and lying last, so that two records can share it. */
    private boolean carries() {
        return tableau.firstSameAs() == stages - 1;
    }

    @Override
    void begin(Step step) {
        if (lean) {
            f.countEvaluations(1);
            return;
        }
        f.evaluate(step.t, step.states, step.at, step.record, step.recordAt, step.tape, step.tapeAt);
    }

    @Override
    void firstSlope(Step step, double[] out, int at) {
        if (lean) {
            super.firstSlope(step, out, at);
        } else {
            System.arraycopy(step.record, step.recordAt, out, at, size);
        }
    }

    @Override
    double step(Step s) {
        double[] k = s.record;
        int kAt = s.recordAt;
        if (fused != null) {
            fusedStep(s, lean ? null : k, kAt, s.states, s.nextAt);
            return error.isEmpty() ? 0 : tolerance.square(s, estimate, 0, size);
        }
        int tapeLength = f.tapeLength();
        for (int i = 1; i < stages; i++) {
            double t = s.t + tableau.c()[i] * s.h;
            if (nextIsStage && i == tableau.firstSameAs()) {
                row[i].apply(s.states, s.at, s.h, k, kAt, s.states, s.nextAt, size);
                f.evaluate(t, s.states, s.nextAt, k, kAt + i * size, s.tape, s.tapeAt + i * tapeLength);
            } else {
                row[i].apply(s.states, s.at, s.h, k, kAt, stage, 0, size);
                f.evaluate(t, stage, 0, k, kAt + i * size, s.tape, s.tapeAt + i * tapeLength);
            }
        }
        if (!nextIsStage) {
            weights.apply(s.states, s.at, s.h, k, kAt, s.states, s.nextAt, size);
        }
        if (error.isEmpty()) {
            return 0;
        }
        error.apply(null, 0, s.h, k, kAt, estimate, 0, size);
        double square = tolerance.square(s, estimate, 0, size);
        if (secondError.isEmpty() || square == 0) {
            return square;
        }
        secondError.apply(null, 0, s.h, k, kAt, estimate, 0, size);
        double second = tolerance.square(s, estimate, 0, size);
        return square * square / (square + 0.01 * second);
    }

    private void fusedStep(Step s, double[] k, int kAt, double[] next, int nextAt) {
        f.countEvaluations(stages - 1);
        f.sampleStages(s.t, s.h, tableau.c(), stageInputs);
        double[] tape = k == null || k == again ? null : s.tape;
        fused.step(s.t, s.h, s.states, s.at, stageInputs, k, kAt, next, nextAt, estimate, tape, s.tapeAt);
    }

    private void fusedPullBack(Step s, StepCotangent bar) {
        f.sampleStages(s.t, s.h, tableau.c(), stageInputs);
        Arrays.fill(stageInputBars, 0);
        double[] k = lean ? null : s.record;
        double[] kBar = bar.dense ? bar.record : null;
        fused.pullBack(
                s.t,
                s.h,
                s.states,
                s.at,
                stageInputs,
                k,
                s.recordAt,
                s.tape,
                s.tapeAt,
                bar.next,
                kBar,
                bar.recordAt,
                bar.y,
                stageInputBars,
                f.bar);
        if (bar.dense) {
            Arrays.fill(bar.record, bar.recordAt, bar.recordAt + stages * size, 0);
        }
        f.pullBackStages(s.t, s.h, tableau.c(), stageInputBars);
    }

    @Override
    void pullBack(Step s, StepCotangent bar) {
        if (fused != null && !bar.timed && (lean || s.tape != null || f.tapeLength() == 0)) {
            fusedPullBack(s, bar);
            return;
        }
        recall(s);
        double[] k = s.record;
        int kAt = s.recordAt;
        int tapeLength = f.tapeLength();
        for (int i = 0; i < size; i++) {
            bar.y[i] += bar.next[i];
        }
        if (bar.timed) {
            bar.h += weights.dot(bar.next, 0, k, kAt, size);
        }
        for (int i = stages - 1; i >= 0; i--) {
            int at = i * size;
            double b = s.h * tableau.b()[i];
            boolean used = b != 0 || bar.dense || !column[i].isEmpty();
            Arrays.fill(stageBar, at, at + size, 0);
            if (!used) {
                continue;
            }
            column[i].apply(null, 0, s.h, stageBar, 0, slopeBar, 0, size);
            for (int j = 0; b != 0 && j < size; j++) {
                slopeBar[j] += b * bar.next[j];
            }
            if (bar.dense) {
                int waiting = bar.recordAt + at;
                for (int j = 0; j < size; j++) {
                    slopeBar[j] += bar.record[waiting + j];
                    bar.record[waiting + j] = 0;
                }
            }
            row[i].apply(s.states, s.at, s.h, k, kAt, stage, 0, size);
            double c = tableau.c()[i];
            double tBar =
                    f.pullBack(s.t + c * s.h, stage, 0, slopeBar, 0, s.tape, s.tapeAt + i * tapeLength, stageBar, at);
            for (int j = 0; j < size; j++) {
                bar.y[j] += stageBar[at + j];
            }
            if (bar.timed) {
                bar.t += tBar;
                bar.h += c * tBar + row[i].dot(stageBar, at, k, kAt, size);
            }
        }
    }

    @Override
    void settle() {
        if (fused != null) {
            fused.settle(f.bar);
        }
    }

    @Override
    void pushForward(Step s, StepTangent dot) {
        double[] k = s.record;
        int kAt = s.recordAt;
        for (int i = 0; i < stages; i++) {
            double c = tableau.c()[i];
            row[i].apply(s.states, s.at, s.h, k, kAt, stage, 0, size);
            row[i].apply(dot.y, 0, s.h, dot.slopes, 0, slopeBar, 0, size);
            if (dot.h != 0) {
                row[i].apply(slopeBar, 0, dot.h, k, kAt, slopeBar, 0, size);
            }
            f.pushForward(s.t + c * s.h, dot.t + c * dot.h, stage, 0, slopeBar, 0, dot.slopes, i * size);
        }
        weights.apply(dot.y, 0, s.h, dot.slopes, 0, dot.next, 0, size);
        if (dot.h != 0) {
            weights.apply(dot.next, 0, dot.h, k, kAt, dot.next, 0, size);
        }
    }

    @Override
    void pullBackAlong(Step s, StepTangent dot, StepCotangent bar, StepCotangent barDot, Cotangent along) {
        pushForward(s, dot);
        double[] k = s.record;
        int kAt = s.recordAt;
        double[] stageDot = new double[size];
        double[] slopeBarDot = new double[size];
        double[] stageBarDot = new double[stages * size];
        double[] time = new double[2];
        for (int i = 0; i < size; i++) {
            bar.y[i] += bar.next[i];
            barDot.y[i] += barDot.next[i];
        }
        bar.h += weights.dot(bar.next, 0, k, kAt, size);
        barDot.h += weights.dot(barDot.next, 0, k, kAt, size) + weights.dot(bar.next, 0, dot.slopes, 0, size);
        for (int i = stages - 1; i >= 0; i--) {
            int at = i * size;
            Arrays.fill(stageBar, at, at + size, 0);
            gather(i, s.h, bar, stageBar, slopeBar);
            gather(i, s.h, barDot, stageBarDot, slopeBarDot);
            row[i].apply(s.states, s.at, s.h, k, kAt, stage, 0, size);
            row[i].apply(dot.y, 0, s.h, dot.slopes, 0, stageDot, 0, size);
            if (dot.h != 0) {
                row[i].apply(stageDot, 0, dot.h, k, kAt, stageDot, 0, size);
                column[i].apply(slopeBarDot, 0, dot.h, stageBar, 0, slopeBarDot, 0, size);
                for (int j = 0; j < size; j++) {
                    slopeBarDot[j] += dot.h * tableau.b()[i] * bar.next[j];
                }
            }
            double c = tableau.c()[i];
            Arrays.fill(time, 0);
            f.pullBackAlong(
                    s.t + c * s.h,
                    dot.t + c * dot.h,
                    stage,
                    stageDot,
                    slopeBar,
                    slopeBarDot,
                    stageBar,
                    stageBarDot,
                    at,
                    along,
                    time);
            for (int j = 0; j < size; j++) {
                bar.y[j] += stageBar[at + j];
                barDot.y[j] += stageBarDot[at + j];
            }
            bar.t += time[0];
            barDot.t += time[1];
            bar.h += c * time[0] + row[i].dot(stageBar, at, k, kAt, size);
            barDot.h += c * time[1]
                    + row[i].dot(stageBarDot, at, k, kAt, size)
                    + row[i].dot(stageBar, at, dot.slopes, 0, size);
        }
    }

    /** The cotangent of slope i: from later stages, from the end of the step, from dense output. */
    private void gather(int i, double h, StepCotangent bar, double[] stagesBar, double[] out) {
        column[i].apply(null, 0, h, stagesBar, 0, out, 0, size);
        double b = h * tableau.b()[i];
        for (int j = 0; b != 0 && j < size; j++) {
            out[j] += b * bar.next[j];
        }
        if (bar.dense) {
            int at = bar.recordAt + i * size;
            for (int j = 0; j < size; j++) {
                out[j] += bar.record[at + j];
                bar.record[at + j] = 0;
            }
        }
    }
}
