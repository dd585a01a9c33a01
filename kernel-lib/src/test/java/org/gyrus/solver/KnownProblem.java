// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.analysis.differentiation.Gradient;

/** A problem whose solution is known in closed form, reused by all tests of methods. One lane. */
abstract class KnownProblem implements FieldFormula {
    final double until;
    final double[] parameters;

    KnownProblem(double until, double... parameters) {
        this.until = until;
        this.parameters = parameters;
    }

    abstract int states();

    /** y(t) from t and parameters; y(0) must not depend on the parameters. */
    abstract Gradient[] solution(double t, Gradient[] p);

    double[] solution(double t) {
        Gradient[] y = solution(t, constants());
        double[] out = new double[y.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = y[i].getReal();
        }
        return out;
    }

    private Gradient[] constants() {
        Gradient[] p = new Gradient[parameters.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Gradient.variable(p.length, i, parameters[i]);
        }
        return p;
    }

    /** d(sum of states)/dp at t. */
    double[] sensitivity(double t) {
        Gradient sum = Gradient.constant(parameters.length, 0);
        for (Gradient each : solution(t, constants())) {
            sum = sum.add(each);
        }
        return sum.getGradient();
    }

    Problem problem() {
        List<String> names = IntStream.range(0, states()).mapToObj(i -> "y" + i).toList();
        List<String> ps =
                IntStream.range(0, parameters.length).mapToObj(i -> "p" + i).toList();
        return Problem.of(names, ps, 0, lanes -> new FieldEvaluator(this, states(), 0, parameters.length, 0, lanes));
    }

    /** A solve of one lane from the known initial values. */
    Solve solve(Solver solver) {
        LaneGroup group = new LaneGroup(problem(), solver, 1, true);
        group.until = until;
        System.arraycopy(solution(0), 0, group.givenInitial, 0, states());
        System.arraycopy(parameters, 0, group.parameters, 0, parameters.length);
        return new Solve(group);
    }
}
