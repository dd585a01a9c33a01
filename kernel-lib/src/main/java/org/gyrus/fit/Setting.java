// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gyrus.hybrid.Correction;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;

/**
 * What patients' simulations are made with.
 *
 * @param solver the method
 * @param from where each patient starts, in the model's unit
 * @param covariates parameters that take a value of each patient
 * @param correction what follows each step of a solver in the loop
 * @param custom whether the caller changed the simulations further, in a way that cannot be written down
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Setting(
        Solver solver,
        double[] from,
        Map<String, double[]> covariates,
        Optional<Correction> correction,
        boolean custom) {
    /** A patient's simulation up to the last reading, or a little beyond the start. */
    Simulation simulation(Simulation base, int patient, PatientData data) {
        double start = from[patient];
        Simulation run =
                base.with(solver).from(start).until(Math.max(data.last(), start + 1e-3 * Math.max(1, Math.abs(start))));
        for (Map.Entry<String, double[]> each : covariates.entrySet()) {
            run = run.set(each.getKey(), each.getValue()[patient]);
        }
        return corrected(run, patient, start, data.last());
    }

    /** A patient's simulation, which reached to the last reading, up to another time. */
    Simulation further(Simulation run, int patient, PatientData data, double until) {
        return corrected(run, patient, Math.max(data.last(), from[patient]), until)
                .until(until);
    }

    private Simulation corrected(Simulation run, int patient, double done, double until) {
        return correction.map(c -> c.over(run, from[patient], done, until)).orElse(run);
    }

    Setting of(int patient) {
        Map<String, double[]> own = new LinkedHashMap<>();
        covariates.forEach((name, values) -> own.put(name, new double[] {values[patient]}));
        return new Setting(solver, new double[] {from[patient]}, own, correction, custom);
    }
}
