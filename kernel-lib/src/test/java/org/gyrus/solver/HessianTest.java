// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Second derivatives against differences of gradients over the same steps, and their symmetry. */
class HessianTest {
    private static final List<String> NAMES = List.of("a", "K", "k", "start");
    private static final double[] VALUES = {0.4, 3, 0.7, 0.5};

    static Stream<Solver> methods() {
        return Methods.explicit().map(s -> s.fixedStep(0.23));
    }

    private static Simulation simulation(Solver solver, double[] p) {
        Model model = Model.named("forced predator")
                .time("day")
                .parameter("a", 0.4, "1/day")
                .parameter("K", 3, "1")
                .parameter("k", 0.7, "1/day")
                .parameter("start", 0.5, "1")
                .state("x", "start*(1 + start)", "1")
                .state("y", 0.3, "1")
                .input("u", "1")
                .equation("dx/dt = a*x*(1 - x/K) - k*x*y/(1 + x) + 0.1*k*u")
                .equation("dy/dt = k*x*y/(1 + x) - a*y*y")
                .on("pill", "x -> x*exp(-k*dose/a)")
                .dose("1")
                .observable("ratio = x*y/(K + y)", "1")
                .build();
        Simulation s = Simulation.of(model)
                .until(4)
                .with(solver)
                .input("u", Signal.linear(new double[] {0, 2, 4}, new double[] {1, -0.5, 2}))
                .dose("pill", 1.3, 0.2)
                .dose("pill", 2.9, 0.1);
        for (int i = 0; i < p.length; i++) {
            s = s.set(NAMES.get(i), p[i]);
        }
        return s;
    }

    private static final Objective MISFIT = new Objective() {
        @Override
        public List<String> names() {
            return List.of("x", "ratio");
        }

        @Override
        public double[] times() {
            return new double[] {0, 0.5, 1.3, 3.21, 4};
        }

        @Override
        public double value(double[] values, double[] bar) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                double difference = values[i] - 0.3 * i;
                sum += difference * difference;
                bar[i] = 2 * difference;
            }
            return sum;
        }
    };

    private static double[] gradient(Solver solver, double[] p) {
        Gradient gradient = simulation(solver, p).run().gradient(MISFIT);
        return NAMES.stream().mapToDouble(gradient::wrt).toArray();
    }

    private static double[] moved(double[] v, double e) {
        double[] p = VALUES.clone();
        Arrays.setAll(p, i -> p[i] + e * v[i]);
        return p;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void isTheChangeOfTheGradient(Solver solver) {
        double[] v = {0.3, -0.8, 0.5, 0.2};
        double[] found = simulation(solver, VALUES).run().hessianTimes(MISFIT, v);
        double e = 1e-3;
        double[] p1 = gradient(solver, moved(v, e));
        double[] m1 = gradient(solver, moved(v, -e));
        double[] p2 = gradient(solver, moved(v, 2 * e));
        double[] m2 = gradient(solver, moved(v, -2 * e));
        for (int i = 0; i < v.length; i++) {
            double richardson = (8 * (p1[i] - m1[i]) - (p2[i] - m2[i])) / (12 * e);
            assertThat(found[i])
                    .as(NAMES.get(i))
                    .isCloseTo(richardson, within(1e-8 * Math.max(1, Math.abs(richardson))));
        }
    }

    @Test
    void isSymmetric() {
        Trajectory run = simulation(Solver.tsit5().tolerance(1e-6, 1e-8), VALUES)
                .memory(0.05)
                .run();
        double[] u = {0.3, -0.8, 0.5, 0.2};
        double[] v = {-1, 0.1, 0.9, 0.4};
        double[] hu = run.hessianTimes(MISFIT, u);
        double[] hv = run.hessianTimes(MISFIT, v);
        double uhv = 0;
        double vhu = 0;
        for (int i = 0; i < u.length; i++) {
            uhv += u[i] * hv[i];
            vhu += v[i] * hu[i];
        }
        assertThat(uhv).isCloseTo(vhu, within(1e-9 * Math.abs(vhu)));
    }

    /** V' = a V: d2V/da2 = t^2 V. */
    @Test
    void ofAnExponentialIsKnown() {
        Trajectory run = Simulation.of(Model.named("growth")
                        .time("day")
                        .state("V", 2, "1")
                        .parameter("a", 0.5, "1/day")
                        .equation("dV/dt = a*V")
                        .build())
                .until(3)
                .with(Solver.dopri8().tolerance(1e-12, 1e-12))
                .run();
        assertThat(run.hessianTimes(Objective.value("V", 3), 1)[0]).isCloseTo(9 * 2 * Math.exp(1.5), within(1e-8));
        assertThatThrownBy(() -> run.hessianTimes(Objective.value("V", 3), 1, 2))
                .hasMessageContaining("a");
    }

    /** V' = a V reaches 2 at log(2)/a and is halved: V(t) = exp(a t)/2 then. */
    @Test
    void goesThroughLocatedEvents() {
        Trajectory run = Simulation.of(Model.named("growth")
                        .time("day")
                        .state("V", 1, "1")
                        .parameter("a", 0.5, "1/day")
                        .equation("dV/dt = a*V")
                        .when("V > 2", "V -> V/2")
                        .build())
                .until(2.5)
                .with(Solver.dopri8().tolerance(1e-12, 1e-12))
                .run();
        assertThat(run.hessianTimes(Objective.value("V", 2.5), 1)[0])
                .isCloseTo(2.5 * 2.5 * Math.exp(1.25) / 2, within(1e-7));
    }

    /** y' = lambda exp(lambda tau) y(t - tau) stays exp(lambda t), whatever tau. */
    @Test
    void goesThroughDelays() {
        Trajectory run = Simulation.of(Model.named("delayed growth")
                        .time("day")
                        .state("y", 1, "1")
                        .parameter("lambda", 0.4, "1/day")
                        .parameter("tau", 0.8, "day")
                        .equation("dy/dt = lambda*exp(lambda*tau)*y(t - tau)")
                        .history("y", "exp(lambda*t)")
                        .build())
                .until(3)
                .with(Solver.dopri8().tolerance(1e-12, 1e-12))
                .run();
        double[] byLambda = run.hessianTimes(Objective.value("y", 3), 1, 0);
        assertThat(byLambda[0]).isCloseTo(9 * Math.exp(1.2), within(1e-6));
        assertThat(byLambda[1]).isCloseTo(0, within(1e-6));
        assertThat(run.hessianTimes(Objective.value("y", 3), 0, 1)[1]).isCloseTo(0, within(1e-6));
    }
}
