// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Tangent;

/**
 * Forward over reverse: the change of the discrete adjoint along a {@link Direction}, exact to rounding for the steps as
 * taken. For explicit Runge-Kutta methods, through doses, located events and delays; see {@link Adjoint} for what happens to
 * times, of which this is the change.
 */
final class SecondOrder {
    /** What the pass begins with: the cotangent of the state at some times, and its change. */
    interface Samples {
        int count();

        double time(int i);

        void pullBack(int i, double[] state, double[] stateDot, double[] stateBar, double[] stateBarDot);
    }

    private final LaneGroup group;
    private final Direction direction;
    private final TangentLinear tangent;
    private final Step step = new Step();
    private final StepTangent dot;
    private final StepCotangent bar;
    private final StepCotangent barDot;
    private final WaitingChange waiting = new WaitingChange();
    private final double[] state;
    private final double[] stateDot;
    /** Gathers p and w: the change of the gradient. */
    final Cotangent along;
    /** Gathers what nobody asks for. */
    private final Cotangent aside;
    /** The change of the derivative with respect to y(t0). */
    final double[] initial;

    SecondOrder(LaneGroup group, Direction direction) {
        this.group = group;
        this.direction = direction;
        tangent = new TangentLinear(group, direction);
        dot = new StepTangent(group.size, group.stepper.slopes());
        bar = new StepCotangent(group.size);
        barDot = new StepCotangent(group.size);
        state = new double[group.size];
        stateDot = new double[group.size];
        initial = new double[group.size];
        along = group.newCotangent(group.problem.inputs());
        aside = group.newCotangent(group.problem.inputs());
    }

    TangentLinear tangent() {
        return tangent;
    }

    void run(Samples samples) {
        Recording recording = group.recording;
        group.need(recording.count - 1);
        group.history.clear();
        group.history.lookAlong(waiting, along);
        waiting.prepare(recording);
        tangent.bind();
        seed(samples);
        arrive(recording.count);
        for (int n = recording.count - 1; n >= 0; n--) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException(
                        "Interrupted at t = " + recording.t[n] + " of second derivatives; ask for them again.");
            }
            if (!recording.has(n)) {
                group.need(n);
                waiting.clear(recording);
                seed(samples);
            }
            tangent.bind();
            recording.look(n, step);
            group.stepper.recall(step);
            if (recording.jump[n] == Recording.STEP) {
                back(n);
            } else {
                jump(n);
            }
            arrive(n);
        }
        System.arraycopy(stateDot, 0, initial, 0, group.size);
        group.history.delays.collectAlong(along);
        group.f.dot.clear();
        start();
    }

    private void seed(Samples samples) {
        Recording recording = group.recording;
        double[] y = new double[group.size];
        double[] yDot = new double[group.size];
        double[] yBar = new double[group.size];
        double[] yBarDot = new double[group.size];
        double[] fixed = new double[2];
        for (int i = 0; i < samples.count(); i++) {
            double time = samples.time(i);
            int n = recording.find(time);
            boolean last = n == recording.count;
            if (last ? recording.end < n : !recording.has(n)) {
                continue;
            }
            group.stateAt(time, y, 0);
            tangent.stateAt(time, yDot);
            tangent.bind();
            Arrays.fill(yBar, 0);
            Arrays.fill(yBarDot, 0);
            samples.pullBack(i, y, yDot, yBar, yBarDot);
            if (last || time == recording.t[n]) {
                for (int j = 0; j < group.size; j++) {
                    waiting.value.state()[recording.at(n) + j] += yBar[j];
                    waiting.change.state()[recording.at(n) + j] += yBarDot[j];
                }
                continue;
            }
            recording.look(n, step);
            group.stepper.recall(step);
            double theta = (time - step.t) / step.h;
            for (int j = 0; j < group.size; j++) {
                waiting.pullBack(
                        group.dense, step, n, group.size, theta, j, yBar[j], yBarDot[j], 0, tangent, true, fixed);
            }
        }
    }

    private void arrive(int node) {
        int at = group.recording.at(node);
        for (int i = 0; i < group.size; i++) {
            state[i] += waiting.value.state()[at + i];
            stateDot[i] += waiting.change.state()[at + i];
        }
    }

    private void back(int n) {
        int stop = group.recording.stop[n + 1];
        boolean located = stop < Recording.STEP;
        System.arraycopy(tangent.states(), tangent.at(n), dot.y, 0, group.size);
        dot.t = tangent.time(n);
        dot.h = tangent.time(n + 1) - tangent.time(n);
        if (located) {
            locate(-2 - stop, n);
        }
        pull(state, stateDot, true, along);
        if (stop >= 0 && group.stops.kind(stop) == Stops.BREAK) {
            double total = waiting.value.node()[n + 1] + bar.h;
            double totalDot = waiting.change.node()[n + 1] + barDot.h;
            group.history.delays.bar[group.stops.index(stop)] += total;
            group.history.delays.barDot[group.stops.index(stop)] += totalDot;
            int origin = group.stops.origin(stop);
            if (origin != -1) {
                waiting.addTime(origin >= 0 ? group.stops.node(origin) : -2 - origin, total, totalDot);
            }
        }
        waiting.addTime(n, bar.t - bar.h, barDot.t - barDot.h);
        System.arraycopy(bar.y, 0, state, 0, group.size);
        System.arraycopy(barDot.y, 0, stateDot, 0, group.size);
    }

    /** The step's reverse and its change, with or without what waits for its slopes. */
    private void pull(double[] next, double[] nextDot, boolean slopes, Cotangent into) {
        enter(bar, next, slopes, waiting.value);
        enter(barDot, nextDot, slopes, waiting.change);
        group.inputs.enter(step.t, step.t + step.h);
        group.stepper.pullBackAlong(step, dot, bar, barDot, into);
    }

    private void enter(StepCotangent into, double[] next, boolean slopes, Waiting waits) {
        System.arraycopy(next, 0, into.next, 0, group.size);
        Arrays.fill(into.y, 0);
        into.t = 0;
        into.h = 0;
        into.dense = slopes;
        into.record = waits.slope();
        into.recordAt = step.recordAt;
    }

    /** Turns the cotangent of a located time and its change into those of the state there. */
    private void locate(int which, int n) {
        double end = group.recording.t[n + 1];
        double endDot = tangent.time(n + 1);
        double[] endStateDot = Arrays.copyOfRange(tangent.states(), tangent.at(n + 1), tangent.at(n + 1) + group.size);
        int length = group.stepper.recordLength();
        double[] slopes = Arrays.copyOfRange(waiting.value.slope(), step.recordAt, step.recordAt + length);
        double[] slopesDot = Arrays.copyOfRange(waiting.change.slope(), step.recordAt, step.recordAt + length);
        double[] normal = new double[group.size];
        double[] normalDot = new double[group.size];
        double[] rate = new double[2];
        group.f.probing = true;
        try {
            pull(state, stateDot, true, aside);
            double timeBar = waiting.value.node()[n + 1] + bar.h;
            double timeBarDot = waiting.change.node()[n + 1] + barDot.h;
            group.inputs.enter(step.t, end);
            group.crossings.pullBackAlong(
                    which,
                    1,
                    0,
                    end,
                    endDot,
                    step.states,
                    step.nextAt,
                    endStateDot,
                    direction,
                    normal,
                    normalDot,
                    aside,
                    rate);
            pull(normal, normalDot, false, aside);
            rate[0] += bar.h;
            rate[1] += barDot.h;
            double mu = -timeBar / rate[0];
            double muDot = -(timeBarDot + mu * rate[1]) / rate[0];
            System.arraycopy(slopes, 0, waiting.value.slope(), step.recordAt, length);
            System.arraycopy(slopesDot, 0, waiting.change.slope(), step.recordAt, length);
            group.crossings.pullBackAlong(
                    which,
                    mu,
                    muDot,
                    end,
                    endDot,
                    step.states,
                    step.nextAt,
                    endStateDot,
                    direction,
                    state,
                    stateDot,
                    along,
                    new double[2]);
        } finally {
            group.f.probing = false;
        }
    }

    private void jump(int n) {
        int code = group.recording.jump[n];
        boolean dosed = code >= 0;
        int index = dosed ? group.stops.index(code) : 0;
        Dose dose = dosed ? group.doses.get(index) : null;
        StateJump map = dosed ? group.jumps.get(dose.event()) : group.triggerJump(group.crossings.triggerOf(-2 - code));
        double[] time = new double[2];
        map.pullBackAlong(
                step.t,
                tangent.time(n),
                dosed ? dose.amount() : 0,
                dosed ? direction.dose[index] : 0,
                dosed ? dose.lane() : group.crossings.laneOf(-2 - code),
                step.states,
                step.at,
                direction,
                tangent.states(),
                tangent.at(n),
                state,
                stateDot,
                along,
                time);
        waiting.addTime(n, waiting.value.node()[n + 1] + time[0], waiting.change.node()[n + 1] + time[1]);
    }

    /** What the initial values make of the parameters. */
    private void start() {
        if (group.initial() == null) {
            return;
        }
        for (int i = 0; i < group.size; i++) {
            boolean given = !Double.isNaN(group.givenInitial[i]);
            state[i] = given ? 0 : state[i];
            stateDot[i] = given ? 0 : stateDot[i];
        }
        Tangent dp = new Tangent(
                group.problem.states().size(), 0, group.problem.parameters().size(), group.weights.length, group.lanes);
        System.arraycopy(direction.parameters, 0, dp.p, 0, dp.p.length);
        System.arraycopy(direction.weights, 0, dp.w, 0, dp.w.length);
        Cotangent sum = group.newCotangent(0);
        double[] zeros = new double[group.size];
        group.initial().pullBack(group.from, zeros, 0, new double[0], 0, stateDot, 0, null, 0, sum);
        group.initial().pullBackPushForward(group.from, zeros, 0, new double[0], 0, dp, state, 0, sum);
        for (int i = 0; i < sum.p.length; i++) {
            along.p[i] += sum.p[i];
        }
    }
}
