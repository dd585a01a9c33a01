// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The vector kernel gives the bits of the plain one, whatever the number of lanes. */
class LaneMathTest {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        5e-324,
        -1e-310,
        1e-300,
        19.5,
        20.5,
        -21,
        709,
        710,
        -744,
        -746,
        800,
        -800,
        1e300,
        39,
        41,
        -708.2
    };

    private final LaneMath plain = VectorSwitch.plain();
    private final LaneMath vector = VectorSwitch.load();
    private final SplittableRandom random = new SplittableRandom(5);

    private double[] numbers(int n, double size) {
        double[] x = random.doubles(n, -size, size).toArray();
        for (int i = 0; i < n; i += 7) {
            x[i] = size > 50 ? SPECIAL[random.nextInt(SPECIAL.length)] : x[i];
        }
        return x;
    }

    @Test
    void functions() {
        assumeTrue(vector != null, "no wide vectors on this machine");
        Operation[] functions = {Operation.EXP, Operation.LOG, Operation.TANH, Operation.SIGMOID, Operation.SOFTPLUS};
        for (int n : new int[] {1, 3, 8, 64, 129, 1000}) {
            for (double size : new double[] {2, 40, 800}) {
                double[] x = numbers(n, size);
                for (Operation function : functions) {
                    double[] expected = new double[n];
                    double[] actual = new double[n];
                    plain.apply(function, n, expected, 0, x, 0);
                    vector.apply(function, n, actual, 0, x, 0);
                    assertThat(actual).as("%s on %d lanes", function, n).containsExactly(expected);
                }
                double[] expected = numbers(n, 2);
                double[] actual = expected.clone();
                plain.tanhSlope(n, expected, 0, x, 0);
                plain.softplusSlope(n, expected, 0, x, 0);
                vector.tanhSlope(n, actual, 0, x, 0);
                vector.softplusSlope(n, actual, 0, x, 0);
                assertThat(actual).as("slopes on %d lanes", n).containsExactly(expected);
            }
        }
    }

    @Test
    void linearMaps() {
        assumeTrue(vector != null, "no wide vectors on this machine");
        for (int n : new int[] {2, 3, 8, 64, 129}) {
            for (int inputs : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 13, 16}) {
                for (int outputs : new int[] {1, 2, 5, 8}) {
                    compareLinear(n, inputs, outputs);
                }
            }
        }
    }

    private void compareLinear(int n, int inputs, int outputs) {
        String what = inputs + " to " + outputs + " on " + n + " lanes";
        int stride = n + 3;
        double[] x = numbers(inputs * stride, 2);
        double[] w = numbers(outputs * (inputs + 1), 2);
        double[] z = numbers(outputs * n, 2);
        double[] a = new double[outputs * stride];
        double[] b = new double[outputs * stride];
        plain.linear(n, inputs, outputs, x, 0, stride, w, 0, a, 0, stride);
        vector.linear(n, inputs, outputs, x, 0, stride, w, 0, b, 0, stride);
        assertThat(b).as("linear %s", what).containsExactly(a);
        a = new double[inputs * n];
        b = new double[inputs * n];
        plain.transposed(n, inputs, outputs, z, w, 0, a);
        vector.transposed(n, inputs, outputs, z, w, 0, b);
        assertThat(b).as("transposed %s", what).containsExactly(a);
        a = w.clone();
        b = w.clone();
        double[] sums = new double[LaneSum.SCRATCH];
        plain.weights(n, inputs, outputs, z, x, 0, stride, a, 0, sums);
        vector.weights(n, inputs, outputs, z, x, 0, stride, b, 0, sums);
        assertThat(b).as("weights %s", what).containsExactly(a);
    }

    @Test
    void loopsOverUnits() {
        assumeTrue(vector != null, "no wide vectors on this machine");
        UnitMath a = plain.units();
        UnitMath b = vector.units();
        for (int n : new int[] {1, 4, 8, 50, 64}) {
            for (int terms : new int[] {1, 2, 3, 4, 7, 8, 13, 50}) {
                String what = n + " units of " + terms;
                int stride = (n + 7 & -8) + 3;
                double[] x = numbers(terms, 2);
                double[] m = numbers(terms * stride + 8, 2);
                double[] z = numbers(n, 2);
                double[] bias = numbers(n + 8, 2);
                double[] expected = new double[n + 8];
                double[] actual = new double[n + 8];
                for (double[] start : new double[][] {bias, null}) {
                    a.columns(n, terms, x, m, 0, stride, start, 0, expected);
                    b.columns(n, terms, x, m, 0, stride, start, 0, actual);
                    assertThat(Arrays.copyOf(actual, n)).as(what).containsExactly(Arrays.copyOf(expected, n));
                }
                double[] to = numbers(n * terms + 3, 2);
                double[] other = to.clone();
                a.addOuter(n, terms, z, x, 0, to, 3);
                b.addOuter(n, terms, z, x, 0, other, 3);
                a.addScaled(n, 0.3, z, 0, to, 2);
                b.addScaled(n, 0.3, z, 0, other, 2);
                assertThat(other).as(what).containsExactly(to);
            }
        }
    }

    @Test
    void rowsAreDotProducts() {
        for (int n : new int[] {1, 3, 4, 6, 8, 9, 50}) {
            for (int results : new int[] {1, 2, 5}) {
                double[] x = numbers(n, 2);
                double[] m = numbers(n * results, 2);
                double[] bias = numbers(results, 2);
                double[] z = new double[results];
                for (LaneMath math : vector == null ? List.of(plain) : List.of(plain, vector)) {
                    math.units().rows(n, results, x, 0, m, 0, n, bias, 0, z);
                    for (int k = 0; k < results; k++) {
                        assertThat(z[k]).isEqualTo(LaneSum.dot(x, 0, 1, m, k * n, 1, n, bias[k]));
                    }
                }
            }
        }
    }

    @Test
    void hiddenLayers() {
        assumeTrue(vector != null, "no wide vectors on this machine");
        double[][] pairs = {
            {0.3, -0.7}, {0, -0.0}, {30, 1e3}, {Double.NaN, 1}, {1, Double.POSITIVE_INFINITY}, {1e308, 1e308}
        };
        for (int units : new int[] {8, 9, 15, 16, 50, 64}) {
            int end = TanhUnits.at(TanhUnits.room(units));
            double[] m = new double[end + 16];
            for (int k = 0; k < units; k++) {
                double[] w = numbers(5, 2);
                for (int i = 0; i < w.length; i++) {
                    m[TanhUnits.at(k) + 8 * i] = w[i];
                }
            }
            m[end] = 0.4;
            m[end + 8] = -0.6;
            for (double[] x : pairs) {
                for (double[] o : pairs) {
                    String what = units + " units at " + Arrays.toString(x) + ", " + Arrays.toString(o);
                    double[] expected = hidden(plain, units, m, x, o);
                    assertThat(hidden(vector, units, m, x, o)).as(what).containsExactly(expected);
                }
            }
        }
    }

    /** All that the loops over a hidden layer give in five calls: sums, t, cotangents. */
    private static double[] hidden(LaneMath math, int units, double[] m, double[] x, double[] o) {
        TanhUnits loops = math.tanhUnits();
        int room = TanhUnits.room(units);
        double[] kept = new double[3 + room];
        Arrays.fill(kept, 1e300);
        double[] sums = new double[2];
        double[] xBar = new double[2];
        double[] t = new double[5 * room];
        double[] z = new double[5 * room];
        double[] bars = new double[5 * room];
        double[] seeds = new double[5 * TanhUnits.SEEDS];
        for (int call = 0; call < 5; call++) {
            double scale = 1 - 0.2 * call;
            loops.forward(units, x[0], scale * x[1], m, kept, 3, sums);
            loops.reverse(units, o[0], scale * o[1], m, kept, 3, t, z, call * room, xBar);
            System.arraycopy(new double[] {x[0], scale * x[1], o[0], scale * o[1]}, 0, seeds, 4 * call, 4);
        }
        loops.gather(5, units, t, z, seeds, bars);
        DoubleStream weights =
                IntStream.range(0, 5).boxed().flatMapToDouble(i -> Arrays.stream(bars, i * room, i * room + units));
        return DoubleStream.concat(Stream.of(sums, kept, xBar).flatMapToDouble(Arrays::stream), weights)
                .toArray();
    }
}
