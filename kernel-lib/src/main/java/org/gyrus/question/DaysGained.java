// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.Locale;
import java.util.stream.IntStream;
import org.gyrus.solver.FieldGradient;
import org.gyrus.solver.Trajectory;
import org.gyrus.space.Space;

/**
 * By how many days a treatment set a tumor back: the time T of a scan after treatment, less the time t* at which the same tumor, left
 * untreated (the virtual control), had the size S that the treated one has at T.
 *
 * <pre>{@code
 * var gained = DaysGained.of(untreated, treated, "FLAIR", 300);
 * gained.days();                  // T - t*
 * gained.byDose(0);               // one more unit of the first dose: - dS/d(dose) / (dS_untreated/dt at t*)
 * }</pre>
 *
 * <p>Size is the integral over space of a smooth quantity, such as {@code FLAIR = sigmoid((c - 0.25)/0.05)}: a count of cells above a threshold
 * has no derivative. Derivatives are exact for the steps that were taken, but for dS/dt, a difference of dense output over a
 * thousandth of a step's time. Neal et al. 2013, PLoS ONE 8:e51951 (unverified).
 *
 * <p>Does not suit a control that shrinks by itself. A tool of research and teaching: no answer of it is advice for a patient.
 */
public final class DaysGained {
    private static final int ROUNDS = 60;

    private final double time;
    private final double control;
    private final double slope;
    private final FieldGradient size;

    private DaysGained(double time, double control, double slope, FieldGradient size) {
        this.time = time;
        this.control = control;
        this.slope = slope;
        this.size = size;
    }

    /**
     * At a scan.
     *
     * @param untreated the virtual control, from long before the scan, until the scan at least
     * @param treated the same tumor under treatment
     * @param quantity a state or observable whose integral is the size
     * @param time of the scan
     * @throws QuestionException when the control has never been as small, or not grown as large, as the treated tumor
     */
    public static DaysGained of(Trajectory untreated, Trajectory treated, String quantity, double time) {
        Space space = treated.field(quantity, time).space();
        double[] measures =
                IntStream.range(0, space.cells()).mapToDouble(space::measure).toArray();
        FieldGradient size = treated.gradientOfSum(quantity, time, measures);
        double[] steps = untreated.times();
        int after = 0;
        while (after < steps.length && !(size(untreated, quantity, steps[after]) >= size.value())) {
            after++;
        }
        if (after == 0 || after == steps.length) {
            throw new QuestionException("The treated tumor's size at " + time + ", " + size.value() + ", is "
                    + (after == 0
                            ? "below all that the untreated control had: let the control start earlier."
                            : "above all that the untreated control had: let the control run longer."));
        }
        double low = steps[after - 1];
        double high = steps[after];
        for (int i = 0; i < ROUNDS && high > low; i++) {
            double middle = (low + high) / 2;
            if (size(untreated, quantity, middle) >= size.value()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double h = 1e-3 * (steps[after] - steps[after - 1]);
        double before = Math.max(low - h, untreated.times()[0]);
        double later = Math.min(low + h, untreated.end());
        double slope = (size(untreated, quantity, later) - size(untreated, quantity, before)) / (later - before);
        return new DaysGained(time, low, slope, size);
    }

    private static double size(Trajectory run, String quantity, double t) {
        return run.field(quantity, t).integral();
    }

    /** T - t*, in the model's unit of time. */
    public double days() {
        return time - control;
    }

    /** t*: when the untreated tumor had the size of the treated one at the scan. */
    public double controlTime() {
        return control;
    }

    /** S, the treated tumor's size at the scan: a length, area or volume of the space. */
    public double size() {
        return size.value();
    }

    /** The gain in days per unit of dose i of the plan, counted from 0. */
    public double byDose(int i) {
        return -size.dose(i) / slope;
    }

    /** The gain in days per unit of each dose of the plan. */
    public double[] byDoses() {
        return IntStream.range(0, size.doses()).mapToDouble(this::byDose).toArray();
    }

    /** The gain in days per day by which dose i is given later. */
    public double byDoseTime(int i) {
        return -size.doseTime(i) / slope;
    }

    /** The gain in days per day by which each dose of the plan is given later. */
    public double[] byDoseTimes() {
        return IntStream.range(0, size.doses()).mapToDouble(this::byDoseTime).toArray();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f days gained at %.1f: untreated, it was as large at %.1f", days(), time, control);
    }
}
