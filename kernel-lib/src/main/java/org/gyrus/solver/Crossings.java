// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/**
 * Watches the functions g_i(t, y; p) of a problem's triggers over steps. A trigger fires for one lane where its function
 * passes through zero in its direction. Index {@code [trigger * lanes + lane]}.
 */
final class Crossings {
    /** Where in a step, beside its end, signs are looked at: two crossings closer together than that may be missed. */
    private static final double[] PROBES = {0.25, 0.5, 0.75, 1};

    private final Problem problem;
    private final Evaluator functions;
    private final Inputs inputs;
    private final DenseOutput dense;
    private final int lanes;
    private final int size;
    private final double[] u;
    private final double[] y;
    private final double[] value;
    /** The last sign that was not zero. */
    private final int[] side;

    private final int[] sideInStep;
    private final double[] slope;
    /** At a located moment: how near to 0 a function is that crosses there, but for rounding; -1 for those that do not. */
    private final double[] held;
    /** Crossed at that moment, too, and has not acted yet. */
    private final boolean[] due;

    private final double[] functionBar;
    /** Gathers p and w over a reverse pass. */
    final Cotangent bar;

    Crossings(Problem problem, int lanes, Inputs inputs, DenseOutput dense) {
        this.problem = problem;
        this.inputs = inputs;
        this.dense = dense;
        this.lanes = lanes;
        int n = problem.triggers().size();
        functions = n == 0 ? null : problem.crossings().apply(lanes);
        size = problem.states().size() * lanes;
        int signals = problem.signals().size();
        u = new double[signals * lanes];
        y = new double[size];
        value = new double[n * lanes];
        side = new int[n * lanes];
        sideInStep = new int[n * lanes];
        slope = new double[n * lanes];
        held = new double[n * lanes];
        due = new boolean[n * lanes];
        functionBar = new double[n * lanes];
        bar = new Cotangent(
                problem.states().size(), signals, problem.parameters().size(), problem.weights(), lanes);
    }

    boolean isEmpty() {
        return functions == null;
    }

    void bind(double[] parameters, double[] weights) {
        if (functions != null) {
            functions.bind(parameters, weights);
        }
    }

    /** Functions times lanes. */
    int count() {
        return side.length;
    }

    int triggerOf(int which) {
        return which / lanes;
    }

    int laneOf(int which) {
        return which % lanes;
    }

    /** Takes the signs at the start. */
    void start(double t, double[] states, int at) {
        Arrays.fill(side, 0);
        Arrays.fill(due, false);
        Arrays.fill(held, -1);
        evaluate(t, states, at);
        for (int i = 0; i < side.length; i++) {
            side[i] = (int) Math.signum(value[i]);
        }
    }

    /** The next of the functions that crossed at the located moment, too; -1 for none. */
    int nextDue() {
        for (int i = 0; i < due.length; i++) {
            if (due[i]) {
                due[i] = false;
                return i;
            }
        }
        return -1;
    }

    /** After a jump: the first function that the jump carried through zero in its direction; -1 for none. */
    int afterJump(double t, double[] states, int at) {
        evaluate(t, states, at);
        int fired = -1;
        for (int i = 0; i < side.length; i++) {
            if (Math.abs(value[i]) <= held[i]) {
                continue; // It passes here and the jump left it alone.
            }
            if (fired < 0 && fires(i, side[i], value[i])) {
                fired = i;
            }
            if (value[i] != 0 && (fired < 0 || fired == i)) {
                side[i] = (int) Math.signum(value[i]);
            }
        }
        return fired;
    }

    /**
     * At a located crossing and before its jump: the function has passed, and so has every other one that crosses within
     * rounding of this moment; those are {@link #nextDue}.
     *
     * @param close what times may differ by for rounding
     */
    void passed(int which, double close, double t, double[] states, int at) {
        evaluate(t, states, at);
        for (int i = 0; i < side.length; i++) {
            double within = Math.abs(slope[i]) * close;
            boolean falls = slope[i] * side[i] < 0 && Math.abs(value[i]) <= within;
            boolean crosses = i == which || (falls && fires(i, side[i], -side[i]));
            if (crosses || falls) {
                side[i] = -side[i];
                held[i] = within;
                due[i] = crosses && i != which;
            }
        }
    }

    /**
     * Looks for the first crossing in an accepted step; {@link #theta} says where.
     *
     * @return its index, -1 for none
     */
    int find(Step s) {
        System.arraycopy(side, 0, sideInStep, 0, side.length);
        Arrays.fill(held, -1);
        double from = 0;
        for (double probe : PROBES) {
            evaluateInside(s, probe);
            int first = -1;
            double earliest = probe;
            for (int i = 0; i < side.length; i++) {
                if (fires(i, sideInStep[i], value[i])) {
                    double root = root(s, i, from, probe, sideInStep[i]);
                    if (first < 0 || root < earliest) {
                        first = i;
                        earliest = root;
                    }
                    evaluateInside(s, probe);
                }
            }
            if (first >= 0) {
                theta = earliest;
                return first;
            }
            for (int i = 0; i < side.length; i++) {
                if (value[i] != 0) {
                    sideInStep[i] = (int) Math.signum(value[i]);
                }
            }
            from = probe;
        }
        System.arraycopy(sideInStep, 0, side, 0, side.length);
        return -1;
    }

    /** Where {@link #find} found its crossing, as a part of the step. */
    double theta;

    /** The function at a node. */
    double at(int which, double t, double[] states, int at) {
        evaluate(t, states, at);
        return value[which];
    }

    /** dg/dt of all along the dense output, by central differences: slopes for iterations, not for gradients. */
    double[] slopes(Step s, double where) {
        double e = 1e-4;
        evaluateInside(s, where + e);
        System.arraycopy(value, 0, slope, 0, slope.length);
        evaluateInside(s, where - e);
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (slope[i] - value[i]) / (2 * e * s.h);
        }
        return slope;
    }

    /**
     * Adds mu times the gradient of function {@code which} to the cotangent of the state; p, w and signals only if asked.
     *
     * @return mu dg/dt at constant y
     */
    double pullBack(int which, double mu, double t, double[] states, int at, double[] stateBar, boolean gather) {
        double[] p = gather ? null : bar.p.clone();
        double[] w = gather ? null : bar.w.clone();
        Arrays.fill(bar.y, 0);
        Arrays.fill(bar.u, 0);
        Arrays.fill(bar.t, 0);
        Arrays.fill(functionBar, 0);
        functionBar[which] = mu;
        inputs.enter(t, t);
        inputs.sampleSignals(t, u, 0);
        functions.pullBack(t, states, at, u, 0, functionBar, 0, null, 0, bar);
        for (int i = 0; i < size; i++) {
            stateBar[i] += bar.y[i];
        }
        double tBar = 0;
        for (double each : bar.t) {
            tBar += each;
        }
        if (gather) {
            return tBar + inputs.pullBackSignals(t, bar.u, 0);
        }
        System.arraycopy(p, 0, bar.p, 0, p.length);
        System.arraycopy(w, 0, bar.w, 0, w.length);
        double[] rate = new double[Math.max(u.length, inputs.allCount())];
        inputs.rate(t, rate);
        for (int i = 0; i < u.length; i++) {
            tBar += bar.u[i] * rate[i];
        }
        return tBar;
    }

    private boolean fires(int i, int before, double now) {
        int slope = problem.triggers().get(i / lanes).slope();
        return before != 0 && now * before < 0 && (slope == 0 || slope * now > 0);
    }

    private void evaluate(double t, double[] states, int at) {
        inputs.sampleSignals(t, u, 0);
        functions.evaluate(t, states, at, u, 0, value, 0, null, 0);
    }

    private void evaluateInside(Step s, double theta) {
        if (theta == 1) {
            evaluate(s.t + s.h, s.states, s.nextAt);
        } else {
            dense.value(s, size, theta, 0, size, y, 0);
            evaluate(s.t + theta * s.h, y, 0);
        }
    }

    /** A root of function i in (low, high] by the Illinois variant of regula falsi, safeguarded by bisection. */
    private double root(Step s, int i, double low, double high, int signLow) {
        evaluateInside(s, low);
        double gLow = value[i] * signLow > 0 ? value[i] : signLow * Double.MIN_NORMAL;
        evaluateInside(s, high);
        double gHigh = value[i];
        double a = low;
        double b = high;
        for (int iteration = 0; iteration < 100 && b - a > 1e-15; iteration++) {
            double next = iteration % 3 == 2 ? 0.5 * (a + b) : (a * gHigh - b * gLow) / (gHigh - gLow);
            if (!(next > a && next < b)) {
                next = 0.5 * (a + b);
            }
            evaluateInside(s, next);
            double g = value[i];
            if (g == 0) {
                return next;
            }
            if (g * gHigh > 0) {
                b = next;
                gHigh = g;
                gLow *= 0.5;
            } else {
                a = next;
                gLow = g;
                gHigh *= 0.5;
            }
        }
        return b;
    }

    /** The change of function {@code which} along changes of t, the state and, unless null, parameters and weights. */
    double pushForward(int which, double tDot, double t, double[] states, int at, double[] yDot, Direction direction) {
        Tangent dot = tangent(t, tDot, yDot, direction);
        functions.pushForward(t, states, at, u, 0, dot, value, 0);
        return value[which];
    }

    private Tangent tangent(double t, double tDot, double[] yDot, Direction direction) {
        Tangent dot = new Tangent(
                problem.states().size(), u.length / lanes, problem.parameters().size(), problem.weights(), lanes);
        inputs.enter(t, t);
        inputs.sampleSignals(t, u, 0);
        inputs.rateSignals(t, dot.u, 0);
        for (int i = 0; i < u.length; i++) {
            dot.u[i] *= tDot;
        }
        Arrays.fill(dot.t, tDot);
        System.arraycopy(yDot, 0, dot.y, 0, size);
        if (direction != null) {
            System.arraycopy(direction.parameters, 0, dot.p, 0, dot.p.length);
            System.arraycopy(direction.weights, 0, dot.w, 0, dot.w.length);
        }
        return dot;
    }

    /**
     * {@link #pullBack} of mu times function {@code which} and its change along that of mu, t, the state and a direction; how
     * what parameters and weights receive changes is added to {@code along}.
     *
     * @param time receives, added, mu dg/dt at constant y and its change
     */
    void pullBackAlong(
            int which,
            double mu,
            double muDot,
            double t,
            double tDot,
            double[] states,
            int at,
            double[] yDot,
            Direction direction,
            double[] stateBar,
            double[] stateBarDot,
            Cotangent along,
            double[] time) {
        Tangent dot = tangent(t, tDot, yDot, direction);
        int parameters = problem.parameters().size();
        Cotangent first =
                new Cotangent(problem.states().size(), u.length / lanes, parameters, problem.weights(), lanes);
        Cotangent change =
                new Cotangent(problem.states().size(), u.length / lanes, parameters, problem.weights(), lanes);
        Arrays.fill(functionBar, 0);
        functionBar[which] = mu;
        functions.pullBack(t, states, at, u, 0, functionBar, 0, null, 0, first);
        functions.pullBackPushForward(t, states, at, u, 0, dot, functionBar, 0, change);
        functionBar[which] = muDot;
        functions.pullBack(t, states, at, u, 0, functionBar, 0, null, 0, change);
        for (int i = 0; i < size; i++) {
            stateBar[i] += first.y[i];
            stateBarDot[i] += change.y[i];
        }
        for (int i = 0; i < along.p.length; i++) {
            along.p[i] += change.p[i];
        }
        for (int i = 0; i < along.w.length; i++) {
            along.w[i] += change.w[i];
        }
        for (int l = 0; l < lanes; l++) {
            time[0] += first.t[l];
            time[1] += change.t[l];
        }
        inputs.pullBackSignalsAlong(t, tDot, first.u, change.u, 0, time);
    }
}
