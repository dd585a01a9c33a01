// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.network.Network;
import org.gyrus.space.Space;

/** Everything chosen so far for a {@link Simulation}; copied by each change of it. */
final class Settings implements Cloneable {
    Model model;
    Problem problem;
    Map<String, Network> networks = Map.of();
    double[] weights = {};
    double from;
    double until = Double.NaN;
    Solver solver = Solver.tsit5();
    int patients = 1;
    /** In bytes; 0 when not set. */
    long memory;

    boolean shared;
    Map<String, double[]> parameters = Map.of();
    Map<String, double[]> initial = Map.of();
    Map<String, Signal[]> inputs = Map.of();
    List<Dose> doses = List.of();
    /** By state, in place of what the model says. */
    Map<String, Signal[]> histories = Map.of();

    long seed;
    /** Null for a point. */
    Space space;

    int threads = Runtime.getRuntime().availableProcessors();

    /** Another model of the same states, parameters, inputs and events. */
    void model(Model changed) {
        Requirements.check(changed, networks);
        model = changed;
        problem = Compilation.of(changed, networks);
    }

    Settings copy() {
        try {
            return (Settings) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ready to be solved: {@code lanes} patients from the first on, who share their steps. */
    Solve solve(int first, int lanes) {
        if (!(until > from)) {
            throw new SolverException("The end must come after the start " + from + ", but is "
                    + (Double.isNaN(until) ? "not set; add until(...)" : String.valueOf(until)) + ".");
        }
        if (solver.method().embeddedOrder() == 0 && !solver.isFixed()) {
            throw new SolverException(solver.name() + " has no error estimate: add fixedStep(h), or use an adaptive"
                    + " method such as Solver.tsit5().");
        }
        requireTheMethodForNoise();
        if (space == null) {
            Requirements.checkOnePlace(model);
        }
        Problem problem = space == null ? this.problem : placed();
        LaneGroup group = new LaneGroup(problem, solver, lanes, true, memoryOf(lanes));
        group.from = from;
        group.until = until;
        for (int i = 0; i < problem.parameters().size(); i++) {
            Parameter parameter = model.parameters().get(i);
            double[] values = valuesOf(parameter);
            spread(values, first, lanes, group.parameters, i * lanes);
        }
        for (Map.Entry<String, double[]> each : initial.entrySet()) {
            int state = problem.states().indexOf(each.getKey());
            spread(each.getValue(), first, lanes, group.givenInitial, state * lanes);
        }
        System.arraycopy(weights, 0, group.weights, 0, weights.length);
        group.inputs.set(signals(first, lanes));
        group.doses = doses.stream()
                .filter(d -> d.lane() < 0 || (d.lane() >= first && d.lane() < first + lanes))
                .map(d -> new Dose(d.event(), d.time(), d.amount(), d.lane() < 0 ? -1 : d.lane() - first))
                .toList();
        histories.forEach((state, signals) ->
                group.history.set(problem.states().indexOf(state), new SignalPast(ofLanes(signals, first, lanes))));
        group.seed = BrownianPath.ofLane(seed, first);
        StabilityLimit.require(group);
        return new Solve(group);
    }

    private double[] valuesOf(Parameter parameter) {
        double[] given = parameters.get(parameter.name());
        if (given != null) {
            return given;
        }
        return isFeature(parameter) ? Placement.feature(space, parameter) : new double[] {parameter.value()};
    }

    private boolean isFeature(Parameter parameter) {
        return space != null
                && !parameters.containsKey(parameter.name())
                && space.features().contains(parameter.name());
    }

    /** The model compiled for its space, where parameters with a value for each cell are fields. */
    private Problem placed() {
        Placement.requireSuitable(solver);
        List<String> fields = model.parameters().stream()
                .filter(p -> isFeature(p) || (parameters.containsKey(p.name()) && parameters.get(p.name()).length > 1))
                .map(Parameter::name)
                .toList();
        return Compilation.of(model, networks, Placement.of(space, fields, model.length(), threads));
    }

    private void requireTheMethodForNoise() {
        boolean stochastic = solver.method() instanceof StochasticTableau;
        if (stochastic && problem.noise() == null) {
            throw new SolverException(solver.name() + " is for models with noise: add noise(state, strength), or use"
                    + " Solver.tsit5().");
        }
        if (!stochastic && problem.noise() != null) {
            throw new SolverException("The model has noise, which " + solver.name() + " cannot integrate: use"
                    + " Solver.sriw1().fixedStep(h), or leave the noise out with withoutNoise().");
        }
    }

    private long memoryOf(int lanes) {
        return memory > 0
                ? memory / patients * lanes
                : Math.max(4_000_000, Runtime.getRuntime().maxMemory() / 4 / patients * lanes);
    }

    private Signal[][] signals(int first, int lanes) {
        return problem.signals().stream()
                .map(name -> {
                    Signal[] given = inputs.get(name);
                    if (given == null) {
                        throw new SolverException("The model has an input " + name + ": give it as input(\"" + name
                                + "\", Signal.linear(times, values)).");
                    }
                    return ofLanes(given, first, lanes);
                })
                .toArray(Signal[][]::new);
    }

    private static Signal[] ofLanes(Signal[] given, int first, int lanes) {
        return given.length == 1 ? given : Arrays.copyOfRange(given, first, first + lanes);
    }

    private static void spread(double[] values, int first, int lanes, double[] out, int at) {
        for (int l = 0; l < lanes; l++) {
            out[at + l] = values[values.length == 1 ? 0 : first + l];
        }
    }
}
