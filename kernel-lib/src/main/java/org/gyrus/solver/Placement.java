// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.List;
import org.gyrus.expression.Unit;
import org.gyrus.model.Parameter;
import org.gyrus.space.Space;

/**
 * A model on a space: one lane for each cell.
 *
 * @param space where
 * @param fields the parameters that have one value per cell; the others have one value, that of lane 0, and their
 *     derivative is the sum over cells, which stands in lane 0
 * @param perArea by which a flow in units of the space is multiplied to be in those of the model
 * @param threads how many work on it at a time
 */
record Placement(Space space, List<String> fields, double perArea, int threads) {
    static Placement of(Space space, List<String> fields, Unit length, int threads) {
        double factor = space.length().map(unit -> unit.factorTo(length)).orElse(1.0);
        return new Placement(space, List.copyOf(fields), 1 / (factor * factor), threads);
    }

    /** The values of a feature in the unit of the parameter that has its name. */
    static double[] feature(Space space, Parameter parameter) {
        double[] values = space.feature(parameter.name());
        Unit length = space.length().orElse(Unit.ONE);
        if (!length.isDimensionless() && length.isLike(parameter.unit())) {
            double factor = length.factorTo(parameter.unit());
            Arrays.setAll(values, i -> factor * values[i]);
        }
        return values;
    }

    /** Refuses methods that need the Jacobian of every cell. */
    static void requireSuitable(Solver solver) {
        if (solver.method() instanceof StochasticTableau) {
            throw new SolverException("Noise is there for models on a point; on a space leave it out.");
        }
        boolean suits = solver.method() instanceof Tableau
                || solver.method() instanceof RungeKuttaLegendre2
                || solver.method() instanceof AdditiveTableau
                || solver.method() instanceof StrangSplitting;
        if (!suits) {
            throw new SolverException(
                    solver.name() + " solves with the Jacobian of all cells, which a space has no room for:"
                            + " use an explicit method such as Solver.tsit5(), or Solver.ark4() where diffusion is stiff.");
        }
    }

    boolean isField(String parameter) {
        return fields.contains(parameter);
    }

    int cells() {
        return space.cells();
    }
}
