// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * Takes the steps of an {@link ImplicitTableau} and takes them back.
 *
 * <p>Stages are solved by simplified Newton iterations with the exact Jacobian at the beginning of the step, one LU per
 * trial. An iteration stops when what is left, estimated from its rate of convergence, is {@link #NEWTON} of the step's
 * tolerance. When the rate says that {@link #ITERATIONS} would not do (Hairer and Wanner II, IV.8), the Jacobian is
 * renewed once at the stage; then the step fails, to be tried shorter. The reverse pass differentiates the solved
 * equations, by the implicit function theorem: its error is what the iterations left.
 */
final class DiagonallyImplicit extends Stepper {
    private static final double NEWTON = 1e-3;
    private static final int ITERATIONS = 12;

    private final ImplicitTableau tableau;
    private final Tolerance tolerance;
    private final int stages;
    private final int size;
    private final Combination[] row;
    private final Combination[] column;
    private final Combination[] predictor;
    private final Combination weights;
    private final Combination error;
    private final BlockJacobian jacobian;
    private final BlockLU lu;
    private final double[] base;
    private final double[] stage;
    private final double[] change;
    private final double[] stageBar;
    private final double[] slopeBar;

    DiagonallyImplicit(ImplicitTableau tableau, RightHandSide f, Tolerance tolerance) {
        super(f);
        this.tableau = tableau;
        this.tolerance = tolerance;
        stages = tableau.stages();
        size = f.size;
        row = Combination.rows(tableau.a());
        column = Combination.columns(tableau.a());
        predictor = Combination.rows(tableau.predictor());
        weights = new Combination(tableau.weights(), 0);
        error = new Combination(tableau.error(), 0);
        jacobian = new BlockJacobian(f);
        lu = new BlockLU(f.states, f.lanes);
        base = new double[size];
        stage = new double[size];
        change = new double[size];
        stageBar = new double[stages * size];
        slopeBar = new double[size];
    }

    @Override
    int slopes() {
        return stages;
    }

    @Override
    void begin(Step s) {
        f.evaluate(s.t, s.states, s.at, s.record, s.recordAt, null, 0);
        jacobian.evaluate(s.t, s.states, s.at);
    }

    @Override
    double step(Step s) {
        if (!lu.factor(1, s.h * tableau.gamma(), jacobian.value)) {
            return failed(s);
        }
        double[] k = s.record;
        int kAt = s.recordAt;
        // Scales of the norm: y_n until y_{n+1} is known.
        System.arraycopy(s.states, s.at, s.states, s.nextAt, size);
        for (int i = 1; i < stages; i++) {
            row[i].apply(s.states, s.at, s.h, k, kAt, base, 0, size);
            predictor[i].apply(null, 0, 1, k, kAt, k, kAt + i * size, size);
            if (!solve(s, s.t + tableau.c()[i] * s.h, k, kAt + i * size)) {
                return failed(s);
            }
        }
        weights.apply(s.states, s.at, s.h, k, kAt, s.states, s.nextAt, size);
        error.apply(null, 0, s.h, k, kAt, change, 0, size);
        return tolerance.square(s, change, 0, size);
    }

    /** K = f(t, base + h gamma K), from a first guess in {@code k[at ...]}. */
    private boolean solve(Step s, double t, double[] k, int at) {
        double g = s.h * tableau.gamma();
        double before = Double.NaN;
        boolean renewed = false;
        for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
            for (int j = 0; j < size; j++) {
                stage[j] = base[j] + g * k[at + j];
            }
            f.evaluate(t, stage, 0, change, 0, null, 0);
            for (int j = 0; j < size; j++) {
                change[j] -= k[at + j];
            }
            lu.solve(change, 0);
            for (int j = 0; j < size; j++) {
                k[at + j] += change[j];
                change[j] *= g;
            }
            double moved = tolerance.norm(s, change, 0, size);
            double rate = moved / before;
            boolean converging = rate < 1;
            if ((converging && moved * rate / (1 - rate) < NEWTON) || isRounding(4)) {
                return true;
            }
            // Slow: what would be left after the last iteration allowed.
            boolean slow = converging && moved * Math.pow(rate, ITERATIONS - iteration) / (1 - rate) > NEWTON;
            if (slow || (iteration > 2 && !converging) || !(moved < Double.POSITIVE_INFINITY)) {
                if (isRounding(256)) {
                    return true;
                }
                if (renewed || !(moved < Double.POSITIVE_INFINITY)) {
                    return false;
                }
                // The Jacobian of the step's beginning is too far away: once a stage, take the one here.
                jacobian.evaluate(t, stage, 0);
                if (!lu.factor(1, g, jacobian.value)) {
                    return false;
                }
                renewed = true;
                iteration = 0;
                before = Double.NaN;
                continue;
            }
            before = moved;
        }
        return isRounding(256);
    }

    /** Whether the last change of the stage is nothing but rounding: within so many units in the last place. */
    private boolean isRounding(int units) {
        for (int j = 0; j < size; j++) {
            double scale = Math.max(Math.abs(stage[j]), Math.abs(base[j]));
            if (!(Math.abs(change[j]) <= units * Math.ulp(scale))) {
                return false;
            }
        }
        return true;
    }

    /** With KBar_i known, lambda_i = (I - h gamma J_i^T)^-1 KBar_i goes through f at stage i, J_i its Jacobian there. */
    @Override
    void pullBack(Step s, StepCotangent bar) {
        double[] k = s.record;
        int kAt = s.recordAt;
        double g = s.h * tableau.gamma();
        for (int j = 0; j < size; j++) {
            bar.y[j] += bar.next[j];
        }
        if (bar.timed) {
            bar.h += weights.dot(bar.next, 0, k, kAt, size);
        }
        for (int i = stages - 1; i >= 0; i--) {
            int at = i * size;
            double b = s.h * (i == stages - 1 ? tableau.gamma() : tableau.a()[stages - 1][i]);
            column[i].apply(null, 0, s.h, stageBar, 0, slopeBar, 0, size);
            for (int j = 0; j < size; j++) {
                slopeBar[j] += b * bar.next[j];
                if (bar.dense) {
                    slopeBar[j] += bar.record[bar.recordAt + at + j];
                }
            }
            double c = tableau.c()[i];
            double t = s.t + c * s.h;
            row[i].apply(s.states, s.at, s.h, k, kAt, stage, 0, size);
            if (i > 0) {
                for (int j = 0; j < size; j++) {
                    stage[j] += g * k[kAt + at + j];
                }
                jacobian.evaluate(t, stage, 0);
                lu.factor(1, g, jacobian.value);
                lu.solveTransposed(slopeBar, 0);
            }
            Arrays.fill(stageBar, at, at + size, 0);
            double tBar = f.pullBack(t, stage, 0, slopeBar, 0, null, 0, stageBar, at);
            for (int j = 0; j < size; j++) {
                bar.y[j] += stageBar[at + j];
            }
            if (bar.timed) {
                bar.t += tBar;
                bar.h += c * tBar + row[i].dot(stageBar, at, k, kAt, size);
                for (int j = 0; j < size && i > 0; j++) {
                    bar.h += tableau.gamma() * stageBar[at + j] * k[kAt + at + j];
                }
            }
        }
    }
}
