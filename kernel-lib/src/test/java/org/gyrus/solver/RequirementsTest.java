// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;

/** What a model lacks to run is said when a simulation is made of it, by name. */
class RequirementsTest {
    private static ModelBuilder growth() {
        return Model.named("growth")
                .time("day")
                .state("V", 1, "1")
                .parameter("a", 0.5, "1/day")
                .parameter("tau", 1, "day");
    }

    private static void refused(ModelBuilder model, Map<String, Network> networks, String sentence) {
        Model built = model.build();
        assertThatThrownBy(() -> Simulation.of(built, networks))
                .isInstanceOf(SolverException.class)
                .hasMessage(sentence);
    }

    @Test
    void networks() {
        ModelBuilder learned = growth().learned("f", 2).equation("dV/dt = f(V, a*t)");
        refused(
                learned,
                Map.of(),
                "The model has a learned function f, but no network is given for it; write"
                        + " Simulation.of(model, Map.of(\"f\", Network.mlp(...))).");
        refused(
                learned,
                Map.of("g", Network.mlp("V", "t")),
                "The model has a learned function f, but no network is given for it; write"
                        + " Simulation.of(model, Map.of(\"f\", Network.mlp(...))). Networks are given for g.");
        refused(
                learned,
                Map.of("f", Network.mlp("V")),
                "The learned function f has 2 arguments, but its network has 1 input: V.");
        refused(
                learned,
                Map.of("f", Network.mlp("V", "t"), "ff", Network.mlp("V")),
                "There is no learned function ff; did you mean f? There are f.");
    }

    @Test
    void pastValues() {
        ModelBuilder delayed = growth().definition("before = V(t - tau)").equation("dV/dt = a*before");
        refused(
                delayed.observable("change = V - before"),
                Map.of(),
                "The observable change uses the past value V(t - tau), which only equations and noise can; make it a state"
                        + " of its own, or look it up in the trajectory.");
        refused(
                growth().equation("dV/dt = a*V").when("V > 2*V(t - tau)", "V -> 1"),
                Map.of(),
                "The condition V > 2*V(t - tau) uses the past value V(t - tau), which only equations and noise can; make it"
                        + " a state of its own, or look it up in the trajectory.");
        refused(
                growth().equation("dV/dt = a*V").on("pill", "V -> dose*V(t - tau)"),
                Map.of(),
                "The event pill uses the past value V(t - tau), which only equations and noise can; make it a state of its"
                        + " own, or look it up in the trajectory.");
    }

    /** Told at the run: on(space) comes after of(model). */
    @Test
    void aSpace() {
        Model model = growth().parameter("D", 1, "mm^2/day")
                .equation("dV/dt = div(D*grad(V)) + a*V")
                .build();
        Simulation simulation = Simulation.of(model).until(1);
        assertThatThrownBy(simulation::run)
                .isInstanceOf(SolverException.class)
                .hasMessage(
                        "The equation of V has a change in space, div(D*grad(V)), so it needs a space to run on: say where"
                                + " it lives with on(space), a grid of voxels or a connectome.");
    }
}
