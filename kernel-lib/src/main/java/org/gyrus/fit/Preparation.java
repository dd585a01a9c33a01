// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gyrus.data.Patient;
import org.gyrus.hybrid.Correction;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.hybrid.Penalty;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.model.Range;
import org.gyrus.model.State;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;

/** Makes a {@link Task}, and the point it starts from, of what a builder was asked. */
final class Preparation {
    private final FitSettings s;
    private final Model model;
    private final Map<String, Network> networks;
    private final Collected collected;
    private final double[][] scales;
    private final double[][] initials;
    private final List<Simulation> simulations = new ArrayList<>();
    private final Setting setting;

    Preparation(FitSettings settings) {
        if (settings.cohort == null || settings.observations.isEmpty()) {
            throw new FitException("A fit needs to(cohort) and observing(quantity, column) before run().");
        }
        collected = new Readout(settings).collect();
        s = settings.hybrid.map(h -> scaled(settings, h)).orElse(settings);
        model = s.model;
        networks = seeded();
        boolean alone = alone();
        scales = alone || s.given.isEmpty()
                ? new Scales(collected.data()).of(alone)
                : earlier(s.given.get().task());
        initials = new double[collected.data().size()][];
        setting = setting();
        Simulation base = Simulation.of(model, networks);
        for (int i = 0; i < collected.data().size(); i++) {
            PatientData data = collected.data().get(i);
            simulations.add(s.simulating.apply(
                    setting.simulation(base, i, data), collected.patients().get(i)));
            initials[i] = initial(data);
        }
    }

    /** The spreads that an earlier fit was made with: a new patient weighs as those did. */
    private double[][] earlier(Task task) {
        double[][] same = new double[collected.data().size()][];
        Arrays.setAll(same, i -> task.scales(0).clone());
        return same;
    }

    /** Networks of an earlier fit keep the scaling they were trained with; others are scaled to what was read. */
    private FitSettings scaled(FitSettings settings, Hybrid hybrid) {
        return settings.given
                .map(Fit::task)
                .filter(task -> sizes(task.networks()).equals(sizes(hybrid.networks())))
                .map(task -> settings.of(task.model(), task.networks()))
                .orElseGet(() -> {
                    Hybrid scaled = scaled(hybrid, settings);
                    return settings.of(scaled.model(), scaled.networks());
                });
    }

    private static Map<String, Integer> sizes(Map<String, Network> networks) {
        Map<String, Integer> sizes = new TreeMap<>();
        networks.forEach((name, network) -> sizes.put(name, network.weightCount()));
        return sizes;
    }

    /** A hybrid whose networks see quantities of the order of 1, by what was read. */
    private Hybrid scaled(Hybrid hybrid, FitSettings settings) {
        Hybrid scaled = hybrid;
        for (int c = 0; c < settings.observations.size(); c++) {
            int column = c;
            String quantity = settings.observations.get(c).quantity();
            if (settings.model.states().stream().noneMatch(state -> state.name().equals(quantity))) {
                continue;
            }
            scaled = scaled(scaled, quantity, d -> d.column(column));
        }
        return scaled(scaled, settings.model.time().symbol(), PatientData::times);
    }

    private Hybrid scaled(Hybrid hybrid, String name, Function<PatientData, double[]> values) {
        DoubleSummaryStatistics all = collected.data().stream()
                .flatMapToDouble(d -> Arrays.stream(values.apply(d)))
                .filter(Double::isFinite)
                .summaryStatistics();
        return all.getMax() > all.getMin() ? hybrid.scaled(name, all.getMin(), all.getMax()) : hybrid;
    }

    FitSettings settings() {
        return s;
    }

    private Setting setting() {
        double[] from = new double[collected.data().size()];
        Map<String, double[]> covariates = new LinkedHashMap<>();
        s.covariates.keySet().forEach(name -> covariates.put(name, new double[from.length]));
        for (int i = 0; i < from.length; i++) {
            PatientData data = collected.data().get(i);
            from[i] = start(data);
            if (data.first() < from[i]) {
                throw new FitException("Patient " + data.id() + " was read at t = " + data.first()
                        + ", before the simulation starts at " + from[i]
                        + ": add fromFirstReading(), or an earlier from(time).");
            }
            for (Map.Entry<String, String> each : s.covariates.entrySet()) {
                covariates.get(each.getKey())[i] =
                        covariate(collected.patients().get(i), each.getValue());
            }
        }
        return new Setting(s.solver, from, covariates, correction(), s.simulating != FitSettings.PLAIN);
    }

    private Optional<Correction> correction() {
        return s.hybrid.flatMap(Hybrid::correction).map(given -> {
            if (!s.solver.isFixed()) {
                throw new FitException(
                        "The hybrid corrects each step of a solver with fixed steps, but the fit's method" + " has "
                                + s.solver + ": leave method(...) out, or add fixedStep(h).");
            }
            return new Correction(s.solver.fixedStep());
        });
    }

    /** What was read, and by whom. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record Collected(List<Patient> patients, List<PatientData> data, double[] unitFactors, double timeFactor) {}

    Task task() {
        int weights = networks.values().stream().mapToInt(Network::weightCount).sum();
        Loss loss = loss();
        List<Unknown> shared = new ArrayList<>(parameters(shared()));
        List<Unknown> own = new ArrayList<>(parameters(s.perPatient));
        for (String state : s.initial) {
            own.add(initialUnknown(state));
        }
        if (loss.learnsNoise()) {
            for (int c = 0; c < s.observations.size(); c++) {
                (alone() ? own : shared).add(noise(c));
            }
        }
        Unknowns unknowns = new Unknowns(
                shared, own, weights, s.ownNetworks, collected.data().size());
        if (unknowns.size() == 0) {
            throw new FitException("There is nothing to fit: name parameters with shared(...) or perPatient(...).");
        }
        requireReadings(own);
        return new Task(
                model,
                networks,
                simulations,
                setting,
                quantities(),
                s.observations.stream().map(FitSettings.Observation::column).toList(),
                collected.unitFactors(),
                collected.timeFactor(),
                unknowns,
                collected.data(),
                scales,
                initials,
                population(own),
                loss,
                s.penalties.stream().map(Penalty::weight).toList(),
                s.weightDeviation);
    }

    /** A patient that is only watched says nothing of its own numbers; a prior may. */
    private void requireReadings(List<Unknown> own) {
        Optional<Unknown> open = own.stream().filter(u -> u.prior().isEmpty()).findFirst();
        for (PatientData each : collected.data()) {
            if (each.count(false) == 0 && (open.isPresent() || s.ownNetworks)) {
                throw new FitException("Patient " + each.id() + " is only watched, so nothing tells "
                        + open.map(u -> "its " + u.name()).orElse("the weights of its networks")
                        + ": watch readings of each patient, with Validation.everyNth(5) or Validation.later(...), or give"
                        + " a prior.");
            }
        }
    }

    /** Where a population is asked for: around the model's own value, by a factor of 2.7 or a share of the range. */
    private static Population population(List<Unknown> own) {
        Population population = Population.none(own.size());
        for (int k = 0; k < own.size(); k++) {
            if (own.get(k).ofPopulation()) {
                population.spread()[k] = 1;
            }
        }
        return population;
    }

    private List<String> quantities() {
        return Stream.concat(
                        s.observations.stream().map(FitSettings.Observation::quantity),
                        s.penalties.stream().map(Penalty::observable))
                .toList();
    }

    /** The model's own values, the networks' first weights, noise of a tenth of the spread. */
    double[] start(Task task) {
        Unknowns unknowns = task.unknowns();
        double[] theta = new double[unknowns.size()];
        for (int k = 0; k < unknowns.shared().size(); k++) {
            theta[k] = first(unknowns.shared().get(k), 0);
        }
        double[] weights = new TreeMap<>(networks)
                .values().stream()
                        .flatMapToDouble(n -> Arrays.stream(n.initialWeights()))
                        .toArray();
        for (int i = 0; i < unknowns.patients(); i++) {
            for (int k = 0; k < unknowns.own().size(); k++) {
                theta[unknowns.ownAt(i) + k] = first(unknowns.own().get(k), i);
                if (task.population().has(k)) {
                    task.population().mean()[k] += theta[unknowns.ownAt(i) + k] / unknowns.patients();
                }
            }
            if (unknowns.ownWeights() || i == 0) {
                System.arraycopy(weights, 0, theta, unknowns.weightsAt(i), weights.length);
            }
        }
        return theta;
    }

    private double first(Unknown unknown, int patient) {
        double value =
                switch (unknown.role()) {
                    case PARAMETER -> model.parameters().get(unknown.index()).value();
                    case NOISE -> 0.1 * (loss() == Losses.LOG_NORMAL ? 1 : scales[patient][unknown.index()]);
                    case INITIAL -> firstInitial(unknown.index(), patient);
                };
        return unknown.coordinate().of(value);
    }

    private double firstInitial(int state, int patient) {
        State declared = model.states().get(state);
        int column = column(declared.name());
        double read = column < 0 ? Double.NaN : collected.data().get(patient).firstValue(column);
        double value = Double.isNaN(read) ? declaredInitial(patient, declared.name()) : read;
        return declared.positive() ? Math.max(value, 1e-3 * scale(patient, column, value)) : value;
    }

    private double scale(int patient, int column, double value) {
        return column < 0 ? Math.max(Math.abs(value), 1e-3) : scales[patient][column];
    }

    /** The model's own initial value, which may be an expression of parameters. */
    private double declaredInitial(int patient, String state) {
        var solve = simulations.get(patient).compile();
        double from = start(collected.data().get(patient));
        return solve.observing(List.of(state), from).forward(solve.parameters(), solve.weights())[0];
    }

    private int column(String quantity) {
        return s.observations.stream()
                .map(FitSettings.Observation::quantity)
                .toList()
                .indexOf(quantity);
    }

    /** Whether patients have nothing in common, so that each is fitted by itself. */
    private boolean alone() {
        return shared().isEmpty()
                && (networks.isEmpty() || s.ownNetworks)
                && s.priors.values().stream().noneMatch(Prior.OfPopulation.class::isInstance);
    }

    private List<String> shared() {
        boolean nothing = s.shared.isEmpty() && s.perPatient.isEmpty() && s.initial.isEmpty() && networks.isEmpty();
        return nothing
                ? model.parameters().stream()
                        .map(Parameter::name)
                        .filter(p -> !s.covariates.containsKey(p))
                        .toList()
                : s.shared;
    }

    private List<Unknown> parameters(List<String> names) {
        List<String> all = model.parameters().stream().map(Parameter::name).toList();
        return names.stream()
                .map(name -> new Unknown(
                        name,
                        Unknown.Role.PARAMETER,
                        all.indexOf(name),
                        Coordinate.of(model.parameter(name)),
                        prior(name)))
                .toList();
    }

    private Optional<Prior> prior(String name) {
        Prior prior = s.priors.get(name);
        if (prior instanceof Prior.OfPopulation && !s.perPatient.contains(name)) {
            throw new FitException(name + " has a prior of the population, so it must differ between patients: add"
                    + " perPatient(\"" + name + "\").");
        }
        return Optional.ofNullable(prior);
    }

    private Unknown initialUnknown(String state) {
        int index = model.states().stream().map(State::name).toList().indexOf(state);
        int column = column(state);
        double size = column < 0 ? declaredInitial(0, state) : scales[0][column];
        Range range = model.states().get(index).positive() ? new Range(0, Double.POSITIVE_INFINITY) : Range.ALL;
        return new Unknown(state + "(0)", Unknown.Role.INITIAL, index, Coordinate.of(range, size), Optional.empty());
    }

    /** From a ten-thousandth of the spread, so that a perfect fit has an end, to a thousandfold. */
    private Coordinate noiseRange(int column) {
        boolean relative = loss() == Losses.LOG_NORMAL;
        double least =
                Arrays.stream(scales).mapToDouble(row -> row[column]).min().orElse(1);
        double most =
                Arrays.stream(scales).mapToDouble(row -> row[column]).max().orElse(1);
        return new Coordinate.Orders(1e-4 * (relative ? 1 : least), 1e3 * (relative ? 1 : most));
    }

    private Loss loss() {
        return s.loss.orElse(s.priors.isEmpty() ? Loss.squares() : Loss.gaussian());
    }

    private Unknown noise(int column) {
        return new Unknown(
                "noise of " + s.observations.get(column).column(),
                Unknown.Role.NOISE,
                column,
                noiseRange(column),
                Optional.empty());
    }

    private Map<String, Network> seeded() {
        if (s.seed.isEmpty()) {
            return s.networks;
        }
        Map<String, Network> seeded = new LinkedHashMap<>();
        long seed = s.seed.get();
        for (Map.Entry<String, Network> each : new TreeMap<>(s.networks).entrySet()) {
            Network network = each.getValue();
            seeded.put(each.getKey(), network.isLowered() ? network.seed(seed++) : network);
        }
        return seeded;
    }

    private double start(PatientData data) {
        return s.fromFirstReading ? data.first() : s.from;
    }

    private static double covariate(Patient patient, String column) {
        String text = patient.covariate(column);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new FitException("Patient " + patient.id() + ": the covariate " + column + " must be a number, but is \""
                + text + "\"; leave such patients out with Cohort.select(...).");
    }

    private double[] initial(PatientData data) {
        double[] given = new double[model.states().size()];
        Arrays.fill(given, Double.NaN);
        for (String state : s.initialRead) {
            int column = column(state);
            if (column < 0) {
                throw new FitException("The state " + state + " is not observed, so it cannot start at its first"
                        + " reading: add observing(\"" + state + "\", column), or fit it with initial(\"" + state
                        + "\").");
            }
            double first = data.firstValue(column);
            if (Double.isNaN(first)) {
                throw new FitException("Patient " + data.id() + " has no reading of " + state
                        + " to start from; leave such patients out with Cohort.select(...).");
            }
            given[model.states().stream().map(State::name).toList().indexOf(state)] = first;
        }
        return given;
    }
}
