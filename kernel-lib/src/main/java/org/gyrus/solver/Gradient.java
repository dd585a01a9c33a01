// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value computed from a trajectory and its derivatives with respect to everything that went in, by the discrete adjoint
 * of the steps that were taken: exact to rounding for these steps. Units: that of the value per unit of the argument.
 */
public final class Gradient {
    private final double value;
    private final Problem problem;
    private final boolean noisy;
    private final double[] parameters;
    private final double[] initial;
    private final double[] weights;
    private final double[] doses;
    private final double[] doseTimes;
    private final double[][] knots;
    private final Map<String, double[]> pasts = new LinkedHashMap<>();

    private Gradient(double value, Solve solve, int lane) {
        this.value = value;
        LaneGroup group = solve.group();
        problem = group.problem;
        noisy = group.f.path != null;
        Adjoint adjoint = solve.adjoint();
        parameters = lane(adjoint.parameters, group.lanes, lane);
        initial = lane(adjoint.initial, group.lanes, lane);
        weights = adjoint.weights.clone();
        doses = adjoint.dose.clone();
        doseTimes = adjoint.doseTime.clone();
        double[][][] bars = group.inputs.knotBar();
        knots = new double[bars.length][];
        for (int i = 0; i < bars.length; i++) {
            knots[i] = bars[i][bars[i].length == 1 ? 0 : lane].clone();
        }
        for (int d = 0; d < problem.delayed().size(); d++) {
            if (group.history.before(d) instanceof SignalPast past) {
                double[][] each = past.knotBar;
                pasts.put(problem.states().get(problem.delayed().get(d)), each[each.length == 1 ? 0 : lane].clone());
            }
        }
    }

    private static double[] lane(double[] all, int lanes, int lane) {
        double[] out = new double[all.length / lanes];
        for (int i = 0; i < out.length; i++) {
            out[i] = all[i * lanes + lane];
        }
        return out;
    }

    static Gradient of(Solve solve, int lane, String name, double t) {
        return of(solve, lane, Objective.value(name, t));
    }

    static Gradient of(Solve solve, int lane, Objective objective) {
        LaneGroup group = solve.group();
        synchronized (group) {
            Observer observer = new Observer(group, objective.names());
            observer.bind();
            double[] times = objective.times();
            int columns = observer.columns();
            double[] values = new double[times.length * columns];
            double[] state = new double[group.size];
            double[] all = new double[columns * group.lanes];
            for (int i = 0; i < times.length; i++) {
                if (!group.stateAt(times[i], state, 0)) {
                    throw new SolverException("The trajectory ends at " + group.recording.t[group.recording.count]
                            + ", so there is no value at " + times[i] + " to differentiate."
                            + solve.stopped().map(w -> " " + w).orElse(""));
                }
                observer.apply(times[i], state, 0, all, 0);
                for (int c = 0; c < columns; c++) {
                    values[i * columns + c] = all[c * group.lanes + lane];
                }
            }
            double[] bar = new double[values.length];
            double value = objective.value(values, bar);
            solve.adjoint().run(new Adjoint.Samples() {
                @Override
                public int count() {
                    return times.length;
                }

                @Override
                public double time(int i) {
                    return times[i];
                }

                @Override
                public void pullBack(int i, double[] at, double[] stateBar) {
                    Arrays.fill(all, 0);
                    for (int c = 0; c < columns; c++) {
                        all[c * group.lanes + lane] = bar[i * columns + c];
                    }
                    observer.pullBack(times[i], at, 0, all, 0, stateBar);
                }
            });
            observer.collect(solve.adjoint().parameters, solve.adjoint().weights);
            return new Gradient(value, solve, lane);
        }
    }

    /** The value itself. */
    public double value() {
        return value;
    }

    /** With respect to a parameter, by its name. */
    public double wrt(String parameter) {
        double found = parameters[index(problem.parameters(), parameter, "parameter")];
        requireTimes(found, "to " + parameter + ", which a delay depends on");
        return found;
    }

    /** With respect to a state's value at the start. */
    public double initial(String state) {
        return initial[index(problem.states(), state, "state")];
    }

    /** With respect to the amount of dose i of the plan, counted from 0. */
    public double dose(int i) {
        return doses[within(i, doses.length)];
    }

    /** With respect to the time of dose i; doses given at one moment move together. Not there with noise. */
    public double doseTime(int i) {
        double found = doseTimes[within(i, doses.length)];
        requireTimes(found, "to the time of a dose");
        if (Double.isNaN(found) && !Double.isNaN(doses[i])) {
            throw new SolverException(
                    "Dose " + i + " is given at the very moment of a located event; moved, the two would"
                            + " change their order, so there is no derivative with respect to its time. Move it a little.");
        }
        return found;
    }

    private void requireTimes(double found, String what) {
        if (noisy && Double.isNaN(found) && !Double.isNaN(value)) {
            throw new SolverException(
                    "The model has noise, whose paths have no derivative by time, so there is none with" + " respect "
                            + what + "; compare means over many seeds.");
        }
    }

    /** The number of doses. */
    public int doses() {
        return doses.length;
    }

    /** With respect to the weights of all networks. */
    public double[] weights() {
        return weights.clone();
    }

    /** With respect to the values at the knots of an input. */
    public double[] input(String name) {
        return knots[index(problem.signals(), name, "input")].clone();
    }

    /** With respect to the values at the knots of a state's history, where that is a {@link Signal}. */
    public double[] history(String state) {
        List<String> names = List.copyOf(pasts.keySet());
        return pasts.get(names.get(index(names, state, "history of"))).clone();
    }

    private static int within(int i, int count) {
        if (i < 0 || i >= count) {
            throw new SolverException("There are " + count + " doses, counted from 0, so none is number " + i + ".");
        }
        return i;
    }

    static int index(List<String> names, String name, String what) {
        int i = names.indexOf(name);
        if (i < 0) {
            throw SolverException.unknown(what, name, names);
        }
        return i;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("value " + value);
        for (int i = 0; i < parameters.length; i++) {
            text.append(", by ").append(problem.parameters().get(i)).append(' ').append(parameters[i]);
        }
        return text.toString();
    }
}
