// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.gyrus.engine.Cotangent;

/**
 * The discrete adjoint of a recorded solve: from cotangents of sampled states to those of everything that went in. Exact
 * to rounding for the steps as taken.
 *
 * <p>What "the steps as taken" means for times: the nodes of the recording stay where they are, save those whose time is
 * itself an unknown. When the time of a dose moves, the step before it becomes longer and the step after it shorter.
 * A located event's time t* is the root of g(t, Phi(t - t_n)), Phi being the method's own step from y_n: by the implicit
 * function theorem a cotangent of t* becomes one of y_n and p. The times to which delays carry a discontinuity move with
 * it and with the delay. Repeating the recorded steps with these nodes moved gives the same derivative by differences.
 */
final class Adjoint {
    /** Numbers that are added before a loop over vectors has begun. */
    private static final int FEW = 16;

    private final LaneGroup group;
    private final Step step = new Step();
    private final StepCotangent bar;
    private final double[] state;
    private final double[] crossing;
    private final double[] stateBar;
    private final double[] kept;
    private final double[] sampled;

    /** With respect to parameters, {@code [parameter * lanes + lane]}, those through initial values included. */
    final double[] parameters;

    final double[] weights;
    /** With respect to y(t0), {@code [state * lanes + lane]}. */
    final double[] initial;
    /** With respect to the amounts and the times of the plan's doses; 0 for those outside of the solve. */
    double[] dose = {};

    double[] doseTime = {};

    Adjoint(LaneGroup group) {
        this.group = group;
        bar = new StepCotangent(group.size);
        state = new double[group.size];
        crossing = new double[group.size];
        stateBar = new double[group.size];
        kept = new double[group.size];
        sampled = new double[group.size];
        parameters = new double[group.parameters.length];
        weights = new double[group.weights.length];
        initial = new double[group.size];
    }

    /** What a reverse pass begins with: cotangents of the state at some times. */
    interface Samples {
        int count();

        double time(int i);

        /** Whether {@link #pullBack} looks at the state. */
        default boolean readsState() {
            return true;
        }

        /** Where the times lie, if that is known already; else null. */
        default SampleTimes located() {
            return null;
        }

        /** Adds to the cotangent of the state at time i. */
        void pullBack(int i, double[] state, double[] stateBar);
    }

    private void clear() {
        group.waiting.prepare(group.recording);
        group.stepper.settle();
        group.f.bar.clear();
        group.inputs.clear();
        group.crossings.bar.clear();
        group.history.clear();
        for (StateJump each : group.jumps) {
            if (each != null) {
                each.clear();
            }
        }
        int doses = group.doses.size();
        dose = new double[doses];
        doseTime = new double[doses];
    }

    /** The samples that lie in the entries at hand; times that a stopped solve did not reach are left out. */
    private void seed(Samples samples) {
        if (group.waiting.isSingle()) {
            return;
        }
        if (samples.located() != null && !bar.timed) {
            seedLocated(samples, samples.located());
            return;
        }
        Recording recording = group.recording;
        for (int i = 0; i < samples.count(); i++) {
            double time = samples.time(i);
            int n = recording.find(time);
            boolean last = n == recording.count;
            if (n < 0 || (last ? time > recording.t[n] || recording.end < n : !recording.has(n))) {
                continue;
            }
            if (samples.readsState()) {
                group.stateAt(time, state, 0);
            }
            Arrays.fill(stateBar, 0);
            samples.pullBack(i, state, stateBar);
            if (last || time == recording.t[n]) {
                add(stateBar, group.waiting.state(), recording.at(n));
            } else {
                recording.look(n, step);
                double theta = (time - step.t) / step.h;
                if (bar.timed) {
                    group.waiting.pullBack(group.dense, step, n, group.size, theta, 0, group.size, stateBar, 0);
                } else {
                    group.waiting.pullBackStates(group.dense, step, group.size, theta, stateBar);
                }
            }
        }
    }

    /** The same where times were looked up before, and none of them moves. */
    private void seedLocated(Samples samples, SampleTimes times) {
        int last = SampleTimes.BEYOND;
        for (int i = 0; i < times.count(); i++) {
            int n = times.entry(i);
            if (n == SampleTimes.BEYOND) {
                continue;
            }
            sample(samples, i);
            if (n < 0) {
                add(stateBar, group.waiting.state(), group.recording.at(-1 - n));
                continue;
            }
            if (n != last) {
                group.recording.look(n, step);
                last = n;
            }
            group.waiting.pullBackStates(group.dense, step, group.size, times.weights(), times.at(i), stateBar);
        }
    }

    private void add(double[] part, double[] to, int at) {
        for (int j = 0; j < group.size; j++) {
            to[at + j] += part[j];
        }
    }

    /** The samples at node n, where cotangents wait for one entry at a time: straight to the state's. */
    private void seedNode(Samples samples, int n) {
        Recording recording = group.recording;
        for (int i = 0; group.waiting.isSingle() && i < samples.count(); i++) {
            double time = samples.time(i);
            if (time == recording.t[n] && recording.find(time) == n) {
                sample(samples, i);
                for (int j = 0; j < group.size; j++) {
                    state[j] += stateBar[j];
                }
            }
        }
    }

    /** The same within the step of entry n, by dense output. */
    private void seedStep(Samples samples, int n) {
        Recording recording = group.recording;
        for (int i = 0; group.waiting.isSingle() && i < samples.count(); i++) {
            double time = samples.time(i);
            if (time > recording.t[n] && time < recording.t[n + 1]) {
                sample(samples, i);
                recording.look(n, step);
                group.stepper.recall(step);
                double theta = (time - step.t) / step.h;
                group.waiting.pullBack(group.dense, step, n, group.size, theta, 0, group.size, stateBar, 0);
            }
        }
    }

    /** Asks for the cotangent of the state at the time of a sample. */
    private void sample(Samples samples, int i) {
        if (samples.readsState()) {
            group.stateAt(samples.time(i), sampled, 0);
        }
        Arrays.fill(stateBar, 0);
        samples.pullBack(i, sampled, stateBar);
    }

    /** Goes back through the recording, from the cotangents of samples. */
    void run(Samples samples) {
        Recording recording = group.recording;
        group.need(recording.count - 1);
        clear();
        bar.timed = !group.doses.isEmpty() || !group.crossings.isEmpty() || !group.history.isEmpty();
        seed(samples);
        double[] node = group.waiting.node();
        Arrays.fill(state, 0);
        arrive(recording.count);
        seedNode(samples, recording.count);
        doseAtEnd(node);
        for (int n = recording.count - 1; n >= 0; n--) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException(
                        "Interrupted at t = " + recording.t[n] + " of a gradient; ask for it again.");
            }
            if (!recording.has(n)) {
                group.need(n);
                group.waiting.clear(recording);
                System.arraycopy(state, 0, kept, 0, group.size);
                seed(samples);
                System.arraycopy(kept, 0, state, 0, group.size);
            }
            if (recording.jump[n] == Recording.STEP) {
                seedStep(samples, n);
                backStep(n, node);
            } else {
                backJump(n, node);
            }
            arrive(n);
            seedNode(samples, n);
        }
        doseAtStart(node);
        System.arraycopy(state, 0, initial, 0, group.size);
        group.stepper.settle();
        gather();
    }

    private void arrive(int node) {
        double[] waiting = group.waiting.state();
        if (group.waiting.isSingle()) {
            if (group.waiting.isDense()) {
                RangeSwitch.loops().add(waiting, 0, state, 0, group.size);
                group.waiting.clear(group.recording);
            }
            return;
        }
        int at = group.recording.at(node);
        if (group.size < FEW) {
            for (int j = 0; j < group.size; j++) {
                state[j] += waiting[at + j];
            }
            return;
        }
        RangeSwitch.loops().add(waiting, at, state, 0, group.size);
    }

    private void backStep(int n, double[] node) {
        Recording recording = group.recording;
        recording.look(n, step);
        int stop = recording.stop[n + 1];
        boolean located = stop < Recording.STEP;
        if (located) {
            refuseNoise(n);
            locate(-2 - stop, n, node);
            giveTime(n + 1, Double.NaN);
        }
        pull(state, true);
        double total = node[n + 1] + bar.h;
        if (stop >= 0 && group.stops.kind(stop) == Stops.BREAK) {
            group.history.delays.bar[group.stops.index(stop)] += total;
            int origin = group.stops.origin(stop);
            if (origin != -1) {
                node[origin >= 0 ? group.stops.node(origin) : -2 - origin] += total;
            }
        } else if (!located) {
            giveTime(n + 1, total);
        }
        node[n] += bar.t - bar.h;
        System.arraycopy(bar.y, 0, state, 0, group.size);
    }

    /** The step's reverse from a cotangent of its end, with or without what waits for its slopes. */
    private void pull(double[] next, boolean slopes) {
        System.arraycopy(next, 0, bar.next, 0, group.size);
        Arrays.fill(bar.y, 0);
        bar.t = 0;
        bar.h = 0;
        bar.dense = slopes && (group.waiting.isDense() || !group.history.isEmpty());
        if (bar.dense) {
            bar.record = group.waiting.slope();
            bar.recordAt = group.waiting.slopeAt(step);
        }
        group.inputs.enter(step.t, step.t + step.h);
        group.stepper.pullBack(step, bar);
    }

    private void refuseNoise(int n) {
        if (group.f.path != null) {
            throw new SolverException(
                    "A condition was met at t = " + group.recording.t[n + 1] + " on a path of noise, which"
                            + " has no derivative by time: the gradient does not go through that moment. Ask for times before it,"
                            + " or compare means over many seeds.");
        }
    }

    /** Turns the cotangent of a located time into one of the state there, added to {@link #state}. */
    private void locate(int which, int n, double[] node) {
        Cotangent gathered = group.f.bar;
        double[] p = gathered.p.clone();
        double[] w = gathered.w.clone();
        double[] slopes = null;
        int length = group.stepper.recordLength();
        if (group.waiting.isDense()) {
            slopes = Arrays.copyOfRange(group.waiting.slope(), step.recordAt, step.recordAt + length);
        }
        double end = group.recording.t[n + 1];
        group.f.probing = true;
        pull(state, true);
        double timeBar = node[n + 1] + bar.h;
        Arrays.fill(crossing, 0);
        group.inputs.enter(step.t, end);
        double rate = group.crossings.pullBack(which, 1, end, step.states, step.nextAt, crossing, false);
        pull(crossing, false);
        rate += bar.h;
        group.f.probing = false;
        System.arraycopy(p, 0, gathered.p, 0, p.length);
        System.arraycopy(w, 0, gathered.w, 0, w.length);
        if (slopes != null) {
            System.arraycopy(slopes, 0, group.waiting.slope(), step.recordAt, length);
        }
        group.inputs.enter(step.t, end);
        group.crossings.pullBack(which, -timeBar / rate, end, step.states, step.nextAt, state, true);
    }

    private void backJump(int n, double[] node) {
        Recording recording = group.recording;
        int code = recording.jump[n];
        double t = recording.t[n];
        int at = recording.at(n);
        double tBar;
        if (code >= 0) {
            int index = group.stops.index(code);
            Dose given = group.doses.get(index);
            tBar = group.jumps
                    .get(given.event())
                    .pullBack(t, given.amount(), given.lane(), recording.states, at, state, dose, index);
        } else {
            int which = -2 - code;
            tBar = group.triggerJump(group.crossings.triggerOf(which))
                    .pullBack(t, 0, group.crossings.laneOf(which), recording.states, at, state, dose, 0);
        }
        node[n] += node[n + 1] + tBar;
    }

    /** Gives the cotangent of a node's time to the doses at that time; not a number where an event was located there or with noise. */
    private void giveTime(int n, double total) {
        Recording recording = group.recording;
        for (int m = n; m < recording.count && recording.jump[m] != Recording.STEP; m++) {
            if (recording.jump[m] >= 0) {
                doseTime[group.stops.index(recording.jump[m])] += group.f.path == null ? total : Double.NaN;
            }
        }
    }

    /** A dose at the very end: when it moves to before, a step after it appears. */
    private void doseAtEnd(double[] node) {
        int n = group.recording.count;
        if (n > 0 && group.recording.jump[n - 1] >= 0) {
            node[n] -= rateAgainstState(n);
        }
    }

    /** A dose at the very start: when it moves to after, a step before it appears. */
    private void doseAtStart(double[] node) {
        if (group.recording.count > 0 && group.recording.jump[0] >= 0) {
            giveTime(0, node[0] + rateAgainstState(0));
        }
    }

    private double rateAgainstState(int n) {
        double t = group.recording.t[n];
        group.inputs.enter(t, t);
        group.f.evaluate(t, group.recording.states, group.recording.at(n), crossing, 0, null, 0);
        double sum = 0;
        for (int i = 0; i < group.size; i++) {
            sum += state[i] * crossing[i];
        }
        return sum;
    }

    /** Adds up what the parts received for parameters and weights. */
    private void gather() {
        Cotangent sum = group.f.bar;

        add(sum, group.crossings.bar);
        for (StateJump each : group.jumps) {
            if (each != null) {
                add(sum, each.bar);
            }
        }
        group.history.collect(sum);
        if (group.initial() != null) {
            for (int i = 0; i < group.size; i++) {
                crossing[i] = Double.isNaN(group.givenInitial[i]) ? initial[i] : 0;
            }
            Arrays.fill(bar.y, 0);
            group.initial().pullBack(group.from, bar.y, 0, new double[0], 0, crossing, 0, null, 0, sum);
        }
        if (group.f.path != null) {
            // A path of noise has no derivative by time, so none by a delay either.
            group.history.delays.refuse(sum);
        }
        System.arraycopy(sum.p, 0, parameters, 0, parameters.length);
        System.arraycopy(sum.w, 0, weights, 0, weights.length);
    }

    private static void add(Cotangent sum, Cotangent part) {
        for (int i = 0; i < sum.p.length; i++) {
            sum.p[i] += part.p[i];
        }
        for (int i = 0; i < sum.w.length; i++) {
            sum.w[i] += part.w[i];
        }
    }
}
