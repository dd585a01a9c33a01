// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Map;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;

/**
 * What patients' simulations are made with.
 *
 * @param solver the method
 * @param from where each patient starts, in the model's unit
 * @param covariates parameters that take a value of each patient
 * @param custom whether the caller changed the simulations further, in a way that cannot be written down
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Setting(Solver solver, double[] from, Map<String, double[]> covariates, boolean custom) {
    /** A patient's simulation up to the last reading, or a little beyond the start. */
    Simulation simulation(Simulation base, int patient, PatientData data) {
        double start = from[patient];
        Simulation run =
                base.with(solver).from(start).until(Math.max(data.last(), start + 1e-3 * Math.max(1, Math.abs(start))));
        for (Map.Entry<String, double[]> each : covariates.entrySet()) {
            run = run.set(each.getKey(), each.getValue()[patient]);
        }
        return run;
    }

    Setting of(int patient) {
        Map<String, double[]> own = new java.util.LinkedHashMap<>();
        covariates.forEach((name, values) -> own.put(name, new double[] {values[patient]}));
        return new Setting(solver, new double[] {from[patient]}, own, custom);
    }
}
