// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gyrus.solver.EverythingProblem.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forward and reverse give the same derivative, whatever a solve goes through. */
class SensitivityTest {
    static Stream<Arguments> methods() {
        return Methods.explicit()
                .map(s -> s.method().embeddedOrder() > 0 ? s.tolerance(1e-6, 1e-7) : s.fixedStep(0.07))
                .flatMap(s -> Stream.of(
                                List.of(Part.DOSES, Part.TRIGGER),
                                List.of(Part.DELAY),
                                List.of(Part.DELAY, Part.PAST),
                                List.of(Part.DOSES, Part.TRIGGER, Part.DELAY, Part.PAST))
                        .map(parts -> Arguments.of(s, parts)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void isTheTransposeOfTheGradient(Solver solver, List<Part> parts) {
        LaneGroup group = EverythingProblem.group(solver, 2, true, parts);
        if (parts.contains(Part.DOSES)) {
            List<Dose> doses = new java.util.ArrayList<>(group.doses);
            doses.add(0, new Dose(0, 0, 0.2, -1));
            doses.add(new Dose(0, 3, 0.4, 0));
            group.doses = doses;
        }
        double[] times = {0.35, 0.6, 0.71, 2.43, 3};
        Solve solve = new Solve(group).observing(List.of("x", "y"), times);
        solve.forward(solve.parameters(), solve.weights());
        Random random = new Random(11);
        double[] bar = random.doubles(times.length * group.size, -1, 1).toArray();
        Direction v = new Direction(group);
        for (double[] each : List.of(v.parameters, v.weights, v.initial, v.dose, v.doseTime)) {
            Arrays.setAll(each, i -> random.nextDouble() - 0.5);
        }
        TangentLinear tangent = new TangentLinear(group, v);
        double forward = 0;
        double[] dot = new double[group.size];
        for (int i = 0; i < times.length; i++) {
            tangent.stateAt(times[i], dot);
            forward += dot(Arrays.copyOfRange(bar, i * group.size, (i + 1) * group.size), dot);
        }
        solve.reverse(bar);
        double reverse = dot(solve.parameterGradient(), v.parameters)
                + dot(solve.weightGradient(), v.weights)
                + dot(solve.initialGradient(), v.initial)
                + dot(solve.doseGradient(), v.dose)
                + dot(solve.doseTimeGradient(), v.doseTime);
        assertThat(forward).isCloseTo(reverse, within(1e-10 * Math.abs(reverse)));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static Simulation treated() {
        return Simulation.of(SimulationTest.gompertz())
                .until(100)
                .dose("fraction", 14, 2)
                .dose("fraction", 21.5, 3)
                .with(Solver.tsit5().tolerance(1e-8, 1e-8));
    }

    @Test
    void isReadAnywhereForStatesAndObservables() {
        Trajectory run = treated().run();
        Trajectory frugal = treated().memory(0.05).run();
        Sensitivities found = run.sensitivities("a", "alpha", "V");
        for (String name : List.of("V", "radius")) {
            for (double t : new double[] {0, 14, 17.3, 100}) {
                Gradient gradient = run.gradientOf(name).at(t);
                double[] expected = {gradient.wrt("a"), gradient.wrt("alpha"), gradient.initial("V")};
                double[] derivatives = found.of(name, t);
                for (int i = 0; i < 3; i++) {
                    assertThat(derivatives[i]).isCloseTo(expected[i], within(1e-10 * (1 + Math.abs(expected[i]))));
                }
            }
        }
        assertThat(frugal.sensitivities("a").sample("V", "a", 17.3)).containsExactly(found.sample("V", "a", 17.3));
        assertThatThrownBy(() -> run.sensitivities("b")).hasMessageContaining("alpha");
        assertThatThrownBy(() -> found.of("V", 101)).hasMessageContaining("101");
    }

    @Test
    void methodsWithoutSaySo() {
        Trajectory run = treated().with(Solver.rodas5p()).run();
        assertThatThrownBy(() -> run.sensitivities("a"))
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("gradient");
    }
}
