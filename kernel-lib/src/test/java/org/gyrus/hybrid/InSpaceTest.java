// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;
import org.gyrus.space.Grid;
import org.junit.jupiter.api.Test;

/** Hybrids on a grid: a hybrid is only equations, so a space asks nothing of it. */
class InSpaceTest {
    private static final double[] WHITE = IntStream.range(0, 300)
            .mapToDouble(i -> 0.5 + 0.5 * Math.sin(0.3 * i))
            .toArray();

    private static final Grid BRAIN = Grid.of(20, 15)
            .spacing(1, "mm")
            .tissue(WHITE, Arrays.stream(WHITE).map(w -> 1 - w).toArray(), 5);

    private static Model glioma() {
        return Model.named("glioma")
                .time("day")
                .parameter("D", 0.3, "mm^2/day")
                .parameter("rho", 0.2, "1/day")
                .parameter("white", 0, "1")
                .parameter("gray", 0, "1")
                .parameter("x", 0, "mm")
                .parameter("y", 0, "mm")
                .parameter("s", 2, "mm")
                .state("c", "0.5*exp(-((x - 10)^2 + (y - 7)^2)/(2*s^2))", "1")
                .equation("dc/dt = div(D*grad(c)) + rho*c*(1 - c) + 0*(white + gray)*rho")
                .build();
    }

    private static void weightsHaveTheExactGradient(Hybrid hybrid) {
        Solve solve = hybrid.simulation()
                .on(BRAIN)
                .until(2)
                .with(Solver.bosh3().fixedStep(0.25))
                .compile()
                .observing(List.of("c"), 2);
        double[] p = solve.parameters();
        double[] w = solve.weights();
        for (int i = 0; i < w.length; i++) {
            w[i] += 0.3 * Math.cos(3 * i);
        }
        double[] bar = new double[BRAIN.cells()];
        Arrays.setAll(bar, Math::sin);
        solve.forward(p, w);
        solve.reverse(bar);
        double[] gradient = solve.weightGradient().clone();
        assertThat(gradient).hasSize(hybrid.weightCount());
        assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
        double h = 1e-4;
        for (int i = 0; i < w.length; i += 5) {
            double[] sides = new double[4];
            for (int k = 0; k < 4; k++) {
                double[] moved = w.clone();
                moved[i] += new double[] {-2, -1, 1, 2}[k] * h;
                double[] v = solve.forward(p, moved);
                sides[k] = IntStream.range(0, v.length)
                        .mapToDouble(j -> v[j] * bar[j])
                        .sum();
            }
            double difference = (8 * (sides[2] - sides[1]) - (sides[3] - sides[0])) / (12 * h);
            assertThat(gradient[i]).isCloseTo(difference, within(1e-8));
        }
    }

    @Test
    void diffusionLearnedFromTissue() {
        weightsHaveTheExactGradient(Hybrid.series(glioma())
                .parameter("D", Network.mlp("white", "gray").hidden(4).tanh())
                .build());
    }

    @Test
    void growthLearnedFromTissue() {
        weightsHaveTheExactGradient(Hybrid.series(glioma())
                .parameter("rho", Network.mlp("white", "x").hidden(4).tanh())
                .build());
    }

    @Test
    void aReactionLearnedBesideTheMechanism() {
        weightsHaveTheExactGradient(Hybrid.parallel(glioma())
                .residual("c", Network.mlp("c", "gray").hidden(4).tanh())
                .size(0.1)
                .build()
                .scaled("c", 0, 1));
    }

    @Test
    void both() {
        weightsHaveTheExactGradient(Hybrid.parallelSeries(glioma())
                .parameter("D", Network.mlp("white").hidden(3).tanh())
                .residual("c", Network.mlp("c", "y").hidden(4).tanh())
                .size(0.1)
                .build()
                .scaled("c", 0, 1));
    }
}
