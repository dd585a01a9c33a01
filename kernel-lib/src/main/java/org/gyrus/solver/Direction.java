// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.List;

/** A direction in what goes into a solve, in the layout of the gradients of {@link Adjoint}; zero but for what is set. */
final class Direction {
    /** {@code [parameter * lanes + lane]}. */
    final double[] parameters;

    final double[] weights;
    /** Of y(t0), beside what the model's own initial values make of the parameters. */
    final double[] initial;

    final double[] dose;
    final double[] doseTime;

    Direction(LaneGroup group) {
        parameters = new double[group.parameters.length];
        weights = new double[group.weights.length];
        initial = new double[group.size];
        dose = new double[group.doses.size()];
        doseTime = new double[group.doses.size()];
    }

    /** Along one parameter, or the initial value of one state, of one lane. */
    static Direction along(LaneGroup group, String name, int lane) {
        Direction direction = new Direction(group);
        int parameter = group.problem.parameters().indexOf(name);
        if (parameter >= 0) {
            direction.parameters[parameter * group.lanes + lane] = 1;
        } else {
            List<String> names = new ArrayList<>(group.problem.parameters());
            names.addAll(group.problem.states());
            int state = Gradient.index(names, name, "parameter or state")
                    - group.problem.parameters().size();
            direction.initial[state * group.lanes + lane] = 1;
        }
        return direction;
    }
}
