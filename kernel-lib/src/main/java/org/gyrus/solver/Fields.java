// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;
import org.gyrus.space.Field;
import org.gyrus.space.Space;

/** Reads fields out of a run on a space. */
final class Fields {
    private Fields() {}

    static Space spaceOf(Trajectory run) {
        return run.space()
                .orElseThrow(
                        () -> new SolverException(
                                "The model " + run.model().name()
                                        + " ran on a point: use at(name, t), or say where it lives with Simulation.of(model).on(space)."));
    }

    static Field at(Trajectory run, String name, double t) {
        Space space = spaceOf(run);
        LaneGroup group = run.group();
        synchronized (group) {
            Observer observer = new Observer(group, List.of(name));
            observer.bind();
            double[] state = stateAt(run, t);
            double[] values = new double[group.lanes];
            observer.apply(t, state, 0, values, 0);
            return Field.of(space, values).named(name, run.unitOf(name));
        }
    }

    /** {@code [state * cells + cell]} */
    static double[] stateAt(Trajectory run, double t) {
        double[] state = new double[run.group().size];
        if (!run.group().stateAt(t, state, 0)) {
            throw new SolverException("The trajectory runs from " + run.group().from + " to " + run.end()
                    + ", so there is no value at " + t + "."
                    + run.stopped().map(why -> " " + why).orElse(""));
        }
        return state;
    }
}
