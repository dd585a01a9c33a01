// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.gyrus.solver.Gradient;
import org.gyrus.solver.Objective;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.SolverException;
import org.gyrus.solver.Trajectory;

/** What a treatment costs: weighted values at some times, averaged over patients, with exact derivatives. */
final class PlanCost {
    /** A state or observable at a time, times a weight. */
    record Goal(String name, double weight, double time) {}

    private final List<Simulation> patients;
    private final String event;
    private final List<Goal> goals;
    private double scale = 1;
    private boolean logarithmic;

    PlanCost(List<Simulation> patients, String event, List<Goal> goals) {
        this.patients = patients;
        this.event = event;
        this.goals = goals;
    }

    /** Measures costs by that of a reference: by their logarithm where the reference is positive. */
    void relativeTo(Limits limits, double[] amounts, double... times) {
        double sum = 0;
        boolean positive = true;
        for (Simulation each : patients) {
            Trajectory run = run(each, amounts, times);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            run.stopped().ifPresent(why -> {
                throw new QuestionException("The patient's run stops under the standard treatment. " + why);
            });
            if (limits.from() < run.times()[0] || limits.to() > run.end()) {
                throw new QuestionException("Doses may be given between " + limits.from() + " and " + limits.to()
                        + ", which is partly outside the simulation from " + run.times()[0] + " to " + run.end()
                        + "; lengthen it with until(...), or give other times to between(...).");
            }
            double cost = run.gradient(objective()).value();
            positive &= cost > 0;
            sum += Math.abs(cost);
        }
        logarithmic = positive;
        scale = sum > 0 ? sum / patients.size() : 1;
    }

    /** Whether values are logarithms of parts of the reference's cost. */
    boolean isLogarithmic() {
        return logarithmic;
    }

    /** The cost, infinite where a run stops; derivatives are written. */
    double value(double[] amounts, double[] times, double[] amountBar, double[] timeBar) {
        Arrays.fill(amountBar, 0);
        Arrays.fill(timeBar, 0);
        double sum = 0;
        for (Simulation each : patients) {
            try {
                Trajectory run = run(each, amounts, times);
                if (run.stopped().isPresent()) {
                    return Double.POSITIVE_INFINITY;
                }
                Gradient gradient = run.gradient(objective());
                double cost = gradient.value();
                if (logarithmic && !(cost > 0)) {
                    return Double.POSITIVE_INFINITY;
                }
                double slope = (logarithmic ? 1 / cost : 1 / scale) / patients.size();
                sum += (logarithmic ? Math.log(cost / scale) : cost / scale) / patients.size();
                for (int i = 0; i < amounts.length; i++) {
                    amountBar[i] += slope * inside(gradient.dose(i), times[i]);
                    timeBar[i] += slope * inside(gradient.doseTime(i), times[i]);
                }
            } catch (CancellationException e) {
                return Double.POSITIVE_INFINITY;
            } catch (SolverException e) {
                throw new QuestionException("This treatment cannot be run. " + e.getMessage(), e);
            }
        }
        return sum;
    }

    private static double inside(double derivative, double time) {
        if (Double.isNaN(derivative)) {
            throw new QuestionException("The cost has no derivative with respect to the dose at " + time
                    + ": something of the model happens at that very moment; move the window a little.");
        }
        return derivative;
    }

    /** A patient under a treatment. */
    Trajectory run(Simulation patient, double[] amounts, double... times) {
        Simulation treated = patient;
        for (int i = 0; i < amounts.length; i++) {
            treated = treated.dose(event, times[i], amounts[i]);
        }
        return treated.run();
    }

    private Objective objective() {
        return new Objective() {
            @Override
            public List<String> names() {
                return goals.stream().map(Goal::name).distinct().toList();
            }

            @Override
            public double[] times() {
                return goals.stream().mapToDouble(Goal::time).toArray();
            }

            @Override
            public double value(double[] values, double[] bar) {
                List<String> names = names();
                double sum = 0;
                for (int g = 0; g < goals.size(); g++) {
                    int at = g * names.size() + names.indexOf(goals.get(g).name());
                    sum += goals.get(g).weight() * values[at];
                    bar[at] += goals.get(g).weight();
                }
                return sum;
            }
        };
    }
}
