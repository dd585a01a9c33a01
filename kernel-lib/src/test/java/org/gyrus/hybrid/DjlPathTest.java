// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.gyrus.network.Network;
import org.gyrus.solver.Gradient;
import org.gyrus.solver.Objective;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;

/** A hybrid whose network runs in DJL takes the same steps and has the same gradient as with the engine's own kernels. */
class DjlPathTest {
    private static final Network OWN = Network.mlp("x", "y")
            .hidden(30)
            .scaleInputs(new double[] {0.1, 0}, new double[] {0.5, 2})
            .outputs(2)
            .scaleOutputs(new double[] {0.05, 0}, new double[] {0.4, 0.3})
            .seed(3);

    private static Gradient gradient(Hybrid hybrid, double[] weights) {
        Simulation simulation = hybrid.simulation(0, 3)
                .set("x_0", 1.5)
                .set("y_0", 0.5)
                .with(Solver.tsit5().tolerance(1e-8, 1e-8))
                .weights(weights);
        double[] times = {1, 2, 3};
        return simulation.run().gradient(Objective.squaredError("x", times, new double[] {1, 0.5, 0.2}));
    }

    @Test
    void aNeuralOdeTrainsTheSameOnBothPaths() {
        Hybrid lowered = Hybrid.node("x", "y").network(OWN).build();
        Hybrid djl =
                Hybrid.node("x", "y").network(Network.of(OWN.block(), "x", "y")).build();
        assertThat(lowered.networks().get("N").path()).startsWith("lowered");
        assertThat(djl.networks().get("N").path()).startsWith("DJL on ");
        double[] weights = OWN.initialWeights();
        Gradient own = gradient(lowered, weights);
        Gradient other = gradient(djl, weights);
        assertThat(other.value()).isCloseTo(own.value(), withPercentage(1e-10));
        near(other.weights(), own.weights());
        assertThat(other.wrt("y_0")).isCloseTo(own.wrt("y_0"), withPercentage(1e-8));
    }

    private static void near(double[] a, double[] b) {
        double size = 0;
        double apart = 0;
        for (int i = 0; i < a.length; i++) {
            size = Math.max(size, Math.abs(b[i]));
            apart = Math.max(apart, Math.abs(a[i] - b[i]));
        }
        assertThat(apart / size).isLessThan(1e-10);
    }
}
