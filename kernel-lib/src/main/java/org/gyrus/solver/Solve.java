// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A simulation made ready to be solved again and again with other numbers: what fits call a million times. It owns its
 * memory and reuses it: one per thread; after the first few solves nothing is allocated but what is returned.
 *
 * <pre>{@code
 * Solve solve = simulation.compile().observing(List.of("V"), times);
 * double[] v = solve.forward(parameters, weights);      // [(time * columns + column) * lanes + lane]
 * solve.reverse(vBar);                                   // then solve.parameterGradient()
 * }</pre>
 *
 * <p>Layouts: parameters {@code [parameter * lanes + lane]}, initial values {@code [state * lanes + lane]}, weights as the
 * program orders them. All lanes share their steps.
 */
public final class Solve {
    private final LaneGroup group;
    private final Integrator integrator;
    private final Adjoint adjoint;
    private Observer observer;
    private double[] times = {};
    private SampleTimes located;
    private double[] values = {};
    private final double[] state;
    private double[] bars = {};
    private boolean solved;
    private String stopped = "";
    private final Adjoint.Samples samples = new Adjoint.Samples() {
        @Override
        public int count() {
            return times.length;
        }

        @Override
        public double time(int i) {
            return times[i];
        }

        @Override
        public boolean readsState() {
            return observer.readsState();
        }

        @Override
        public SampleTimes located() {
            return located.isLocated() ? located : null;
        }

        @Override
        public void pullBack(int i, double[] at, double[] stateBar) {
            observer.pullBack(times[i], at, 0, bars, i * observer.columns() * group.lanes, stateBar);
        }
    };

    Solve(LaneGroup group) {
        this.group = group;
        integrator = new Integrator(group);
        adjoint = new Adjoint(group);
        state = new double[group.size];
        observer = new Observer(group, group.problem.states());
        located = new SampleTimes(times, group.dense);
    }

    /**
     * Chooses what {@link #forward} returns.
     *
     * @param names states or observables: the columns
     * @param at times, in any order, from the start to the end of the simulation
     */
    public Solve observing(List<String> names, double... at) {
        for (double t : at) {
            if (!(t >= group.from && t <= group.until)) {
                throw new SolverException("The simulation runs from " + group.from + " to " + group.until
                        + ", so there is" + " no value at " + t + ".");
            }
        }
        observer = new Observer(group, names);
        times = at.clone();
        located = new SampleTimes(times, group.dense);
        values = new double[times.length * observer.columns() * group.lanes];
        return this;
    }

    /** The number of lanes. */
    public int lanes() {
        return group.lanes;
    }

    /** The parameters the next solve takes unless told otherwise: those of the simulation. A copy. */
    public double[] parameters() {
        return group.parameters.clone();
    }

    /** The weights of all networks. A copy. */
    public double[] weights() {
        return group.weights.clone();
    }

    /** Gives initial values; not a number where the model's own expression shall hold. */
    public void setInitial(double[] initial) {
        require(initial.length, group.size, "initial values", "states times lanes");
        System.arraycopy(initial, 0, group.givenInitial, 0, group.size);
    }

    /**
     * Solves with these parameters and weights and returns what is observed: an array that the next solve overwrites.
     * Values at times that a stopped solve did not reach are not a number.
     */
    public double[] forward(double[] parameters, double[] weights) {
        require(parameters.length, group.parameters.length, "parameters", "parameters times lanes");
        require(weights.length, group.weights.length, "weights", "those of all networks");
        System.arraycopy(parameters, 0, group.parameters, 0, group.parameters.length);
        System.arraycopy(weights, 0, group.weights, 0, group.weights.length);
        stopped = integrator.run();
        solved = true;
        observer.bind();
        int width = observer.columns() * group.lanes;
        boolean known = located.locate(group.recording, group.dense);
        for (int i = 0; i < times.length; i++) {
            if (known ? group.stateAt(located, i, state) : group.stateAt(times[i], state, 0)) {
                observer.apply(times[i], state, 0, values, i * width);
            } else {
                Arrays.fill(values, i * width, (i + 1) * width, Double.NaN);
            }
        }
        return values;
    }

    /**
     * The exact gradient of sum(valuesBar * values) of the last {@link #forward}, read with the methods below. Times that
     * were not reached are left out.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted; the mark stays set
     */
    public void reverse(double[] valuesBar) {
        if (!solved) {
            throw new SolverException("There is nothing to take back yet: call forward(parameters, weights) first.");
        }
        require(valuesBar.length, values.length, "cotangents", "times times columns times lanes");
        observer.bind();
        bars = valuesBar;
        adjoint.run(samples);
        observer.collect(adjoint.parameters, adjoint.weights);
    }

    private static void require(int given, int expected, String what, String shape) {
        if (given != expected) {
            throw new SolverException("This solve has " + expected + " " + what + ", " + shape + ", but " + given
                    + (given == 1 ? " was" : " were") + " given.");
        }
    }

    /** Why the last solve stopped before its end; empty if it did not. */
    public Optional<String> stopped() {
        return stopped.isEmpty() ? Optional.empty() : Optional.of(stopped);
    }

    /** Which of the model's triggers ended the last solve before its time; -1 for none. */
    int ended() {
        return integrator.ended();
    }

    /** With respect to parameters, {@code [parameter * lanes + lane]}; overwritten by the next {@link #reverse}. */
    public double[] parameterGradient() {
        return adjoint.parameters;
    }

    /** With respect to the weights, summed over lanes; overwritten by the next {@link #reverse}. */
    public double[] weightGradient() {
        return adjoint.weights;
    }

    /** With respect to y(t0), {@code [state * lanes + lane]}; overwritten by the next {@link #reverse}. */
    public double[] initialGradient() {
        return adjoint.initial;
    }

    /** With respect to the amounts of the plan's doses, in order of the plan. */
    public double[] doseGradient() {
        return adjoint.dose;
    }

    /** With respect to the times of the plan's doses; doses given at one moment move together. Not a number with noise. */
    public double[] doseTimeGradient() {
        return adjoint.doseTime;
    }

    /** Evaluations of the right-hand side in the last forward solve. */
    public long evaluations() {
        return integrator.evaluations();
    }

    /** Accepted steps of the last forward solve. */
    public int steps() {
        return group.recording.steps();
    }

    /** Rejected steps of the last forward solve. */
    public int rejections() {
        return integrator.rejections();
    }

    /** Bytes held by the record of the last solve and its reverse pass: at most what {@link Simulation#memory} allows. */
    public long bytes() {
        return group.bytes();
    }

    LaneGroup group() {
        return group;
    }

    Adjoint adjoint() {
        return adjoint;
    }
}
