// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/**
 * Delayed states y_i(t - tau) by dense output of the recorded past; before t0 a {@link Prehistory} holds, or the initial
 * value. tau is constant during a solve, per lane, an expression of parameters. Steps are never longer than the shortest
 * delay, so that every look-up lies in the past.
 *
 * <p>In reverse, cotangents wait at the past steps until the reverse pass arrives there; those of theta and h go to the
 * times of the nodes on both sides, and to tau. Forward, the changes of past steps come from a {@link TangentLinear}.
 */
final class History {
    /** Which state each delayed input is. */
    private final int[] delayed;

    /** tau. */
    final Delays delays;
    /** Of each delayed input. */
    private final Prehistory[] before;
    /** The same, each once: two delays of a state share its signals. */
    private Prehistory[] pasts;

    private final int lanes;
    private final int size;
    private final DenseOutput dense;
    private final PastStep past = new PastStep();
    private final double[] one = new double[1];
    /** Of one delayed input, per lane: which look before the start, when all look and from where, numbers on the way. */
    private final boolean[] early;

    private final double[] when;
    private final double[] side;
    private final double[] value;
    private final double[] change;
    private final double[] tau;

    Recording recording;
    Waiting waiting;
    TangentLinear along;
    private Direction direction;
    /** Of second derivatives: where cotangents and their changes wait, and are added up. */
    private WaitingChange waitingChange;

    private Cotangent changes;
    private final double[] moved = new double[2];
    private final double[] valueDot;
    private final double[] whenBar;
    private final double[] whenBarDot;

    History(Problem problem, int lanes, DenseOutput dense) {
        this.lanes = lanes;
        this.dense = dense;
        size = problem.states().size() * lanes;
        delayed = problem.delayed().stream().mapToInt(Integer::intValue).toArray();
        delays = new Delays(problem, lanes);
        tau = delays.tau;
        before = new Prehistory[delayed.length];
        for (int d = 0; d < before.length; d++) {
            IntFunction<Evaluator> formula = problem.past(delayed[d]);
            before[d] = formula == null
                    ? new ConstantPast(this, delayed[d], lanes)
                    : new FormulaPast(formula.apply(lanes), problem);
        }
        pasts = before.clone();
        early = new boolean[lanes];
        when = new double[lanes];
        side = new double[lanes];
        value = new double[lanes];
        change = new double[lanes];
        valueDot = new double[lanes];
        whenBar = new double[lanes];
        whenBarDot = new double[lanes];
    }

    boolean isEmpty() {
        return delayed.length == 0;
    }

    /** Gives a state its past as signals, one for all lanes or one for each. */
    void set(int state, SignalPast signals) {
        for (int d = 0; d < delayed.length; d++) {
            before[d] = delayed[d] == state ? signals : before[d];
        }
        pasts = Arrays.stream(before).distinct().toArray(Prehistory[]::new);
    }

    /** The same past as another group of this problem. */
    void like(History other) {
        for (int d = 0; d < delayed.length; d++) {
            if (other.before[d] instanceof SignalPast signals) {
                set(delayed[d], signals.copy());
            }
        }
    }

    /** Whether states begin where their past ends: certain for constant ones only. */
    boolean isSmoothAtStart() {
        for (Prehistory each : pasts) {
            if (!(each instanceof ConstantPast)) {
                return false;
            }
        }
        return true;
    }

    /** What delayed input d has before the start. */
    Prehistory before(int d) {
        return before[d];
    }

    /** Reads what the past depends on. */
    void bind(double[] parameters, double[] weights) {
        delays.bind(parameters, weights);
        for (Prehistory each : pasts) {
            each.bind(parameters, weights);
        }
    }

    /** As {@link InputSource#enter}. */
    void enter(double start, double end) {
        past.enter(start, end);
    }

    void sample(double t, double inside, double[] u, int at) {
        for (int d = 0; d < delayed.length; d++) {
            boolean any = false;
            for (int l = 0; l < lanes; l++) {
                int i = d * lanes + l;
                if (look(i, t, inside)) {
                    dense.value(past.step, size, theta(l), element(i), 1, u, at + i);
                }
                any |= early[l];
            }
            if (any) {
                before[d].at(when, side, value);
                copyEarly(value, u, at + d * lanes);
            }
        }
    }

    void rate(double t, double inside, double[] uDot, int at) {
        for (int d = 0; d < delayed.length; d++) {
            boolean any = false;
            for (int l = 0; l < lanes; l++) {
                int i = d * lanes + l;
                if (look(i, t, inside)) {
                    uDot[at + i] = dense.rate(past.step, size, theta(l), element(i));
                }
                any |= early[l];
            }
            if (any) {
                before[d].rate(when, side, value);
                copyEarly(value, uDot, at + d * lanes);
            }
        }
    }

    private void copyEarly(double[] values, double[] out, int at) {
        for (int l = 0; l < lanes; l++) {
            out[at + l] = early[l] ? values[l] : out[at + l];
        }
    }

    double pullBack(double t, double inside, double[] uBar, int at) {
        double tBar = 0;
        for (int d = 0; d < delayed.length; d++) {
            boolean any = false;
            for (int l = 0; l < lanes; l++) {
                int i = d * lanes + l;
                double bar = uBar[at + i];
                if (bar != 0 && look(i, t, inside)) {
                    one[0] = bar;
                    tBar += move(
                            i, waiting.pullBack(dense, past.step, past.entry, size, theta(l), element(i), 1, one, 0));
                }
                any |= waits(l, bar);
            }
            if (any) {
                before[d].pullBack(when, side, value, change);
                tBar += moveEarly(d);
            }
        }
        return tBar;
    }

    /** The reverse of {@link #rate}: as {@link #pullBack}; only the cotangent of t unless asked to gather. */
    double pullBackRate(double t, double inside, double[] uDotBar, int at, boolean gather) {
        double tBar = 0;
        for (int d = 0; d < delayed.length; d++) {
            boolean any = false;
            for (int l = 0; l < lanes; l++) {
                int i = d * lanes + l;
                double bar = uDotBar[at + i];
                if (bar != 0 && look(i, t, inside)) {
                    tBar += gather
                            ? move(
                                    i,
                                    waiting.pullBackRate(dense, past.step, past.entry, size, theta(l), element(i), bar))
                            : bar * dense.curvature(past.step, size, theta(l), element(i)) / past.step.h;
                }
                any |= waits(l, bar);
            }
            if (any) {
                before[d].pullBackRate(when, side, value, gather, change);
                tBar += gather ? moveEarly(d) : sum(change);
            }
        }
        return tBar;
    }

    /** Whether a cotangent is for before the start: it then stands in {@link #value}. */
    private boolean waits(int l, double bar) {
        early[l] &= bar != 0;
        value[l] = early[l] ? bar : 0;
        return early[l];
    }

    /** Gives the cotangent of a time looked at, t - tau, to tau. */
    private double move(int i, double sBar) {
        delays.bar[i] -= sBar;
        return sBar;
    }

    private double moveEarly(int d) {
        double tBar = 0;
        for (int l = 0; l < lanes; l++) {
            tBar += early[l] ? move(d * lanes + l, change[l]) : 0;
        }
        return tBar;
    }

    private double sum(double[] values) {
        double sum = 0;
        for (int l = 0; l < lanes; l++) {
            sum += early[l] ? values[l] : 0;
        }
        return sum;
    }

    /**
     * Forward from now on: where the changes of past steps are, and along what.
     *
     * @param tangent null while nothing moves but t
     */
    void direct(TangentLinear tangent, Direction change) {
        along = tangent;
        direction = change;
        delays.direct(change);
    }

    /** Writes the changes into {@code dot.u}, from that of t in {@code dot.t}. */
    void pushForward(double t, double inside, Tangent dot, int at) {
        for (int d = 0; d < delayed.length; d++) {
            boolean any = false;
            for (int l = 0; l < lanes; l++) {
                int i = d * lanes + l;
                change[l] = dot.t[l] - delays.dot[i];
                if (look(i, t, inside)) {
                    double rate = dense.rate(past.step, size, theta(l), element(i));
                    dot.u[at + i] = along == null
                            ? rate * change[l]
                            : along.at(past.step, past.entry, theta(l), element(i), change[l], rate);
                }
                any |= early[l];
            }
            if (any) {
                before[d].pushForward(when, side, change, direction, value);
                copyEarly(value, dot.u, at + d * lanes);
            }
        }
    }

    /** As {@link InputSource#pullBackAlong}; what waits, waits in what {@link #lookAlong} gave. */
    void pullBackAlong(
            double t,
            double tDot,
            double inside,
            double[] uBar,
            double[] uBarDot,
            int at,
            boolean gather,
            double[] time) {
        for (int d = 0; d < delayed.length; d++) {
            boolean any = false;
            for (int l = 0; l < lanes; l++) {
                int i = d * lanes + l;
                double bar = uBar[at + i];
                double barDot = uBarDot[at + i];
                change[l] = tDot - delays.dot[i];
                if (look(i, t, inside)) {
                    moved[0] = 0;
                    moved[1] = 0;
                    waitingChange.pullBack(
                            dense,
                            past.step,
                            past.entry,
                            size,
                            theta(l),
                            element(i),
                            bar,
                            barDot,
                            change[l],
                            along,
                            gather,
                            moved);
                    moveAlong(i, moved[0], moved[1], gather, time);
                }
                value[l] = early[l] ? bar : 0;
                valueDot[l] = early[l] ? barDot : 0;
                any |= early[l];
            }
            if (any) {
                before[d].pullBackAlong(
                        when,
                        side,
                        change,
                        direction,
                        value,
                        valueDot,
                        whenBar,
                        whenBarDot,
                        gather ? changes : null,
                        gather ? waitingChange : null);
                for (int l = 0; l < lanes; l++) {
                    if (early[l]) {
                        moveAlong(d * lanes + l, whenBar[l], whenBarDot[l], gather, time);
                    }
                }
            }
        }
    }

    private void moveAlong(int i, double sBar, double sBarDot, boolean gather, double[] time) {
        time[0] += sBar;
        time[1] += sBarDot;
        if (gather) {
            delays.bar[i] -= sBar;
            delays.barDot[i] -= sBarDot;
        }
    }

    /** Where cotangents wait for a second derivative, and where changes of what parameters receive are added. */
    void lookAlong(WaitingChange bars, Cotangent sum) {
        waitingChange = bars;
        changes = sum;
    }

    void clear() {
        delays.clear();
        for (Prehistory each : pasts) {
            each.clear();
        }
    }

    /** After a reverse pass: adds what tau and the past received to the parameters and weights. */
    void collect(Cotangent bar) {
        delays.collect(bar);
        for (Prehistory each : pasts) {
            each.collect(bar.p, bar.w);
        }
    }

    /** Where the past is, and where its cotangents wait. */
    void look(Recording all, Waiting bars) {
        recording = all;
        past.recording = all;
        waiting = bars;
    }

    private int element(int i) {
        return delayed[i / lanes] * lanes + i % lanes;
    }

    private double theta(int lane) {
        return (when[lane] - past.step.t) / past.step.h;
    }

    /** Points the cursor at the step that holds t - tau of a delayed input; false before t0. */
    private boolean look(int i, double t, double inside) {
        int lane = i % lanes;
        when[lane] = t - tau[i];
        side[lane] = inside - tau[i];
        early[lane] = !past.look(t, inside, tau[i]);
        return !early[lane];
    }
}
