// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gyrus.discovery.Criterion;
import org.gyrus.discovery.Discovery;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.plot.Chart;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import tech.tablesaw.api.Table;

/**
 * A model with the numbers that suit a cohort best. Immutable.
 *
 * <pre>{@code
 * var fit = Fit.of(tumor).to(cohort).observing("V", "volume").shared("alpha").perPatient("a", "K").run();
 * double a = fit.value("a", "patient 7");
 * double[] next = fit.forecast("patient 7", 30, 60);
 * }</pre>
 */
public final class Fit {
    private final Task task;
    private final double[] theta;
    private final List<double[]> history;
    private final List<String> notes;
    private final String stopped;

    Fit(Task task, Training.Outcome outcome) {
        this.task = task;
        theta = outcome.theta();
        history = List.copyOf(outcome.history());
        notes = List.copyOf(outcome.notes());
        stopped = outcome.stopped();
    }

    /** Begins a fit of a model's parameters. */
    public static FitBuilder of(Model model) {
        return of(model, Map.of());
    }

    /** Begins a fit of a model whose learned functions are these networks, by name. */
    public static FitBuilder of(Model model, Map<String, Network> networks) {
        return FitBuilder.of(model, networks);
    }

    /** Begins a fit of a hybrid: of its networks, and of the parameters that are named. */
    public static FitBuilder of(Hybrid hybrid) {
        return FitBuilder.of(hybrid);
    }

    /**
     * A fitted number that all patients share: a parameter, or {@code noise of} a column; of a parameter with a prior of
     * the population, its median.
     *
     * @throws FitException when it was not fitted, or differs between patients
     */
    public double value(String name) {
        List<Unknown> shared = task.unknowns().shared();
        for (int k = 0; k < shared.size(); k++) {
            if (shared.get(k).name().equals(name)) {
                return shared.get(k).coordinate().value(theta[k]);
            }
        }
        int own = names(task.unknowns().own()).indexOf(name);
        if (own >= 0 && task.population().has(own)) {
            return task.unknowns()
                    .own()
                    .get(own)
                    .coordinate()
                    .value(task.population().mean()[own]);
        }
        if (own >= 0) {
            throw new FitException(name + " differs between patients: ask for value(\"" + name + "\", patient).");
        }
        FitBuilder.known(name, names(shared), "fitted number");
        throw new AssertionError(name);
    }

    /**
     * A fitted number of a patient: a parameter, or {@code V(0)} for an initial value.
     *
     * @throws FitException when there is no such patient or number
     */
    public double value(String name, String patient) {
        List<Unknown> own = task.unknowns().own();
        int i = patient(patient);
        for (int k = 0; k < own.size(); k++) {
            if (own.get(k).name().equals(name)) {
                return own.get(k).coordinate().value(theta[task.unknowns().ownAt(i) + k]);
            }
        }
        return value(name);
    }

    /** The weights of all networks, in alphabetical order of their names. */
    public double[] weights() {
        if (task.unknowns().ownWeights() && task.data().size() > 1) {
            throw new FitException("Each patient has networks of its own: ask for weights(patient).");
        }
        return weights(0);
    }

    /** The weights of a patient's networks. */
    public double[] weights(String patient) {
        return weights(patient(patient));
    }

    private double[] weights(int patient) {
        int at = task.unknowns().weightsAt(patient);
        return Arrays.copyOfRange(theta, at, at + task.unknowns().weights());
    }

    /** The patients, in the order of the cohort. */
    public List<String> patients() {
        return task.ids();
    }

    /** The model, with the fitted values of what all patients share. */
    public Model model() {
        Model fitted = task.model();
        for (Unknown each : task.unknowns().shared()) {
            if (each.role() == Unknown.Role.PARAMETER) {
                fitted = fitted.with(each.name(), value(each.name()));
            }
        }
        return fitted;
    }

    /** The networks, by learned function, with the scaling they were fitted with. */
    public Map<String, Network> networks() {
        return task.networks();
    }

    /** A patient's simulation with the fitted numbers, from its start to its last reading. */
    public Simulation simulation(String patient) {
        int i = patient(patient);
        Unknowns unknowns = task.unknowns();
        Simulation run = task.simulations().get(i).weights(weights(i));
        double[] initial = task.initial(i);
        for (int k = 0; k < unknowns.shared().size(); k++) {
            run = set(run, unknowns.shared().get(k), theta[k], initial);
        }
        for (int k = 0; k < unknowns.own().size(); k++) {
            run = set(run, unknowns.own().get(k), theta[unknowns.ownAt(i) + k], initial);
        }
        for (int k = 0; k < initial.length; k++) {
            if (!Double.isNaN(initial[k])) {
                run = run.initial(task.model().states().get(k).name(), initial[k]);
            }
        }
        return run;
    }

    /**
     * The same up to another time, in the model's unit. Use it instead of {@code simulation(patient).until(time)} with a
     * solver in the loop, whose corrections then go on after the last reading.
     */
    public Simulation simulation(String patient, double until) {
        int i = patient(patient);
        return task.setting().further(simulation(patient), i, task.data().get(i), until);
    }

    private static Simulation set(Simulation run, Unknown unknown, double z, double[] initial) {
        double value = unknown.coordinate().value(z);
        if (unknown.role() == Unknown.Role.INITIAL) {
            initial[unknown.index()] = value;
        }
        return unknown.role() == Unknown.Role.PARAMETER ? run.set(unknown.name(), value) : run;
    }

    /**
     * The first observed column of a patient at later times.
     *
     * @param times in the cohort's unit of time, not before the patient's start
     * @return values in the column's unit; NaN where the solution did not get to
     */
    public double[] forecast(String patient, double... times) {
        return forecast(patient, task.columns().get(0), times);
    }

    /** The same for any observed column. */
    public double[] forecast(String patient, String column, double... times) {
        FitBuilder.known(column, task.columns(), "observed column");
        int c = task.columns().indexOf(column);
        double[] at = Arrays.stream(times).map(t -> t * task.timeFactor()).toArray();
        int i = patient(patient);
        double last =
                Math.max(task.data().get(i).last(), Arrays.stream(at).max().orElse(Double.NEGATIVE_INFINITY));
        Solve solve = simulation(patient, last)
                .compile()
                .observing(List.of(task.quantities().get(c)), at);
        double[] x = solve.forward(solve.parameters(), solve.weights());
        return Arrays.stream(x).map(v -> v / task.unitFactors()[c]).toArray();
    }

    /** Loss per reading, and of readings that are only watched, one row for each iteration. */
    public Table losses() {
        return FitTables.losses(history);
    }

    /** Loss per reading over the iterations, as a picture. */
    public Chart plotLosses() {
        return FitPictures.losses(history);
    }

    /** The readings of a patient, first observed column, and the fitted course; in the cohort's units. */
    public Chart plot(String patient) {
        return plot(patient, task.columns().get(0));
    }

    /** The same for any observed column. */
    public Chart plot(String patient, String column) {
        patient(patient);
        FitBuilder.known(column, task.columns(), "observed column");
        return FitPictures.course(this, patient, task.columns().indexOf(column));
    }

    /** What all patients share: name, value, unit. */
    public Table shared() {
        return FitTables.shared(this);
    }

    /**
     * The population of each mixed effect: name, median, spread, unit. The spread is a standard deviation in the coordinate
     * that keeps the parameter in its range; for one that is above 0, that of the logarithm.
     */
    public Table population() {
        return FitTables.population(this);
    }

    /** One row for each patient, one column for each number of its own. */
    public Table perPatient() {
        return FitTables.perPatient(this);
    }

    /** Why the fit stopped before its end; empty if it did not. */
    public Optional<String> stopped() {
        return stopped.isEmpty() ? Optional.empty() : Optional.of(stopped);
    }

    /** What happened on the way and should be known, one sentence each. */
    public List<String> warnings() {
        return notes;
    }

    /**
     * The same fit with other numbers, such as a draw of a posterior: its forecasts are one possible future.
     *
     * @param numbers in the coordinates of {@link #density}
     */
    public Fit at(double... numbers) {
        if (numbers.length != theta.length) {
            throw new FitException("The fit has " + theta.length + " numbers, but " + numbers.length + " were given.");
        }
        return new Fit(task, new Training.Outcome(numbers.clone(), history, notes, stopped));
    }

    /**
     * Writes the fit to a file that holds all of it: equations, numbers, readings, history. A full disk or a kill leaves
     * what was there before.
     *
     * <p>A zip of JSON and safetensors. Treatments and inputs added with {@link FitBuilder#simulating}, and networks that
     * are DJL blocks, are not in it: open such a fit with {@link FitBuilder#load}.
     */
    public void save(Path path) {
        FitFile.of(this).write(path);
    }

    /**
     * Reads a fit that was saved.
     *
     * @throws FitException when the file is not one, is damaged, or needs {@link FitBuilder#load}
     */
    public static Fit load(Path path) {
        return FitFile.read(path);
    }

    Task task() {
        return task;
    }

    Training.Outcome outcome() {
        return new Training.Outcome(theta.clone(), history, notes, stopped);
    }

    /** The log posterior of everything that was fitted, around these numbers. */
    public LogDensity density() {
        return new PosteriorDensity(task, theta);
    }

    /**
     * Weighted residuals of everything that was fitted.
     *
     * @throws FitException when the loss is not a square
     */
    public Residuals residuals() {
        CohortCost cost = new CohortCost(task, 1);
        PosteriorDensity.temper(cost, theta);
        return new TaskResiduals(cost);
    }

    /**
     * The only learned function of the model, sampled along the fitted courses of all patients: what it says as an equation.
     * {@code fit.asEquation().run().text()}.
     */
    public Discovery asEquation() {
        return LearnedSamples.of(this, LearnedSamples.only(task.model()));
    }

    /**
     * A learned function by its name in the equations, sampled along the fitted courses of all patients, ready to be
     * searched. The law goes back with {@link org.gyrus.discovery.Law#in}; a fit of that model to the same readings has a
     * {@link #criterion} to compare with this one's.
     */
    public Discovery asEquation(String function) {
        return LearnedSamples.of(this, function);
    }

    /**
     * An information criterion, smaller is better, for fits to the same readings with the same loss; all fitted numbers
     * count, weights of networks and numbers of each patient among them.
     */
    public double criterion(Criterion criterion) {
        double loss;
        try (CohortCost cost = new CohortCost(task, 1)) {
            loss = cost.loss(theta);
        }
        int n = task.count(false);
        double misfit = task.loss().learnsNoise() ? 2 * loss : n * Math.log(Math.max(2 * loss / n, Double.MIN_NORMAL));
        return criterion.of(misfit, n, theta.length);
    }

    private int patient(String id) {
        FitBuilder.known(id, task.ids(), "patient");
        return task.ids().indexOf(id);
    }

    private static List<String> names(List<Unknown> unknowns) {
        List<String> names = new ArrayList<>();
        unknowns.forEach(u -> names.add(u.name()));
        return names;
    }

    @Override
    public String toString() {
        return "Fit of " + task.model().name() + " to " + task.data().size() + " patients, " + task.count(false)
                + " readings, " + task.unknowns().size() + " numbers, "
                + task.loss().title() + ", "
                + history.size() + " iterations"
                + (history.isEmpty() ? "" : ", loss per reading " + (float) last()) + ". " + stopped;
    }

    private double last() {
        return history.stream().mapToDouble(r -> r[0]).min().orElse(Double.NaN);
    }
}
