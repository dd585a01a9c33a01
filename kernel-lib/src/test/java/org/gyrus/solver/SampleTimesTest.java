// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;

/** Times that are looked up once give the bits of those that are looked up one by one. */
class SampleTimesTest {
    private static final Model MODEL = Model.named("Predator and prey")
            .time("t", "1")
            .state("x", 1, "1")
            .state("y", 1.5, "1")
            .parameter("a", 1.5, "1")
            .equation("dx/dt = a*x - x*y")
            .equation("dy/dt = x*y - 3*y")
            .build();
    /** In no order, some twice, one at the start, one at the end. */
    private static final double[] TIMES = {3.1, 0, 0.7, 3.1, 5, 4.99, 0.71};

    private static Solve solve(double... times) {
        return Simulation.of(MODEL)
                .until(5)
                .with(Solver.tsit5().tolerance(1e-6, 1e-9))
                .compile()
                .observing(List.of("x", "y"), times);
    }

    @Test
    void areReadAndPulledBackAsOneByOne() {
        Solve few = solve(TIMES);
        // So many that none is kept; those after the first few have no cotangent.
        double[] many = Arrays.copyOf(TIMES, 5000);
        Solve each = solve(many);
        double[] values = few.forward(few.parameters(), few.weights());
        double[] all = each.forward(each.parameters(), each.weights());
        assertThat(values).containsExactly(Arrays.copyOf(all, values.length));
        double[] bars = new double[values.length];
        Arrays.setAll(bars, i -> 1.0 / (1 + i));
        few.reverse(bars);
        each.reverse(Arrays.copyOf(bars, all.length));
        assertThat(few.parameterGradient()).containsExactly(each.parameterGradient());
        assertThat(few.initialGradient()).containsExactly(each.initialGradient());
    }
}
