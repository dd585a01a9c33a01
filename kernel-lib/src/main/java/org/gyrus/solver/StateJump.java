// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/** y after = J(t, y before, dose, signals; p) for all lanes or one: a dose's effect or a trigger's, and its reverse. */
final class StateJump {
    private final Evaluator map;
    private final Inputs inputs;
    private final int size;
    private final int lanes;
    private final int doses;
    private final double[] u;
    private final double[] after;
    /** Gathers p and w over a reverse pass. */
    final Cotangent bar;

    private final Tangent dot;

    StateJump(Evaluator map, Problem problem, Inputs inputs, boolean dosed) {
        this.map = map;
        this.inputs = inputs;
        lanes = map.lanes();
        size = problem.states().size() * lanes;
        doses = dosed ? 1 : 0;
        int count = doses + problem.signals().size();
        u = new double[count * lanes];
        after = new double[size];
        bar = new Cotangent(problem.states().size(), count, problem.parameters().size(), problem.weights(), lanes);
        dot = new Tangent(problem.states().size(), count, problem.parameters().size(), problem.weights(), lanes);
    }

    void bind(double[] parameters, double[] weights) {
        map.bind(parameters, weights);
    }

    /** @param lane which lane jumps; -1 for all */
    void apply(double t, double dose, int lane, double[] states, int at, int nextAt) {
        fill(t, dose);
        map.evaluate(t, states, at, u, 0, after, 0, null, 0);
        for (int i = 0; i < size; i++) {
            states[nextAt + i] = lane < 0 || i % lanes == lane ? after[i] : states[at + i];
        }
    }

    /**
     * Turns the cotangent of the state after into that of the state before.
     *
     * @param doseBar receives, added at {@code doseBar[doseAt]}, the derivative with respect to the dose
     * @return the cotangent of t
     */
    double pullBack(
            double t, double dose, int lane, double[] states, int at, double[] stateBar, double[] doseBar, int doseAt) {
        fill(t, dose);
        Arrays.fill(bar.y, 0);
        Arrays.fill(bar.u, 0);
        Arrays.fill(bar.t, 0);
        for (int i = 0; i < size; i++) {
            boolean jumps = lane < 0 || i % lanes == lane;
            after[i] = jumps ? stateBar[i] : 0;
            stateBar[i] = jumps ? 0 : stateBar[i];
        }
        map.pullBack(t, states, at, u, 0, after, 0, null, 0, bar);
        for (int i = 0; i < size; i++) {
            stateBar[i] += bar.y[i];
        }
        double tBar = inputs.pullBackSignals(t, bar.u, doses * lanes);
        for (int l = 0; l < lanes; l++) {
            tBar += bar.t[l];
            if (doses > 0) {
                doseBar[doseAt] += bar.u[l];
            }
        }
        return tBar;
    }

    void clear() {
        bar.clear();
    }

    private void fill(double t, double dose) {
        if (doses > 0) {
            Arrays.fill(u, 0, lanes, dose);
        }
        inputs.enter(t, t);
        inputs.sampleSignals(t, u, doses * lanes);
    }

    /** The change of the state after along a direction and yDot of the state before: the next {@code size} of them. */
    void pushForward(
            double t,
            double tDot,
            double dose,
            double doseDot,
            int lane,
            double[] states,
            int at,
            Direction direction,
            double[] dots,
            int dotAt) {
        direct(t, tDot, dose, doseDot, direction, dots, dotAt);
        map.pushForward(t, states, at, u, 0, dot, after, 0);
        for (int i = 0; i < size; i++) {
            dots[dotAt + size + i] = lane < 0 || i % lanes == lane ? after[i] : dots[dotAt + i];
        }
    }

    /**
     * Forward over reverse: as {@link #pullBack}, and the change of it; what p and w receive is added to {@code along}.
     *
     * @param time receives, added, the cotangent of t and its change
     */
    void pullBackAlong(
            double t,
            double tDot,
            double dose,
            double doseDot,
            int lane,
            double[] states,
            int at,
            Direction direction,
            double[] dots,
            int dotAt,
            double[] stateBar,
            double[] stateBarDot,
            Cotangent along,
            double[] time) {
        double[] bars = new double[size];
        double[] barDots = new double[size];
        for (int i = 0; i < size; i++) {
            boolean jumps = lane < 0 || i % lanes == lane;
            bars[i] = jumps ? stateBar[i] : 0;
            barDots[i] = jumps ? stateBarDot[i] : 0;
            stateBar[i] -= bars[i];
            stateBarDot[i] -= barDots[i];
        }
        direct(t, tDot, dose, doseDot, direction, dots, dotAt);
        bar.clear();
        map.pullBack(t, states, at, u, 0, bars, 0, null, 0, bar);
        double[] p = along.p;
        Cotangent change = new Cotangent(size / lanes, u.length / lanes, p.length / lanes, along.w.length, lanes);
        map.pullBack(t, states, at, u, 0, barDots, 0, null, 0, change);
        map.pullBackPushForward(t, states, at, u, 0, dot, bars, 0, change);
        for (int i = 0; i < size; i++) {
            stateBar[i] += bar.y[i];
            stateBarDot[i] += change.y[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] += change.p[i];
        }
        for (int i = 0; i < along.w.length; i++) {
            along.w[i] += change.w[i];
        }
        for (int l = 0; l < lanes; l++) {
            time[0] += bar.t[l];
            time[1] += change.t[l];
        }
        inputs.pullBackSignalsAlong(t, tDot, bar.u, change.u, doses * lanes, time);
    }

    private void direct(
            double t, double tDot, double dose, double doseDot, Direction direction, double[] dots, int dotAt) {
        fill(t, dose);
        System.arraycopy(dots, dotAt, dot.y, 0, size);
        System.arraycopy(direction.parameters, 0, dot.p, 0, dot.p.length);
        System.arraycopy(direction.weights, 0, dot.w, 0, dot.w.length);
        Arrays.fill(dot.t, tDot);
        inputs.rateSignals(t, dot.u, doses * lanes);
        for (int i = 0; i < dot.u.length; i++) {
            dot.u[i] = i < doses * lanes ? doseDot : dot.u[i] * tDot;
        }
    }
}
