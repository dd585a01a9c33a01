// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.List;
import java.util.Map;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.space.Field;
import org.gyrus.space.Space;

/** What a {@link FieldFit} fits to what. */
record FieldTask(Hybrid hybrid, Space space, String observed, List<FieldStudy> studies, Solver solver) {

    Simulation simulation(FieldStudy study, double until) {
        Simulation simulation = Simulation.of(hybrid.model(), hybrid.networks())
                .on(space)
                .threads(1)
                .from(study.from())
                .until(until)
                .with(solver)
                .initial(observed, Field.of(space, study.initial()).values());
        for (Map.Entry<String, double[]> each : study.parameters().entrySet()) {
            simulation = simulation.set(each.getKey(), each.getValue());
        }
        return simulation;
    }
}
