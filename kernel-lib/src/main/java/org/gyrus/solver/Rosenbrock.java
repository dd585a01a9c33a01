// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Tangent;

/** Takes the steps of a {@link RosenbrockTableau}: one Jacobian and one LU a step, no iteration; and takes them back. */
final class Rosenbrock extends Stepper {
    private final RosenbrockTableau tableau;
    private final Tolerance tolerance;
    private final int stages;
    private final int size;
    private final Combination[] rowA;
    private final Combination[] rowC;
    private final Combination[] columnA;
    private final Combination[] columnC;
    private final Combination weights;
    private final Combination error;
    private final BlockJacobian jacobian;
    private final BlockLU lu;
    private final Tangent scratch;
    /** f and df/dt at (t_n, y_n). */
    private final double[] rate;

    private final double[] timeRate;
    private final double[] stage;
    private final double[] work;
    /** Cotangents of the stages' arguments and of their right-hand sides, and of J and f_t. */
    private final double[] stageBar;

    private final double[] rightBar;
    private final double[] jacobianBar;
    private final double[] timeRateBar;

    Rosenbrock(RosenbrockTableau tableau, RightHandSide f, Tolerance tolerance) {
        super(f);
        this.tableau = tableau;
        this.tolerance = tolerance;
        stages = tableau.stages();
        size = f.size;
        rowA = Combination.rows(tableau.a());
        rowC = Combination.rows(tableau.c());
        columnA = Combination.columns(tableau.a());
        columnC = Combination.columns(tableau.c());
        weights = new Combination(tableau.m(), 0);
        error = new Combination(tableau.error(), 0);
        jacobian = new BlockJacobian(f);
        lu = new BlockLU(f.states, f.lanes);
        scratch = f.newTangent();
        rate = new double[size];
        timeRate = new double[size];
        stage = new double[size];
        work = new double[size];
        stageBar = new double[stages * size];
        rightBar = new double[stages * size];
        jacobianBar = new double[jacobian.value.length];
        timeRateBar = new double[size];
    }

    @Override
    int slopes() {
        return stages;
    }

    @Override
    int tapeLength() {
        return stages * f.tapeLength();
    }

    @Override
    void begin(Step s) {
        f.evaluate(s.t, s.states, s.at, rate, 0, s.tape, s.tapeAt);
        linearize(s);
    }

    private void linearize(Step s) {
        jacobian.evaluate(s.t, s.states, s.at);
        f.timeDerivative(s.t, s.states, s.at, scratch, timeRate, 0);
    }

    @Override
    double step(Step s) {
        if (!lu.factor(1 / tableau.gamma(), s.h, jacobian.value)) {
            return failed(s);
        }
        double[] k = s.record;
        int kAt = s.recordAt;
        for (int i = 0; i < stages; i++) {
            int at = kAt + i * size;
            if (i == 0) {
                System.arraycopy(rate, 0, k, at, size);
            } else {
                rowA[i].apply(s.states, s.at, s.h, k, kAt, stage, 0, size);
                double t = s.t + tableau.alpha()[i] * s.h;
                f.evaluate(t, stage, 0, k, at, s.tape, s.tapeAt + i * f.tapeLength());
                rowC[i].apply(k, at, 1, k, kAt, k, at, size);
            }
            double g = s.h * tableau.gammas()[i];
            if (g != 0) {
                for (int j = 0; j < size; j++) {
                    k[at + j] += g * timeRate[j];
                }
            }
            lu.solve(k, at);
        }
        weights.apply(s.states, s.at, s.h, k, kAt, s.states, s.nextAt, size);
        error.apply(null, 0, s.h, k, kAt, work, 0, size);
        return tolerance.square(s, work, 0, size);
    }

    /**
     * With W = I / gamma - h J and W K_i = r_i: rBar_i = W^-T KBar_i and JBar = h sum_i rBar_i K_i^T; the cotangent of J
     * then goes through the second derivative of f.
     */
    @Override
    void pullBack(Step s, StepCotangent bar) {
        linearize(s);
        lu.factor(1 / tableau.gamma(), s.h, jacobian.value);
        Arrays.fill(jacobianBar, 0);
        Arrays.fill(timeRateBar, 0);
        double[] k = s.record;
        int kAt = s.recordAt;
        for (int j = 0; j < size; j++) {
            bar.y[j] += bar.next[j];
        }
        if (bar.timed) {
            bar.h += weights.dot(bar.next, 0, k, kAt, size);
        }
        for (int i = stages - 1; i >= 0; i--) {
            int at = i * size;
            gatherSlopeCotangent(i, s.h, bar);
            lu.solveTransposed(rightBar, at);
            jacobian.addOuter(s.h, rightBar, at, k, kAt + at, jacobianBar);
            double g = tableau.gammas()[i];
            for (int j = 0; j < size; j++) {
                timeRateBar[j] += s.h * g * rightBar[at + j];
            }
            rowA[i].apply(s.states, s.at, s.h, k, kAt, stage, 0, size);
            Arrays.fill(stageBar, at, at + size, 0);
            double alpha = tableau.alpha()[i];
            double t = s.t + alpha * s.h;
            double tBar = f.pullBack(t, stage, 0, rightBar, at, s.tape, s.tapeAt + i * f.tapeLength(), stageBar, at);
            for (int j = 0; j < size; j++) {
                bar.y[j] += stageBar[at + j];
            }
            if (bar.timed) {
                jacobian.times(k, kAt + at, work, 0);
                bar.t += tBar;
                bar.h += alpha * tBar + rowA[i].dot(stageBar, at, k, kAt, size);
                for (int j = 0; j < size; j++) {
                    bar.h += rightBar[at + j] * (work[j] + g * timeRate[j]);
                }
            }
        }
        bar.t += jacobian.pullBack(s.t, s.states, s.at, jacobianBar, bar.y, 0);
        bar.t += f.pullBackTimeDerivative(s.t, s.states, s.at, scratch, timeRateBar, 0, bar.y, 0);
    }

    /** KBar_i into {@link #rightBar}: from y_{n+1}, the dense output and the later stages. */
    private void gatherSlopeCotangent(int i, double h, StepCotangent bar) {
        int at = i * size;
        double m = h * tableau.m()[i];
        for (int j = 0; j < size; j++) {
            rightBar[at + j] = m * bar.next[j];
        }
        if (bar.dense) {
            for (int j = 0; j < size; j++) {
                rightBar[at + j] += bar.record[bar.recordAt + at + j];
            }
        }
        columnA[i].apply(rightBar, at, h, stageBar, 0, rightBar, at, size);
        columnC[i].apply(rightBar, at, 1, rightBar, 0, rightBar, at, size);
    }
}
