// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.solver.RungeKuttaLegendre2.Coefficients;

/**
 * Takes the steps of {@link RungeKuttaLegendre2}, and takes them back: the stages are computed again and reversed. Records F_n,
 * (y_{n+1} - y_n)/h and F_{n+1}, the next step's F_n.
 */
final class LegendreStepper extends Stepper {
    private final Tolerance tolerance;
    private final int size;
    /** lambda, found at the first step after a bind, and at every step where diffusion is not steady; 0 before. */
    private double fastest;

    private final boolean steady;

    private Coefficients at;
    /** Y_0 ... Y_s, and F_0 ... F_{s-1} where they are kept. */
    private double[][] stage = {};

    private double[][] rate = {};
    private double[][] stageBar = {};
    private final double[] rateBar;
    private final double[] work;

    LegendreStepper(RightHandSide f, Tolerance tolerance) {
        super(f);
        this.tolerance = tolerance;
        size = f.size;
        steady = f.splitting.isSteady();
        rateBar = new double[size];
        work = new double[size];
    }

    @Override
    void bind(double[] parameters, double[] weights) {
        fastest = 0;
    }

    @Override
    int slopes() {
        return 2;
    }

    @Override
    int recordLength() {
        return 3 * size;
    }

    @Override
    int recordOverlap() {
        return size;
    }

    @Override
    void begin(Step s) {
        f.evaluate(s.t, s.states, s.at, s.record, s.recordAt, null, 0);
    }

    private void choose(Step s) {
        if (fastest == 0 || !steady) {
            fastest = StabilityLimit.fastest(f, s.t, s.states, s.at);
        }
        int stages = RungeKuttaLegendre2.stages(s.h, fastest);
        if (at == null || at.stages() != stages) {
            at = Coefficients.of(stages);
        }
    }

    private static double[][] room(double[][] vectors, int count, int size) {
        int n = vectors.length;
        double[][] more = n >= count ? vectors : Arrays.copyOf(vectors, count);
        for (int i = n; i < more.length; i++) {
            more[i] = new double[size];
        }
        return more;
    }

    @Override
    double step(Step s) {
        choose(s);
        stage = room(stage, 3, size);
        rate = room(rate, 1, size);
        for (int j = 1; j <= at.stages(); j++) {
            double[] before = stage[(j - 1) % 3];
            if (Thread.currentThread().isInterrupted()) {
                return failed(s);
            }
            if (j > 1) {
                f.evaluate(s.t + at.c()[j - 1] * s.h, before, 0, rate[0], 0, null, 0);
            }
            next(s, j, before, stage[(j + 1) % 3], rate[0], stage[j % 3]);
        }
        double[] end = stage[at.stages() % 3];
        System.arraycopy(end, 0, s.states, s.nextAt, size);
        for (int i = 0; i < size; i++) {
            s.record[s.recordAt + size + i] = (end[i] - s.states[s.at + i]) / s.h;
        }
        f.evaluate(s.t + s.h, s.states, s.nextAt, s.record, s.recordAt + 2 * size, null, 0);
        return square(s);
    }

    /** The square of the error that both ends of the step tell of. */
    private double square(Step s) {
        double k = at.estimate() * s.h;
        for (int i = s.recordAt; i < s.recordAt + size; i++) {
            work[i - s.recordAt] = k * (s.record[i + size] - 0.5 * (s.record[i] + s.record[i + 2 * size]));
        }
        return tolerance.square(s, work, 0, size);
    }

    /** Y_j from Y_{j-1}, Y_{j-2} and F_{j-1}. */
    private void next(Step s, int j, double[] one, double[] two, double[] slope, double[] out) {
        double m = at.m()[j] * s.h;
        if (j == 1) {
            for (int i = 0; i < size; i++) {
                out[i] = s.states[s.at + i] + m * s.record[s.recordAt + i];
            }
            return;
        }
        double mu = at.mu()[j];
        double nu = at.nu()[j];
        double g = at.g()[j] * s.h;
        double rest = 1 - mu - nu;
        for (int i = 0; i < size; i++) {
            double y = s.states[s.at + i];
            double y2 = j == 2 ? y : two[i];
            out[i] = mu * one[i] + nu * y2 + rest * y + m * slope[i] + g * s.record[s.recordAt + i];
        }
    }

    @Override
    void pullBack(Step s, StepCotangent bar) {
        choose(s);
        int n = at.stages();
        stage = room(stage, Math.max(3, n + 1), size);
        rate = room(rate, bar.timed ? n : 1, size);
        stageBar = room(stageBar, n + 1, size);
        again(s, bar.timed);
        for (double[] each : stageBar) {
            Arrays.fill(each, 0);
        }
        Arrays.fill(rateBar, 0);
        System.arraycopy(bar.next, 0, stageBar[n], 0, size);
        if (bar.dense) {
            pullBackDense(s, bar, stageBar[n]);
        }
        for (int j = n; j >= 2; j--) {
            backStage(s, j, bar);
        }
        double m = at.m()[1] * s.h;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            bar.y[i] += stageBar[0][i] + stageBar[1][i];
            rateBar[i] += m * stageBar[1][i];
            sum += stageBar[1][i] * s.record[s.recordAt + i];
        }
        bar.h += bar.timed ? at.m()[1] * sum : 0;
        double tBar = f.pullBack(s.t, s.states, s.at, rateBar, 0, null, 0, bar.y, 0);
        bar.t += bar.timed ? tBar : 0;
    }

    /** The stages again, all kept. */
    private void again(Step s, boolean rates) {
        for (int j = 1; j < at.stages(); j++) {
            double[] slope = rate[rates && j > 1 ? j - 1 : 0];
            if (j > 1) {
                f.evaluate(s.t + at.c()[j - 1] * s.h, stage[j - 1], 0, slope, 0, null, 0);
            }
            next(s, j, stage[j - 1], stage[Math.max(0, j - 2)], slope, stage[j]);
        }
        if (rates) {
            int j = at.stages() - 1;
            f.evaluate(s.t + at.c()[j] * s.h, stage[j], 0, rate[j], 0, null, 0);
        }
    }

    /** The second slope is (y_{n+1} - y_n)/h. */
    private void pullBackDense(Step s, StepCotangent bar, double[] endBar) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            int first = bar.recordAt + i;
            int second = first + size;
            double each = bar.record[second] / s.h;
            rateBar[i] += bar.record[first];
            endBar[i] += each;
            bar.y[i] -= each;
            sum += each * s.record[s.recordAt + size + i];
            bar.record[first] = 0;
            bar.record[second] = 0;
        }
        bar.h -= bar.timed ? sum : 0;
    }

    private void backStage(Step s, int j, StepCotangent bar) {
        double[] own = stageBar[j];
        double mu = at.mu()[j];
        double nu = at.nu()[j];
        double m = at.m()[j] * s.h;
        double g = at.g()[j] * s.h;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double each = own[i];
            stageBar[j - 1][i] += mu * each;
            stageBar[j - 2][i] += nu * each;
            bar.y[i] += (1 - mu - nu) * each;
            rateBar[i] += g * each;
            work[i] = m * each;
            if (bar.timed) {
                sum += each * (at.m()[j] * rate[j - 1][i] + at.g()[j] * s.record[s.recordAt + i]);
            }
        }
        double c = at.c()[j - 1];
        double tBar = f.pullBack(s.t + c * s.h, stage[j - 1], 0, work, 0, null, 0, stageBar[j - 1], 0);
        if (bar.timed) {
            bar.t += tBar;
            bar.h += sum + c * tBar;
        }
    }
}
