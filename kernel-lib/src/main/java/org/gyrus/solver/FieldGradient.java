// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gyrus.space.Field;
import org.gyrus.space.Space;

/**
 * The derivatives of a weighted sum over cells with respect to everything that went into a run on a space, by the discrete
 * adjoint of the steps that were taken: exact to rounding for these steps.
 */
public final class FieldGradient {
    private final Space space;
    private final Problem problem;
    private final double value;
    private final double[] parameters;
    private final double[] initial;
    private final double[] weights;
    private final double[] doses;
    private final double[] doseTimes;

    private FieldGradient(Space space, double value, Solve solve) {
        this.space = space;
        this.value = value;
        problem = solve.group().problem;
        parameters = solve.parameterGradient().clone();
        initial = solve.initialGradient().clone();
        weights = solve.weightGradient().clone();
        doses = solve.doseGradient().clone();
        doseTimes = solve.doseTimeGradient().clone();
    }

    static FieldGradient of(Trajectory run, String name, double t, double[] given) {
        Space space = Fields.spaceOf(run);
        double[] bar = given.length == 0 ? new double[space.cells()] : given.clone();
        if (given.length == 0) {
            Arrays.fill(bar, 1);
        }
        Field weights = Field.of(space, bar);
        double[] values = Fields.at(run, name, t).values();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights.at(i) * values[i];
        }
        LaneGroup group = run.group();
        synchronized (group) {
            Observer observer = new Observer(group, List.of(name));
            observer.bind();
            Adjoint adjoint = run.solve().adjoint();
            adjoint.run(new Adjoint.Samples() {
                @Override
                public int count() {
                    return 1;
                }

                @Override
                public double time(int i) {
                    return t;
                }

                @Override
                public boolean readsState() {
                    return observer.readsState();
                }

                @Override
                public void pullBack(int i, double[] state, double[] stateBar) {
                    observer.pullBack(t, state, 0, bar, 0, stateBar);
                }
            });
            observer.collect(adjoint.parameters, adjoint.weights);
            return new FieldGradient(space, sum, run.solve());
        }
    }

    /** The sum itself. */
    public double value() {
        return value;
    }

    /** With respect to a parameter; of one that is a field, when all of it changes alike. */
    public double wrt(String parameter) {
        int at = Gradient.index(problem.parameters(), parameter, "parameter") * space.cells();
        return IntStream.range(at, at + space.cells())
                .mapToDouble(i -> parameters[i])
                .sum();
    }

    /** With respect to each cell's value of a parameter that was given as a field. */
    public Field field(String parameter) {
        return part(parameters, Gradient.index(problem.parameters(), parameter, "parameter"));
    }

    /** With respect to each cell's value of a state at the start. */
    public Field initial(String state) {
        return part(initial, Gradient.index(problem.states(), state, "state"));
    }

    private Field part(double[] all, int row) {
        return Field.of(space, Arrays.copyOfRange(all, row * space.cells(), (row + 1) * space.cells()));
    }

    /** With respect to the weights of all networks. */
    public double[] weights() {
        return weights.clone();
    }

    /** With respect to the amount of dose i of the plan, counted from 0. */
    public double dose(int i) {
        return doses[within(i)];
    }

    /** With respect to the time of dose i; doses given at one moment move together. */
    public double doseTime(int i) {
        return doseTimes[within(i)];
    }

    /** How many doses there are. */
    public int doses() {
        return doses.length;
    }

    private int within(int i) {
        if (i < 0 || i >= doses.length) {
            throw new SolverException(
                    "There are " + doses.length + " doses, counted from 0, so none is number " + i + ".");
        }
        return i;
    }

    @Override
    public String toString() {
        return "sum " + value
                + IntStream.range(0, problem.parameters().size())
                        .mapToObj(i -> ", by " + problem.parameters().get(i) + " "
                                + wrt(problem.parameters().get(i)))
                        .reduce("", String::concat);
    }
}
