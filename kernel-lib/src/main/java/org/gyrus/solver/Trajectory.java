// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.plot.Chart;
import org.gyrus.plot.Charts;
import org.gyrus.space.Field;
import org.gyrus.space.Space;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * What a simulation did: states and observables at any time by the method's dense output, what it cost, and exact
 * gradients. A run that stopped early keeps all it has up to there, and says why. At the time of a jump, values are those
 * after it.
 */
public final class Trajectory {
    private final Source source;
    private final int lane;

    private Trajectory(Source source, int lane) {
        this.source = source;
        this.lane = lane;
    }

    /** A solve and what it ran for; trajectories are views of its lanes. */
    record Source(Model model, Solve solve, Optional<Space> space) {
        Trajectory lane(int lane) {
            return new Trajectory(this, lane);
        }
    }

    /** Runs a solve once and keeps it. */
    static Source source(Model model, Solve solve) {
        return source(model, solve, null);
    }

    /** The same on a space, or null. */
    static Source source(Model model, Solve solve, Space space) {
        solve.forward(solve.parameters(), solve.weights());
        return new Source(model, solve, Optional.ofNullable(space));
    }

    /** Where the model ran; empty for a point. */
    public Optional<Space> space() {
        return source.space();
    }

    /** A state or observable of all cells at a time, of a run on a space. */
    public Field field(String name, double t) {
        return Fields.at(this, name, t);
    }

    /** The gradient of sum_i weight_i value_i over the cells of a space at a time; without weights, of the sum. */
    public FieldGradient gradientOfSum(String name, double t, double... weights) {
        return FieldGradient.of(this, name, t, weights);
    }

    /** The times of the steps the method took, the start first; the time of a jump stands once. */
    public double[] times() {
        Recording recording = group().recording;
        return IntStream.rangeClosed(0, recording.count)
                .filter(n -> n == recording.count || recording.jump[n] == Recording.STEP)
                .mapToDouble(n -> recording.t[n])
                .toArray();
    }

    /** The last time reached: the end of the simulation unless it {@link #stopped}. */
    public double end() {
        return group().recording.t[group().recording.count];
    }

    /** All states at a time, in the model's order. */
    public double[] at(double t) {
        return sample(group().problem.states(), t);
    }

    /** A state or observable at a time. */
    public double at(String name, double t) {
        return sample(List.of(name), t)[0];
    }

    /** A state at {@link #times}. */
    public double[] state(String name) {
        return sample(List.of(name), times());
    }

    /** An observable at {@link #times}. */
    public double[] observable(String name) {
        return sample(List.of(name), times());
    }

    /** A state or observable at these times. */
    public double[] sample(String name, double... times) {
        return sample(List.of(name), times);
    }

    /** {@code [time * names + name]}. */
    private double[] sample(List<String> names, double... times) {
        LaneGroup group = group();
        if (source.space().isPresent()) {
            throw new SolverException("On a space " + names.get(0) + " has a value in each cell: use field(\""
                    + names.get(0) + "\", t), and what a field offers, such as its sum.");
        }
        synchronized (group) {
            Observer observer = new Observer(group, names);
            observer.bind();
            double[] state = new double[group.size];
            double[] all = new double[names.size() * group.lanes];
            double[] out = new double[times.length * names.size()];
            for (int i = 0; i < times.length; i++) {
                if (!group.stateAt(times[i], state, 0)) {
                    throw new SolverException("The trajectory runs from " + group.from + " to " + end()
                            + ", so there is no value at " + times[i] + "."
                            + stopped().map(w -> " " + w).orElse(""));
                }
                observer.apply(times[i], state, 0, all, 0);
                for (int c = 0; c < names.size(); c++) {
                    out[i * names.size() + c] = all[c * group.lanes + lane];
                }
            }
            return out;
        }
    }

    /** Time, states and observables at {@link #times}. */
    public Table table() {
        return table(times());
    }

    /** Time, states and observables at these times. */
    public Table table(double... times) {
        Problem problem = group().problem;
        Table table = Table.create(
                source.model().name(), DoubleColumn.create(source.model().time().symbol(), times));
        for (String name : problem.states()) {
            table.addColumns(DoubleColumn.create(name, sample(name, times)));
        }
        for (String name : problem.observables()) {
            table.addColumns(DoubleColumn.create(name, sample(name, times)));
        }
        return table;
    }

    /** States or observables over time, drawn from dense output. */
    public Chart plot(String... names) {
        if (names.length == 0) {
            throw new SolverException("Name what to plot, such as plot(\""
                    + group().problem.states().get(0) + "\").");
        }
        double from = group().from;
        double to = end();
        double[] even = IntStream.rangeClosed(0, 400)
                .mapToDouble(i -> from + (to - from) * i / 400)
                .toArray();
        double[] both = java.util.stream.DoubleStream.concat(
                        java.util.Arrays.stream(even), java.util.Arrays.stream(times()))
                .sorted()
                .distinct()
                .toArray();
        String unit = source.model().time().unit().text();
        Chart chart = Charts.line(source.model().time().symbol(), both, unit);
        for (String name : names) {
            chart = chart.y(name, sample(name, both), unitOf(name));
        }
        return chart;
    }

    String unitOf(String name) {
        return source.model().states().stream()
                .filter(s -> s.name().equals(name))
                .map(s -> s.unit().text())
                .findFirst()
                .orElseGet(() -> source.model().observables().stream()
                        .filter(o -> o.name().equals(name))
                        .map(o -> o.formula().unit().text())
                        .findFirst()
                        .orElse(""));
    }

    /** The gradient of a state or observable, at a time: {@code run.gradientOf("V").at(200).wrt("a")}. */
    public GradientOf gradientOf(String name) {
        return t -> Gradient.of(source.solve(), lane, name, t);
    }

    /** Names what to differentiate, then when. */
    @FunctionalInterface
    public interface GradientOf {
        /** The exact gradient of the value at a time. */
        Gradient at(double t);
    }

    /**
     * The exact gradient of any smooth function of sampled values.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted; so do all derivatives of a run
     */
    public Gradient gradient(Objective objective) {
        return Gradient.of(source.solve(), lane, objective);
    }

    /**
     * Forward sensitivities of the whole trajectory with respect to parameters, and to the initial values of states.
     *
     * @param names of parameters, or of states for their initial values
     */
    public Sensitivities sensitivities(String... names) {
        return new Sensitivities(group(), lane, List.of(names));
    }

    /**
     * H v, the second derivatives of an objective with respect to the parameters times a direction: exact for the steps as
     * taken, through doses, located events and delays. With explicit Runge-Kutta methods.
     *
     * @param direction v, one number for each parameter of the model, in its order
     */
    public double[] hessianTimes(Objective objective, double... direction) {
        LaneGroup group = group();
        int count = group.problem.parameters().size();
        if (direction.length != count) {
            throw new SolverException("A direction has one number for each parameter, " + count + " of them: "
                    + String.join(", ", group.problem.parameters()) + "; " + direction.length + " were given.");
        }
        synchronized (group) {
            Direction along = new Direction(group);
            for (int i = 0; i < count; i++) {
                along.parameters[i * group.lanes + lane] = direction[i];
            }
            double[] all = new HessianProduct(group, lane, objective, along).run().along.p;
            return IntStream.range(0, count)
                    .mapToDouble(i -> all[i * group.lanes + lane])
                    .toArray();
        }
    }

    /**
     * A diagnostic only: the gradient of a state or observable at a time by the continuous adjoint solved backward, and
     * how far it is from the exact one, {@link #gradientOf}.
     */
    public BacksolveDiagnostic backsolveDiagnostic(String name, double t) {
        Gradient exact = gradientOf(name).at(t);
        synchronized (group()) {
            return BacksolveDiagnostic.of(group(), name, t, exact);
        }
    }

    /** Accepted steps. */
    public int steps() {
        return source.solve().steps();
    }

    /** Rejected trials of steps. */
    public int rejections() {
        return source.solve().rejections();
    }

    /** Evaluations of the right-hand side. */
    public long evaluations() {
        return source.solve().evaluations();
    }

    /**
     * Tests the run's own numbers: observed order, adjoint against differences, bounds, balance. Solves it about a dozen
     * times more.
     */
    public Certificate certificate() {
        synchronized (group()) {
            return new Certification(this).certificate();
        }
    }

    /** The condition whose {@code stop} ended the run, as the model says it; empty if it went on to its end. */
    public Optional<String> endedBy() {
        int trigger = source.solve().ended();
        return trigger < 0
                ? Optional.empty()
                : Optional.of(source.model()
                        .triggers()
                        .get(trigger)
                        .condition()
                        .written()
                        .text(source.model().time().symbol()));
    }

    /** Why the run stopped before its end, in one sentence; empty if it did not, or a condition of the model ended it. */
    public Optional<String> stopped() {
        return source.solve().stopped();
    }

    /**
     * One sentence each: parameters that were set outside their ranges, with the range and its source; doses before the
     * start or after the end, which are not given.
     */
    public List<String> warnings() {
        LaneGroup group = group();
        List<Parameter> parameters = source.model().parameters();
        Stream<String> ranges = IntStream.range(0, parameters.size())
                .mapToObj(i -> parameters.get(i).warning(group.parameters[i * group.lanes + lane]))
                .flatMap(Optional::stream);
        List<Problem.DoseEvent> events = group.problem.doseEvents();
        Stream<String> missed = IntStream.range(0, events.size()).boxed().flatMap(i -> {
            String times = group.doses.stream()
                    .filter(d -> d.event() == i && (d.lane() < 0 || d.lane() == lane))
                    .filter(d -> d.time() < group.from || d.time() > group.until)
                    .map(d -> String.valueOf(d.time()))
                    .collect(Collectors.joining(", "));
            return times.isEmpty()
                    ? Stream.empty()
                    : Stream.of("Doses of " + events.get(i).name() + " at " + times
                            + " are not given: the run goes from " + group.from + " to " + group.until + ".");
        });
        return Stream.concat(ranges, missed).toList();
    }

    /** The model that ran. */
    public Model model() {
        return source.model();
    }

    /** The method that ran. */
    public Solver solver() {
        return group().solver;
    }

    LaneGroup group() {
        return source.solve().group();
    }

    Solve solve() {
        return source.solve();
    }

    @Override
    public String toString() {
        return source.model().name() + ": " + group().from + " to " + end() + ", " + steps() + " steps of "
                + solver().name() + endedBy().map(c -> ", ended by " + c).orElse("")
                + stopped().map(w -> ". " + w).orElse("")
                + warnings().stream().map(w -> "\nWarning: " + w).collect(Collectors.joining());
    }
}
