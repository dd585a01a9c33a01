// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/** Picks columns, states or observables, out of a state at a time, and takes cotangents of them back. */
final class Observer {
    private final LaneGroup group;
    /** Of each column: a state, or -1 - observable. */
    private final int[] column;

    private final Evaluator observe;
    private final double[] u;
    private final double[] value;
    private final double[] valueBar;
    private final Cotangent bar;

    Observer(LaneGroup group, List<String> names) {
        this.group = group;
        Problem problem = group.problem;
        column = names.stream().mapToInt(name -> find(problem, name)).toArray();
        boolean observables = Arrays.stream(column).anyMatch(c -> c < 0);
        observe = observables ? problem.observe().apply(group.lanes) : null;
        int signals = problem.signals().size();
        u = new double[signals * group.lanes];
        value = new double[problem.observables().size() * group.lanes];
        valueBar = new double[value.length];
        bar = new Cotangent(
                problem.states().size(), signals, problem.parameters().size(), problem.weights(), group.lanes);
    }

    private static int find(Problem problem, String name) {
        int state = problem.states().indexOf(name);
        int observable = problem.observables().indexOf(name);
        if (state < 0 && observable < 0) {
            List<String> names = new ArrayList<>(problem.states());
            names.addAll(problem.observables());
            throw SolverException.unknown("state or observable", name, names);
        }
        return state >= 0 ? state : -1 - observable;
    }

    int columns() {
        return column.length;
    }

    /** Whether a column is more than a state itself. */
    boolean readsState() {
        return observe != null;
    }

    void bind() {
        if (observe != null) {
            observe.bind(group.parameters, group.weights);
        }
        bar.clear();
    }

    /** {@code out[outAt + column * lanes + lane]} at a time from the state there. */
    void apply(double t, double[] state, int at, double[] out, int outAt) {
        if (observe != null) {
            group.inputs.enter(t, t);
            group.inputs.sampleSignals(t, u, 0);
            observe.evaluate(t, state, at, u, 0, value, 0, null, 0);
        }
        int lanes = group.lanes;
        if (lanes == 1) {
            for (int c = 0; c < column.length; c++) {
                out[outAt + c] = column[c] >= 0 ? state[at + column[c]] : value[-1 - column[c]];
            }
            return;
        }
        for (int c = 0; c < column.length; c++) {
            boolean isState = column[c] >= 0;
            int from = isState ? at + column[c] * lanes : (-1 - column[c]) * lanes;
            System.arraycopy(isState ? state : value, from, out, outAt + c * lanes, lanes);
        }
    }

    /** Adds the cotangent of the state; gathers those of parameters and weights. */
    void pullBack(double t, double[] state, int at, double[] outBar, int outAt, double[] stateBar) {
        spread(outBar, outAt, stateBar);
        if (observe == null) {
            return;
        }
        Arrays.fill(bar.y, 0);
        Arrays.fill(bar.u, 0);
        group.inputs.enter(t, t);
        group.inputs.sampleSignals(t, u, 0);
        observe.pullBack(t, state, at, u, 0, valueBar, 0, null, 0, bar);
        for (int i = 0; i < group.size; i++) {
            stateBar[i] += bar.y[i];
        }
        group.inputs.pullBackSignals(t, bar.u, 0);
    }

    /** Adds what observables received to a gradient's parameters and weights. */
    void collect(double[] parameters, double[] weights) {
        if (observe != null) {
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] += bar.p[i];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] += bar.w[i];
            }
        }
    }

    /** {@code out[column * lanes + lane]}: the change of {@link #apply} along that of the state and a direction. */
    void pushForward(double t, double[] state, int at, double[] stateDot, Direction direction, double[] out) {
        int lanes = group.lanes;
        if (observe != null) {
            group.inputs.enter(t, t);
            group.inputs.sampleSignals(t, u, 0);
            observe.pushForward(t, state, at, u, 0, tangent(stateDot, direction), value, 0);
        }
        for (int c = 0; c < column.length; c++) {
            boolean isState = column[c] >= 0;
            int from = (isState ? column[c] : -1 - column[c]) * lanes;
            System.arraycopy(isState ? stateDot : value, from, out, c * lanes, lanes);
        }
    }

    /** The change of {@link #pullBack} along that of the state, a direction and the change of what is pulled back. */
    void pullBackAlong(
            double t,
            double[] state,
            double[] stateDot,
            Direction direction,
            double[] outBar,
            double[] outBarDot,
            double[] stateBarDot,
            Cotangent along) {
        Cotangent change = group.newCotangent(group.problem.signals().size());
        spread(outBarDot, 0, stateBarDot);
        if (observe == null) {
            return;
        }
        group.inputs.enter(t, t);
        group.inputs.sampleSignals(t, u, 0);
        observe.pullBack(t, state, 0, u, 0, valueBar, 0, null, 0, change);
        spread(outBar, 0, new double[stateBarDot.length]);
        observe.pullBackPushForward(t, state, 0, u, 0, tangent(stateDot, direction), valueBar, 0, change);
        for (int i = 0; i < group.size; i++) {
            stateBarDot[i] += change.y[i];
        }
        for (int i = 0; i < along.p.length; i++) {
            along.p[i] += change.p[i];
        }
    }

    private Tangent tangent(double[] stateDot, Direction direction) {
        Tangent dot = new Tangent(
                group.problem.states().size(),
                u.length / group.lanes,
                group.problem.parameters().size(),
                group.weights.length,
                group.lanes);
        System.arraycopy(stateDot, 0, dot.y, 0, group.size);
        System.arraycopy(direction.parameters, 0, dot.p, 0, dot.p.length);
        System.arraycopy(direction.weights, 0, dot.w, 0, dot.w.length);
        return dot;
    }

    /** Cotangents of states to the state, those of observables to {@link #valueBar}. */
    private void spread(double[] outBar, int outAt, double[] stateBar) {
        int lanes = group.lanes;
        Arrays.fill(valueBar, 0);
        for (int c = 0; c < column.length; c++) {
            for (int l = 0; l < lanes; l++) {
                double b = outBar[outAt + c * lanes + l];
                if (column[c] >= 0) {
                    stateBar[column[c] * lanes + l] += b;
                } else {
                    valueBar[(-1 - column[c]) * lanes + l] += b;
                }
            }
        }
    }
}
