// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.gyrus.data.Cohort;
import org.gyrus.data.CohortBuilder;
import org.gyrus.expression.Unit;
import org.gyrus.model.Model;
import org.gyrus.model.Observable;
import org.gyrus.model.Parameter;
import org.gyrus.model.Range;
import org.gyrus.model.State;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Trajectory;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Draws patients, runs the model for each, and reads it at their visits. */
final class CohortMaker {
    private static final Range POSITIVE = new Range(0, Double.POSITIVE_INFINITY);

    /** What is drawn has a stream of its own, so that noise or gaps do not change the truth. */
    private static final int PARAMETERS = 0;

    private static final int VISITS = 1;
    private static final int READINGS = 2;

    private final SyntheticCohortBuilder say;
    private final Model model;
    private final Table drawn = Table.create("SYNTHETIC: drawn values");

    CohortMaker(SyntheticCohortBuilder say) {
        this.say = say;
        this.model = say.model;
    }

    SyntheticCohort make() {
        double[][] times =
                IntStream.range(0, say.patients).mapToObj(this::visits).toArray(double[][]::new);
        List<Trajectory> runs = run(times);
        Table truth = table(times, runs, false);
        CohortBuilder cohort = Cohort.of(table(times, runs, true))
                .subject("patient")
                .time(model.time().symbol(), timeUnit())
                .covariates("synthetic");
        say.observed.forEach(name -> cohort.observing(name, unit(name)));
        return new SyntheticCohort(cohort.build(), truth, drawn, card());
    }

    private List<Trajectory> run(double[][] times) {
        Simulation simulation = Simulation.of(model)
                .from(say.from)
                .until(Arrays.stream(times)
                                .mapToDouble(t -> t[t.length - 1])
                                .max()
                                .orElse(say.from)
                        + say.interval)
                .with(say.solver)
                .treatedWith(say.treatment)
                .patients(say.patients);
        drawn.addColumns(StringColumn.create(
                "patient", IntStream.range(0, say.patients).mapToObj(this::name).toList()));
        RandomGenerator[] random = IntStream.range(0, say.patients)
                .mapToObj(i -> random(i, PARAMETERS))
                .toArray(RandomGenerator[]::new);
        for (Parameter p : model.parameters()) {
            simulation = simulation.set(p.name(), draws(p.name(), p.unit(), p.value(), p.range(), random));
        }
        for (State s : model.states()) {
            if (say.spread instanceof Spread.Normal normal
                    && normal.deviations().containsKey(s.name())) {
                double start = Simulation.of(model)
                        .from(say.from)
                        .until(say.from + 1)
                        .run()
                        .at(s.name(), say.from);
                simulation = simulation.initial(
                        s.name(), draws(s.name(), s.unit(), start, s.positive() ? POSITIVE : Range.ALL, random));
            }
        }
        List<Trajectory> runs = simulation.runAll();
        for (int i = 0; i < say.patients; i++) {
            requireWhole(i, runs.get(i));
        }
        return runs;
    }

    private double[] draws(String name, Unit unit, double value, Range range, RandomGenerator[] random) {
        double[] values = new double[say.patients];
        for (int i = 0; i < values.length; i++) {
            values[i] = say.fixed.contains(name) ? value : say.spread.draw(name, value, range, random[i]);
        }
        // A table holds k and K as one name, so the second of them gets its unit.
        boolean taken = drawn.columnNames().stream().anyMatch(name::equalsIgnoreCase);
        drawn.addColumns(DoubleColumn.create(taken ? name + " [" + unit + "]" : name, values));
        return values;
    }

    private void requireWhole(int patient, Trajectory run) {
        run.stopped().ifPresent(why -> {
            throw new DisorderException("The run of " + name(patient) + " stopped: " + why + " Its values: "
                    + drawn.row(patient) + "; a smaller spread keeps patients apart from such values.");
        });
    }

    private double[] visits(int patient) {
        RandomGenerator random = random(patient, VISITS);
        boolean leaves = random.nextDouble() < say.dropOut;
        int last = 1 + (int) (random.nextDouble() * (say.visits - 1));
        int count = leaves && say.visits > 1 ? last : say.visits;
        return IntStream.range(0, say.visits)
                .mapToDouble(v -> v == 0
                        ? say.from
                        : Math.max(say.from, say.from + v * say.interval + say.jitter * random.nextGaussian()))
                .limit(count)
                .sorted()
                .toArray();
    }

    private Table table(double[][] times, List<Trajectory> runs, boolean read) {
        List<String> patients = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            patients.addAll(Collections.nCopies(times[i].length, name(i)));
        }
        Table table = Table.create("SYNTHETIC: " + model.name())
                .addColumns(
                        StringColumn.create("patient", patients),
                        DoubleColumn.create(
                                model.time().symbol(),
                                Arrays.stream(times)
                                        .flatMapToDouble(Arrays::stream)
                                        .toArray()));
        RandomGenerator[] random = IntStream.range(0, times.length)
                .mapToObj(i -> random(i, READINGS))
                .toArray(RandomGenerator[]::new);
        for (String name : say.observed) {
            table.addColumns(DoubleColumn.create(
                    name,
                    IntStream.range(0, times.length)
                            .mapToObj(i -> Arrays.stream(runs.get(i).sample(name, times[i]))
                                    .map(value -> read ? reading(value, random[i]) : value)
                                    .toArray())
                            .flatMapToDouble(Arrays::stream)
                            .toArray()));
        }
        boolean[] all = new boolean[patients.size()];
        Arrays.fill(all, true);
        return table.addColumns(BooleanColumn.create("synthetic", all));
    }

    private double reading(double value, RandomGenerator random) {
        double seen = value * (1 + say.noise * random.nextGaussian());
        return random.nextDouble() < say.missing ? Double.NaN : seen;
    }

    private RandomGenerator random(int patient, int what) {
        long seed = (say.seed * 1_000_003 + patient) * 3 + what;
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private String name(int patient) {
        return String.format(Locale.ROOT, "synthetic-%04d", patient + 1);
    }

    private String timeUnit() {
        String unit = model.time().unit().text();
        return unit.equals("hour") ? "h" : unit;
    }

    private String unit(String name) {
        return model.states().stream()
                .filter(s -> s.name().equals(name))
                .map(State::unit)
                .findFirst()
                .or(() -> model.observables().stream()
                        .filter(o -> o.name().equals(name))
                        .map((Observable o) -> o.formula().unit())
                        .findFirst())
                .map(Unit::text)
                .orElse("1");
    }

    private String card() {
        return "SYNTHETIC COHORT, made by Gyrus, not data of people\n"
                + "model: " + model.name() + "\n"
                + "patients: " + say.patients + "; at most " + say.visits + " visits from " + say.from + ", every "
                + say.interval + " " + model.time().unit().text() + ", off by " + say.jitter + "\n"
                + "spread between patients: " + say.spread.words()
                + (say.fixed.isEmpty() ? "" : "; the same for all: " + String.join(", ", say.fixed)) + "\n"
                + "error of a reading: " + say.noise + " of its value; missing readings: " + say.missing
                + "; patients who leave: " + say.dropOut + "\n"
                + "doses: " + say.treatment.doses().size() + "; seed: " + say.seed + "\n";
    }
}
