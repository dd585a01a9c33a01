// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/**
 * Delayed states y_i(t - tau) by dense output of the recorded past; before t0 the initial value holds. tau is constant
 * during a solve, per lane, an expression of parameters. Steps are never longer than the shortest delay, so that every
 * look-up lies in the past.
 *
 * <p>In reverse, cotangents wait at the past steps until the reverse pass arrives there; those of theta and h go to the
 * times of the nodes on both sides, and to tau.
 */
final class History {
    private final int[] delayed;
    private final Evaluator delays;
    private final int lanes;
    private final int size;
    private final DenseOutput dense;
    private final Step past = new Step();
    private final double[] none = {};
    private final double[] one = new double[1];
    private final double[] zeros;
    /** {@code [delay * lanes + lane]}. */
    final double[] tau;

    final double[] tauBar;
    private final Cotangent delayBar;
    /** The interval that is looked back from; see {@link #enter}. */
    private double from;

    private double to;
    private Recording recording;
    private Waiting waiting;

    History(Problem problem, int lanes, DenseOutput dense) {
        this.lanes = lanes;
        this.dense = dense;
        size = problem.states().size() * lanes;
        delayed = problem.delayed().stream().mapToInt(Integer::intValue).toArray();
        delays = delayed.length == 0 ? null : problem.delays().apply(lanes);
        tau = new double[delayed.length * lanes];
        tauBar = new double[tau.length];
        zeros = new double[size];
        delayBar =
                new Cotangent(problem.states().size(), 0, problem.parameters().size(), problem.weights(), lanes);
    }

    boolean isEmpty() {
        return delayed.length == 0;
    }

    /** Reads tau from the parameters. */
    void bind(double[] parameters, double[] weights) {
        if (delays == null) {
            return;
        }
        delays.bind(parameters, weights);
        delays.evaluate(0, zeros, 0, none, 0, tau, 0, null, 0);
        for (int i = 0; i < tau.length; i++) {
            if (!(tau[i] > 0) || Double.isInfinite(tau[i])) {
                throw new SolverException("A delay must be a positive time, but delay " + (i / lanes + 1) + " is "
                        + tau[i] + "; change the parameters it is made of.");
            }
        }
    }

    /** The longest step allowed. */
    double shortest() {
        double least = Double.POSITIVE_INFINITY;
        for (double each : tau) {
            least = Math.min(least, each);
        }
        return least;
    }

    /** As {@link InputSource#enter}. */
    void enter(double start, double end) {
        from = start;
        to = end;
    }

    void sample(double t, double inside, double[] u, int at) {
        for (int i = 0; i < tau.length; i++) {
            int element = delayed[i / lanes] * lanes + i % lanes;
            if (look(i, t, inside)) {
                dense.value(past, size, theta(i, t), element, 1, u, at + i);
            } else {
                u[at + i] = recording.states[element];
            }
        }
    }

    void rate(double t, double inside, double[] uDot, int at) {
        for (int i = 0; i < tau.length; i++) {
            uDot[at + i] = look(i, t, inside)
                    ? dense.rate(past, size, theta(i, t), delayed[i / lanes] * lanes + i % lanes)
                    : 0;
        }
    }

    double pullBack(double t, double inside, double[] uBar, int at) {
        double tBar = 0;
        for (int i = 0; i < tau.length; i++) {
            double bar = uBar[at + i];
            if (bar == 0) {
                continue;
            }
            int element = delayed[i / lanes] * lanes + i % lanes;
            if (!look(i, t, inside)) {
                waiting.state()[element] += bar;
                continue;
            }
            one[0] = bar;
            int n = past.at / size;
            double sBar = waiting.pullBack(dense, past, n, size, theta(i, t), element, 1, one, 0);
            tauBar[i] -= sBar;
            tBar += sBar;
        }
        return tBar;
    }

    void pushForward(double t, double inside, Tangent dot, int at) {
        if (tau.length > 0) {
            throw new SolverException("Forward sensitivities through delays are not there; use gradient(...), which"
                    + " carries through delays.");
        }
    }

    /** After a reverse pass: adds what tau received to the parameters and weights. */
    void collect(Cotangent bar) {
        if (delays == null) {
            return;
        }
        delayBar.clear();
        delays.pullBack(0, zeros, 0, none, 0, tauBar, 0, null, 0, delayBar);
        for (int i = 0; i < bar.p.length; i++) {
            bar.p[i] += delayBar.p[i];
        }
        for (int i = 0; i < bar.w.length; i++) {
            bar.w[i] += delayBar.w[i];
        }
    }

    /** Where the past is, and where its cotangents wait. */
    void look(Recording past, Waiting bars) {
        recording = past;
        waiting = bars;
    }

    /**
     * Points the cursor at the step that holds t - tau; false before t0. Nudged into the step, for one-sided values. A stage
     * beyond the end of its step that would look past a discontinuity, or at its own step, sees the past before it go on.
     */
    private boolean look(int i, double t, double inside) {
        double key = nudged(t, inside) - tau[i];
        if (t > to) {
            double last = nudged(to, inside) - tau[i];
            if (key >= from || breaksBetween(last, key)) {
                key = last;
            }
        }
        if (key < recording.t[0]) {
            return false;
        }
        recording.look(Math.min(recording.find(key), recording.count - 1), past);
        return true;
    }

    private static double nudged(double t, double inside) {
        return t + (inside - t) * 1e-6;
    }

    private boolean breaksBetween(double first, double last) {
        int end = Math.min(recording.find(last), recording.count);
        for (int n = Math.max(recording.find(first), -1) + 1; n <= end; n++) {
            if (n == 0 || recording.stop[n] != -1) {
                return true;
            }
        }
        return false;
    }

    private double theta(int i, double t) {
        return (t - tau[i] - past.t) / past.h;
    }
}
