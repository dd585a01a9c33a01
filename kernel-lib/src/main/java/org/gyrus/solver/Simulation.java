// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gyrus.expression.Unit;
import org.gyrus.model.Model;
import org.gyrus.model.Treatment;
import org.gyrus.network.Network;
import org.gyrus.space.Space;

/**
 * A model with everything that is needed to run it: an interval, values, inputs, doses, a method. Immutable; each call
 * gives a changed copy.
 *
 * <pre>{@code
 * Trajectory run = Simulation.of(tumor).until(200, "day").set("a", 0.06).treatedWith(plan).run();
 * }</pre>
 *
 * <p>Times are in the model's unit unless a unit is named. A number given as an array holds one value per patient.
 */
public final class Simulation {
    private final Settings settings;

    private Simulation(Settings settings) {
        this.settings = settings;
    }

    /** A model with its own parameter values, from time 0. */
    public static Simulation of(Model model) {
        return of(model, Map.of());
    }

    /**
     * A model whose learned functions are these networks, by name.
     *
     * @throws SolverException if a learned function has no network or one of other arguments, or where a past value is used
     *     outside of the equations
     */
    public static Simulation of(Model model, Map<String, Network> networks) {
        Settings s = new Settings();
        s.networks = networks;
        s.model(model);
        s.weights = networks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMapToDouble(e -> Arrays.stream(e.getValue().initialWeights()))
                .toArray();
        return new Simulation(s);
    }

    /**
     * The same equations in every cell of a space, and {@code div(D*grad(c))} between cells. Then a number given as an array
     * holds one value per cell. A parameter with the name of one of the space's features, such as x, has its values unless
     * it is set.
     */
    public Simulation on(Space space) {
        return patients(space.cells()).sharedSteps().change(s -> s.space = space);
    }

    /** How many threads work on a space: all processors unless set. Results are the same bit by bit. */
    public Simulation threads(int count) {
        if (count < 1) {
            throw new SolverException("At least one thread is needed, but " + count + " was given.");
        }
        return change(s -> s.threads = count);
    }

    /** The start t0; 0 unless set. */
    public Simulation from(double time) {
        return change(s -> s.from = finite(time, "The start"));
    }

    /** The end, after the start. */
    public Simulation until(double time) {
        return change(s -> s.until = finite(time, "The end"));
    }

    /** The end in a unit of time such as {@code "week"}. */
    public Simulation until(double time, String unit) {
        return until(time * Unit.of(unit).factorTo(settings.model.time().unit()));
    }

    /** The method and its settings; {@link Solver#tsit5()} unless set. */
    public Simulation with(Solver solver) {
        return change(s -> s.solver = solver);
    }

    /** A parameter's value; outside its range {@link Trajectory#warnings} says so. */
    public Simulation set(String parameter, double value) {
        return set(parameter, new double[] {value});
    }

    /** A parameter's value for each patient, in the parameter's unit. */
    public Simulation set(String parameter, double[] values) {
        known(parameter, settings.problem.parameters(), "parameter");
        return change(s -> s.parameters = with(s.parameters, parameter, sized(values, parameter)));
    }

    /** A state's value at the start, instead of the model's own. */
    public Simulation initial(String state, double... values) {
        known(state, settings.problem.states(), "state");
        return change(s -> s.initial = with(s.initial, state, sized(values, state)));
    }

    /** An input as a function of time, for all patients or one for each. */
    public Simulation input(String name, Signal... signals) {
        known(name, settings.problem.signals(), "input");
        return change(s -> s.inputs = with(s.inputs, name, sized(signals, name)));
    }

    /** All doses of a treatment, for all patients, after those already there. */
    public Simulation treatedWith(Treatment treatment) {
        Simulation more = this;
        for (org.gyrus.model.Dose each : treatment.dosesFor(settings.model)) {
            more = more.dose(each.event(), each.time(), each.amount());
        }
        return more;
    }

    /** One dose of an event at a time, for all patients. */
    public Simulation dose(String event, double time, double amount) {
        return given(event, time, amount, -1);
    }

    /** One dose for one patient, counted from 0. */
    public Simulation dose(String event, double time, double amount, int patient) {
        if (patient < 0 || patient >= settings.patients) {
            throw new SolverException(
                    "There " + (settings.patients == 1 ? "is 1 patient" : "are " + settings.patients + " patients")
                            + ", counted from 0, so none is number " + patient + "; set patients(n) first.");
        }
        return given(event, time, amount, patient);
    }

    private Simulation given(String event, double time, double amount, int patient) {
        List<String> events = settings.problem.doseEvents().stream()
                .map(Problem.DoseEvent::name)
                .toList();
        known(event, events, "event");
        finite(time, "The time of a dose");
        finite(amount, "A dose");
        return change(s -> {
            List<Dose> more = new ArrayList<>(s.doses);
            more.add(new Dose(events.indexOf(event), time, amount, patient));
            s.doses = List.copyOf(more);
        });
    }

    /** The weights of all networks, in alphabetical order of their names; their initial ones unless set. */
    public Simulation weights(double[] weights) {
        if (weights.length != settings.problem.weights()) {
            throw new SolverException("The networks have " + settings.problem.weights() + " weights together, but "
                    + weights.length + " were given.");
        }
        return change(s -> s.weights = weights.clone());
    }

    /**
     * Measures something more, such as {@code "uptake = kill*C*V"}; the equations stay as they are.
     *
     * @throws org.gyrus.model.ModelException if the text is not a definition, or its name is taken
     */
    public Simulation measuring(String text) {
        return change(s -> s.model(s.model.toBuilder().observable(text).build()));
    }

    /**
     * White noise in a state's equation, Ito: dy = ... dt + strength dW, with a motion W of its own for each state and
     * patient; in place of the one the model may have. Needs a stochastic method with fixed steps such as
     * {@link Solver#sriw1()}.
     *
     * @param strength an expression such as {@code "sigma*V"}, in the state's unit per square root of the time's: sigma in
     *     {@code 1/day^(1/2)}
     * @throws org.gyrus.model.ModelException if it uses a name that is not declared or has another unit
     */
    public Simulation noise(String state, String strength) {
        known(state, settings.problem.states(), "state");
        return change(s -> s.model(s.model.toBuilder().noise(state, strength).build()));
    }

    /** The equations without the noise that the model has: for methods that are not stochastic. */
    public Simulation withoutNoise() {
        return change(s -> s.model(s.model.toBuilder().withoutNoise().build()));
    }

    /**
     * What a delayed state was before the start, in place of its initial value or what the model says.
     *
     * @param past an expression of the time and parameters such as {@code "V_0*exp(r*t)"}, in the state's unit
     * @throws org.gyrus.model.ModelException if it uses another name or has another unit
     */
    public Simulation history(String state, String past) {
        delayed(state);
        return change(s -> {
            s.model(s.model.toBuilder().history(state, past).build());
            s.histories = new LinkedHashMap<>(s.histories);
            s.histories.remove(state);
        });
    }

    /** As {@link #history(String, String)}, as a function of time, for all patients or one for each. */
    public Simulation history(String state, Signal... past) {
        delayed(state);
        return change(s -> s.histories = with(s.histories, state, sized(past, state)));
    }

    private void delayed(String state) {
        known(state, settings.problem.states(), "state");
        List<String> states = settings.problem.states();
        if (!settings.problem.delayed().contains(states.indexOf(state))) {
            throw new SolverException("The model uses no past value of " + state + ", so it has no history; write "
                    + state + "(" + settings.model.time().symbol() + " - tau) in an equation.");
        }
    }

    /** The seed of all noise; 0 unless set. The same seed gives the same paths, whatever the steps, shared or not, and threads. */
    public Simulation seed(long seed) {
        return change(s -> s.seed = seed);
    }

    /** How many patients {@link #runAll} runs; set this before values that differ between them. */
    public Simulation patients(int count) {
        if (count < 1) {
            throw new SolverException("At least one patient is needed, but " + count + " was given.");
        }
        Simulation all = change(s -> s.patients = count);
        settings.parameters.forEach((name, values) -> all.sized(values, name));
        settings.initial.forEach((name, values) -> all.sized(values, name));
        settings.inputs.forEach((name, signals) -> all.sized(signals, name));
        settings.histories.forEach((name, signals) -> all.sized(signals, name));
        int last = settings.doses.stream().mapToInt(Dose::lane).max().orElse(-1);
        if (last >= count) {
            throw new SolverException("A dose is given to patient " + last
                    + ", counted from 0, so there must be more than " + count + " patients.");
        }
        return all;
    }

    /**
     * How much may be kept of what the method computes, for all patients together; a quarter of the heap unless set. Runs
     * that need more keep states here and there and take the steps between them again for gradients and samples: the
     * same numbers, at twice the time or so. Models with delays must keep all, and stop where there is no more room.
     */
    public Simulation memory(double megabytes) {
        if (!(megabytes > 0)) {
            throw new SolverException(
                    "The memory allowed is a positive number of megabytes, but " + megabytes + " was given.");
        }
        return change(s -> s.memory = (long) Math.min(megabytes * 1e6, 1e15));
    }

    /** All patients take the same steps: quicker where they are alike, slower when one of them is stiff. */
    public Simulation sharedSteps() {
        return change(s -> s.shared = true);
    }

    /** Runs the one patient. */
    public Trajectory run() {
        if (settings.space != null) {
            return Trajectory.source(settings.model, compile(), settings.space).lane(0);
        }
        if (settings.patients != 1) {
            throw new SolverException("There are " + settings.patients + " patients: use runAll().");
        }
        return runAll().get(0);
    }

    /**
     * Runs every patient with steps of its own, in parallel, or all together with {@link #sharedSteps}. An interrupt stops
     * all of them where they are.
     */
    public List<Trajectory> runAll() {
        if (settings.space != null) {
            throw new SolverException("On a space there is one run with fields: use run().");
        }
        if (settings.shared) {
            Solve solve = compile();
            Trajectory.Source source = Trajectory.source(settings.model, solve);
            return IntStream.range(0, settings.patients).mapToObj(source::lane).toList();
        }
        return runAll(Math.min(settings.patients, Runtime.getRuntime().availableProcessors()));
    }

    /** Every patient with steps of its own, on some threads. */
    List<Trajectory> runAll(int threads) {
        return Crew.run(settings.patients, threads, i -> Trajectory.source(settings.model, settings.solve(i, 1))
                .lane(0));
    }

    /** Ready to be solved again and again; with several patients their lanes share their steps. */
    public Solve compile() {
        return settings.solve(0, settings.patients);
    }

    /** The model that runs. */
    public Model model() {
        return settings.model;
    }

    /** The method and its settings. */
    public Solver solver() {
        return settings.solver;
    }

    private double[] sized(double[] values, String name) {
        if (values.length != 1 && values.length != settings.patients) {
            throw new SolverException(name + " needs one value, or one for each of the " + settings.patients
                    + " patients (set patients(n) first); " + values.length + " were given.");
        }
        return values.clone();
    }

    private Signal[] sized(Signal[] signals, String name) {
        if (signals.length != 1 && signals.length != settings.patients) {
            throw new SolverException("Input " + name + " needs one signal, or one for each of the " + settings.patients
                    + " patients (set patients(n) first); " + signals.length + " were given.");
        }
        return signals.clone();
    }

    private static double finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new SolverException(what + " must be a finite number, but " + value + " was given.");
        }
        return value;
    }

    private static void known(String name, List<String> names, String what) {
        if (!names.contains(name)) {
            throw SolverException.unknown(what, name, names);
        }
    }

    private static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
        Map<String, T> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    @Override
    public String toString() {
        Settings s = settings;
        return s.model.name() + " from " + s.from + " to " + (Double.isNaN(s.until) ? "an end not set" : s.until)
                + " with " + s.solver + ", " + s.patients + (s.patients == 1 ? " patient, " : " patients, ")
                + s.doses.size() + (s.doses.size() == 1 ? " dose" : " doses");
    }

    private interface Change {
        void apply(Settings settings);
    }

    private Simulation change(Change change) {
        Settings copy = settings.copy();
        change.apply(copy);
        return new Simulation(copy);
    }
}
