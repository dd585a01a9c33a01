// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What does not go to its end says why in one sentence and keeps what it has; what does can be repeated. */
class StoppingTest {
    /** V' = r V^2, V = 1/(1 - r t): blows up at t = 1/r. */
    private static Simulation blowUp() {
        return Simulation.of(Model.named("blow-up")
                        .time("day")
                        .state("V", 1, "1")
                        .parameter("r", 1, "1/day")
                        .equation("dV/dt = r*V^2")
                        .build())
                .until(2);
    }

    static Stream<Solver> methods() {
        return Methods.all();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aSolutionThatBlowsUpStopsAndStaysUsable(Solver solver) {
        boolean adaptive = solver.method().embeddedOrder() > 0;
        Trajectory run = blowUp().with(
                        adaptive ? solver.tolerance(1e-6, 1e-9).maxSteps(100_000) : solver.fixedStep(1e-3))
                .run();
        assertThat(run.stopped())
                .hasValueSatisfying(why -> assertThat(why).contains("V").containsPattern("t = (1\\.|0\\.9999)"));
        assertThat(run.end()).isBetween(0.99, 1.1);
        assertThat(run.at("V", 0.5)).isCloseTo(2, within(solver.order() == 1 ? 0.01 : 1e-4));
        assertThat(run.gradientOf("V").at(0.5).wrt("r")).isCloseTo(2, within(solver.order() == 1 ? 0.05 : 1e-3));
        assertThat(run.table().rowCount()).isEqualTo(run.times().length);
    }

    @Test
    void notANumberIsNamed() {
        assertThat(blowUp().set("r", Double.NaN).run().stopped())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("V").contains("NaN").contains("t = 0"));
        assertThat(blowUp().set("r", Double.POSITIVE_INFINITY).run().stopped()).isPresent();
        assertThat(blowUp().initial("V", Double.POSITIVE_INFINITY).run().stopped())
                .isPresent();
    }

    @Test
    void tooManyStepsAreSaid() {
        Trajectory run = blowUp().until(0.9).with(Solver.tsit5().maxSteps(3)).run();
        assertThat(run.stopped())
                .hasValueSatisfying(why -> assertThat(why).contains("3 steps").contains("maxSteps"));
        assertThat(run.at("V", run.end())).isCloseTo(1 / (1 - run.end()), within(1e-4));
    }

    @Test
    void anInterruptKeepsWhatIsThere() throws InterruptedException {
        Simulation endless = Simulation.of(Model.named("turning")
                        .time("day")
                        .state("x", 1, "1")
                        .state("y", 0, "1")
                        .parameter("w", 1, "1/day")
                        .equation("dx/dt = -w*y")
                        .equation("dy/dt = w*x")
                        .build())
                .until(1e9)
                .with(Solver.tsit5().maxSteps(Integer.MAX_VALUE));
        Trajectory[] result = new Trajectory[2];
        Thread thread = new Thread(() -> endless.patients(2).runAll().toArray(result));
        thread.start();
        Thread.sleep(600);
        thread.interrupt();
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(result[0].stopped())
                .hasValueSatisfying(why -> assertThat(why).contains("Interrupted"));
        double t = result[0].end();
        assertThat(t).isPositive();
        assertThat(Math.hypot(result[0].at("x", t / 2), result[0].at("y", t / 2)))
                .isCloseTo(1, within(0.2));
    }

    @Test
    void anInterruptedDerivativeIsACancellation() {
        Trajectory run = blowUp().until(0.8).run();
        Objective last = Objective.value("V", 0.8);
        try {
            Thread.currentThread().interrupt();
            for (ThrowingCallable derivative : List.<ThrowingCallable>of(
                    () -> run.gradientOf("V").at(0.8),
                    () -> run.sensitivities("r"),
                    () -> run.hessianTimes(last, 1.0))) {
                assertThatThrownBy(derivative)
                        .isInstanceOf(CancellationException.class)
                        .hasMessageContaining("Interrupted at t = ");
            }
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aThousandSolvesWithGradientsLeakNothingAndRepeatBitForBit() {
        Solve solve = blowUp().until(0.8).compile().observing(List.of("V"), 0.2, 0.8);
        double[] p = solve.parameters();
        double[] first = solve.forward(p, solve.weights()).clone();
        solve.reverse(new double[] {1, 1});
        double gradient = solve.parameterGradient()[0];
        double[] weights = solve.weights();
        double[] bar = {1, 1};
        for (int i = 0; i < 100; i++) {
            solve.forward(p, weights);
            solve.reverse(bar);
        }
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 1000; i++) {
            solve.forward(p, weights);
            solve.reverse(bar);
        }
        long each = (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / 1000;
        assertThat(each).as("bytes allocated per solve with gradient").isLessThan(500);
        assertThat(solve.forward(p, weights)).containsExactly(first);
        solve.reverse(bar);
        assertThat(solve.parameterGradient()[0]).isEqualTo(gradient);
    }
}
