// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Names;
import org.gyrus.expression.Unit;
import org.gyrus.model.Equation;
import org.gyrus.model.Model;
import org.gyrus.model.Observable;
import org.gyrus.model.Parameter;
import org.gyrus.model.State;
import org.gyrus.model.Treatment;
import org.gyrus.solver.Solver;

/**
 * Says how a synthetic cohort is made. Without more words: 20 patients, 8 visits one unit of the model's time apart from time 0,
 * no noise, no gaps, no treatment, and parameters spread over a tenth of their ranges.
 */
public final class SyntheticCohortBuilder {
    final Model model;
    int patients = 20;
    int visits = 8;
    double from;
    double interval = 1;
    double jitter;
    double noise;
    double missing;
    double dropOut;
    long seed = 1;
    List<String> observed;
    final Set<String> fixed = new TreeSet<>();
    Spread spread = new Spread.AcrossRanges(0.1);
    Treatment treatment = Treatment.none();
    Solver solver = Solver.rodas5p().tolerance(1e-8, 1e-10);

    SyntheticCohortBuilder(Model model) {
        if (model.time().unit().isDimensionless()) {
            throw new DisorderException("The time of the model \"" + model.name()
                    + "\" has no unit, so that visits cannot be dated; a cohort needs a model in seconds to years.");
        }
        if (!model.inputs().isEmpty()) {
            throw new DisorderException("The model \"" + model.name() + "\" has the input "
                    + model.inputs().get(0).name() + "; make it a parameter or a state before patients are drawn.");
        }
        this.model = model;
        this.observed = changing(model);
    }

    /** States that change between doses, and observables. */
    private static List<String> changing(Model model) {
        Stream<String> states = model.equations().stream()
                .filter(e -> !e.rate().written().equals(new Expression.Literal(0)))
                .map(Equation::state);
        return Stream.concat(states, model.observables().stream().map(Observable::name))
                .toList();
    }

    /** How many patients. */
    public SyntheticCohortBuilder patients(int count) {
        patients = atLeastOne(count, "patients");
        return this;
    }

    /** How many visits each patient has at most. */
    public SyntheticCohortBuilder visits(int count) {
        visits = atLeastOne(count, "visits");
        return this;
    }

    /** The time of the first visit, in the model's unit; runs begin there. */
    public SyntheticCohortBuilder from(double time) {
        from = time;
        return this;
    }

    /** The time between visits. */
    public SyntheticCohortBuilder visitsEvery(double time, String unit) {
        interval = inModelTime(time, unit, "The time between visits");
        return this;
    }

    /** Visits but the first are off their date by a normal error of this standard deviation. */
    public SyntheticCohortBuilder irregular(double time, String unit) {
        jitter = inModelTime(time, unit, "The irregularity of visits");
        return this;
    }

    /** The standard deviation of the normal error of a reading, as a part of its true value. */
    public SyntheticCohortBuilder noise(double relative) {
        if (!(relative >= 0) || Double.isInfinite(relative)) {
            throw new DisorderException(
                    "Noise is a part of the true value, 0 or more, but " + relative + " was given.");
        }
        noise = relative;
        return this;
    }

    /** The chance that a reading is missing. */
    public SyntheticCohortBuilder missing(double chance) {
        missing = chance(chance, "missing readings");
        return this;
    }

    /** The chance that a patient leaves before the last visit; which visit is the last is then drawn evenly. */
    public SyntheticCohortBuilder dropOut(double chance) {
        dropOut = chance(chance, "leaving");
        return this;
    }

    /** What all patients receive. */
    public SyntheticCohortBuilder treatedWith(Treatment plan) {
        plan.dosesFor(model);
        treatment = plan;
        return this;
    }

    /** States and observables that are read; all that change unless said. */
    public SyntheticCohortBuilder observing(String... names) {
        List<String> known = new ArrayList<>(changing(model));
        model.states().forEach(s -> known.add(s.name()));
        Stream.of(names).forEach(name -> requireOneOf(name, known, "state or observable"));
        observed = List.of(names);
        return this;
    }

    /**
     * Normal spread between patients around the model's values, drawn anew while outside the range (which moves the mean where
     * the spread is wide).
     *
     * @param deviations standard deviations by parameter or state, in its unit; what is not named stays the same
     */
    public SyntheticCohortBuilder spread(Map<String, Double> deviations) {
        deviations.forEach((name, deviation) -> {
            requireOneOf(name, drawable(), "parameter or state");
            if (!(deviation >= 0) || Double.isInfinite(deviation)) {
                throw new DisorderException(
                        "A standard deviation is 0 or more, but " + deviation + " was given for " + name + ".");
            }
        });
        spread = new Spread.Normal(Map.copyOf(deviations));
        return this;
    }

    /**
     * Even spread of all parameters around the model's values, cut to their ranges; on a logarithmic scale where the range is
     * above 0.
     *
     * @param part how much of its range a parameter may move over, above 0 up to 1
     */
    public SyntheticCohortBuilder acrossRanges(double part) {
        if (!(part > 0) || part > 1) {
            throw new DisorderException(
                    "Parameters move over a part of their ranges above 0 up to 1, not " + part + ".");
        }
        spread = new Spread.AcrossRanges(part);
        return this;
    }

    /** Parameters that are the same for all patients whatever the spread. */
    public SyntheticCohortBuilder keeping(String... parameters) {
        for (String name : parameters) {
            requireOneOf(name, drawable(), "parameter or state");
            fixed.add(name);
        }
        return this;
    }

    /** The method that solves the model. */
    public SyntheticCohortBuilder with(Solver method) {
        solver = method;
        return this;
    }

    /** The same seed makes the same cohort; patients keep their draws when there are more of them. */
    public SyntheticCohortBuilder seed(long number) {
        seed = number;
        return this;
    }

    /**
     * The cohort and its truth.
     *
     * @throws DisorderException when a patient's run stops early, with that patient's values
     */
    public SyntheticCohort make() {
        return new CohortMaker(this).make();
    }

    private List<String> drawable() {
        return Stream.concat(
                        model.parameters().stream().map(Parameter::name),
                        model.states().stream().map(State::name))
                .toList();
    }

    private void requireOneOf(String name, List<String> known, String what) {
        if (!known.contains(name)) {
            throw new DisorderException("The model \"" + model.name() + "\" has no " + what + " " + name
                    + Names.suggestion(name, known)
                            .orElse("; it has " + known.stream().distinct().collect(Collectors.joining(", ")) + "."));
        }
    }

    private double inModelTime(double time, String unit, String what) {
        Unit given = Unit.of(unit);
        if (!(time > 0) || !given.isLike(model.time().unit())) {
            throw new DisorderException(what + " is a positive time, but " + time + " " + unit + " was given.");
        }
        return time * given.factorTo(model.time().unit());
    }

    private static int atLeastOne(int count, String what) {
        if (count < 1) {
            throw new DisorderException("A cohort has at least one of its " + what + ", not " + count + ".");
        }
        return count;
    }

    private static double chance(double value, String what) {
        if (!(value >= 0) || value >= 1) {
            throw new DisorderException(
                    "The chance of " + what + " is from 0 to below 1, but " + value + " was given.");
        }
        return value;
    }
}
