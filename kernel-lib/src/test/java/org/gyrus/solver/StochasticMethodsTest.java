// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.regression.SimpleRegression;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stochastic methods: the path, strong orders with their statistical interval, the pathwise gradient. */
class StochasticMethodsTest {
    /** dx = p0 x dt + p1 x dW: in closed form. */
    private static final FieldFormula LINEAR = formula(true, false);

    private static final FieldFormula LINEAR_NOISE = formula(true, true);
    /** dx = -p0 sin(x) dt + p1 (1 + t) dW. */
    private static final FieldFormula PENDULUM = formula(false, false);

    private static final FieldFormula ADDITIVE_NOISE = formula(false, true);

    private static FieldFormula formula(boolean linear, boolean noise) {
        return new FieldFormula() {
            @Override
            public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
                T[] o = MathArrays.buildArray(t.getField(), 1);
                T amount = p[noise ? 1 : 0];
                o[0] = linear
                        ? y[0].multiply(amount)
                        : noise
                                ? t.add(1).multiply(amount)
                                : y[0].sin().multiply(amount).negate();
                return o;
            }
        };
    }

    private record Case(StochasticTableau method, boolean linear, double order) {
        @Override
        public String toString() {
            return method.name() + (linear ? ", multiplicative" : ", additive");
        }
    }

    private static Stream<Case> cases() {
        return Stream.of(
                new Case(StochasticTableau.EULER_MARUYAMA, true, 0.5),
                new Case(StochasticTableau.EULER_MARUYAMA, false, 1),
                new Case(StochasticTableau.SRA1, false, 1.5),
                new Case(StochasticTableau.SRIW1, true, 1.5),
                new Case(StochasticTableau.SRIW1, false, 1.5));
    }

    private static FixedSteps steps(Case c, long seed, int n, double... p) {
        FieldEvaluator g = new FieldEvaluator(c.linear ? LINEAR_NOISE : ADDITIVE_NOISE, 1, 0, 2, 0, 1);
        g.bind(p, new double[0]);
        FieldEvaluator drift = new FieldEvaluator(c.linear ? LINEAR : PENDULUM, 1, 0, 2, 0, 1);
        drift.bind(p, new double[0]);
        RightHandSide f = new RightHandSide(drift, 1, 0, 2, 0, InputSource.NONE);
        f.noise = g;
        f.path = new BrownianPath(seed, 0, 1, 1.0 / n);
        return new FixedSteps(c.method.stepper(f, new Tolerance(1e-6, 1e-9)), 0, 1, n);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasItsStrongOrder(Case c) {
        double[] p = c.linear ? new double[] {0.8, 0.6} : new double[] {2, 1};
        int paths = 200;
        double[] exact = new double[paths];
        for (int path = 0; path < paths; path++) {
            exact[path] = exact(c, path, p);
        }
        SimpleRegression line = new SimpleRegression();
        double variance = 0;
        for (int n = 32; n <= 256; n *= 2) {
            StreamingStatistics squares = new StreamingStatistics();
            for (int path = 0; path < paths; path++) {
                squares.addValue(Math.pow(steps(c, path, n, p).run(1)[0] - exact[path], 2));
            }
            line.addData(Math.log(1.0 / n), 0.5 * Math.log(squares.getMean()));
            double relative = squares.getStandardDeviation() / Math.sqrt(squares.getN()) / squares.getMean();
            variance = Math.max(variance, 0.25 * relative * relative);
        }
        // Standard error of the slope if the four points were independent; the same paths make it smaller.
        double interval = 2 * Math.sqrt(variance / line.getXSumSquares());
        assertThat(interval).isLessThan(0.2);
        assertThat(line.getSlope()).isEqualTo(c.order, within(0.1 + interval));
    }

    private static double exact(Case c, long seed, double... p) {
        if (!c.linear) {
            return steps(new Case(StochasticTableau.SRA1, false, 1.5), seed, 2048, p)
                    .run(1)[0];
        }
        double[] w = new double[2];
        new BrownianPath(seed, 0, 1, 1).increments(0, 1, 1, w, 0);
        return Math.exp(p[0] - 0.5 * p[1] * p[1] + p[1] * w[0]);
    }

    @Test
    void strengthOfNoiseIsCheckedAndConverted() {
        Simulation growth = Simulation.of(Model.named("Growth with noise")
                .time("t", "day")
                .state("V", 2, "mm^3")
                .parameter("sigma", 0.2, "1/day^(1/2)")
                .parameter("s", 3, "ml/day^(1/2)")
                .parameter("a", 0.3, "1/day")
                .equation("dV/dt = a*V")
                .build());
        assertThatThrownBy(() -> growth.noise("V", "a*V"))
                .hasMessageContaining("mm^3/day")
                .hasMessageContaining("a*V");
        assertThatThrownBy(() -> growth.noise("V", "sigm*V")).hasMessageContaining("did you mean sigma");
        assertThatThrownBy(() -> growth.noise("W", "sigma*V")).hasMessageContaining("no state W");
        Simulation added =
                growth.noise("V", "s").seed(9).until(1).with(Solver.sra1().fixedStep(0.001));
        Simulation sameByHand = growth.set("s", 3e-3)
                .noise("V", "s")
                .seed(9)
                .until(1)
                .with(Solver.sra1().fixedStep(0.001));
        // 3 ml are 3000 mm^3: a thousand times the noise of 3e-3 ml.
        double still = 2 * Math.exp(0.3);
        assertThat(added.run().at("V", 1) - still)
                .isCloseTo(1000 * (sameByHand.run().at("V", 1) - still), within(1e-3));
        assertThat(Math.abs(sameByHand.run().at("V", 1) - still)).isGreaterThan(1e-2);
        assertThat(growth.noise("V", "sigma*V")
                        .until(1)
                        .with(Solver.sriw1().fixedStep(0.1))
                        .run()
                        .stopped())
                .isEmpty();
    }

    @Test
    void sharedStepsKeepThePathsOfEachPatient() {
        Simulation all = Simulation.of(Model.named("Two with noise")
                        .time("day")
                        .state("x", 1, "1")
                        .state("y", 2, "1")
                        .parameter("a", 0.3, "1/day")
                        .parameter("s", 0.2, "1/day^(1/2)")
                        .equation("dx/dt = -a*x")
                        .equation("dy/dt = a*(x - y)")
                        .build())
                .noise("x", "s*x")
                .noise("y", "s")
                .seed(4)
                .until(2)
                .patients(3)
                .set("a", new double[] {0.3, 0.5, 0.7})
                .with(Solver.sriw1().fixedStep(0.25));
        for (int i = 0; i < 3; i++) {
            assertThat(all.sharedSteps().runAll().get(i).at(1.3))
                    .containsExactly(all.runAll().get(i).at(1.3));
        }
        assertThat(all.runAll().get(0).at("x", 2))
                .isNotEqualTo(all.set("a", 0.3).runAll().get(1).at("x", 2));
    }

    /** All that a gradient can be asked of a noisy model with doses, a delay and an end, in the model's own text. */
    private static Simulation everything() {
        return Simulation.of(Model.parse("""
                        model "Noisy"
                        time t [day]
                        state V = 1 [1]
                        state W = 0.5 [1]
                        parameter a = 0.3 [1/day]
                        parameter s = 0.25 [1/day^(1/2)]
                        parameter tau = 0.45 [day]
                        parameter k = 0.7 [1]
                        input u [1]
                        dV/dt = a*V*(1 - V/4) + a*u*W(t - tau)
                        dW/dt = a*(V - W)
                        noise V = s*V
                        noise W = s
                        history W = k*exp(a*t)
                        on pill: V -> V*exp(-k*dose)
                        """))
                .until(2)
                .input("u", Signal.linear(new double[] {0, 1, 2}, new double[] {1, 0.5, 2}))
                .dose("pill", 0.63, 0.4)
                .dose("pill", 1.5, 0.2)
                .seed(3);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void gradientsOfWholeRunsAreThoseOfThePath(Solver solver) {
        Simulation all = everything().with(solver.fixedStep(0.125));
        for (Simulation each : java.util.List.of(all, all.memory(0.5))) {
            Gradient found = each.run().gradientOf("V").at(1.9);
            for (String name : java.util.List.of("a", "s", "k")) {
                double value = all.run().model().parameter(name).value();
                assertThat(found.wrt(name))
                        .as(name)
                        .isCloseTo(
                                Differences.derivative(
                                        x -> all.set(name, x).run().at("V", 1.9), value),
                                within(1e-7));
            }
            assertThat(found.initial("W"))
                    .isCloseTo(
                            Differences.derivative(
                                    x -> all.initial("W", x).run().at("V", 1.9), 0.5),
                            within(1e-7));
            assertThat(found.dose(0)).isNegative();
            assertThatThrownBy(() -> found.doseTime(0)).hasMessageContaining("no derivative by time");
            assertThatThrownBy(() -> found.wrt("tau")).hasMessageContaining("tau, which a delay depends on");
        }
    }

    static Stream<Solver> solvers() {
        return Stream.of(Solver.eulerMaruyama(), Solver.sra1(), Solver.sriw1());
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void staysWithinItsMemory(Solver solver) {
        Simulation all = Simulation.of(everything().with(solver.fixedStep(0.5)).run().model().toBuilder()
                        .rate("V", org.gyrus.expression.Expression.parse("a*V*(1 - V/4) + a*u*W"))
                        .build())
                .until(2)
                .input("u", Signal.constant(1))
                .dose("pill", 0.63, 0.4)
                .with(solver.fixedStep(1.0 / 4096));
        Trajectory whole = all.run();
        Trajectory frugal = all.memory(0.6).run();
        assertThat(frugal.group().bytes()).isLessThanOrEqualTo(600_000);
        assertThat(whole.group().bytes()).isGreaterThan(600_000);
        assertThat(frugal.gradientOf("V").at(1.9).wrt("s"))
                .isEqualTo(whole.gradientOf("V").at(1.9).wrt("s"));
        assertThat(frugal.at("V", 0.3)).isEqualTo(whole.at("V", 0.3));
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void aConditionIsMetOnThePathItself(Solver solver) {
        int ended = 0;
        for (long seed = 0; seed < 10; seed++) {
            Trajectory run = Simulation.of(Model.parse("""
                            model "First passage"
                            time t [day]
                            state V = 1 [1]
                            parameter r = 0.3 [1/day]
                            parameter s = 0.5 [1/day^(1/2)]
                            parameter limit = 2 [1]
                            dV/dt = r*V
                            noise V = s
                            when V > limit: stop
                            """))
                    .until(6)
                    .seed(seed)
                    .with(solver.fixedStep(0.1))
                    .run();
            if (run.endedBy().isPresent()) {
                ended++;
                assertThat(run.at("V", run.end())).isCloseTo(2, within(1e-6));
                assertThatThrownBy(() -> run.gradientOf("V").at(run.end())).hasMessageContaining("path of noise");
            }
        }
        assertThat(ended).isGreaterThan(3);
    }

    @Test
    void runsAModelWithNoise() {
        Model model = Model.named("Growth with noise")
                .time("t", "1")
                .state("V", 2, "1")
                .parameter("a", 0.3, "1")
                .parameter("sigma", 0.2, "1")
                .equation("dV/dt = a*V")
                .build();
        Simulation simulation =
                Simulation.of(model).noise("V", "sigma*V").seed(9).until(1);
        double coarse =
                simulation.with(Solver.sriw1().fixedStep(1.0 / 64)).run().at("V", 1);
        double fine =
                simulation.with(Solver.sriw1().fixedStep(1.0 / 2048)).run().at("V", 1);
        double[] w = new double[2];
        new BrownianPath(9, 0, 1, 1).increments(0, 1, 1, w, 0);
        double exact = 2 * Math.exp(0.3 - 0.02 + 0.2 * w[0]);
        assertThat(fine).isEqualTo(exact, within(1e-6));
        assertThat(Math.abs(coarse - exact)).isGreaterThan(Math.abs(fine - exact));
        assertThatThrownBy(() -> simulation.run()).hasMessageContaining("Solver.sriw1()");
        assertThatThrownBy(() -> simulation.with(Solver.sra1()).run()).hasMessageContaining("fixedStep");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesItsStepsBackExactly(Case c) {
        double[] p = {0.8, 0.6};
        FixedSteps steps = steps(c, 5, 8, p);
        steps.run(1.2);
        double byStart = steps.pullBack(1)[0];
        double[] byP = steps.f.bar.p.clone();
        assertThat(byStart)
                .isEqualTo(Differences.derivative(x -> steps(c, 5, 8, p).run(x)[0], 1.2), within(1e-8));
        assertThat(byP[0])
                .isEqualTo(Differences.derivative(x -> steps(c, 5, 8, x, p[1]).run(1.2)[0], p[0]), within(1e-8));
        assertThat(byP[1])
                .isEqualTo(Differences.derivative(x -> steps(c, 5, 8, p[0], x).run(1.2)[0], p[1]), within(1e-8));
    }

    @Test
    void halvedStepsRefineTheSamePath() {
        BrownianPath coarse = new BrownianPath(3, 0, 1, 0.25);
        BrownianPath fine = new BrownianPath(3, 0, 1, 0.125);
        double[] whole = new double[4];
        double[] first = new double[4];
        double[] second = new double[4];
        coarse.increments(0.5, 0.25, 2, whole, 0);
        fine.increments(0.5, 0.125, 2, first, 0);
        fine.increments(0.625, 0.125, 2, second, 0);
        for (int i = 0; i < 2; i++) {
            assertThat(first[i] + second[i]).isEqualTo(whole[i], within(1e-14));
            assertThat(first[2 + i] + second[2 + i] + 0.125 * first[i]).isEqualTo(whole[2 + i], within(1e-14));
        }
        assertThat(whole[0]).isNotEqualTo(whole[1]);
    }

    @Test
    void incrementsHaveTheVariancesOfBrownianMotion() {
        StreamingStatistics w = new StreamingStatistics();
        StreamingStatistics area = new StreamingStatistics();
        StreamingStatistics product = new StreamingStatistics();
        double h = 1.0 / 64;
        double[] out = new double[2];
        for (int seed = 0; seed < 300; seed++) {
            BrownianPath path = new BrownianPath(seed, 0, 1, h);
            for (int n = 0; n < 64; n++) {
                path.increments(n * h, h, 1, out, 0);
                w.addValue(out[0] / Math.sqrt(h));
                area.addValue(out[1] / Math.pow(h, 1.5));
                product.addValue(out[0] * out[1] / (h * h));
            }
        }
        // 19,200 samples: four standard errors of a variance are 4 sqrt(2/19200) = 0.041 of it.
        assertThat(w.getMean()).isEqualTo(0, within(4 / Math.sqrt(19200)));
        assertThat(w.getVariance()).isEqualTo(1, within(0.041));
        assertThat(area.getVariance()).isEqualTo(1.0 / 3, within(0.041 / 3));
        assertThat(product.getMean()).isEqualTo(0.5, within(0.03));
    }
}
