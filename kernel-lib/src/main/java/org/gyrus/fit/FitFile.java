// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gyrus.hybrid.Correction;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;

/** A fit as an {@link Archive}, and back. */
final class FitFile {
    private static final String FORMAT = "gyrus fit 1";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private FitFile() {}

    /** What {@code fit.json} holds. */
    private record Described(
            String format,
            String model,
            Map<String, SavedNetwork> networks,
            String solver,
            String loss,
            double lossShape,
            List<String> quantities,
            List<String> columns,
            List<Named> shared,
            List<Named> own,
            int weights,
            boolean ownWeights,
            List<String> patients,
            List<String> covariates,
            double correctedStep,
            List<Double> penalties,
            boolean custom,
            List<String> notes,
            String stopped) {}

    private record Named(String name, Unknown.Role role, int index) {}

    static Archive of(Fit fit) {
        Task task = fit.task();
        Training.Outcome outcome = fit.outcome();
        Unknowns u = task.unknowns();
        boolean blocks = task.networks().values().stream().anyMatch(n -> !n.isLowered());
        Map<String, SavedNetwork> networks = new LinkedHashMap<>();
        task.networks().forEach((name, network) -> networks.put(name, SavedNetwork.of(network)));
        boolean knownLoss = task.loss() instanceof Losses || task.loss() instanceof StudentT;
        Described described = new Described(
                FORMAT,
                task.model().asText(),
                networks,
                task.setting().solver().toString(),
                task.loss() instanceof Losses plain ? plain.name() : task.loss().title(),
                task.loss() instanceof StudentT t ? t.degreesOfFreedom() : 0,
                task.quantities(),
                task.columns(),
                named(u.shared()),
                named(u.own()),
                u.weights(),
                u.ownWeights(),
                task.ids(),
                List.copyOf(task.setting().covariates().keySet()),
                task.setting().correction().map(Correction::step).orElse(0.0),
                task.penalties(),
                task.setting().custom() || blocks || !knownLoss,
                outcome.notes(),
                outcome.stopped());
        return new Archive(GSON.toJson(described), numbers(task, outcome));
    }

    private static List<Named> named(List<Unknown> unknowns) {
        return unknowns.stream()
                .map(u -> new Named(u.name(), u.role(), u.index()))
                .toList();
    }

    private static Map<String, double[]> numbers(Task task, Training.Outcome outcome) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        numbers.put("theta", outcome.theta());
        numbers.put(
                "history",
                outcome.history().stream().flatMapToDouble(Arrays::stream).toArray());
        numbers.put("unit.factors", task.unitFactors());
        numbers.put("time.factor", new double[] {task.timeFactor()});
        numbers.put("weight.deviation", new double[] {task.weightDeviation()});
        numbers.put("shared.coordinates", coordinates(task.unknowns().shared()));
        numbers.put("own.coordinates", coordinates(task.unknowns().own()));
        numbers.put("population.mean", task.population().mean());
        numbers.put("population.spread", task.population().spread());
        numbers.put("scales", flat(task.scales()));
        numbers.put("initials", flat(task.initials()));
        numbers.put("from", task.setting().from());
        task.setting().covariates().forEach((name, values) -> numbers.put("covariate." + name, values));
        numbers.putAll(SavedReadings.numbers(task.data()));
        return numbers;
    }

    /** Kind and bounds of the coordinate, kind and numbers of the prior: six numbers for each. */
    private static double[] coordinates(List<Unknown> unknowns) {
        double[] all = new double[6 * unknowns.size()];
        for (int k = 0; k < unknowns.size(); k++) {
            System.arraycopy(unknowns.get(k).coordinate().numbers(), 0, all, 6 * k, 3);
            double[] prior = unknowns.get(k).prior().map(Prior::numbers).orElse(new double[3]);
            System.arraycopy(prior, 0, all, 6 * k + 3, 3);
        }
        return all;
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** A fit that needs nothing else. */
    static Fit read(Path path) {
        Archive archive = Archive.read(path);
        Described d = described(archive, path);
        if (d.custom()) {
            throw new FitException(path + " was fitted with treatments, inputs, a loss or DJL blocks that a file cannot"
                    + " hold: build the same fit again and call load(path) of its builder instead of run().");
        }
        try {
            return assembled(d, new Snapshot(archive.numbers(), new ArrayList<>()));
        } catch (IndexOutOfBoundsException | NullPointerException | IllegalArgumentException e) {
            throw new FitException(path + " is damaged: " + e + ".", e);
        }
    }

    /** The numbers of a file for a task that was built again. */
    static Fit read(Path path, Task task) {
        Archive archive = Archive.read(path);
        Described d = described(archive, path);
        if (!d.model().equals(task.model().asText())) {
            List<String> parts = Model.parse(d.model()).differences(task.model()).stream()
                    .map(difference -> difference.part())
                    .toList();
            throw new FitException(
                    path + " was fitted with another model; they differ in " + String.join(", ", parts) + ".");
        }
        task.networks().forEach((name, network) -> {
            SavedNetwork saved = d.networks().get(name);
            if (saved == null || !saved.describes(network)) {
                throw new FitException(path + " was fitted with another network " + name + ": "
                        + (saved == null ? "none" : saved.text()) + " instead of " + network + ".");
            }
        });
        double[] theta = archive.numbers().getOrDefault("theta", new double[0]);
        if (theta.length != task.unknowns().size() || !d.patients().equals(task.ids())) {
            throw new FitException(path + " was fitted to " + d.patients().size() + " patients with " + theta.length
                    + " numbers, but here are " + task.ids().size() + " patients with "
                    + task.unknowns().size() + " numbers, or others.");
        }
        Snapshot numbers = new Snapshot(archive.numbers(), new ArrayList<>());
        copy(numbers.get("population.mean"), task.population().mean());
        copy(numbers.get("population.spread"), task.population().spread());
        return new Fit(task, outcome(d, numbers));
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private static Described described(Archive archive, Path path) {
        try {
            Described d = GSON.fromJson(archive.json(), Described.class);
            if (d != null
                    && FORMAT.equals(d.format())
                    && d.model() != null
                    && d.networks() != null
                    && d.patients() != null) {
                return d;
            }
        } catch (JsonParseException e) {
            throw new FitException(path + " is damaged: " + e.getMessage() + ".", e);
        }
        throw new FitException(path + " is not a fit of format \"" + FORMAT + "\"; a checkpoint is opened with"
                + " checkpointTo(path) and resume().");
    }

    private static Training.Outcome outcome(Described d, Snapshot numbers) {
        double[] rows = numbers.get("history");
        List<double[]> history = IntStream.range(0, rows.length / 2)
                .mapToObj(i -> new double[] {rows[2 * i], rows[2 * i + 1]})
                .toList();
        return new Training.Outcome(numbers.get("theta"), history, d.notes(), d.stopped());
    }

    private static Fit assembled(Described d, Snapshot numbers) {
        Model model = Model.parse(d.model());
        Map<String, Network> networks = new LinkedHashMap<>();
        d.networks().forEach((name, saved) -> networks.put(name, saved.network()));
        List<PatientData> data = SavedReadings.data(d.patients(), d.columns().size(), numbers);
        Map<String, double[]> covariates = new LinkedHashMap<>();
        d.covariates().forEach(name -> covariates.put(name, numbers.get("covariate." + name)));
        Setting setting = new Setting(
                Solver.parse(d.solver()),
                numbers.get("from"),
                covariates,
                d.correctedStep() > 0 ? Optional.of(new Correction(d.correctedStep())) : Optional.empty(),
                false);
        Simulation base = Simulation.of(model, networks);
        List<Simulation> simulations = IntStream.range(0, data.size())
                .mapToObj(i -> setting.simulation(base, i, data.get(i)))
                .toList();
        int n = data.size();
        Unknowns unknowns = new Unknowns(
                unknowns(d.shared(), numbers.get("shared.coordinates")),
                unknowns(d.own(), numbers.get("own.coordinates")),
                d.weights(),
                d.ownWeights(),
                n);
        if (numbers.get("theta").length != unknowns.size()) {
            throw new IllegalArgumentException("there are not as many numbers as unknowns");
        }
        Task task = new Task(
                model,
                networks,
                simulations,
                setting,
                d.quantities(),
                d.columns(),
                numbers.get("unit.factors"),
                numbers.number("time.factor"),
                unknowns,
                data,
                rows(numbers.get("scales"), n),
                rows(numbers.get("initials"), n),
                new Population(numbers.get("population.mean"), numbers.get("population.spread")),
                d.lossShape() > 0 ? Loss.studentT(d.lossShape()) : Losses.valueOf(d.loss()),
                d.penalties(),
                numbers.number("weight.deviation"));
        return new Fit(task, outcome(d, numbers));
    }

    private static List<Unknown> unknowns(List<Named> named, double[] all) {
        return IntStream.range(0, named.size())
                .mapToObj(k -> new Unknown(
                        named.get(k).name(),
                        named.get(k).role(),
                        named.get(k).index(),
                        Coordinate.of(all[6 * k], all[6 * k + 1], all[6 * k + 2]),
                        prior(all[6 * k + 3], all[6 * k + 4], all[6 * k + 5])))
                .toList();
    }

    private static Optional<Prior> prior(double kind, double a, double b) {
        return kind == 0
                ? Optional.empty()
                : Optional.of(kind == 1 ? Prior.normal(a, b) : kind == 2 ? Prior.logNormal(a, b) : Prior.population());
    }

    private static double[][] rows(double[] flat, int n) {
        int width = flat.length / n;
        return IntStream.range(0, n)
                .mapToObj(i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width))
                .toArray(double[][]::new);
    }
}
