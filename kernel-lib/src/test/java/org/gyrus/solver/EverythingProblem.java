// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A problem that uses everything a gradient must carry through: x' = -a x + s1(t) tanh(w0 y + w1) + s2(t)/2 + sin(b t)/3,
 * y' = x y/(1 + y^2) - b y + c x(t - tau), x = a cos(3 b t) + t^2 before 0 or its initial value; a dose adds dose (1 + a) exp(-y^2) to x at its time; where y rises through
 * level: y -> y - 0.4 x. Noise of strength a s1(t) x/5 and b/10 + 0.03 w0.
 */
final class EverythingProblem {
    enum Part {
        DOSES,
        TRIGGER,
        DELAY,
        PAST,
        /** The trigger ends the solve. */
        END,
        NOISE
    }

    static final double[] PARAMETERS = {0.9, 0.7, 0.4, 0.65, 0.45};
    static final double[] WEIGHTS = {0.8, -0.2};

    private EverythingProblem() {}

    private static final class Rates implements FieldFormula {
        private final boolean delayed;

        Rates(boolean delayed) {
            this.delayed = delayed;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
            T[] f = MathArrays.buildArray(t.getField(), 2);
            T net = w[0].multiply(y[1]).add(w[1]).tanh();
            f[0] = p[0].multiply(y[0])
                    .negate()
                    .add(u[0].multiply(net))
                    .add(u[1].divide(2))
                    .add(p[1].multiply(t).sin().divide(3));
            f[1] = y[0].multiply(y[1]).divide(y[1].square().add(1)).subtract(p[1].multiply(y[1]));
            f[1] = f[1].add(p[2].multiply(delayed ? u[2] : y[0]));
            return f;
        }
    }

    private static final FieldFormula TAU = new FieldFormula() {
        @Override
        public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
            T[] tau = MathArrays.buildArray(t.getField(), 1);
            tau[0] = p[4].multiply(p[4]).add(0.3);
            return tau;
        }
    };

    private static final FieldFormula PAST = new FieldFormula() {
        @Override
        public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
            T[] phi = MathArrays.buildArray(t.getField(), 1);
            phi[0] = p[0].multiply(u[0].multiply(p[1]).multiply(3).cos()).add(u[0].square());
            return phi;
        }
    };

    private static final FieldFormula NOISE = new FieldFormula() {
        @Override
        public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
            T[] g = MathArrays.buildArray(t.getField(), 2);
            g[0] = p[0].multiply(u[0]).multiply(y[0]).multiply(0.2);
            g[1] = p[1].multiply(0.1).add(w[0].multiply(0.03));
            return g;
        }
    };

    private static final FieldFormula DOSE = new FieldFormula() {
        @Override
        public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
            T[] after = y.clone();
            after[0] = y[0].add(
                    u[0].multiply(p[0].add(1)).multiply(y[1].square().negate().exp()));
            return after;
        }
    };

    private static final FieldFormula LEVEL = new FieldFormula() {
        @Override
        public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
            T[] g = MathArrays.buildArray(t.getField(), 1);
            g[0] = y[1].subtract(p[3]).add(t.multiply(0.01));
            return g;
        }
    };

    private static final FieldFormula DROP = new FieldFormula() {
        @Override
        public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
            T[] after = y.clone();
            after[1] = y[1].subtract(y[0].multiply(0.4));
            return after;
        }
    };

    /** A group of some lanes, untouched; lanes differ in their parameters. */
    static LaneGroup group(Solver solver, int lanes, boolean taped, List<Part> parts) {
        return group(solver, lanes, taped, parts, Long.MAX_VALUE);
    }

    /** With no more than some bytes for its record. */
    static LaneGroup group(Solver solver, int lanes, boolean taped, List<Part> parts, long bytes) {
        boolean delayed = parts.contains(Part.DELAY);
        Problem.Builder problem = Problem.builder(
                        List.of("x", "y"),
                        List.of("a", "b", "c", "level", "lag"),
                        2,
                        l -> new FieldEvaluator(new Rates(delayed), 2, delayed ? 3 : 2, 5, 2, l))
                .signals(List.of("s1", "s2"));
        if (delayed) {
            problem.delays(List.of(0), l -> new FieldEvaluator(TAU, 2, 0, 5, 2, l));
        }
        if (parts.contains(Part.PAST)) {
            problem.pasts(Map.of(0, l -> new FieldEvaluator(PAST, 0, 1, 5, 2, l)));
        }
        if (parts.contains(Part.DOSES)) {
            problem.doseEvents(List.of(new Problem.DoseEvent("bolus", l -> new FieldEvaluator(DOSE, 2, 3, 5, 2, l))));
        }
        if (parts.contains(Part.NOISE)) {
            int inputs = delayed ? 3 : 2;
            problem.noise(l -> new FieldEvaluator(NOISE, 2, inputs, 5, 2, l));
        }
        if (parts.contains(Part.TRIGGER)) {
            boolean end = parts.contains(Part.END);
            problem.triggers(
                    List.of(new Problem.Trigger(1, l -> new FieldEvaluator(DROP, 2, 2, 5, 2, l), end)),
                    l -> new FieldEvaluator(LEVEL, 2, 2, 5, 2, l));
        }
        LaneGroup group = new LaneGroup(problem.build(), solver, lanes, taped, bytes);
        group.until = 3;
        for (int i = 0; i < 5; i++) {
            for (int l = 0; l < lanes; l++) {
                group.parameters[i * lanes + l] = PARAMETERS[i] * (1 + 0.03 * l);
            }
        }
        for (int l = 0; l < lanes; l++) {
            group.givenInitial[l] = 1 + 0.1 * l;
            group.givenInitial[lanes + l] = 0.3;
        }
        System.arraycopy(WEIGHTS, 0, group.weights, 0, 2);
        group.inputs.set(new Signal[][] {
            {Signal.linear(new double[] {0, 1.1, 2, 3}, new double[] {0.5, 1.2, 0.7, 0.9})},
            {Signal.steps(new double[] {0, 0.83, 1.9}, new double[] {0.2, 0.8, -0.3})}
        });
        if (parts.contains(Part.DOSES)) {
            List<Dose> doses = new ArrayList<>();
            doses.add(new Dose(0, 0.6, 0.7, -1));
            doses.add(new Dose(0, 1.55, 0.5, lanes > 1 ? 1 : -1));
            group.doses = doses;
        }
        return group;
    }
}
