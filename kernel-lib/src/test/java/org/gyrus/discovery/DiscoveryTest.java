// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryTest {
    private static final LotkaVolterra PATH = LotkaVolterra.until(3, 31);

    private static Discovery of(double... term) {
        return Discovery.of("N", term, "1")
                .over("x", PATH.x(), "1")
                .over("y", PATH.y(), "1")
                .among(Candidates.polynomials(5).sines());
    }

    private static boolean isProduct(Law law) {
        return law.terms().size() == 1 && law.terms().get(0).expression().text().equals("x*y");
    }

    /** The published set-up: 31 samples, polynomials up to degree 5 and sines, both terms; 20 seeds each. */
    @ParameterizedTest
    @CsvSource({"-0.9, 0.005, 20", "0.8, 0.005, 20", "-0.9, 0.05, 18", "0.8, 0.05, 18"})
    void recoversTheProductOfLotkaAndVolterraFromANoisyTerm(double factor, double noise, int atLeast) {
        int right = 0;
        for (int seed = 0; seed < 20; seed++) {
            Law law = of(PATH.term(factor, noise, seed)).run();
            if (isProduct(law)) {
                right++;
                LawTerm term = law.terms().get(0);
                assertThat(term.coefficient()).isCloseTo(factor, within(5 * term.standardError()));
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(atLeast);
    }

    /** A network's error is smooth: an information criterion describes it, validation on blocks does not. */
    @Test
    void isNotMisledByTheSmoothErrorOfANetwork() {
        int validated = 0;
        int believed = 0;
        int told = 0;
        for (int seed = 0; seed < 20; seed++) {
            double[] term = PATH.smoothly(-0.9, 0.02, seed);
            validated += isProduct(of(term).run()) ? 1 : 0;
            believed += isProduct(of(term).choosing(Criterion.BIC).run()) ? 1 : 0;
            told += isProduct(of(term).choosing(Criterion.BIC).uncertainty(0.05).run()) ? 1 : 0;
        }
        assertThat(validated).isGreaterThanOrEqualTo(16);
        assertThat(told).isGreaterThanOrEqualTo(16);
        assertThat(believed).isLessThan(validated);
    }

    @Test
    void readsAsAnEquationThatAModelTakes() {
        Law law = of(PATH.term(-0.9, 0, 0)).run();
        assertThat(law.text()).isEqualTo("-0.9*x*y");
        assertThat(Model.named("m")
                        .time("day")
                        .state("x", 1, "1")
                        .state("y", 1, "1")
                        .parameter("k", 1, "1/day")
                        .equation("dx/dt = k*(1.3*x + " + law.text() + ")")
                        .equation("dy/dt = k*y")
                        .build()
                        .equations())
                .hasSize(2);
    }

    /** A logistic braking term in mm^3 and days: the coefficients carry their units, the model runs as the true one. */
    @Test
    void becomesParametersWithUnitsInTheModel() {
        double[] v = new double[40];
        double[] learned = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = 100 + 25.0 * i;
            learned[i] = 0.05 * v[i] - 5e-5 * v[i] * v[i];
        }
        Law law = Discovery.of("N", learned, "mm^3/day").over("V", v, "mm^3").run();
        assertThat(law.terms()).hasSize(2);
        assertThat(law.terms().get(0).unit().isSame(org.gyrus.expression.Unit.of("1/day")))
                .isTrue();
        assertThat(law.terms().get(1).unit().isSame(org.gyrus.expression.Unit.of("1/(mm^3*day)")))
                .isTrue();
        Model hybrid = Model.named("unknown growth")
                .time("day")
                .state("V", 100, "mm^3")
                .parameter("death", 0.01, "1/day")
                .learned("N", 1, "mm^3/day")
                .definition("birth = N(V)")
                .equation("dV/dt = birth - death*V")
                .observable("gain = N(2*V)")
                .build();
        Model rewritten = law.in(hybrid);
        assertThat(rewritten.learned()).isEmpty();
        assertThat(rewritten.parameter("N_1").value()).isCloseTo(0.05, within(1e-12));
        double found = Simulation.of(rewritten)
                .until(60)
                .with(Solver.tsit5().tolerance(1e-10, 1e-10))
                .run()
                .at("V", 60);
        // dV/dt = r V (1 - V/K), r = 0.04, K = 800, in closed form.
        double exact = 800 / (1 + (800 / 100.0 - 1) * Math.exp(-0.04 * 60));
        assertThat(found).isCloseTo(exact, within(1e-6 * exact));
        assertThat(Model.parse(rewritten.asText())).isEqualTo(rewritten);
    }

    /** Coefficients, errors and criteria are those of ordinary least squares. */
    @ParameterizedTest
    @CsvSource({"AIC", "AICC", "BIC"})
    void agreesWithOrdinaryLeastSquares(Criterion criterion) {
        SplittableRandom random = new SplittableRandom(3);
        int n = 60;
        double[] x = random.doubles(n, -1, 2).toArray();
        double[] y = random.doubles(n, 0, 3).toArray();
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = 2 - 3 * x[i] * y[i] + 0.5 * Math.sin(x[i]) * y[i] + 0.05 * random.nextGaussian();
        }
        Law law = Discovery.of("N", z, "1")
                .over("x", x, "1")
                .over("y", y, "1")
                .among(Candidates.of("1", "x*y", "sin(x)*y"))
                .choosing(criterion)
                .run();
        assertThat(law.terms()).hasSize(3);
        double[][] columns = new double[n][2];
        for (int i = 0; i < n; i++) {
            columns[i] = new double[] {x[i] * y[i], Math.sin(x[i]) * y[i]};
        }
        var ols = new OLSMultipleLinearRegression();
        ols.newSampleData(z, columns);
        for (int j = 0; j < 3; j++) {
            assertThat(law.terms().get(j).coefficient()).isCloseTo(ols.estimateRegressionParameters()[j], within(1e-9));
            assertThat(law.terms().get(j).standardError())
                    .isCloseTo(ols.estimateRegressionParametersStandardErrors()[j], within(1e-9));
        }
        double rss = ols.calculateResidualSumOfSquares();
        double penalty =
                switch (criterion) {
                    case AIC -> 6;
                    case AICC -> 6 + 24.0 / 56;
                    default -> 3 * Math.log(n);
                };
        assertThat(law.score()).isCloseTo(n * Math.log(rss / n) + penalty, within(1e-6));
        assertThat(law.error()).isCloseTo(Math.sqrt(rss / n), within(1e-9));
    }

    @Test
    void givesNoTermsForNothingAndOneForAConstant() {
        assertThat(of(new double[31]).run().text()).isEqualTo("0");
        double[] constant = new double[31];
        Arrays.fill(constant, -2.5);
        assertThat(of(constant).run().text()).isEqualTo("-2.5");
    }

    @Test
    void listsTheBestLawOfEachSize() {
        Law law = of(PATH.term(-0.9, 0.02, 5)).run();
        assertThat(law.alternatives()).contains(law);
        double before = Double.POSITIVE_INFINITY;
        int terms = -1;
        for (Law each : law.alternatives()) {
            assertThat(each.terms().size()).isGreaterThan(terms);
            assertThat(each.error()).isLessThanOrEqualTo(before);
            before = each.error();
            terms = each.terms().size();
        }
        assertThat(law.comparison().rowCount()).isEqualTo(law.alternatives().size());
        assertThat(law.plot().png()).isNotEmpty();
    }

    @Test
    void countsMonomials() {
        assertThat(Candidates.polynomials(5).over(java.util.List.of("x", "y")))
                .hasSize(21)
                .doesNotHaveDuplicates();
        assertThat(Candidates.polynomials(3).over(java.util.List.of("x", "y", "z")))
                .hasSize(20);
    }

    @Test
    void saysWhatIsWrong() {
        double[] v = {1, 2, 3, 4, 5};
        Discovery plain = Discovery.of("N", v, "1/day").over("V", v, "mm^3");
        assertThatThrownBy(() -> Discovery.of("N", v, "1").run())
                .isInstanceOf(DiscoveryException.class)
                .hasMessageContaining("may depend on");
        assertThatThrownBy(() -> plain.over("V", v, "1")).hasMessageContaining("taken already");
        assertThatThrownBy(() -> plain.over("W", new double[4], "1"))
                .hasMessageContaining("5 samples of N, but 4 of W");
        assertThatThrownBy(() -> plain.among(Candidates.of("v^2")).run()).hasMessageContaining("did you mean V?");
        assertThatThrownBy(() -> plain.among(Candidates.polynomials(1).sines()).run())
                .isInstanceOf(DiscoveryException.class)
                .hasMessageContaining("sin(V)")
                .hasMessageContaining("mm^3");
        assertThatThrownBy(() -> plain.among(Candidates.of("1/(V - 3)")).run())
                .hasMessageContaining("is Infinity at sample 2");
        assertThatThrownBy(() -> Candidates.of("x +* y")).isInstanceOf(DiscoveryException.class);
        assertThatThrownBy(() -> Discovery.of("N", new double[] {1, Double.NaN, 2, 3}, "1"))
                .hasMessageContaining("NaN at sample 1");
        assertThatThrownBy(() -> Discovery.of("N", new double[3], "1")).hasMessageContaining("At least 4 samples");
        Model other = Model.named("m")
                .time("day")
                .state("V", 1, "mm^3")
                .learned("M", 1)
                .equation("dV/dt = M(V)")
                .build();
        assertThatThrownBy(() -> plain.run().in(other)).hasMessageContaining("no learned function N; it has M");
    }

    /** A quantity that never changes makes many candidates one: a law is found all the same. */
    @Test
    void copesWithCandidatesThatDependOnEachOther() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] same = new double[8];
        Arrays.fill(same, 2);
        double[] z = Arrays.stream(x).map(e -> 4 * e).toArray();
        Law law =
                Discovery.of("N", z, "1").over("x", x, "1").over("c", same, "1").run();
        assertThat(law.relativeError()).isLessThan(1e-9);
        assertThat(law.terms()).hasSize(1);
    }
}
