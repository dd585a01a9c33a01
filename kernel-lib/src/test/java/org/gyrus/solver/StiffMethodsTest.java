// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Implicit methods by themselves: order, dense output, stiff order, exact reverse; on fixed steps. */
class StiffMethodsTest {
    /** A method and a problem for it. */
    record Case(Method method, FieldFormula f, boolean timed, int steps) {
        @Override
        public String toString() {
            return method.name() + (timed ? ", non-autonomous" : ", autonomous");
        }
    }

    /** A predator-prey pair whose solution has no special structure. */
    static final FieldFormula AUTONOMOUS = new FieldFormula() {
        @Override
        public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
            T[] o = MathArrays.buildArray(t.getField(), 2);
            o[0] = p[0].multiply(y[0]).subtract(y[0].multiply(y[1]));
            o[1] = y[0].multiply(y[1]).subtract(y[1].multiply(p[1]));
            return o;
        }
    };

    /** The same, forced through a nonlinear function of time. */
    static final FieldFormula NON_AUTONOMOUS = new FieldFormula() {
        @Override
        public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
            T[] o = AUTONOMOUS.apply(t, y, u, p, w);
            o[0] = o[0].add(t.multiply(p[1]).sin().multiply(y[1]));
            o[1] = o[1].subtract(t.multiply(t).multiply(0.5).exp().reciprocal());
            return o;
        }
    };

    private static final double[] P = {1.3, 0.7};
    private static final double[] Y0 = {1.1, 0.8};
    private static final double END = 2;

    static List<Method> methods() {
        return List.of(Rodas5P.METHOD, Kvaerno5.METHOD, Kvaerno3.METHOD, KennedyCarpenter4.METHOD);
    }

    static List<Method> implicit() {
        return List.of(Rodas5P.METHOD, Kvaerno5.METHOD, Kvaerno3.METHOD);
    }

    static List<Case> cases() {
        return methods().stream()
                .flatMap(m -> List.of(
                        new Case(m, AUTONOMOUS, false, m.order() > 3 ? 32 : 128),
                        new Case(m, NON_AUTONOMOUS, true, m.order() > 3 ? 32 : 128))
                        .stream())
                .toList();
    }

    private static double[] reference(FieldFormula f) {
        return new Reference(f, P).solve(Y0, 0, END);
    }

    private static double error(double[] y, double[] expected) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.pow(y[i] - expected[i], 2);
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsItsOrder(Case c) {
        double[] expected = reference(c.f);
        double coarse = error(run(c, c.steps).states(), expected);
        double fine = error(run(c, 2 * c.steps).states(), expected);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isEqualTo(c.method.order(), within(0.1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheOrderOfItsDenseOutput(Case c) {
        // Global order of the dense output at points inside the steps.
        double coarse = denseError(c, c.steps);
        double fine = denseError(c, 2 * c.steps);
        double observed = Math.log(coarse / fine) / Math.log(2);
        assertThat(observed).isEqualTo(c.method.denseOrder(), within(0.2));
    }

    private static double denseError(Case c, int n) {
        Run run = run(c, n);
        double worst = 0;
        Reference reference = new Reference(c.f, P);
        double[] y = Y0.clone();
        for (int i = 0; i < n; i++) {
            Step s = run.steps.at(i);
            for (double theta : new double[] {0.3, 0.5, 0.8}) {
                double[] exact = reference.solve(y, s.t, s.t + theta * s.h);
                double[] start = java.util.Arrays.copyOfRange(s.states, s.at, s.at + 2);
                double[] dense = new double[2];
                for (int j = 0; j < 2; j++) {
                    dense[j] = start[j];
                    for (int k = 0; k < c.method.dense().length; k++) {
                        double w = 0;
                        double power = 1;
                        for (double each : c.method.dense()[k]) {
                            power *= theta;
                            w += each * power;
                        }
                        dense[j] += s.h * w * s.record[s.recordAt + 2 * k + j];
                    }
                }
                worst = Math.max(worst, error(dense, exact));
            }
            y = reference.solve(y, s.t, s.t + s.h);
        }
        return worst;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesItsStepsBackExactly(Case c) {
        double[] yBar = {0.7, -1.9};
        FixedSteps steps = run(c, 40).steps;
        double[] y0Bar = steps.pullBack(yBar);
        double[] pBar = steps.f.bar.p.clone();
        for (int i = 0; i < 2; i++) {
            int index = i;
            double byY = Differences.derivative(x -> loss(c, P, changed(Y0, index, x), yBar), Y0[i]);
            double byP = Differences.derivative(x -> loss(c, changed(P, index, x), Y0, yBar), P[i]);
            assertThat(y0Bar[i]).isEqualTo(byY, within(1e-8 * Math.abs(byY)));
            assertThat(pBar[i]).isEqualTo(byP, within(1e-8 * Math.abs(byP)));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void differentiatesByTimeAndStep(Case c) {
        double[] yBar = {0.7, -1.9};
        RightHandSide f = FixedSteps.rightHandSide(c.f, 2, P);
        Stepper stepper = c.method.stepper(f, new Tolerance(1e-14, 1e-16));
        FixedSteps one = new FixedSteps(stepper, 0.4, 0.6, 1);
        one.run(Y0);
        StepCotangent bar = new StepCotangent(2);
        System.arraycopy(yBar, 0, bar.next, 0, 2);
        bar.timed = true;
        stepper.pullBack(one.at(0), bar);
        double byT = Differences.derivative(t -> dot(yBar, new FixedSteps(stepper, t, t + 0.2, 1).run(Y0)), 0.4);
        double byH = Differences.derivative(h -> dot(yBar, new FixedSteps(stepper, 0.4, 0.4 + h, 1).run(Y0)), 0.2);
        assertThat(bar.t).isEqualTo(byT, within(1e-8 * (1 + Math.abs(byT))));
        assertThat(bar.h).isEqualTo(byH, within(1e-8 * Math.abs(byH)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void carriesCotangentsOfItsDenseOutput(Case c) {
        RightHandSide f = FixedSteps.rightHandSide(c.f, 2, P);
        Stepper stepper = c.method.stepper(f, new Tolerance(1e-14, 1e-16));
        FixedSteps one = new FixedSteps(stepper, 0.4, 0.6, 1);
        one.run(Y0);
        double[] slopeBar = new double[stepper.recordLength()];
        for (int i = 0; i < slopeBar.length; i++) {
            slopeBar[i] = Math.sin(i + 1.0);
        }
        StepCotangent bar = new StepCotangent(2);
        bar.record = slopeBar.clone();
        bar.dense = true;
        stepper.pullBack(one.at(0), bar);
        for (int i = 0; i < 2; i++) {
            int index = i;
            double expected = Differences.derivative(
                    x -> {
                        FixedSteps each = new FixedSteps(stepper, 0.4, 0.6, 1);
                        each.run(changed(Y0, index, x));
                        return dot(slopeBar, each.records);
                    },
                    Y0[i]);
            assertThat(bar.y[i]).isEqualTo(expected, within(1e-8 * Math.abs(expected)));
        }
    }

    /**
     * Prothero and Robinson: y' = -1e6 (y - sin t) + cos t. Where h lambda is large the order falls to that of the stages
     * (2 and more for all three), but the error itself is small: it carries the factor 1 / |h lambda|. An IMEX method takes
     * stiff forcing explicitly and does not suit.
     */
    @ParameterizedTest
    @MethodSource("implicit")
    void staysAccurateOnProtheroAndRobinsonsStiffProblem(Method method) {
        double coarse = protheroRobinson(method, 20);
        double fine = protheroRobinson(method, 40);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isGreaterThan(1.9);
        assertThat(fine).isLessThan(1e-8);
    }

    private static double protheroRobinson(Method method, int n) {
        RightHandSide f = FixedSteps.rightHandSide(
                new FieldFormula() {
                    @Override
                    public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
                        T[] o = MathArrays.buildArray(t.getField(), 1);
                        o[0] = y[0].subtract(t.sin()).multiply(-1e6).add(t.cos());
                        return o;
                    }
                },
                1);
        FixedSteps steps = new FixedSteps(method.stepper(f, new Tolerance(1e-10, 1e-12)), 0, 2, n);
        return Math.abs(steps.run(0)[0] - Math.sin(2));
    }

    private record Run(FixedSteps steps, double[] states) {}

    private static Run run(Case c, int n) {
        FixedSteps steps = new FixedSteps(c.method, FixedSteps.rightHandSide(c.f, 2, P), 0, END, n);
        return new Run(steps, steps.run(Y0));
    }

    private static double loss(Case c, double[] p, double[] y0, double[] yBar) {
        return dot(yBar, new FixedSteps(c.method, FixedSteps.rightHandSide(c.f, 2, p), 0, END, 40).run(y0));
    }

    private static double[] changed(double[] values, int i, double x) {
        double[] copy = values.clone();
        copy[i] = x;
        return copy;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
