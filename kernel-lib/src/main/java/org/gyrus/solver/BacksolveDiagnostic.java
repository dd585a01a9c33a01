// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/**
 * A diagnostic only: what the continuous ("backsolve") adjoint makes of a gradient, and how far it is from the discrete
 * adjoint, which is exact. It solves backward from t
 *
 * <p>dy/dt = f, dlambda/dt = -(df/dy)^T lambda, dmu/dt = -(df/dp)^T lambda,
 *
 * <p>and so keeps nothing, but y need not come back to where it was: with diffusion the backward problem is ill-posed, and
 * the result is wrong or not a number. Does not suit: anything but showing this.
 *
 * <p>Source: R. T. Q. Chen et al., Neural ordinary differential equations, NeurIPS 2018.
 */
public final class BacksolveDiagnostic {
    private final List<String> names;
    private final double[] found;
    private final double[] exact;
    private final double drift;
    private final String stopped;

    private BacksolveDiagnostic(List<String> names, double[] found, double[] exact, double drift, String stopped) {
        this.names = names;
        this.found = found;
        this.exact = exact;
        this.drift = drift;
        this.stopped = stopped;
    }

    static BacksolveDiagnostic of(LaneGroup group, String name, double t, Gradient discrete) {
        Problem problem = group.problem;
        if (!group.doses.isEmpty() || !problem.triggers().isEmpty() || !group.history.isEmpty() || group.lanes > 1) {
            throw new SolverException("The backsolve diagnostic is for one patient without doses, events or delays; the"
                    + " exact gradient is gradientOf(\"" + name + "\").");
        }
        int n = group.size;
        int m = group.parameters.length;
        List<String> augmented =
                IntStream.range(0, 2 * n + m).mapToObj(i -> "backward " + i).toList();
        Problem backward = Problem.of(augmented, List.of(), 0, lanes -> new Backward(group, t));
        Solver solver = group.solver.method() instanceof Tableau
                ? group.solver
                : Solver.tsit5()
                        .tolerance(
                                group.solver.tolerance().relative(),
                                group.solver.tolerance().absolute());
        LaneGroup back = new LaneGroup(backward, solver, 1, false);
        back.until = t - group.from;
        Observer observer = new Observer(group, List.of(name));
        observer.bind();
        double[] y = new double[n];
        double[] yBar = new double[n];
        group.stateAt(t, y, 0);
        observer.pullBack(t, y, 0, new double[] {1}, 0, yBar);
        System.arraycopy(y, 0, back.givenInitial, 0, n);
        System.arraycopy(yBar, 0, back.givenInitial, n, n);
        String stopped = new Integrator(back).run();
        double[] end = Arrays.copyOfRange(
                back.recording.states,
                back.recording.at(back.recording.count),
                back.recording.at(back.recording.count) + back.size);
        if (!stopped.isEmpty()) {
            Arrays.fill(end, Double.NaN);
        }
        double[] gradient = parameters(group, end, observer);
        double[] exact =
                problem.parameters().stream().mapToDouble(discrete::wrt).toArray();
        group.stateAt(group.from, y, 0);
        double drift = IntStream.range(0, n)
                .mapToDouble(i -> Math.abs(end[i] - y[i]))
                .max()
                .orElse(0);
        return new BacksolveDiagnostic(problem.parameters(), gradient, exact, drift, stopped);
    }

    /** mu, what observables have of the parameters themselves, and lambda(t0) through the initial values. */
    private static double[] parameters(LaneGroup group, double[] end, Observer observer) {
        int n = group.size;
        double[] gradient = Arrays.copyOfRange(end, 2 * n, end.length);
        observer.collect(gradient, new double[group.weights.length]);
        if (group.initial() != null) {
            double[] lambda = new double[n];
            for (int i = 0; i < n; i++) {
                lambda[i] = Double.isNaN(group.givenInitial[i]) ? end[n + i] : 0;
            }
            Cotangent bar = group.newCotangent(0);
            group.initial().pullBack(group.from, new double[n], 0, new double[0], 0, lambda, 0, null, 0, bar);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += bar.p[i];
            }
        }
        return gradient;
    }

    /** The augmented system in s = t - time. */
    private static final class Backward implements Evaluator {
        private final LaneGroup group;
        private final double end;
        private final Evaluator rates;
        private final Cotangent bar;
        private final double[] u;

        Backward(LaneGroup group, double end) {
            this.group = group;
            this.end = end;
            rates = group.problem.rates().apply(1);
            rates.bind(group.parameters, group.weights);
            bar = group.newCotangent(group.problem.inputs());
            u = new double[group.problem.inputs()];
        }

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public int tapeLength() {
            return 0;
        }

        @Override
        public void bind(double[] parameters, double[] weights) {}

        @Override
        public void evaluate(
                double s,
                double[] y,
                int yAt,
                double[] none,
                int noneAt,
                double[] out,
                int outAt,
                double[] tape,
                int at) {
            int n = group.size;
            double t = end - s;
            group.inputs.enter(t, t);
            group.inputs.sample(t, u);
            rates.evaluate(t, y, yAt, u, 0, out, outAt, null, 0);
            for (int i = 0; i < n; i++) {
                out[outAt + i] = -out[outAt + i];
            }
            bar.clear();
            rates.pullBack(t, y, yAt, u, 0, y, yAt + n, null, 0, bar);
            System.arraycopy(bar.y, 0, out, outAt + n, n);
            System.arraycopy(bar.p, 0, out, outAt + 2 * n, bar.p.length);
        }

        @Override
        public void pullBack(
                double t,
                double[] y,
                int yAt,
                double[] none,
                int noneAt,
                double[] outBar,
                int outBarAt,
                double[] tape,
                int tapeAt,
                Cotangent into) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pushForward(
                double t, double[] y, int yAt, double[] none, int noneAt, Tangent dot, double[] outDot, int outDotAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pullBackPushForward(
                double t,
                double[] y,
                int yAt,
                double[] none,
                int noneAt,
                Tangent dot,
                double[] outBar,
                int outBarAt,
                Cotangent into) {
            throw new UnsupportedOperationException();
        }
    }

    /** What the backward solve makes of the derivative with respect to a parameter; often not a number. */
    public double wrt(String parameter) {
        return found[Gradient.index(names, parameter, "parameter")];
    }

    /** The largest difference to the discrete adjoint over all parameters, relative to its largest derivative. */
    public double relativeError() {
        double most = Arrays.stream(exact).map(Math::abs).max().orElse(0);
        double difference = IntStream.range(0, exact.length)
                .mapToDouble(i -> Math.abs(found[i] - exact[i]))
                .max()
                .orElse(0);
        return difference / most;
    }

    /** How far from y(t0) the backward solve ends, in the states' units; not a number if it does not end. */
    public double drift() {
        return drift;
    }

    /** Why the backward solve did not get back to the start; empty if it did. */
    public Optional<String> stopped() {
        return stopped.isEmpty() ? Optional.empty() : Optional.of(stopped);
    }

    @Override
    public String toString() {
        return "Backsolve adjoint, a diagnostic only: relative error " + relativeError()
                + " against the discrete adjoint, initial state missed by " + drift
                + stopped().map(why -> ". " + why).orElse("");
    }
}
