// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * Takes the steps of an {@link AdditiveTableau} with f_I = L (y - y_n), L the {@link LinearPart}, and takes them back.
 *
 * <p>With Z_i = Y_i - y_n, K_i = f(t + c_i h, Y_i) and G_i = L Z_i a stage is one linear solve and one evaluation,
 *
 * <p>(I - h gamma L) Z_i = R_i = h sum_{j<i} (aE_ij K_j + (aI_ij - aE_ij) G_j), G_i = (Z_i - R_i) / (h gamma),
 *
 * <p>no iteration. Both methods having the same weights, the K_i are all that the step, its error and its dense output
 * need; the reverse pass solves for the Z_i again.
 */
final class AdditiveRungeKutta extends Stepper {
    private final AdditiveTableau tableau;
    private final LinearPart linear;
    private final Tolerance tolerance;
    private final int stages;
    private final int size;
    private final Combination[] row;
    private final Combination[] column;
    private final Combination[] couplingRow;
    private final Combination[] couplingColumn;
    private final Combination weights;
    private final Combination error;
    /** Z_i and G_i, one after the other. */
    private final double[] increment;

    private final double[] linearRate;
    private final double[] stage;
    private final double[] work;
    private final double[] stageBar;
    private final double[] rightBar;
    private final double[] slopeBar;

    AdditiveRungeKutta(AdditiveTableau tableau, RightHandSide f, LinearPart linear, Tolerance tolerance) {
        super(f);
        this.tableau = tableau;
        this.linear = linear;
        this.tolerance = tolerance;
        stages = tableau.stages();
        size = f.size;
        row = Combination.rows(tableau.explicit());
        column = Combination.columns(tableau.explicit());
        couplingRow = Combination.rows(tableau.coupling());
        couplingColumn = Combination.columns(tableau.coupling());
        weights = new Combination(tableau.b(), 0);
        error = new Combination(tableau.error(), 0);
        increment = new double[stages * size];
        linearRate = new double[stages * size];
        stage = new double[size];
        work = new double[size];
        stageBar = new double[size];
        rightBar = new double[stages * size];
        slopeBar = new double[size];
    }

    @Override
    void bind(double[] parameters, double[] weights) {
        linear.bind(parameters, weights);
    }

    @Override
    String trouble() {
        return linear.trouble();
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
        f.evaluate(s.t, s.states, s.at, s.record, s.recordAt, s.tape, s.tapeAt);
        linear.begin(s.t, s.states, s.at);
    }

    @Override
    double step(Step s) {
        if (!linear.factor(s.h * tableau.gamma())) {
            return failed(s);
        }
        double[] k = s.record;
        int kAt = s.recordAt;
        for (int i = 1; i < stages; i++) {
            solve(s, i);
            moveTo(s, i);
            double t = s.t + tableau.c()[i] * s.h;
            f.evaluate(t, stage, 0, k, kAt + i * size, s.tape, s.tapeAt + i * f.tapeLength());
        }
        weights.apply(s.states, s.at, s.h, k, kAt, s.states, s.nextAt, size);
        error.apply(null, 0, s.h, k, kAt, work, 0, size);
        return tolerance.square(s, work, 0, size);
    }

    /** Z_i and G_i from the K_j and G_j of the stages before. */
    private void solve(Step s, int i) {
        int at = i * size;
        row[i].apply(null, 0, s.h, s.record, s.recordAt, work, 0, size);
        couplingRow[i].apply(work, 0, s.h, linearRate, 0, work, 0, size);
        System.arraycopy(work, 0, increment, at, size);
        linear.solve(increment, at);
        double scale = 1 / (s.h * tableau.gamma());
        for (int j = 0; j < size; j++) {
            linearRate[at + j] = scale * (increment[at + j] - work[j]);
        }
    }

    /** Y_i. */
    private void moveTo(Step s, int i) {
        for (int j = 0; j < size; j++) {
            stage[j] = s.states[s.at + j] + increment[i * size + j];
        }
    }

    /**
     * With W = I - h gamma L and ZBar_i, GBar_i known, lambda_i = W^-T (ZBar_i + GBar_i / (h gamma)): then RBar_i is
     * lambda_i - GBar_i / (h gamma), and LBar takes h gamma lambda_i Z_i^T.
     */
    @Override
    void pullBack(Step s, StepCotangent bar) {
        linear.begin(s.t, s.states, s.at);
        linear.factor(s.h * tableau.gamma());
        for (int i = 1; i < stages; i++) {
            solve(s, i);
        }
        double[] k = s.record;
        int kAt = s.recordAt;
        for (int j = 0; j < size; j++) {
            bar.y[j] += bar.next[j];
        }
        if (bar.timed) {
            bar.h += weights.dot(bar.next, 0, k, kAt, size);
        }
        for (int i = stages - 1; i >= 0; i--) {
            gatherSlopeCotangent(i, s.h, bar);
            moveTo(s, i);
            double c = tableau.c()[i];
            Arrays.fill(stageBar, 0);
            double tBar = f.pullBack(
                    s.t + c * s.h, stage, 0, slopeBar, 0, s.tape, s.tapeAt + i * f.tapeLength(), stageBar, 0);
            for (int j = 0; j < size; j++) {
                bar.y[j] += stageBar[j];
            }
            if (bar.timed) {
                bar.t += tBar;
                bar.h += c * tBar;
            }
            if (i > 0) {
                pullBackSolve(i, s.h, bar);
            }
        }
        bar.t += linear.pullBack(s.t, s.states, s.at, bar.y, 0);
    }

    /** KBar_i: from y_{n+1}, the dense output and the later stages. */
    private void gatherSlopeCotangent(int i, double h, StepCotangent bar) {
        double b = h * tableau.b()[i];
        column[i].apply(null, 0, h, rightBar, 0, slopeBar, 0, size);
        for (int j = 0; j < size; j++) {
            slopeBar[j] += b * bar.next[j];
            if (bar.dense) {
                slopeBar[j] += bar.record[bar.recordAt + i * size + j];
            }
        }
    }

    private void pullBackSolve(int i, double h, StepCotangent bar) {
        int at = i * size;
        double g = h * tableau.gamma();
        couplingColumn[i].apply(null, 0, 1 / tableau.gamma(), rightBar, 0, work, 0, size);
        for (int j = 0; j < size; j++) {
            rightBar[at + j] = stageBar[j] + work[j];
        }
        linear.solveTransposed(rightBar, at);
        linear.gather(g, rightBar, at, increment, at);
        for (int j = 0; j < size; j++) {
            rightBar[at + j] -= work[j];
            bar.h += rightBar[at + j] * increment[at + j] / h;
        }
    }
}
