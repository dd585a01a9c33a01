// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.gyrus.engine.Tangent;

/**
 * The tangent linear model of a recorded solve: how its states change along a {@link Direction}, forward through steps,
 * doses, located events and delays; the transpose of {@link Adjoint}, of which see for what happens to times. Keeps the change of
 * the state at every node, and of its time; in between it takes the change of a step again.
 */
final class TangentLinear {
    private final LaneGroup group;
    private final Direction direction;
    private final Step step = new Step();
    private final Step slopes = new Step();
    private final StepTangent dot;
    private final double[] one = new double[1];
    private final int size;
    /** The step that {@link #dot} is of; -1 for none. */
    private int pushed = -1;

    /** {@code [node * size + state * lanes + lane]}. */
    private final double[] states;
    /** Of the node's time. */
    private final double[] time;
    /** Of the slopes of all steps, {@code [entry * slopes * size + ...]}; empty without delays. */
    private final double[] record;

    TangentLinear(LaneGroup group, Direction direction) {
        this.group = group;
        this.direction = direction;
        size = group.size;
        dot = new StepTangent(size, group.stepper.slopes());
        int count = group.recording.count;
        states = new double[(count + 1) * size];
        time = new double[count + 1];
        record = new double[group.history.isEmpty() ? 0 : count * dot.slopes.length];
        run();
    }

    private void run() {
        Recording recording = group.recording;
        bind();
        start();
        for (int n = 0; n < recording.count; n++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException(
                        "Interrupted at t = " + recording.t[n] + " of sensitivities; ask for them again.");
            }
            group.need(n);
            recording.look(n, step);
            group.stepper.recall(step);
            if (recording.jump[n] == Recording.STEP) {
                int stop = recording.stop[n + 1];
                time[n + 1] = stop < Recording.STEP ? located(-2 - stop, n) : timeOf(n + 1, stop);
                push(n, dot);
                System.arraycopy(dot.next, 0, states, (n + 1) * size, size);
                if (record.length > 0) {
                    System.arraycopy(dot.slopes, 0, record, n * dot.slopes.length, dot.slopes.length);
                }
            } else {
                jump(n);
                time[n + 1] = time[n];
            }
        }
        end();
    }

    /** Sets the direction of parameters and weights in the right-hand side. */
    void bind() {
        System.arraycopy(direction.parameters, 0, group.f.dot.p, 0, direction.parameters.length);
        System.arraycopy(direction.weights, 0, group.f.dot.w, 0, direction.weights.length);
        group.history.direct(this, direction);
    }

    private void start() {
        if (group.initial() != null) {
            Tangent dp = new Tangent(
                    group.problem.states().size(),
                    0,
                    group.problem.parameters().size(),
                    group.weights.length,
                    group.lanes);
            System.arraycopy(direction.parameters, 0, dp.p, 0, dp.p.length);
            System.arraycopy(direction.weights, 0, dp.w, 0, dp.w.length);
            group.initial().pushForward(group.from, new double[size], 0, new double[0], 0, dp, states, 0);
        }
        for (int i = 0; i < size; i++) {
            boolean given = group.initial() == null || !Double.isNaN(group.givenInitial[i]);
            states[i] = direction.initial[i] + (given ? 0 : states[i]);
        }
        Recording recording = group.recording;
        if (recording.count > 0 && recording.jump[0] >= 0) {
            // A dose at the start that moves to after it: a step appears before.
            group.need(0);
            time[0] = ofDoses(0);
            addRate(0, time[0]);
        }
    }

    /** A dose at the end that moves to before it: a step appears after. */
    private void end() {
        Recording recording = group.recording;
        int n = recording.count;
        if (n > 0 && recording.jump[n - 1] >= 0) {
            addRate(n, -time[n]);
        }
        group.f.dot.clear();
    }

    private void addRate(int n, double factor) {
        double[] rate = new double[size];
        double t = group.recording.t[n];
        group.inputs.enter(t, t);
        group.f.evaluate(t, group.recording.states, group.recording.at(n), rate, 0, null, 0);
        for (int i = 0; i < size; i++) {
            states[n * size + i] += factor * rate[i];
        }
    }

    /** The change of the time of a node that was not located: a dose moves it, or a delay that carries another one on. */
    private double timeOf(int n, int stop) {
        if (stop < 0 || group.stops.kind(stop) != Stops.BREAK) {
            return ofDoses(n);
        }
        int origin = group.stops.origin(stop);
        double moved = origin == -1 ? 0 : time[origin >= 0 ? group.stops.node(origin) : -2 - origin];
        return moved + group.history.delays.dot[group.stops.index(stop)];
    }

    /** The change of the time of the doses that begin at a node; those at one moment move together. */
    private double ofDoses(int n) {
        Recording recording = group.recording;
        double sum = 0;
        for (int m = n; m < recording.count && recording.jump[m] != Recording.STEP; m++) {
            if (recording.jump[m] >= 0) {
                sum += direction.doseTime[group.stops.index(recording.jump[m])];
            }
        }
        return sum;
    }

    /** The change of a step at which the cursor stands, with the nodes on both sides moving. */
    private void push(int n, StepTangent along) {
        System.arraycopy(states, n * size, along.y, 0, size);
        along.t = time[n];
        along.h = time[n + 1] - time[n];
        group.inputs.enter(step.t, step.t + step.h);
        group.stepper.pushForward(step, along);
        pushed = n;
    }

    /** The change of a located time t*: the root of g(t, Phi(t - t_n)) = 0. */
    private double located(int which, int n) {
        double end = group.recording.t[n + 1];
        time[n + 1] = 0;
        push(n, dot);
        double change = group.crossings.pushForward(which, 0, end, step.states, step.nextAt, dot.next, direction);
        Arrays.fill(dot.y, 0);
        Arrays.fill(group.f.dot.p, 0);
        Arrays.fill(group.f.dot.w, 0);
        group.history.direct(null, null);
        pushed = -1;
        dot.t = 0;
        dot.h = 1;
        group.stepper.pushForward(step, dot);
        double rate = group.crossings.pushForward(which, 1, end, step.states, step.nextAt, dot.next, null);
        bind();
        return -change / rate;
    }

    private void jump(int n) {
        int code = group.recording.jump[n];
        boolean dosed = code >= 0;
        int index = dosed ? group.stops.index(code) : 0;
        Dose dose = dosed ? group.doses.get(index) : null;
        StateJump map = dosed ? group.jumps.get(dose.event()) : group.triggerJump(group.crossings.triggerOf(-2 - code));
        map.pushForward(
                step.t,
                time[n],
                dosed ? dose.amount() : 0,
                dosed ? direction.dose[index] : 0,
                dosed ? dose.lane() : group.crossings.laneOf(-2 - code),
                step.states,
                step.at,
                direction,
                states,
                n * size);
    }

    /** The change of a node's time. */
    double time(int node) {
        return time[node];
    }

    /** Points a cursor at the change of an entry: of its state and its slopes. */
    void look(int n, Step change) {
        change.states = states;
        change.at = n * size;
        if (record.length > 0) {
            change.record = record;
            change.recordAt = n * dot.slopes.length;
        } else {
            if (pushed != n) {
                group.recording.look(n, step);
                group.stepper.recall(step);
                push(n, dot);
            }
            change.record = dot.slopes;
            change.recordAt = 0;
        }
    }

    /** The change of the state at node n: where it begins in {@link #states()}. */
    int at(int n) {
        return n * size;
    }

    double[] states() {
        return states;
    }

    /**
     * The change of one element of the dense output at theta of an entry that was passed.
     *
     * @param whenDot of the time looked at
     * @param rate dy/dt there
     */
    double at(Step past, int entry, double theta, int element, double whenDot, double rate) {
        look(entry, slopes);
        slopes.h = past.h;
        double hDot = time[entry + 1] - time[entry];
        double moved = (whenDot - time[entry] - theta * hDot) * rate;
        group.dense.value(slopes, size, theta, element, 1, one, 0);
        moved += one[0];
        if (hDot != 0) {
            group.dense.value(past, size, theta, element, 1, one, 0);
            moved += hDot / past.h * (one[0] - past.states[past.at + element]);
        }
        return moved;
    }

    /** The change of the state at a fixed time, which the recording must reach. */
    void stateAt(double t, double[] out) {
        Recording recording = group.recording;
        int n = recording.find(t);
        if (n == recording.count || t == recording.t[n]) {
            System.arraycopy(states, n * size, out, 0, size);
            return;
        }
        group.need(n);
        recording.look(n, step);
        group.stepper.recall(step);
        bind();
        push(n, dot);
        group.f.dot.clear();
        double theta = (t - step.t) / step.h;
        slopes.h = step.h;
        slopes.states = dot.y;
        slopes.at = 0;
        slopes.record = dot.slopes;
        slopes.recordAt = 0;
        group.dense.value(slopes, size, theta, 0, size, out, 0);
        if (dot.t != 0 || dot.h != 0) {
            double[] value = new double[size];
            group.dense.value(step, size, theta, 0, size, value, 0);
            for (int i = 0; i < size; i++) {
                out[i] += dot.h / step.h * (value[i] - step.states[step.at + i])
                        - (dot.t + theta * dot.h) * group.dense.rate(step, size, theta, i);
            }
        }
    }
}
