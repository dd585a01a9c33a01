// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.gyrus.model.State;

/**
 * Makes the {@link Certificate} of a run by solving it again: with fixed steps, halved twice, for the order; with changed
 * parameters, for the gradient.
 */
final class Certification {
    private static final double ORDER = 0.5;
    private static final double GRADIENT = 1e-6;
    private static final double ROUNDING = 1e-11;
    private static final double CONSERVED = 1e-9;

    private final Trajectory run;
    private final LaneGroup group;
    private final int size;
    private final double[] end;

    Certification(Trajectory run) {
        this.run = run;
        group = run.group();
        size = group.size;
        int at = at(group.recording.count);
        end = Arrays.copyOfRange(group.recording.states, at, at + size);
    }

    /** Where the state of node n is, which is computed again if it has not been kept. */
    private int at(int n) {
        group.need(Math.min(n, group.recording.count - 1));
        return group.recording.at(n);
    }

    Certificate certificate() {
        List<Certificate.Item> items = new ArrayList<>();
        items.add(new Certificate.Item(
                "reached its end",
                run.stopped().isEmpty() ? Certificate.Verdict.PASSED : Certificate.Verdict.FAILED,
                run.stopped().orElse("the run ends at " + run.end())));
        items.add(order());
        items.add(gradient());
        items.add(bounds());
        balance().ifPresent(items::add);
        return new Certificate(run.toString(), items, facts());
    }

    private Certificate.Item order() {
        if (!(run.end() > group.from)) {
            return item("observed order", null, "the run stops at its start, so there are no steps to halve");
        }
        if (run.solver().method() instanceof StochasticTableau) {
            return item(
                    "observed order", null, "a strong order is a mean over many paths, and one path does not show it");
        }
        int n = Math.max(16, 2 * run.steps());
        double[] coarse = fixed(n);
        double[] middle = fixed(2 * n);
        double[] fine = fixed(4 * n);
        // A run at a tight tolerance differs by rounding alone: longer steps are tried until an order can show.
        while (distance(middle, fine) < ROUNDING && n >= 8) {
            n /= 2;
            fine = middle;
            middle = coarse;
            coarse = fixed(n);
        }
        double first = distance(coarse, middle);
        double second = distance(middle, fine);
        int stated = run.solver().order();
        if (!(first < Double.POSITIVE_INFINITY)) {
            return item("observed order", null, "fixed steps do not hold on this problem, so no order is observed");
        }
        if (second < ROUNDING) {
            return item(
                    "observed order",
                    null,
                    "halving even the longest steps changes the end by " + digits(second)
                            + " of its size, near rounding: too little to show order " + stated);
        }
        double observed = Math.log(first / second) / Math.log(2);
        String text = String.format(
                Locale.ROOT,
                "%.2f by halving %d steps twice; %s has order %d",
                observed,
                n,
                run.solver().name(),
                stated);
        boolean asymptotic = first < 1e-3;
        if (!asymptotic && observed < stated - ORDER) {
            return item("observed order", null, text + "; the steps are too long for an order to show");
        }
        return item("observed order", observed > stated - ORDER, text);
    }

    private Certificate.Item gradient() {
        if (!(run.end() > group.from)) {
            return item(
                    "adjoint against differences",
                    null,
                    "the run stops at its start, where nothing depends on anything");
        }
        int n = Math.max(16, 2 * run.steps());
        Solve solve = again(n);
        double[] p = group.parameters.clone();
        double[] w = group.weights.clone();
        if (p.length + w.length == 0) {
            return item("adjoint against differences", null, "there is no parameter to differentiate by");
        }
        Random random = new Random(1);
        double[] pWay = random.doubles(p.length, -1, 1).toArray();
        double[] wWay = random.doubles(w.length, -1, 1).toArray();
        for (int i = 0; i < p.length; i++) {
            pWay[i] *= Math.abs(p[i]);
        }
        double[] bar = new double[size];
        double[] base = solve.forward(p, w).clone();
        for (int i = 0; i < size; i++) {
            bar[i] = random.nextDouble() / (Math.abs(base[i]) + 1e-300);
        }
        solve.reverse(bar);
        double exact = dot(solve.parameterGradient(), pWay) + dot(solve.weightGradient(), wWay);
        double h = 1e-3;
        double difference = (8 * (along(solve, bar, h, p, pWay, w, wWay) - along(solve, bar, -h, p, pWay, w, wWay))
                        - (along(solve, bar, 2 * h, p, pWay, w, wWay) - along(solve, bar, -2 * h, p, pWay, w, wWay)))
                / (12 * h);
        double off = Math.abs(exact - difference) / Math.max(Math.abs(exact), 1e-3);
        if (!(off < Double.POSITIVE_INFINITY)) {
            return item("adjoint against differences", null, "fixed steps do not hold on this problem");
        }
        return item(
                "adjoint against differences",
                off < GRADIENT,
                "the derivative along a random direction is off by " + digits(off) + " of its size, " + digits(GRADIENT)
                        + " allowed");
    }

    private double along(Solve solve, double[] bar, double h, double[] p, double[] pWay, double[] w, double[] wWay) {
        double[] pMoved = p.clone();
        double[] wMoved = w.clone();
        for (int i = 0; i < p.length; i++) {
            pMoved[i] += h * pWay[i];
        }
        for (int i = 0; i < w.length; i++) {
            wMoved[i] += h * wWay[i];
        }
        return dot(solve.forward(pMoved, wMoved), bar);
    }

    private Certificate.Item bounds() {
        List<State> states = run.model().states();
        double absolute = run.solver().tolerance().absolute();
        String worst = "";
        double least = 0;
        boolean any = false;
        for (int s = 0; s < states.size(); s++) {
            if (!states.get(s).positive()) {
                continue;
            }
            any = true;
            for (int n = 0; n <= group.recording.count; n++) {
                int at = at(n) + s * group.lanes;
                for (int l = 0; l < group.lanes; l++) {
                    double value = group.recording.states[at + l];
                    if (!(value >= least)) {
                        least = value;
                        worst = states.get(s).name() + " falls to " + digits(value) + " at " + group.recording.t[n];
                    }
                }
            }
        }
        if (!any) {
            return item("bounds", null, "no state is declared positive");
        }
        return item("bounds", least >= -10 * absolute, worst.isEmpty() ? "positive states stay positive" : worst);
    }

    /** Where all rates cancel at every node, the sum of the states must stay what it was. */
    private java.util.Optional<Certificate.Item> balance() {
        double[] rates = new double[size];
        for (int n = 0; n <= group.recording.count; n++) {
            double t = group.recording.t[n];
            int at = at(n);
            group.inputs.enter(t, t);
            group.f.rates.bind(group.parameters, group.weights);
            group.f.evaluate(t, group.recording.states, at, rates, 0, null, 0);
            if (size == group.lanes || !(Math.abs(sum(rates, 0)) <= 1e-12 * absolute(rates)) || absolute(rates) == 0) {
                return java.util.Optional.empty();
            }
            if (n < group.recording.count && group.recording.jump[n] != Recording.STEP) {
                return java.util.Optional.empty();
            }
        }
        double start = sum(group.recording.states, at(0));
        double off = Math.abs(sum(end, 0) - start) / Math.max(Math.abs(start), 1e-300);
        return java.util.Optional.of(item(
                "balance",
                off < CONSERVED,
                "the equations conserve the sum of all states; it" + " drifts by " + digits(off) + " of its size"));
    }

    private double sum(double[] values, int at) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[at + i];
        }
        return sum;
    }

    private static double absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs).sum();
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("method", run.solver().toString());
        facts.put("steps", String.valueOf(run.steps()));
        facts.put("rejected", String.valueOf(run.rejections()));
        facts.put("evaluations", String.valueOf(run.evaluations()));
        facts.put("engine", group.f.rates.getClass().getSimpleName() + ", " + group.lanes + " lanes, fp64");
        String version = Certification.class.getPackage().getImplementationVersion();
        facts.put("Gyrus", version == null ? "unreleased" : version);
        facts.put("Java", System.getProperty("java.version"));
        return facts;
    }

    /** The end of the same run with n fixed steps; not a number where it does not get there. */
    private double[] fixed(int n) {
        return again(n).forward(group.parameters, group.weights).clone();
    }

    private Solve again(int n) {
        double until = run.end();
        LaneGroup other = group.like(run.solver().fixedStep((until - group.from) / n), until);
        return new Solve(other).observing(group.problem.states(), until);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        double scale = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
            scale += b[i] * b[i];
        }
        return Math.sqrt(sum / Math.max(scale, 1e-300));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static Certificate.Item item(String name, Boolean passed, String text) {
        Certificate.Verdict verdict = passed == null
                ? Certificate.Verdict.OPEN
                : passed ? Certificate.Verdict.PASSED : Certificate.Verdict.FAILED;
        return new Certificate.Item(name, verdict, text);
    }

    private static String digits(double x) {
        return String.format(Locale.ROOT, "%.1e", x);
    }
}
