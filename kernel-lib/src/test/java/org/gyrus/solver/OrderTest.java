// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of every method on an autonomous and a non-autonomous problem: states, dense output and gradients. */
class OrderTest {
    static Stream<Arguments> cases() {
        return Methods.all()
                .flatMap(s -> Stream.of(Arguments.of(s, Methods.autonomous(s)), Arguments.of(s, Methods.forced(s))));
    }

    static Stream<Arguments> denseCases() {
        return Methods.all()
                .flatMap(s ->
                        Stream.of(Arguments.of(s, Methods.autonomous(s)), Arguments.of(s, Methods.forcedDense(s))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stateConvergesAtTheStatedOrder(Solver solver, KnownProblem problem) {
        double[] exact = problem.solution(problem.until);
        assertThat(observed(solver.order(), Methods.finest(solver), Methods.floor(solver), n -> {
                    Solve solve = problem.solve(solver.fixedStep(problem.until / n));
                    solve.forward(solve.parameters(), solve.weights());
                    double[] y = new double[exact.length];
                    solve.group().stateAt(problem.until, y, 0);
                    return distance(y, exact);
                }))
                .isCloseTo(solver.order(), within(0.1));
    }

    @ParameterizedTest
    @MethodSource("denseCases")
    void denseOutputConvergesAtTheStatedOrder(Solver solver, KnownProblem problem) {
        int order = solver.method().denseOrder();
        assertThat(observed(order, Methods.finest(solver), Methods.floor(solver), n -> {
                    Solve solve = problem.solve(solver.fixedStep(problem.until / n));
                    solve.forward(solve.parameters(), solve.weights());
                    double worst = 0;
                    double[] y = new double[problem.states()];
                    for (int i = 0; i < n; i++) {
                        for (double theta : new double[] {0.15, 0.37, 0.5, 0.81}) {
                            double t = (i + theta) * problem.until / n;
                            solve.group().stateAt(t, y, 0);
                            worst = Math.max(worst, distance(y, problem.solution(t)));
                        }
                    }
                    return worst;
                }))
                .isCloseTo(order, within(0.1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientConvergesAtTheStatedOrder(Solver solver, KnownProblem problem) {
        double[] exact = problem.sensitivity(problem.until);
        assertThat(observed(solver.order(), Methods.finest(solver), 10 * Methods.floor(solver), n -> {
                    Solve solve = problem.solve(solver.fixedStep(problem.until / n))
                            .observing(problem.problem().states(), problem.until);
                    double[] y = solve.forward(solve.parameters(), solve.weights());
                    double[] bar = new double[y.length];
                    java.util.Arrays.fill(bar, 1);
                    solve.reverse(bar);
                    return distance(solve.parameterGradient(), exact);
                }))
                .isCloseTo(solver.order(), within(0.1));
    }

    /** The slope between the finest two errors above rounding, as it is. */
    static double observed(int order, int finest, double floor, IntToDoubleFunction error) {
        double before = Double.NaN;
        double slope = Double.NaN;
        for (int n = order > 6 ? 50 : order > 4 ? 100 : 400; n <= finest; n *= 2) {
            double next = error.applyAsDouble(n);
            if (next < floor) {
                break;
            }
            slope = Math.log(before / next) / Math.log(2);
            before = next;
        }
        return slope;
    }

    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
