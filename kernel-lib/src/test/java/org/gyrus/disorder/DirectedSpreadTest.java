// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gyrus.fit.FieldDensity;
import org.gyrus.model.Model;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.space.Connectome;
import org.gyrus.space.Laplacian;
import org.gyrus.space.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What links with a direction carry, and a direction as a parameter, against closed forms, sums and differences. */
class DirectedSpreadTest {
    private static final int N = 8;
    private static final Connectome GRAPH = graph();
    private static final double[] SEED = {1, 0, 0, 0.5, 0, 0, 0, 0};

    private static Connectome graph() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] w = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                w[i][j] = i != j && random.nextInt(3) > 0 ? random.nextDouble() : 0;
            }
        }
        return Connectome.of(w);
    }

    private static double[] random(long seed) {
        return new SplittableRandom(seed).doubles(N, -1, 1).toArray();
    }

    private static Simulation spreading(double s) {
        return Simulation.of(Disorders.spreading()
                        .directedGrowthSpread()
                        .with("gamma", 1.5)
                        .with("D", 0.3)
                        .with("s", s))
                .on(GRAPH.feature("seed", SEED))
                .until(4);
    }

    /** The closed form of the graph whose links were mixed beforehand. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.5, 1})
    void aDirectionIsThatOfTheMixedLinks(double s) {
        double[] solved = spreading(s)
                .with(Solver.tsit5().tolerance(1e-11, 1e-12))
                .run()
                .field("c", 4)
                .values();
        double[] closed = GrowthSpread.on(GRAPH.directed(s)).at(SEED, new GrowthSpread.Fitted(1.5, 0.2, 0.3, 0), 4);
        for (int i = 0; i < N; i++) {
            assertThat(solved[i]).isCloseTo(closed[i], within(1e-9));
        }
    }

    /** Rates of a run sum to 0 at every time, whatever the velocities. */
    @Test
    void whatIsCarriedIsKept() {
        Simulation carried = Simulation.of(Model.named("carried")
                        .time("day")
                        .space("1")
                        .parameter("v", 1, "1/day")
                        .parameter("start", 1, "1")
                        .state("c", "start", "1")
                        .equation("dc/dt = -div(vector(v)*c)")
                        .build())
                .until(1)
                .with(Solver.rk4().fixedStep(0.05));
        double[] end = carried.on(GRAPH.feature("start", SEED).feature("v", random(3)))
                .run()
                .field("c", 1)
                .values();
        assertThat(Arrays.stream(end).sum()).isCloseTo(1.5, within(1e-13));
        assertThat(Math.abs(end[0] - 1)).isGreaterThan(0.05);
        assertThatThrownBy(() ->
                        carried.on(GRAPH.symmetrized().feature("start", SEED)).run())
                .hasMessageContaining("links with a direction");
    }

    private static Transport transport(Laplacian kind) {
        return GRAPH.with(kind).advection().get(0);
    }

    @ParameterizedTest
    @EnumSource(Laplacian.class)
    void derivativesAreThoseOfDifferencesAndTransposed(Laplacian kind) {
        Transport b = transport(kind);
        double[] v = random(1);
        double[] c = random(2);
        double[] dot = random(5);
        double[] bar = random(6);
        double[] pushed = new double[N];
        double[] pulled = new double[N];
        b.pushForward(v, 0, c, 0, dot, 0, pushed, 0, 0, N);
        b.pullBack(v, 0, c, 0, bar, 0, pulled, 0, 0, N);
        assertThat(dot(bar, pushed)).isCloseTo(dot(pulled, dot), within(1e-14));
        assertClose(pushed, difference(b, v, v, moved(c, dot, 1e-3), moved(c, dot, -1e-3)));
        b.pushForwardCoefficient(v, 0, c, 0, dot, 0, pushed, 0, 0, N);
        b.pullBackCoefficient(v, 0, c, 0, bar, 0, pulled, 0, 0, N);
        assertThat(dot(bar, pushed)).isCloseTo(dot(pulled, dot), within(1e-14));
        assertClose(pushed, difference(b, moved(v, dot, 1e-3), moved(v, dot, -1e-3), c, c));
    }

    /** (B(up) - B(down)) / 2e-3; exact for what is linear. */
    private static double[] difference(Transport b, double[] up, double[] down, double[] cUp, double[] cDown) {
        double[] above = new double[N];
        double[] below = new double[N];
        b.apply(up, 0, cUp, 0, above, 0, 0, N);
        b.apply(down, 0, cDown, 0, below, 0, 0, N);
        Arrays.setAll(above, i -> (above[i] - below[i]) / 2e-3);
        return above;
    }

    private static double[] moved(double[] x, double[] by, double h) {
        double[] result = x.clone();
        Arrays.setAll(result, i -> x[i] + h * by[i]);
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void assertClose(double[] given, double[] expected) {
        for (int i = 0; i < N; i++) {
            assertThat(given[i]).isCloseTo(expected[i], within(1e-11));
        }
    }

    @Test
    void theLikelihoodHasAnExactGradientByDirection() {
        double[] seen = spreading(0.8).run().field("c", 4).values();
        FieldDensity density = FieldDensity.of(spreading(0.3).with(Solver.rk4().fixedStep(0.25)))
                .estimating("gamma", "D", "alpha", "s")
                .reading("c", 4, seen, 0.02);
        double[] z = density.start();
        double[] gradient = new double[z.length];
        density.at(z, gradient);
        for (int k = 0; k < z.length; k++) {
            double[] up = z.clone();
            double[] down = z.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            double difference = (density.at(up, null) - density.at(down, null)) / 2e-5;
            assertThat(gradient[k]).isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
        }
        double[] found = density.fitted().values(density.fitted().start());
        assertThat(found[3]).isCloseTo(0.8, within(0.01));
    }
}
