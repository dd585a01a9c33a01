// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gyrus.expression.Names;
import org.gyrus.model.Parameter;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;

/**
 * What readings of every cell of a space say of a few parameters: the log likelihood with its exact gradient through the whole run.
 *
 * <pre>{@code
 * var density = FieldDensity.of(simulation).estimating("D", "rho", "x_0", "y_0", "z_0")
 *     .reading("FLAIR", 240, first, 0.1).reading("FLAIR", 300, second, 0.1);
 * Laplace.of(density.fitted()).table();
 * }</pre>
 *
 * <p>log p = -1/2 sum over readings and cells of ((value - reading) / deviation)^2, errors independent and normal; priors are flat in
 * the coordinates of a fit (the logistic of a range's share, a multiple of the first value where there is no range). All cells share
 * each parameter. Immutable, each call gives a changed copy; evaluations reuse one solve, so not safe for several threads at once.
 *
 * <p>Does not suit parameters that differ between cells ({@link FieldFit} learns them as networks), nor readings whose errors go together
 * between cells: intervals would be too narrow.
 */
public final class FieldDensity implements LogDensity {
    private static final int ITERATIONS = 200;

    private final Simulation simulation;
    private final List<String> unknowns;
    private final double[] start;
    private final List<Reading> readings;
    private Run run;

    /** One value for each cell, NaN where none was taken, each off by a normal error of this standard deviation. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the class
    private record Reading(String quantity, double time, double[] values, double deviation) {}

    private FieldDensity(Simulation simulation, List<String> unknowns, double[] start, List<Reading> readings) {
        this.simulation = simulation;
        this.unknowns = unknowns;
        this.start = start;
        this.readings = readings;
    }

    /** A run on a space, until the last reading at least; nothing is unknown yet. */
    public static FieldDensity of(Simulation simulation) {
        return new FieldDensity(simulation, List.of(), new double[0], List.of());
    }

    /** What is to be found, from the values and in the ranges that the model says; fixed are all others. */
    public FieldDensity estimating(String... parameters) {
        List<Parameter> found = Arrays.stream(parameters).map(this::declared).toList();
        double[] first =
                found.stream().mapToDouble(p -> Coordinate.of(p).of(p.value())).toArray();
        return new FieldDensity(simulation, List.of(parameters), first, readings);
    }

    private Parameter declared(String name) {
        List<Parameter> all = simulation.model().parameters();
        List<String> names = all.stream().map(Parameter::name).toList();
        if (!names.contains(name)) {
            throw new FitException("There is no parameter " + name
                    + Names.suggestion(name, names).orElse("; there are " + String.join(", ", names) + "."));
        }
        return all.get(names.indexOf(name));
    }

    /** What was read of a state or observable at a time: one value for each cell, NaN where none, and their standard deviation. */
    public FieldDensity reading(String quantity, double time, double[] values, double deviation) {
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new FitException("The standard deviation of readings is above 0, but " + deviation + " was given.");
        }
        List<Reading> more = new ArrayList<>(readings);
        more.add(new Reading(quantity, time, values.clone(), deviation));
        return new FieldDensity(simulation, unknowns, start, List.copyOf(more));
    }

    /**
     * The same from its mode on, by L-BFGS.
     *
     * @throws FitException when the solution breaks down at the start
     */
    public FieldDensity fitted() {
        double[] theta = start();
        Journal journal = new Journal(theta, 1, Integer.MAX_VALUE, ITERATIONS, state -> {});
        Minimizer.of(Optimizer.lbfgs().iterations(ITERATIONS).stages().get(0))
                .run(new Negative(this), theta, journal, Keeper.NONE);
        return new FieldDensity(simulation, unknowns, journal.best(), readings);
    }

    @Override
    public List<String> names() {
        return unknowns;
    }

    @Override
    public double[] start() {
        return start.clone();
    }

    @Override
    public double[] values(double... theta) {
        return IntStream.range(0, theta.length)
                .mapToDouble(k -> Coordinate.of(declared(unknowns.get(k))).value(theta[k]))
                .toArray();
    }

    @Override
    public double at(double[] theta, double[] gradient) {
        if (run == null) {
            run = new Run();
        }
        return run.at(theta, gradient);
    }

    /** The number of readings, over all cells. */
    public int count() {
        return (int) readings.stream()
                .flatMapToDouble(r -> Arrays.stream(r.values))
                .filter(Double::isFinite)
                .count();
    }

    /** What is solved again and again. */
    private final class Run {
        private final List<String> quantities =
                readings.stream().map(Reading::quantity).distinct().toList();
        private final double[] times =
                readings.stream().mapToDouble(Reading::time).sorted().distinct().toArray();
        private final Solve solve;
        private final int[] rows;
        private final Coordinate[] coordinates;
        private final double[] parameters;
        private final double[] bar;

        Run() {
            if (unknowns.isEmpty() || readings.isEmpty()) {
                throw new FitException("A density needs estimating(parameters) and at least one reading(...).");
            }
            solve = simulation.compile().observing(quantities, times);
            for (Reading each : readings) {
                if (each.values.length != solve.lanes()) {
                    throw new FitException("A reading of " + each.quantity + " has " + each.values.length
                            + " values for the " + solve.lanes() + " cells.");
                }
            }
            List<String> all = simulation.model().parameters().stream()
                    .map(Parameter::name)
                    .toList();
            rows = unknowns.stream().mapToInt(all::indexOf).toArray();
            coordinates =
                    unknowns.stream().map(name -> Coordinate.of(declared(name))).toArray(Coordinate[]::new);
            parameters = solve.parameters();
            bar = new double[times.length * quantities.size() * solve.lanes()];
        }

        double at(double[] theta, double[] gradient) {
            Interrupts.check();
            int cells = solve.lanes();
            for (int k = 0; k < rows.length; k++) {
                Arrays.fill(parameters, rows[k] * cells, (rows[k] + 1) * cells, coordinates[k].value(theta[k]));
            }
            double[] values = solve.forward(parameters, solve.weights());
            Arrays.fill(bar, 0);
            double sum = 0;
            for (Reading each : readings) {
                int at = (Arrays.binarySearch(times, each.time) * quantities.size() + quantities.indexOf(each.quantity))
                        * cells;
                for (int i = 0; i < cells; i++) {
                    double miss = (values[at + i] - each.values[i]) / each.deviation;
                    if (!Double.isNaN(each.values[i])) {
                        sum += miss * miss;
                        bar[at + i] -= miss / each.deviation;
                    }
                }
            }
            if (!Double.isFinite(sum)) {
                if (gradient != null) {
                    Arrays.fill(gradient, 0);
                }
                return Double.NEGATIVE_INFINITY;
            }
            if (gradient != null) {
                solve.reverse(bar);
                double[] all = solve.parameterGradient();
                for (int k = 0; k < rows.length; k++) {
                    double total = 0;
                    for (int i = rows[k] * cells; i < (rows[k] + 1) * cells; i++) {
                        total += all[i];
                    }
                    gradient[k] = total * coordinates[k].slope(theta[k]);
                }
            }
            return -sum / 2;
        }
    }

    /** For a minimizer. */
    private record Negative(FieldDensity density) implements Cost {
        @Override
        public int size() {
            return density.unknowns.size();
        }

        @Override
        public double at(double[] theta, double[] gradient) {
            double value = density.at(theta, gradient);
            for (int k = 0; gradient != null && k < gradient.length; k++) {
                gradient[k] = -gradient[k];
            }
            return -value;
        }

        @Override
        public String failure() {
            return "The solution breaks down at " + Arrays.toString(density.values(density.start)) + ".";
        }

        @Override
        public double validation() {
            return Double.NaN;
        }

        @Override
        public boolean[] isWeight() {
            return new boolean[size()];
        }
    }

    @Override
    public String toString() {
        return String.join(", ", unknowns) + " from " + count() + " readings of "
                + simulation.model().name();
    }
}
