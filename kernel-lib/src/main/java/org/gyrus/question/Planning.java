// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Unit;
import org.gyrus.model.Dose;
import org.gyrus.model.Model;
import org.gyrus.model.Treatment;
import org.gyrus.solver.Simulation;

/**
 * When to give how much: amounts and times of doses chosen by exact gradients under limits, against a standard treatment
 * with the same number of doses and at most the same total. Immutable; each call gives a changed copy.
 *
 * <pre>{@code
 * var plan = Planning.of(Simulation.of(tumor).until(200, "day")).insteadOf(standard)
 *     .minimizing("V", 200).each(1, 4, "Gy").gap(1, "day").between(14, 60, "day").onWeekdays().run();
 * plan.table();
 * }</pre>
 *
 * <p>The cost is sum_k weight_k x_k(t_k), its logarithm where it is positive, averaged over patients; spectral projected
 * gradients start at the standard and at places around it. With weekdays, times move to the nearest allowed days, then
 * single doses are moved by days and amounts refined while that helps. The result is never worse than the standard, if that
 * keeps to the limits; it is a local optimum, not proven to be the best.
 *
 * <p>(A {@link org.gyrus.model.Schedule} says a treatment in words; this finds one.) The plan is as good as the model: what
 * the model does not know of side effects, the plan does not spare. A tool of research and teaching, not a medical device.
 */
public final class Planning {
    private final List<Simulation> patients;
    private final List<Dose> standard;
    private final List<PlanCost.Goal> goals;
    private final Limits limits;
    private final boolean weekdays;
    private final long seed;

    private Planning(
            List<Simulation> patients,
            List<Dose> standard,
            List<PlanCost.Goal> goals,
            Limits limits,
            boolean weekdays,
            long seed) {
        this.patients = List.copyOf(patients);
        this.standard = List.copyOf(standard);
        this.goals = List.copyOf(goals);
        this.limits = limits;
        this.weekdays = weekdays;
        this.seed = seed;
    }

    /** For a patient without this treatment. */
    public static Planning of(Simulation untreated) {
        return of(List.of(untreated));
    }

    /** For all of these at once, such as draws of a posterior: the mean of their costs counts. */
    public static Planning of(List<Simulation> untreated) {
        if (untreated.isEmpty()) {
            throw new QuestionException("A plan is made for at least one patient.");
        }
        return new Planning(untreated, List.of(), List.of(), new Limits(0, 0, 0, 0, 0, 0, List.of()), false, 0);
    }

    private Model model() {
        return patients.get(0).model();
    }

    /**
     * The treatment to compare with. It sets what is given, how many doses, the total, the window of time and, until told
     * otherwise, that a dose may be up to twice its largest.
     */
    public Planning insteadOf(Treatment treatment) {
        List<Dose> doses = treatment.dosesFor(model());
        if (doses.isEmpty()) {
            throw new QuestionException("The standard treatment has no doses to plan with.");
        }
        for (Dose dose : doses) {
            if (!dose.event().equals(doses.get(0).event()) || !(dose.amount() > 0)) {
                throw new QuestionException("A plan is for positive doses of one kind, but the standard gives "
                        + dose.amount()
                        + " of " + dose.event() + " beside " + doses.get(0).event()
                        + "; put the other treatment into the simulation with treatedWith(...).");
            }
        }
        double total = doses.stream().mapToDouble(Dose::amount).sum();
        double most = doses.stream().mapToDouble(Dose::amount).max().orElseThrow();
        Limits set = new Limits(
                0,
                2 * most,
                total,
                0,
                doses.get(0).time(),
                doses.get(doses.size() - 1).time(),
                List.of());
        return new Planning(patients, doses, goals, set, weekdays, seed);
    }

    /** A state or observable to be small at a time, in the model's unit. */
    public Planning minimizing(String name, double time) {
        return and(name, 1, time);
    }

    /** And another with a weight; a negative one for what is to be large, such as healthy tissue. */
    public Planning and(String name, double weight, double time) {
        List<PlanCost.Goal> more = new ArrayList<>(goals);
        more.add(new PlanCost.Goal(name, weight, time));
        return new Planning(patients, standard, more, limits, weekdays, seed);
    }

    /** The least and the largest amount of a dose. */
    public Planning each(double least, double largest, String unit) {
        double factor = factor(unit, doseUnit(), "The amount of a dose");
        if (!(least >= 0 && largest > 0 && largest >= least)) {
            throw new QuestionException("A dose lies between a least amount, 0 or more, and a largest above it; "
                    + least + " and " + largest + " were given.");
        }
        Limits l = started();
        return with(new Limits(least * factor, largest * factor, l.total(), l.gap(), l.from(), l.to(), l.days()));
    }

    /** The largest sum of all doses; that of the standard unless set. */
    public Planning total(double amount, String unit) {
        double factor = factor(unit, doseUnit(), "The total dose");
        if (!(amount > 0)) {
            throw new QuestionException("The total dose is above 0, but " + amount + " was given.");
        }
        Limits l = started();
        return with(new Limits(l.low(), l.high(), amount * factor, l.gap(), l.from(), l.to(), l.days()));
    }

    /** The least time between two doses. */
    public Planning gap(double time, String unit) {
        double factor = factor(unit, model().time().unit(), "The gap");
        if (!(time >= 0)) {
            throw new QuestionException("The gap between doses is 0 or more, but " + time + " was given.");
        }
        Limits l = started();
        return with(new Limits(l.low(), l.high(), l.total(), time * factor, l.from(), l.to(), l.days()));
    }

    /** The earliest and the latest time of a dose; those of the standard unless set. */
    public Planning between(double earliest, double latest, String unit) {
        double factor = factor(unit, model().time().unit(), "The window of time");
        if (!(latest >= earliest)) {
            throw new QuestionException(
                    "The window ends after it begins, but " + earliest + " and " + latest + " were given.");
        }
        Limits l = started();
        return with(new Limits(l.low(), l.high(), l.total(), l.gap(), earliest * factor, latest * factor, l.days()));
    }

    /** Doses on Mondays to Fridays only, at most one a day; the standard's first dose is on a Monday. */
    public Planning onWeekdays() {
        started();
        return new Planning(patients, standard, goals, limits, true, seed);
    }

    /** The seed of the places to start from; 0 unless set. */
    public Planning seed(long number) {
        return new Planning(patients, standard, goals, limits, weekdays, number);
    }

    private Planning with(Limits changed) {
        return new Planning(patients, standard, goals, changed, weekdays, seed);
    }

    private Limits started() {
        if (standard.isEmpty()) {
            throw new QuestionException("Say first which treatment it is instead of: .insteadOf(standard).");
        }
        return limits;
    }

    private Unit doseUnit() {
        started();
        return standard.get(0).unit();
    }

    private static double factor(String unit, Unit wanted, String what) {
        try {
            return Unit.of(unit).factorTo(wanted);
        } catch (ExpressionException e) {
            throw new QuestionException(what + " is in " + wanted + " or a unit like it. " + e.getMessage(), e);
        }
    }

    /**
     * Looks for the plan. An interrupt ends with the best so far, or with a CancellationException before anything was run.
     *
     * @throws QuestionException if no treatment keeps to the limits, nothing is to be minimized, or the patient's run stops
     */
    public TreatmentPlan run() {
        Limits within = weekdays ? withDays() : started();
        if (goals.isEmpty()) {
            throw new QuestionException("Say what the treatment is for: .minimizing(\""
                    + model().states().get(0).name() + "\", time).");
        }
        String impossible = within.impossible(standard.size());
        if (!impossible.isEmpty()) {
            throw new QuestionException(impossible);
        }
        PlanCost cost = new PlanCost(patients, standard.get(0).event(), goals);
        double[] amounts = standard.stream().mapToDouble(Dose::amount).toArray();
        double[] times = standard.stream().mapToDouble(Dose::time).toArray();
        cost.relativeTo(within, amounts, times);
        PlanSearch search = new PlanSearch(cost, within, seed).from(amounts, times);
        return new TreatmentPlan(patients.get(0), cost, standard, goals, search);
    }

    private Limits withDays() {
        Limits l = started();
        double day = Unit.of("day").factorTo(model().time().unit());
        double monday = standard.get(0).time();
        List<Double> days = new ArrayList<>();
        for (long k = (long) Math.ceil((l.from() - monday) / day - 1e-9);
                monday + k * day <= l.to() + 1e-9 * day;
                k++) {
            if (Math.floorMod(k, 7L) < 5) {
                days.add(monday + k * day);
            }
        }
        return new Limits(l.low(), l.high(), l.total(), Math.max(l.gap(), day), l.from(), l.to(), days);
    }

    @Override
    public String toString() {
        return "Plan of " + standard.size() + " doses, " + Arrays.toString(goals.toArray());
    }
}
