// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Tangent;

/**
 * Forward over reverse: the change of the discrete adjoint along a {@link Direction}, exact to rounding for the steps as
 * taken. For explicit Runge-Kutta methods, through doses of fixed time; neither through located events nor delays.
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
    private final Waiting waiting = new Waiting();
    private final Waiting waitingDot = new Waiting();
    private final double[] state;
    private final double[] stateDot;
    /** Gathers p and w: the change of the gradient. */
    final Cotangent along;
    /** The change of the derivative with respect to y(t0). */
    final double[] initial;

    SecondOrder(LaneGroup group, Direction direction) {
        this.group = group;
        this.direction = direction;
        refuseEvents();
        tangent = new TangentLinear(group, direction);
        dot = new StepTangent(group.size, group.stepper.slopes());
        bar = new StepCotangent(group.size);
        barDot = new StepCotangent(group.size);
        state = new double[group.size];
        stateDot = new double[group.size];
        initial = new double[group.size];
        along = group.newCotangent(group.problem.inputs());
    }

    private void refuseEvents() {
        if (!group.history.isEmpty()) {
            throw new SolverException("Second derivatives do not go through delays; take differences of gradients.");
        }
        for (int n = 0; n < group.recording.count; n++) {
            if (group.recording.jump[n] < Recording.STEP || group.recording.stop[n + 1] < Recording.STEP) {
                throw new SolverException("Second derivatives do not go through located events, and one was at t = "
                        + group.recording.t[n + 1] + "; take differences of gradients.");
            }
        }
    }

    TangentLinear tangent() {
        return tangent;
    }

    void run(Samples samples) {
        Recording recording = group.recording;
        group.need(recording.count - 1);
        waiting.prepare(recording);
        waitingDot.prepare(recording);
        seed(samples);
        arrive(recording.count);
        group.f.probing = true;
        tangent.bind();
        try {
            for (int n = recording.count - 1; n >= 0; n--) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new SolverException(
                            "Interrupted at t = " + recording.t[n] + " of second derivatives; ask for them again.");
                }
                if (!recording.has(n)) {
                    group.need(n);
                    waiting.clear(recording);
                    waitingDot.clear(recording);
                    seed(samples);
                    tangent.bind();
                }
                recording.look(n, step);
                if (recording.jump[n] == Recording.STEP) {
                    back(n);
                } else {
                    jump(n);
                }
                arrive(n);
            }
        } finally {
            group.f.probing = false;
            group.f.dot.clear();
        }
        System.arraycopy(stateDot, 0, initial, 0, group.size);
        start();
    }

    private void seed(Samples samples) {
        Recording recording = group.recording;
        double[] y = new double[group.size];
        double[] yDot = new double[group.size];
        double[] yBar = new double[group.size];
        double[] yBarDot = new double[group.size];
        for (int i = 0; i < samples.count(); i++) {
            double time = samples.time(i);
            int n = recording.find(time);
            boolean last = n == recording.count;
            if (last ? recording.end < n : !recording.has(n)) {
                continue;
            }
            group.stateAt(time, y, 0);
            tangent.stateAt(time, yDot);
            Arrays.fill(yBar, 0);
            Arrays.fill(yBarDot, 0);
            samples.pullBack(i, y, yDot, yBar, yBarDot);
            if (last || time == recording.t[n]) {
                for (int j = 0; j < group.size; j++) {
                    waiting.state()[recording.at(n) + j] += yBar[j];
                    waitingDot.state()[recording.at(n) + j] += yBarDot[j];
                }
            } else {
                recording.look(n, step);
                double theta = (time - step.t) / step.h;
                waiting.pullBack(group.dense, step, n, group.size, theta, 0, group.size, yBar, 0);
                waitingDot.pullBack(group.dense, step, n, group.size, theta, 0, group.size, yBarDot, 0);
            }
        }
    }

    private void arrive(int node) {
        int at = group.recording.at(node);
        for (int i = 0; i < group.size; i++) {
            state[i] += waiting.state()[at + i];
            stateDot[i] += waitingDot.state()[at + i];
        }
    }

    private void back(int n) {
        System.arraycopy(tangent.states(), tangent.at(n), dot.y, 0, group.size);
        enter(bar, state, waiting);
        enter(barDot, stateDot, waitingDot);
        group.inputs.enter(step.t, step.t + step.h);
        group.stepper.pullBackAlong(step, dot, bar, barDot, along);
        System.arraycopy(bar.y, 0, state, 0, group.size);
        System.arraycopy(barDot.y, 0, stateDot, 0, group.size);
    }

    private void enter(StepCotangent into, double[] next, Waiting slopes) {
        System.arraycopy(next, 0, into.next, 0, group.size);
        Arrays.fill(into.y, 0);
        into.dense = waiting.isDense();
        if (into.dense) {
            into.record = slopes.slope();
            into.recordAt = step.recordAt;
        }
    }

    private void jump(int n) {
        int index = group.stops.index(group.recording.jump[n]);
        Dose dose = group.doses.get(index);
        group.jumps
                .get(dose.event())
                .pullBackAlong(
                        step.t,
                        dose.amount(),
                        direction.dose[index],
                        dose.lane(),
                        step.states,
                        step.at,
                        direction,
                        tangent.states(),
                        tangent.at(n),
                        state,
                        stateDot,
                        along);
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
