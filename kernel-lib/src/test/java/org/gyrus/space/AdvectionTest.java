// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** d(v c)/dx on grids of every kind, and its derivatives against differences and each other. */
class AdvectionTest {
    private final Random random = new Random(8);

    static Stream<Grid> grids() {
        return GridTest.grids().flatMap(grid -> Stream.of(Advection.values()).map(grid::advection));
    }

    /** Away from 0, where the direction of a flow changes. */
    private double[] velocities(int n) {
        return random.doubles(n, -1, 1).map(v -> v + Math.signum(v)).toArray();
    }

    private double[] numbers(int n) {
        return random.doubles(n, 0.1, 2).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] applied(Transport axis, double[] v, double[] c) {
        double[] out = new double[c.length];
        axis.apply(v, 0, c, 0, out, 0, 0, c.length);
        return out;
    }

    private static double[] moved(double[] from, double by, double[] direction) {
        double[] to = new double[from.length];
        Arrays.setAll(to, i -> from[i] + by * direction[i]);
        return to;
    }

    @ParameterizedTest
    @MethodSource("grids")
    void derivativesAreThoseOfWhatIsComputed(Grid grid) {
        int n = grid.cells();
        double h = 1e-6;
        for (Transport axis : grid.advection()) {
            double[] v = velocities(n);
            double[] c = numbers(n);
            double[] direction = velocities(n);
            double[] outBar = velocities(n);
            double[] dot = new double[n];
            axis.pushForward(v, 0, c, 0, direction, 0, dot, 0, 0, n);
            double[] up = applied(axis, v, moved(c, h, direction));
            double[] down = applied(axis, v, moved(c, -h, direction));
            for (int i = 0; i < n; i++) {
                assertThat(dot[i]).isCloseTo((up[i] - down[i]) / (2 * h), within(2e-7 * (1 + Math.abs(dot[i]))));
            }
            double[] bar = new double[n];
            axis.pullBack(v, 0, c, 0, outBar, 0, bar, 0, 0, n);
            assertThat(dot(bar, direction)).isCloseTo(dot(outBar, dot), within(1e-12 * (1 + n)));
            axis.pushForwardCoefficient(v, 0, c, 0, direction, 0, dot, 0, 0, n);
            up = applied(axis, moved(v, h, direction), c);
            down = applied(axis, moved(v, -h, direction), c);
            double[] differences = moved(up, -1, down);
            assertThat(Arrays.stream(differences).map(d -> d / (2 * h)).toArray())
                    .as("faces whose flow does not change its direction")
                    .containsExactly(dot, within(1e-7));
            axis.pullBackCoefficient(v, 0, c, 0, outBar, 0, bar, 0, 0, n);
            assertThat(dot(bar, direction)).isCloseTo(dot(outBar, dot), within(1e-12 * (1 + n)));
        }
    }

    @ParameterizedTest
    @MethodSource("grids")
    void everyRangeGivesTheSameBits(Grid grid) {
        int n = grid.cells();
        for (Transport axis : grid.advection()) {
            double[] v = velocities(n);
            double[] c = numbers(n);
            double[] bar = new double[n];
            axis.pullBack(v, 0, c, 0, c, 0, bar, 0, 0, n);
            double[] whole = applied(axis, v, c);
            for (int from = 0; from < n; from += 7) {
                int to = Math.min(n, from + 7);
                double[] part = new double[7];
                axis.apply(v, 0, c, 0, part, -from, from, to);
                assertThat(Arrays.copyOf(part, to - from)).containsExactly(Arrays.copyOfRange(whole, from, to));
                axis.pullBack(v, 0, c, 0, c, 0, part, -from, from, to);
                assertThat(Arrays.copyOf(part, to - from)).containsExactly(Arrays.copyOfRange(bar, from, to));
            }
        }
    }

    static Stream<Grid> closed() {
        return GridTest.closed().flatMap(grid -> Stream.of(Advection.values()).map(grid::advection));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void whatLeavesACellEntersAnother(Grid grid) {
        int n = grid.cells();
        for (Transport axis : grid.advection()) {
            double[] out = applied(axis, velocities(n), numbers(n));
            double scale = DoubleStream.of(out).map(Math::abs).sum() + 1;
            assertThat(DoubleStream.of(out).sum()).isCloseTo(0, within(1e-14 * scale));
        }
    }

    /** Cells exchange with none that are farther away than is said. */
    @ParameterizedTest
    @MethodSource("grids")
    void reachesNoFartherThanItSays(Grid grid) {
        int n = grid.cells();
        for (Transport axis : grid.advection()) {
            double[] v = velocities(n);
            double[] c = numbers(n);
            double[] before = applied(axis, v, c);
            int i = n / 2;
            c[i] += 1;
            v[i] *= 1.5;
            double[] after = applied(axis, v, c);
            for (int j = 0; j < n; j++) {
                if (Math.abs(j - i) > axis.reach()) {
                    assertThat(after[j]).isEqualTo(before[j]);
                }
            }
        }
    }
}
