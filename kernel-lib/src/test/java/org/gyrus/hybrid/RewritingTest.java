// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Signal;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.solver.Trajectory;
import org.junit.jupiter.api.Test;

/** Each builder's rewriting, in the text of the model; and that a hybrid starts as its mechanism. */
class RewritingTest {
    static final Model TUMOR = Model.named("Gompertz growth")
            .time("day")
            .state("V", 900, "mm^3")
            .positive()
            .parameter("a", 0.05, "1/day")
            .range(0.001, 0.5)
            .parameter("K", 5e4, "mm^3")
            .range(0, 1e7)
            .input("drug", "1/day")
            .equation("dV/dt = a*V*log(K/V) - drug*V")
            .observable("seen = 1.1*V", "mm^3")
            .build();

    private static String rate(Hybrid hybrid) {
        return hybrid.model().equations().get(0).rate().written().text();
    }

    @Test
    void aResidualStandsBesideTheMechanism() {
        Hybrid hybrid =
                Hybrid.parallel(TUMOR).residual("V", Network.mlp("V", "t")).build();
        assertThat(rate(hybrid)).isEqualTo("a*V*log(K/V) - drug*V + N(V, t)");
        assertThat(hybrid.networks()).containsOnlyKeys("N");
        assertThat(hybrid.model().learned().get(0).unit().text()).isEqualTo("mm^3/day");
    }

    @Test
    void shapesStandInTheEquation() {
        Hybrid hybrid = Hybrid.parallel(TUMOR)
                .residual("V", Network.mlp("V"))
                .multiplicative()
                .times("V/K")
                .gate(Network.mlp("t"))
                .minimalNorm(0.1)
                .build();
        assertThat(rate(hybrid)).isEqualTo("(a*V*log(K/V) - drug*V)*(1 + sigmoid(G(t))*(V/K*N(V)))");
        assertThat(hybrid.penalties()).containsExactly(new Penalty("squared_residual_V", 0.1));
    }

    @Test
    void aParameterStaysInItsRange() {
        Hybrid hybrid = Hybrid.series(TUMOR)
                .covariate("age", 60, "year")
                .parameter("a", Network.mlp("age"))
                .parameter("K", Network.mlp("age", "V/a"))
                .build();
        assertThat(hybrid.model().asText())
                .contains("a = a_low + (a_high - a_low)*sigmoid(log((a_0 - a_low)/(a_high - a_0)) + N_a(age))");
    }

    @Test
    void startsAsItsMechanism() {
        Hybrid hybrid = Hybrid.parallelSeries(TUMOR)
                .residual("V", Network.mlp("V", "t"))
                .parameter("a", Network.mlp("t"))
                .outputResidual("seen", Network.mlp("seen"))
                .label("recurrence", Network.mlp("V", "seen"))
                .build();
        var drug = Signal.constant(0.01);
        // The same steps: adaptive ones follow from errors near rounding, which differ between the two ways of writing
        // a.
        Solver steps = Solver.rk4().fixedStep(0.5);
        Trajectory own =
                hybrid.simulation().input("drug", drug).until(50).with(steps).run();
        Trajectory mechanism =
                Simulation.of(TUMOR).input("drug", drug).until(50).with(steps).run();
        assertThat(own.at("V", 50)).isEqualTo(mechanism.at("V", 50), within(1e-9));
        assertThat(own.at("seen", 50)).isEqualTo(mechanism.at("seen", 50), within(1e-9));
        assertThat(own.at("recurrence", 50)).isEqualTo(0.5);
    }

    @Test
    void nodesAreModels() {
        assertThat(Hybrid.node("x", "y").secondOrder().build().model().asText())
                .contains("dx/dt = v_x", "dv_y/dt = N_2(x, y, v_x, v_y)");
        assertThat(Hybrid.node("V")
                        .time("day")
                        .start("V", 900, "mm^3")
                        .augmented(2)
                        .build()
                        .model()
                        .asText())
                .contains("state V = V_0 [mm^3]", "dV/dt = N_1(V, z_1, z_2)", "learned N_2 of 3 [1/day]");
    }
}
