// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.data.Cohort;
import org.gyrus.data.Patient;
import org.gyrus.model.Parameter;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A model or hybrid that starts anew at a patient's last reading, its parameters named after {@link GrowthHistory} being what
 * the patient has shown: {@code last}, {@code slope}, {@code before}, {@code rise}, {@code size}, {@code elapsed}. Time 0
 * is the last reading.
 *
 * <p>It learns what comes next from what came next: each reading of a patient that is learned from, but the first and the
 * last, is once taken for the last one seen, and the next two are what is to be forecast. What the model shares (fitted
 * parameters, networks) is fitted to all these together; nothing is fitted to the patient who is forecast. Values v of a
 * window that starts at v_last count as {@code v / v_last^(1-w)} with a weight w from 0 (relative errors) to 1 (absolute
 * errors); the model has to be proportional to its start, as growth laws {@code dV/dt = r V} are.
 *
 * <p>Does not suit a quantity that may be 0 or below, or patients with a single reading.
 */
public final class Restart implements Forecaster {
    private static final int AHEAD = 2;
    private static final String COLUMN = "value";
    private static final List<String> NAMES =
            List.copyOf(new GrowthHistory(1, 0, 0, 0, 0, 0).byName().keySet());

    private final String name;
    private final FitBuilder recipe;
    private final String state;
    private final double weight;
    private final Fit fit;

    private Restart(String name, FitBuilder recipe, String state, double weight, Fit fit) {
        this.name = name;
        this.recipe = recipe;
        this.state = state;
        this.weight = weight;
        this.fit = fit;
    }

    /**
     * A forecaster from a fit that is not yet told its cohort.
     *
     * @param recipe what is fitted and how, without {@code to(...)} and {@code observing(...)}
     * @param state which state of the model is forecast
     * @param weight w, from 0 to 1
     */
    public static Restart of(String name, FitBuilder recipe, String state, double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new FitException("a window weighs by a power from 0 to 1 of its start, not " + weight);
        }
        List<String> parameters =
                recipe.model().parameters().stream().map(Parameter::name).toList();
        FitBuilder.known("last", parameters, "parameter for the state to start at");
        return new Restart(name, recipe, state, weight, null);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Restart seeded(long seed) {
        return recipe.model().learned().isEmpty() ? this : new Restart(name, recipe.seed(seed), state, weight, fit);
    }

    /** Weights of networks and fitted parameters, once it has learned. */
    @Override
    public Size size() {
        return fit == null
                ? Size.NOTHING
                : new Size(fit.weights().length + fit.shared().rowCount(), 0);
    }

    /** What was learned; null before. */
    public Fit fit() {
        return fit;
    }

    @Override
    public Restart learned(Cohort seen, String observed) {
        FitBuilder asked = recipe.to(windows(seen, observed)).observing(state, COLUMN);
        for (Parameter parameter : asked.model().parameters()) {
            if (NAMES.contains(parameter.name())) {
                asked = asked.covariate(parameter.name(), parameter.name());
            }
        }
        return new Restart(name, recipe, state, weight, asked.run());
    }

    @Override
    public Course course(Readings seen) {
        if (fit == null) {
            throw new FitException("'" + name + "' has learned from nobody yet: call learned(cohort, column) first");
        }
        Simulation run = Simulation.of(fit.model(), fit.networks())
                .weights(fit.weights())
                .with(recipe.method());
        Map<String, Double> history = GrowthHistory.of(seen).byName();
        for (Parameter parameter : fit.model().parameters()) {
            if (history.containsKey(parameter.name())) {
                run = run.set(parameter.name(), history.get(parameter.name()));
            }
        }
        double start = seen.time(seen.size() - 1);
        double scale = history.get("last");
        Simulation ready = run.set("last", 1).from(0);
        return times -> {
            double[] ahead = Arrays.stream(times).map(t -> t - start).toArray();
            double last = Arrays.stream(ahead).max().orElse(0);
            if (last <= 0) {
                return Rival.constant(times, seen.value(seen.size() - 1));
            }
            Solve solve = ready.until(last).compile().observing(List.of(state), ahead);
            return Arrays.stream(solve.forward(solve.parameters(), solve.weights()))
                    .map(v -> scale * v)
                    .toArray();
        };
    }

    /** One pseudo-patient for each window, with the history as covariates. */
    private Cohort windows(Cohort seen, String observed) {
        StringColumn who = StringColumn.create("window");
        DoubleColumn time = DoubleColumn.create("time");
        DoubleColumn value = DoubleColumn.create(COLUMN);
        BooleanColumn bound = BooleanColumn.create(COLUMN + " censored");
        Map<String, DoubleColumn> covariates = new LinkedHashMap<>();
        NAMES.forEach(n -> covariates.put(n, DoubleColumn.create(n)));
        for (Patient patient : seen.patients()) {
            Readings all = Readings.of(patient, observed);
            for (int count = 2; count + AHEAD <= all.size(); count++) {
                GrowthHistory history = GrowthHistory.of(all, count);
                double scale = Math.pow(history.last(), weight - 1);
                for (int i = count; i < count + AHEAD; i++) {
                    who.append(patient.id() + "#" + count);
                    time.append(all.time(i) - all.time(count - 1));
                    value.append(all.value(i) * scale);
                    bound.append(all.censored(i));
                    history.byName().forEach((n, v) -> covariates.get(n).append(n.equals("last") ? v * scale : v));
                }
            }
        }
        if (who.isEmpty()) {
            throw new FitException("no patient has " + (2 + AHEAD)
                    + " seen readings, of which two tell the history and two what came next");
        }
        List<tech.tablesaw.columns.Column<?>> columns = new ArrayList<>(List.of(who, time, value, bound));
        columns.addAll(covariates.values());
        return Cohort.of(Table.create("windows", columns))
                .subject("window")
                .time("time", seen.time().unit())
                .observing(COLUMN, "1")
                .covariates(NAMES.toArray(new String[0]))
                .build();
    }
}
