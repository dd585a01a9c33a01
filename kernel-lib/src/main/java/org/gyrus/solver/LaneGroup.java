// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.List;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;

/**
 * Everything one lane group needs to be solved and solved again: lanes that share their steps. Mutable, for one thread
 * at a time; memory is kept between solves.
 */
final class LaneGroup {
    final Problem problem;
    final Solver solver;
    final int lanes;
    final int size;
    final RightHandSide f;
    final Stepper stepper;
    final DenseOutput dense;
    final Recording recording;
    final History history;
    final Inputs inputs;
    final Crossings crossings;
    final Stops stops = new Stops();
    final Waiting waiting = new Waiting();
    /** One for each kind of dose, then one for each trigger (null where it has no jump). */
    final List<StateJump> jumps = new ArrayList<>();

    private final Step step = new Step();
    private final Replays replays = new Replays(this);
    private final Evaluator initial;
    private final double[] zeros;

    /** p, {@code [parameter * lanes + lane]}. */
    final double[] parameters;
    /** y(t0), {@code [state * lanes + lane]}; not a number where the model's own initial value holds. */
    final double[] givenInitial;

    final double[] weights;
    /** The plan, in order of time. */
    List<Dose> doses = List.of();

    double from;
    double until;
    /** Of the noise. */
    long seed;

    /** With a quarter of the heap allowed to its record. */
    LaneGroup(Problem problem, Solver solver, int lanes, boolean taped) {
        this(problem, solver, lanes, taped, Runtime.getRuntime().maxMemory() / 4);
    }

    /**
     * @param taped whether intermediate values of evaluations are kept for a reverse pass
     * @param bytes what the record of a solve and its reverse pass may hold
     */
    LaneGroup(Problem problem, Solver solver, int lanes, boolean taped, long bytes) {
        this.problem = problem;
        this.solver = solver;
        this.lanes = lanes;
        Method method = solver.method();
        dense = new DenseOutput(method.dense());
        history = new History(problem, lanes, new DenseOutput(method.dense()));
        inputs = new Inputs(lanes, history);
        f = new RightHandSide(
                problem.rates().apply(lanes),
                problem.states().size(),
                problem.inputs(),
                problem.parameters().size(),
                problem.weights(),
                inputs);
        f.fusion = problem.fusion();
        f.splitting = problem.splitting();
        f.noise = problem.noise() == null ? null : problem.noise().apply(lanes);
        f.repeats = solver.isFixed()
                && history.isEmpty()
                && problem.doseEvents().isEmpty()
                && problem.triggers().isEmpty();
        f.recalls = solver.isFixed() && history.isEmpty() && problem.triggers().isEmpty();
        size = f.size;
        stepper = method.stepper(f, solver.tolerance());
        recording = new Recording(stepper, taped, !history.isEmpty(), bytes);
        history.look(recording, waiting);
        crossings = new Crossings(problem, lanes, inputs, dense);
        for (Problem.DoseEvent each : problem.doseEvents()) {
            jumps.add(new StateJump(each.jump().apply(lanes), problem, inputs, true));
        }
        for (Problem.Trigger each : problem.triggers()) {
            jumps.add(each.jump() == null ? null : new StateJump(each.jump().apply(lanes), problem, inputs, false));
        }
        initial = problem.initial() == null ? null : problem.initial().apply(lanes);
        parameters = new double[problem.parameters().size() * lanes];
        zeros = new double[size];
        givenInitial = new double[size];
        java.util.Arrays.fill(givenInitial, initial == null ? 0 : Double.NaN);
        weights = new double[problem.weights()];
    }

    /** A group of the same numbers, to be solved with another method or until another time. */
    LaneGroup like(Solver other, double end) {
        LaneGroup copy = new LaneGroup(problem, other, lanes, true);
        System.arraycopy(parameters, 0, copy.parameters, 0, parameters.length);
        System.arraycopy(givenInitial, 0, copy.givenInitial, 0, size);
        System.arraycopy(weights, 0, copy.weights, 0, weights.length);
        copy.inputs.set(inputs.signals());
        copy.history.like(history);
        copy.doses = doses;
        copy.seed = seed;
        copy.from = from;
        copy.until = end;
        return copy;
    }

    Evaluator initial() {
        return initial;
    }

    StateJump triggerJump(int trigger) {
        return jumps.get(problem.doseEvents().size() + trigger);
    }

    /** Binds parameters and weights everywhere and writes the initial state to node 0. */
    void prepare() {
        f.rates.bind(parameters, weights);
        stepper.bind(parameters, weights);
        f.resetCount();
        if (f.noise != null) {
            f.noise.bind(parameters, weights);
        }
        if (solver.method() instanceof StochasticTableau) {
            f.path = new BrownianPath(seed, lanes, from, until, solver.fixedStep());
        }
        history.bind(parameters, weights);
        crossings.bind(parameters, weights);
        for (StateJump each : jumps) {
            if (each != null) {
                each.bind(parameters, weights);
            }
        }
        recording.start(from, solver.isFixed() ? (long) ((until - from) / solver.fixedStep()) + doses.size() + 2 : 0);
        if (initial != null) {
            initial.bind(parameters, weights);
            initial.evaluate(from, zeros, 0, zeros, 0, recording.states, 0, null, 0);
        }
        for (int i = 0; i < size; i++) {
            if (initial == null || !Double.isNaN(givenInitial[i])) {
                recording.states[i] = givenInitial[i];
            }
        }
        recording.keepStart();
        stops.clear();
        for (int i = 0; i < doses.size(); i++) {
            double t = doses.get(i).time();
            if (t >= from && t <= until) {
                stops.add(t, Stops.DOSE, i, 0, 0);
            }
        }
        for (Signal[] each : inputs.signals()) {
            for (Signal signal : each) {
                for (double t : signal.knotTimes()) {
                    if (t > from && t < until && !stops.join(t, signal.smoothness())) {
                        stops.add(t, Stops.KNOT, 0, 0, signal.smoothness());
                    }
                }
            }
        }
        stops.add(until, Stops.END, 0, 0, 0);
    }

    /** Carries on what is not smooth at the start and before. */
    void carryOnFromStart() {
        carryOn(from, -1, history.isSmoothAtStart() ? 1 : 0);
        for (int i = 0; i < history.delays.tau.length; i++) {
            Prehistory before = history.before(i / lanes);
            for (double t : before.knotTimes(i % lanes)) {
                double at = t + history.delays.tau[i];
                if (t < from && at > from && at < until && !stops.join(at, before.smoothness())) {
                    stops.add(at, Stops.BREAK, i, -1, before.smoothness());
                }
            }
        }
    }

    /** Carries a discontinuity on by every delay, if the method would notice it there. */
    void carryOn(double t, int origin, int smoothness) {
        if (smoothness > solver.method().order()) {
            return;
        }
        for (int i = 0; i < history.delays.tau.length; i++) {
            double at = t + history.delays.tau[i];
            if (at < until && !stops.join(at, smoothness + 1)) {
                stops.add(at, Stops.BREAK, i, origin, smoothness + 1);
            }
        }
    }

    /** Makes sure that entry n of the recording is at hand; -1 for none. */
    void need(int n) {
        if (n >= 0) {
            replays.need(n);
        }
    }

    /** What the record of the last solve and its reverse pass hold, in bytes. */
    long bytes() {
        return recording.bytes() + waiting.bytes();
    }

    /** The state at a time, by dense output; false where the solve did not get to. */
    boolean stateAt(double t, double[] out, int at) {
        int n = recording.find(t);
        if (n < 0 || t > recording.t[recording.count]) {
            return false;
        }
        need(Math.min(n, recording.count - 1));
        if (n == recording.count || t == recording.t[n]) {
            System.arraycopy(recording.states, recording.at(n), out, at, size);
        } else {
            recording.look(n, step);
            stepper.recall(step);
            dense.value(step, size, (t - step.t) / step.h, 0, size, out, at);
        }
        return true;
    }

    /** The state at a time that was looked up; false where the solve did not get to. */
    boolean stateAt(SampleTimes times, int i, double[] out) {
        int n = times.entry(i);
        if (n >= 0) {
            recording.look(n, step);
            dense.value(step, size, times.weights(), times.at(i), 0, size, out, 0);
        } else if (n != SampleTimes.BEYOND) {
            System.arraycopy(recording.states, recording.at(-1 - n), out, 0, size);
        }
        return n != SampleTimes.BEYOND;
    }

    Cotangent newCotangent(int inputCount) {
        return new Cotangent(
                problem.states().size(), inputCount, problem.parameters().size(), weights.length, lanes);
    }
}
