// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * Takes the steps of a {@link StochasticTableau} along the path of {@link RightHandSide#path}, and takes them back with the
 * path held fixed. A record holds the mean slope, I, J, then all f_i and g_i. Derivatives by time are not there: a path is
 * nowhere smooth.
 */
final class StochasticRungeKutta extends Stepper {
    private final StochasticTableau tableau;
    private final int stages;
    private final int size;
    private final Combination[] a0;
    private final Combination[] a1;
    private final Combination[] b0;
    private final Combination[] b1;
    private final double[] x;
    private final double[] z;
    private final double[] noise;
    private final double[] xBar;
    private final double[] zBar;
    private final double[] bar;
    private final double[] next;

    StochasticRungeKutta(StochasticTableau tableau, RightHandSide f) {
        super(f);
        this.tableau = tableau;
        stages = tableau.stages();
        size = f.size;
        a0 = Combination.rows(tableau.a0());
        a1 = Combination.rows(tableau.a1());
        b0 = Combination.rows(tableau.b0());
        b1 = Combination.rows(tableau.b1());
        x = new double[size];
        z = new double[size];
        noise = new double[size];
        xBar = new double[stages * size];
        zBar = new double[stages * size];
        bar = new double[size];
        next = new double[size];
    }

    @Override
    int slopes() {
        return 1;
    }

    @Override
    int recordLength() {
        return (3 + 2 * stages) * size;
    }

    @Override
    void begin(Step step) {
        // All that a step needs is in the step.
    }

    private int fAt(Step s) {
        return s.recordAt + 3 * size;
    }

    private int gAt(Step s) {
        return fAt(s) + stages * size;
    }

    /** X_i and Z_i from the record. */
    private void stage(Step s, int i) {
        double[] r = s.record;
        double root = Math.sqrt(s.h);
        a0[i].apply(s.states, s.at, s.h, r, fAt(s), x, 0, size);
        a1[i].apply(s.states, s.at, s.h, r, fAt(s), z, 0, size);
        b1[i].apply(z, 0, root, r, gAt(s), z, 0, size);
        if (!b0[i].isEmpty()) {
            b0[i].apply(null, 0, 1 / s.h, r, gAt(s), noise, 0, size);
            for (int j = 0; j < size; j++) {
                x[j] += r[s.recordAt + 2 * size + j] * noise[j];
            }
        }
    }

    /** What g_i is multiplied by in y_{n+1}. */
    private double weight(Step s, int i, int j) {
        double h = s.h;
        double w = s.record[s.recordAt + size + j];
        double area = s.record[s.recordAt + 2 * size + j];
        double[][] beta = tableau.beta();
        return beta[0][i] * w
                + beta[1][i] * (w * w - h) / (2 * Math.sqrt(h))
                + beta[2][i] * area / h
                + beta[3][i] * w * (w * w - 3 * h) / (6 * h);
    }

    @Override
    double step(Step s) {
        double[] r = s.record;
        f.path.increments(s.t, s.h, size, r, s.recordAt + size);
        System.arraycopy(s.states, s.at, next, 0, size);
        for (int i = 0; i < stages; i++) {
            stage(s, i);
            int fi = fAt(s) + i * size;
            int gi = gAt(s) + i * size;
            f.evaluate(s.t + tableau.c0()[i] * s.h, x, 0, r, fi, null, 0);
            f.strength(s.t + tableau.c1()[i] * s.h, z, 0, r, gi);
            double drift = s.h * tableau.alpha()[i];
            for (int j = 0; j < size; j++) {
                next[j] += drift * r[fi + j] + weight(s, i, j) * r[gi + j];
            }
        }
        for (int j = 0; j < size; j++) {
            s.states[s.nextAt + j] = next[j];
            r[s.recordAt + j] = (next[j] - s.states[s.at + j]) / s.h;
        }
        return 0;
    }

    @Override
    void pullBack(Step s, StepCotangent cotangent) {
        for (int j = 0; j < size; j++) {
            double slope = cotangent.dense ? cotangent.record[cotangent.recordAt + j] / s.h : 0;
            next[j] = cotangent.next[j] + slope;
            cotangent.y[j] += cotangent.next[j];
        }
        Arrays.fill(xBar, 0);
        Arrays.fill(zBar, 0);
        double root = Math.sqrt(s.h);
        for (int i = stages - 1; i >= 0; i--) {
            stage(s, i);
            for (int j = 0; j < size; j++) {
                double sum = tableau.alpha()[i] * next[j];
                for (int k = i + 1; k < stages; k++) {
                    sum += tableau.a0()[k][i] * xBar[k * size + j] + tableau.a1()[k][i] * zBar[k * size + j];
                }
                bar[j] = s.h * sum;
            }
            f.pullBack(s.t + tableau.c0()[i] * s.h, x, 0, bar, 0, null, 0, xBar, i * size);
            for (int j = 0; j < size; j++) {
                double area = s.record[s.recordAt + 2 * size + j] / s.h;
                double sum = weight(s, i, j) * next[j];
                for (int k = i + 1; k < stages; k++) {
                    sum += tableau.b0()[k][i] * area * xBar[k * size + j]
                            + tableau.b1()[k][i] * root * zBar[k * size + j];
                }
                bar[j] = sum;
            }
            f.pullBackStrength(s.t + tableau.c1()[i] * s.h, z, 0, bar, 0, zBar, i * size);
            for (int j = 0; j < size; j++) {
                cotangent.y[j] += xBar[i * size + j] + zBar[i * size + j];
            }
        }
    }
}
