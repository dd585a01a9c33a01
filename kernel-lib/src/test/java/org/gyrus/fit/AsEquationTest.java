// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.gyrus.data.Cohort;
import org.gyrus.discovery.Candidates;
import org.gyrus.discovery.Criterion;
import org.gyrus.discovery.DiscoveryException;
import org.gyrus.discovery.Law;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.junit.jupiter.api.Test;

/** dV/dt = N(V), read from two patients of dV/dt = 60 - 0.1 V, in closed form 600 + (V0 - 600) exp(-0.1 t). */
class AsEquationTest {
    private static final double[] DAYS = {0, 3, 6, 9, 12, 16, 20, 25, 30};

    private static final Model UNKNOWN = Model.named("unknown growth")
            .time("day")
            .state("V", 100, "mm^3")
            .learned("N", 1, "mm^3/day")
            .equation("dV/dt = N(V)")
            .build();

    private static Cohort cohort() {
        SplittableRandom random = new SplittableRandom(4);
        return Cohorts.of(2, DAYS, (i, t) -> 600 + (100 - 600) * Math.exp(-0.1 * t) + 2 * random.nextGaussian());
    }

    private static Fit fit(Network network, int iterations) {
        return Fit.of(
                        UNKNOWN,
                        Map.of(
                                "N",
                                network.zeroOutput()
                                        .scaleInputs(new double[] {300}, new double[] {1 / 300.0})
                                        .scaleOutputs(new double[] {0}, new double[] {30})))
                .to(cohort())
                .observing("V", "v")
                .with(Optimizer.adam(0.02)
                        .iterations(200)
                        .then(Optimizer.lbfgs().iterations(iterations)))
                .run();
    }

    /** A network without hidden units is a line: its equation is itself, and runs as it does. */
    @Test
    void aLinearNetworkIsItsOwnEquation() {
        Fit fit = fit(Network.mlp("V").hidden(), 60);
        Law law = fit.asEquation().among(Candidates.polynomials(2)).run();
        assertThat(law.relativeError()).isLessThan(1e-9);
        assertThat(law.terms()).hasSize(2);
        assertThat(law.terms().get(0).coefficient()).isCloseTo(60, within(2.0));
        assertThat(law.terms().get(1).coefficient()).isCloseTo(-0.1, within(0.004));
        double[] later = fit.forecast("p0", 45);
        double direct = Simulation.of(law.in(fit.model())).until(45).run().at("V", 45);
        assertThat(direct).isCloseTo(later[0], within(1e-3 * later[0]));
    }

    @Test
    void anEquationFittedAgainBeatsItsNetworkByBic() {
        Fit network = fit(Network.mlp("V").hidden(6).seed(2), 150);
        Law law = network.asEquation("N").among(Candidates.polynomials(3)).run();
        Fit again = Fit.of(law.in(network.model()))
                .to(cohort())
                .observing("V", "v")
                .shared(law.terms().size() == 2 ? new String[] {"N_1", "N_2"} : new String[] {"N_1", "N_2", "N_3"})
                .run();
        assertThat(again.criterion(Criterion.BIC)).isLessThan(network.criterion(Criterion.BIC));
        assertThat(again.criterion(Criterion.AIC)).isLessThan(again.criterion(Criterion.BIC));
        assertThatThrownBy(() -> again.criterion(Criterion.VALIDATION)).isInstanceOf(DiscoveryException.class);
        assertThatThrownBy(again::asEquation)
                .isInstanceOf(FitException.class)
                .hasMessageContaining("no learned function");
        assertThatThrownBy(() -> network.asEquation("M")).hasMessageContaining("N");
    }
}
