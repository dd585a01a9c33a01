// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gyrus.data.Cohort;
import org.gyrus.discovery.Candidates;
import org.gyrus.discovery.Criterion;
import org.gyrus.discovery.Discovery;
import org.gyrus.discovery.DiscoveryException;
import org.gyrus.discovery.Law;
import org.gyrus.expression.Expression;
import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;

/**
 * dV/dt = N(V), the truth 60 - 0.1 V in closed form. What the network says is given by hand, with an error as smooth as a
 * network's: read off the samples alone, the law is wrong; the readings know better.
 */
class LawSearchTest {
    private static final double[] DAYS = {0, 1, 2, 3, 5, 7, 9, 12, 15, 18, 21, 25, 30};

    private static final Model UNKNOWN = Model.named("unknown growth")
            .time("day")
            .state("V", 100, "mm^3")
            .learned("N", 1, "mm^3/day")
            .equation("dV/dt = N(V)")
            .build();

    private static Cohort cohort(double noise) {
        SplittableRandom random = new SplittableRandom(4);
        return Cohorts.of(2, DAYS, (i, t) -> 600 + (100 - 600) * Math.exp(-0.1 * t) + noise * random.nextGaussian());
    }

    /** 200 samples of 60 - 0.1 V plus a wave. */
    private static Law found(double wave) {
        double[] v = IntStream.range(0, 200).mapToDouble(i -> 100 + 2.4 * i).toArray();
        double[] n = Arrays.stream(v)
                .map(x -> 60 - 0.1 * x + wave * Math.sin(x / 60))
                .toArray();
        return Discovery.of("N", n, "mm^3/day")
                .over("V", v, "mm^3")
                .among(Candidates.polynomials(5))
                .choosing(Criterion.BIC)
                .run();
    }

    private static ChosenLaws best(Law law, double noise) {
        return LawSearch.best(
                UNKNOWN, List.of(law), m -> Fit.of(m).to(cohort(noise)).observing("V", "v"));
    }

    @Test
    void readingsDropTermsThatDescribeTheNetworksError() {
        Law found = found(1.5);
        assertThat(found.terms()).hasSizeGreaterThan(2);
        ChosenLaws chosen = best(found, 2);
        assertThat(chosen.laws().get(0).terms())
                .extracting(t -> t.expression().text())
                .containsExactly("1", "V");
        assertThat(chosen.coefficient("N", 1)).isCloseTo(60, within(1.0));
        assertThat(chosen.coefficient("N", 2)).isCloseTo(-0.1, within(0.002));
        assertThat(chosen.tried()).isGreaterThan(5);
    }

    private static Fit refitted(Law law, String... coefficients) {
        return Fit.of(law.in(UNKNOWN))
                .to(cohort(2))
                .observing("V", "v")
                .shared(coefficients)
                .run();
    }

    private static double squares(Fit fit) {
        double sum = 0;
        for (String patient : fit.patients()) {
            double[] read = cohort(2).patient(patient).values("v");
            double[] said = fit.forecast(patient, DAYS);
            for (int i = 0; i < read.length; i++) {
                sum += (said[i] - read[i]) * (said[i] - read[i]);
            }
        }
        return sum;
    }

    /** n log(R/n) + k log n + 2 log(6 over k), up to a constant of the readings, beside fits made by hand. */
    @Test
    void criterionIsTheExtendedBayesian() {
        ChosenLaws chosen = best(found(0), 2);
        Fit line = refitted(found(0), "N_1", "N_2");
        Fit constant = refitted(found(0).of(List.of(Expression.parse("1"))), "N_1");
        int n = 2 * DAYS.length;
        double less = n * Math.log(squares(line) / squares(constant)) + Math.log(n);
        assertThat(line.criterion(Criterion.BIC) - constant.criterion(Criterion.BIC))
                .isCloseTo(less, within(1e-3));
        assertThat(chosen.criterion()).isCloseTo(line.criterion(Criterion.BIC) + 2 * Math.log(15), within(1e-3));
    }

    @Test
    void aLawOfGivenTermsIsTheirLeastSquares() {
        Law found = found(0);
        Law constant = found.of(List.of(Expression.parse("1")));
        double mean = IntStream.range(0, 200)
                .mapToDouble(i -> 60 - 0.1 * (100 + 2.4 * i))
                .average()
                .orElseThrow();
        assertThat(constant.terms().get(0).coefficient()).isCloseTo(mean, within(1e-9));
        assertThat(found.candidates()).isEqualTo(6);
        assertThatThrownBy(() -> found.of(List.of(Expression.parse("sin(V)"))))
                .isInstanceOf(DiscoveryException.class)
                .hasMessageContaining("sin(V) is no candidate of N");
        assertThatThrownBy(() -> LawSearch.best(UNKNOWN, List.of(), Fit::of)).isInstanceOf(FitException.class);
    }
}
