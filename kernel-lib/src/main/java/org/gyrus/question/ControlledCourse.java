// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.List;
import org.gyrus.model.Treatment;
import org.gyrus.solver.Trajectory;

/**
 * A course of antibody and what it costs.
 *
 * @param ages when each piece begins, in years
 * @param clearance the clearance u of each piece, in 1/year
 * @param cost J of {@link CascadeControl}, in score years
 * @param gradient dJ/du of each piece
 * @param run the patient under this course
 * @param iterations steps of the optimizer; 0 for a course that was given
 * @param converged whether no allowed change of the course lowers the cost further
 */
public record ControlledCourse(
        List<Double> ages,
        List<Double> clearance,
        double cost,
        List<Double> gradient,
        Trajectory run,
        int iterations,
        boolean converged) {
    /** Takes copies of the lists. */
    public ControlledCourse {
        ages = List.copyOf(ages);
        clearance = List.copyOf(clearance);
        gradient = List.copyOf(gradient);
    }

    /** The course as a treatment: at each age the change of the clearance. */
    public Treatment treatment() {
        Treatment plan = Treatment.none();
        double before = 0;
        for (int i = 0; i < ages.size(); i++) {
            plan = plan.and(Treatment.event("antibody")
                    .of(clearance.get(i) - before, "1/year")
                    .from(ages.get(i), "year"));
            before = clearance.get(i);
        }
        return plan;
    }
}
