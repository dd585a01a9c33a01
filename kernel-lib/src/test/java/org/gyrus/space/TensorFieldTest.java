// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Diffusion by tensors: what holds for any, and cases that are known. */
class TensorFieldTest {
    private static final Random RANDOM = new Random(11);

    private static boolean[] mask(int n, double share) {
        boolean[] mask = new boolean[n];
        for (int i = 0; i < n; i++) {
            mask[i] = RANDOM.nextDouble() < share;
        }
        mask[0] = true;
        return mask;
    }

    private static double[] numbers(int n) {
        return RANDOM.doubles(n, 0.1, 2).toArray();
    }

    /** A A^T, some of them of rank 1 or 0. */
    private static TensorField tensors(int places, int axes) {
        double[][] k = new double[6][places];
        for (int p = 0; p < places; p++) {
            int rank = p % 7 == 0 ? p / 7 % 2 : axes;
            for (int r = 0; r < rank; r++) {
                double[] v = {RANDOM.nextGaussian(), RANDOM.nextGaussian(), axes == 3 ? RANDOM.nextGaussian() : 0};
                k[0][p] += v[0] * v[0];
                k[1][p] += v[1] * v[1];
                k[2][p] += v[2] * v[2];
                k[3][p] += v[0] * v[1];
                k[4][p] += v[0] * v[2];
                k[5][p] += v[1] * v[2];
            }
        }
        return TensorField.of(k[0], k[1], k[2], k[3], k[4], k[5]);
    }

    static Stream<Grid> grids() {
        return Stream.of(
                Grid.of(6, 7).spacing(new double[] {0.5, 2}, "mm").conducting(tensors(42, 2)),
                Grid.of(6, 7).periodic().conducting(tensors(42, 2)),
                Grid.of(9, 1, 1).conducting(tensors(9, 3)),
                Grid.of(4, 5, 3).spacing(new double[] {1, 2, 3}, "mm").conducting(tensors(60, 3)),
                Grid.of(5, 5, 4).inside(mask(100, 0.6)).conducting(tensors(100, 3)),
                Grid.of(5, 2, 4)
                        .conducting(tensors(40, 3))
                        .inside(mask(40, 0.8))
                        .periodic("y"));
    }

    private static RealMatrix matrix(Grid grid, double[] d) {
        int n = grid.cells();
        RealMatrix matrix = MatrixUtils.createRealMatrix(n, n);
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            Arrays.fill(unit, 0);
            unit[j] = 1;
            grid.diffusion().apply(d, 0, unit, 0, column, 0, 0, n);
            matrix.setColumn(j, column);
        }
        return matrix;
    }

    @ParameterizedTest
    @MethodSource("grids")
    void isSymmetricConservativeAndDissipative(Grid grid) {
        double[] d = numbers(grid.cells());
        RealMatrix a = matrix(grid, d);
        double scale = a.getNorm1();
        assertThat(a.subtract(a.transpose()).getNorm1()).isLessThan(1e-14 * scale);
        double[] eigenvalues =
                new EigenDecompositionSymmetric(a.add(a.transpose()).scalarMultiply(0.5)).getEigenvalues();
        assertThat(Arrays.stream(eigenvalues).max().orElseThrow()).isLessThan(1e-13 * scale);
        double[] decay = new double[d.length];
        grid.diffusion().decay(d, 0, decay, 0, 0, d.length);
        assertThat(-Arrays.stream(eigenvalues).min().orElseThrow())
                .isLessThanOrEqualTo(Arrays.stream(decay).max().orElseThrow() * (1 + 1e-12));
        double[] out = new double[d.length];
        grid.diffusion().apply(d, 0, numbers(d.length), 0, out, 0, 0, d.length);
        double size = DoubleStream.of(out).map(Math::abs).sum() + 1;
        assertThat(DoubleStream.of(out).sum()).isCloseTo(0, within(1e-13 * size));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void saysItsDiagonalAndPullsTheCoefficientBack(Grid grid) {
        int n = grid.cells();
        double[] d = numbers(n);
        RealMatrix a = matrix(grid, d);
        double[] diagonal = new double[n];
        grid.diffusion().diagonal(d, 0, diagonal, 0, 0, n);
        double[] c = numbers(n);
        double[] bar = numbers(n);
        double[] dBar = new double[n];
        grid.diffusion().pullBackCoefficient(c, 0, bar, 0, dBar, 0, 0, n);
        double[] direction = numbers(n);
        double[] out = new double[n];
        // Linear in d: the direction itself is the difference.
        grid.diffusion().apply(direction, 0, c, 0, out, 0, 0, n);
        double expected = 0;
        double found = 0;
        for (int i = 0; i < n; i++) {
            assertThat(diagonal[i]).isCloseTo(-a.getEntry(i, i), within(1e-12 * a.getNorm1()));
            expected += bar[i] * out[i];
            found += dBar[i] * direction[i];
        }
        assertThat(found).isCloseTo(expected, within(1e-12 * a.getNorm1() * n));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void everyRangeGivesTheSameBits(Grid grid) {
        int n = grid.cells();
        double[] d = numbers(n);
        double[] c = numbers(n);
        double[] whole = new double[n];
        double[] part = new double[1];
        grid.diffusion().apply(d, 0, c, 0, whole, 0, 0, n);
        for (int i = 0; i < n; i++) {
            grid.diffusion().apply(d, 0, c, 0, part, -i, i, i + 1);
            assertThat(part[0]).isEqualTo(whole[i]);
        }
    }

    @Test
    void anEvenTensorIsANumber() {
        boolean[] mask = mask(140, 0.7);
        double[] k = numbers(140);
        double[] none = new double[140];
        Grid plain = Grid.of(7, 5, 4).spacing(new double[] {1, 2, 0.5}, "mm").inside(mask);
        double[] d = numbers(plain.cells());
        double[] c = numbers(plain.cells());
        double[] out = new double[c.length];
        double[] expected = new double[c.length];
        double[] both = plain.field(k).values();
        Arrays.setAll(both, i -> both[i] * d[i]);
        plain.diffusion().apply(both, 0, c, 0, expected, 0, 0, c.length);
        plain.conducting(TensorField.of(k, k, k, none, none, none)).diffusion().apply(d, 0, c, 0, out, 0, 0, c.length);
        assertThat(out).containsExactly(expected, within(1e-13 * 100));
    }

    /** c = x + b y with b = -Kxy/Kyy has no flow along y, so that walls along x change nothing: exactly, at walls as well. */
    @Test
    void wallsAskewToTheTensorLetNothingThrough() {
        double[] direction = new double[60];
        Arrays.fill(direction, Math.cos(0.5));
        double[] other = new double[60];
        Arrays.fill(other, Math.sin(0.5));
        Grid strip = Grid.of(12, 5)
                .spacing(0.25, "mm")
                .conducting(TensorField.fibers(new double[][] {direction, other}, 1, 0.1));
        double xy = 0.9 * Math.cos(0.5) * Math.sin(0.5);
        double yy = 0.1 + 0.9 * Math.pow(Math.sin(0.5), 2);
        double[] x = strip.feature("x");
        double[] y = strip.feature("y");
        double[] c = new double[60];
        Arrays.setAll(c, i -> x[i] - xy / yy * y[i]);
        double[] out = new double[60];
        strip.diffusion().apply(null, 0, c, 0, out, 0, 0, 60);
        for (int i = 0; i < 60; i++) {
            if (i % 12 > 0 && i % 12 < 11) {
                assertThat(out[i]).as("cell " + i).isCloseTo(0, within(1e-12));
            }
        }
        assertThat(out[0]).isGreaterThan(0.1);
    }

    @Test
    void saysWhatIsWrong() {
        double[] one = {1, 1};
        double[] two = {2, 2};
        assertThatThrownBy(() -> TensorField.of(one, one, two))
                .isInstanceOf(SpaceException.class)
                .hasMessageContaining("no negative eigenvalue, but that of place 0 is");
        assertThatThrownBy(() -> TensorField.of(one, one, new double[] {0, Double.NaN}))
                .hasMessageContaining("that of place 1");
        assertThatThrownBy(() -> TensorField.of(one, new double[3], one)).hasMessageContaining("yy has 3 values");
        assertThatThrownBy(() -> TensorField.fibers(new double[][] {one, new double[3]}, 1, 1))
                .hasMessageContaining("[2, 3]");
        TensorField even = TensorField.of(one, one, new double[2]);
        assertThatThrownBy(() -> Grid.of(3, 3).conducting(even)).hasMessageContaining("9 values, x fastest");
        assertThatThrownBy(() -> Grid.of(2, 1).held(0).conducting(even)).hasMessageContaining("held");
        assertThatThrownBy(() -> Grid.of(2, 1).conducting(even).held(0)).hasMessageContaining("held");
    }
}
