// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gyrus.data.Cohort;
import org.gyrus.data.Holdout;
import org.gyrus.data.Patient;
import org.gyrus.expression.Names;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Learned;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.model.State;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;

/**
 * What a fit is asked to do. Immutable; each call gives a changed copy, and refuses at once what the model does not have.
 *
 * <p>Times and values of the cohort are converted to the model's units. Where nothing is said, all parameters of a model
 * without learned functions are fitted, shared by all patients; of a model with learned functions, its networks.
 */
public final class FitBuilder {
    private final FitSettings settings;

    private FitBuilder(FitSettings settings) {
        this.settings = settings;
    }

    static FitBuilder of(Model model, Map<String, Network> networks) {
        networks.forEach((name, network) -> {
            List<Learned> functions = model.learned().stream()
                    .filter(f -> f.name().equals(name)
                            || (network.outputs() > 1 && f.name().startsWith(name + "_")))
                    .toList();
            if (functions.isEmpty()) {
                known(name, model.learned().stream().map(Learned::name).toList(), "learned function");
            }
            for (Learned each : functions) {
                if (each.arity() != network.inputs().size()) {
                    throw new FitException("The learned function " + each.name() + " sees " + each.arity()
                            + (each.arity() == 1 ? " quantity" : " quantities") + " in the model, but its network "
                            + network.inputs() + ".");
                }
            }
        });
        FitSettings s = new FitSettings();
        s.model = model;
        s.networks = Map.copyOf(networks);
        return new FitBuilder(s);
    }

    static FitBuilder of(Hybrid hybrid) {
        FitBuilder builder = of(hybrid.model(), hybrid.networks());
        for (String covariate : hybrid.covariates()) {
            builder = builder.covariate(covariate, covariate);
        }
        return builder.change(s -> {
            s.hybrid = Optional.of(hybrid);
            s.penalties = hybrid.penalties();
            s.solver = hybrid.solver().orElse(s.solver);
        });
    }

    /** On which patients. */
    public FitBuilder to(Cohort cohort) {
        settings.observations.forEach(o -> observed(cohort, o.column()));
        return change(s -> s.cohort = cohort);
    }

    /**
     * A state or observable is what a column measures; may be called for several.
     *
     * @throws FitException when the model or the cohort does not have it
     */
    public FitBuilder observing(String quantity, String column) {
        List<String> names = new ArrayList<>(states());
        settings.model.observables().forEach(o -> names.add(o.name()));
        known(quantity, names, "state or observable");
        if (settings.cohort != null) {
            observed(settings.cohort, column);
        }
        return change(s -> s.observations = with(s.observations, new FitSettings.Observation(quantity, column)));
    }

    /** Parameters that have one value for all patients, and are fitted. */
    public FitBuilder shared(String... parameters) {
        return change(s -> s.shared = names(s.shared, s.perPatient, parameters));
    }

    /** Parameters that each patient has a value of, and that are fitted. */
    public FitBuilder perPatient(String... parameters) {
        return change(s -> s.perPatient = names(s.perPatient, s.shared, parameters));
    }

    /** Each patient has networks of its own, instead of all sharing them. */
    public FitBuilder perPatientNetworks() {
        return change(s -> s.ownNetworks = true);
    }

    /** The start values of these states are fitted, for each patient. */
    public FitBuilder initial(String... states) {
        return change(s -> s.initial = states(s.initial, states));
    }

    /** These states start at the patient's first reading of them; for states that a column measures. */
    public FitBuilder initialFromFirstReading(String... states) {
        return change(s -> s.initialRead = states(s.initialRead, states));
    }

    /** The time of each patient's first reading is where the patient's simulation starts. */
    public FitBuilder fromFirstReading() {
        return change(s -> s.fromFirstReading = true);
    }

    /** The time at which all simulations start, in the model's unit; 0 unless set. */
    public FitBuilder from(double time) {
        return change(s -> s.from = time);
    }

    /** A parameter takes each patient's own value of a covariate of the cohort. */
    public FitBuilder covariate(String parameter, String column) {
        known(parameter, parameters(), "parameter");
        return change(s -> {
            Map<String, String> more = new LinkedHashMap<>(s.covariates);
            more.put(parameter, column);
            s.covariates = more;
        });
    }

    /** What is believed beforehand of a parameter that is fitted. */
    public FitBuilder prior(String parameter, Prior prior) {
        known(parameter, parameters(), "parameter");
        return change(s -> {
            Map<String, Prior> more = new LinkedHashMap<>(s.priors);
            more.put(parameter, prior);
            s.priors = more;
        });
    }

    /** The weights of networks are believed to be normal around 0: what keeps a network small where readings are few. */
    public FitBuilder weightPrior(double deviation) {
        if (!(deviation > 0)) {
            throw new FitException("The deviation of weights is above 0, but " + deviation + " was given.");
        }
        return change(s -> s.weightDeviation = deviation);
    }

    /** Which readings the fit may not see at all. */
    public FitBuilder holdOut(Holdout holdout) {
        return change(s -> s.holdout = Optional.of(holdout));
    }

    /** Which of the readings that may be seen are only watched: the fit keeps the point that suits them best. */
    public FitBuilder validation(Validation validation) {
        return change(s -> s.validation = Optional.of(validation));
    }

    /** The same with the later readings of each patient: the fit keeps the point that forecasts them best. */
    public FitBuilder validation(Holdout holdout) {
        return validation(Validation.later(holdout));
    }

    /** How many iterations without a better validation loss end each method of the fit; 200 unless set. */
    public FitBuilder patience(int iterations) {
        if (iterations < 1) {
            throw new FitException("Patience is at least one iteration, but " + iterations + " was given.");
        }
        return change(s -> s.patience = iterations);
    }

    /** What a miss costs; {@link Loss#squares} unless set, {@link Loss#gaussian} with priors. */
    public FitBuilder loss(Loss loss) {
        return change(s -> s.loss = Optional.of(loss));
    }

    /** How the best numbers are looked for. */
    public FitBuilder with(Optimizer optimizer) {
        return change(s -> s.optimizer = Optional.of(optimizer));
    }

    /** What is done before, to begin near the best numbers; may be called for several, one after the other. */
    public FitBuilder warmStart(WarmStart first) {
        return change(s -> s.warmStarts = with(s.warmStarts, first));
    }

    /** The method of integration; {@link Solver#tsit5()} unless set. */
    public FitBuilder method(Solver solver) {
        return change(s -> s.solver = solver);
    }

    Model model() {
        return settings.model;
    }

    Solver method() {
        return settings.solver;
    }

    boolean sharesNetworks() {
        return !settings.ownNetworks;
    }

    /** Whether a patient's readings are all that is asked of one: no covariates, treatments or networks of its own. */
    boolean needsReadingsOnly() {
        return settings.covariates.isEmpty() && settings.simulating == FitSettings.PLAIN && !settings.ownNetworks;
    }

    boolean isObserving() {
        return !settings.observations.isEmpty();
    }

    /** What else belongs to a patient's simulation, such as a treatment: {@code (run, patient) -> run.treatedWith(plan)}. */
    public FitBuilder simulating(BiFunction<Simulation, Patient, Simulation> change) {
        return change(s -> s.simulating = change);
    }

    /** The seed of the networks' first weights, instead of their own. */
    public FitBuilder seed(long seed) {
        return change(s -> s.seed = Optional.of(seed));
    }

    /** How many iterations, for the last method of the optimizer. */
    public FitBuilder iterations(int count) {
        if (count < 1) {
            throw new FitException("At least one iteration is needed, but " + count + " was given.");
        }
        return change(s -> s.iterations = count);
    }

    /** How many threads, all cores unless set; the result is the same to the last bit. */
    public FitBuilder threads(int count) {
        if (count < 1) {
            throw new FitException("At least one thread is needed, but " + count + " was given.");
        }
        return change(s -> s.threads = count);
    }

    /** Is told about every iteration, from the calling thread. */
    public FitBuilder onProgress(FitListener listener) {
        return change(s -> s.listener = listener);
    }

    /**
     * Takes what all patients share from an earlier fit, shared numbers, networks and populations, and fits only the own
     * numbers of the patients here: how patients are forecast that the earlier fit did not see.
     */
    public FitBuilder given(Fit before) {
        return change(s -> s.given = Optional.of(before));
    }

    /**
     * Where to write how the fit stands, every ten seconds or so; {@link #resume} goes on from there.
     *
     * @param path a file; what is there is replaced
     */
    public FitBuilder checkpointTo(Path path) {
        return checkpointTo(path, 10);
    }

    FitBuilder checkpointTo(Path path, double seconds) {
        return change(s -> {
            s.checkpoint = Optional.of(path);
            s.checkpointSeconds = seconds;
        });
    }

    /**
     * Goes on where a fit that was killed had got to, to the same result as if it had not been. Everything asked for must
     * be as it was.
     *
     * @throws FitException when there is no checkpoint, or it is of another fit
     */
    public Fit resume() {
        return Training.run(settings, true);
    }

    /**
     * A fit that was saved, with the treatments, inputs or networks of this builder, which a file cannot hold.
     *
     * @throws FitException when the file is not of what is asked here
     */
    public Fit load(Path path) {
        return Training.load(settings, path);
    }

    /**
     * Fits. An interrupt ends it within 100 ms with the best so far, the thread's mark set.
     *
     * @throws FitException when cohort or columns are missing, or cannot be fitted as asked
     */
    public Fit run() {
        return Training.run(settings, false);
    }

    private List<String> parameters() {
        return settings.model.parameters().stream().map(Parameter::name).toList();
    }

    private List<String> states() {
        return settings.model.states().stream().map(State::name).toList();
    }

    private List<String> names(List<String> before, List<String> others, String... more) {
        List<String> all = new ArrayList<>(before);
        for (String name : more) {
            known(name, parameters(), "parameter");
            if (others.contains(name) || all.contains(name)) {
                throw new FitException(
                        name + " is fitted already: a parameter is either shared or per patient, and named once.");
            }
            all.add(name);
        }
        return List.copyOf(all);
    }

    private List<String> states(List<String> before, String... more) {
        List<String> all = new ArrayList<>(before);
        for (String name : more) {
            known(name, states(), "state");
            all.add(name);
        }
        return List.copyOf(all);
    }

    private static void observed(Cohort cohort, String column) {
        known(column, cohort.observed().stream().map(Cohort.Measured::name).toList(), "observed column");
    }

    static void known(String name, List<String> names, String what) {
        if (!names.contains(name)) {
            String near = Names.suggestion(name, names)
                    .orElse("; there " + (names.isEmpty() ? "are none." : "is " + String.join(", ", names) + "."));
            throw new FitException("There is no " + what + " " + name + near);
        }
    }

    private static <T> List<T> with(List<T> list, T value) {
        List<T> more = new ArrayList<>(list);
        more.add(value);
        return List.copyOf(more);
    }

    private interface Change {
        void apply(FitSettings settings);
    }

    private FitBuilder change(Change change) {
        FitSettings copy = settings.copy();
        change.apply(copy);
        return new FitBuilder(copy);
    }
}
