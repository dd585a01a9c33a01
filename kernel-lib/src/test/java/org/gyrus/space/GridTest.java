// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridTest {
    private static final Random RANDOM = new Random(5);

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

    private static Grid ball() {
        return Grid.of(33, 8, 9).inside((x, y, z) -> Math.hypot(x - 16, Math.hypot(y - 4, z - 4)) < 16);
    }

    static Stream<Grid> grids() {
        return Stream.of(
                Grid.of(1),
                Grid.of(40).spacing(0.5, "mm"),
                Grid.of(40).periodic(),
                Grid.of(2, 1, 3).periodic(),
                Grid.of(25, 7).spacing(new double[] {0.5, 2}, "mm").periodic("x"),
                Grid.of(25, 7).held(0.7),
                Grid.of(23, 8, 5).spacing(new double[] {1, 2, 3}, "mm"),
                Grid.of(23, 8, 5).inside(mask(23 * 8 * 5, 0.9)),
                Grid.of(23, 8, 5).inside(mask(23 * 8 * 5, 0.5)).held(-0.4),
                ball().periodic(),
                Grid.of(23, 8, 5).inside(mask(23 * 8 * 5, 0.7)).periodic("y").held(0.2));
    }

    /** Face by face, straight from the definition; periodic along y or not. */
    private static double[] byFaces(Grid grid, double[] d, double[] c, double held, boolean around, double[] h) {
        int[] shape = grid.shape();
        double[] all = new double[shape[0] * shape[1] * shape[2]];
        Arrays.setAll(all, i -> i);
        double[] place = grid.field(all).values();
        int[] cellAt = new int[all.length];
        Arrays.fill(cellAt, -1);
        for (int i = 0; i < place.length; i++) {
            cellAt[(int) place[i]] = i;
        }
        double[] out = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            for (int face = 0; face < 6; face++) {
                int p = (int) place[i];
                int[] at = {p % shape[0], p / shape[0] % shape[1], p / shape[0] / shape[1]};
                int axis = face / 2;
                at[axis] += face % 2 == 0 ? -1 : 1;
                at[1] = around ? Math.floorMod(at[1], shape[1]) : at[1];
                boolean in = at[axis] >= 0 && at[axis] < shape[axis];
                int j = in ? cellAt[at[0] + shape[0] * (at[1] + shape[1] * at[2])] : -1;
                if (j >= 0) {
                    out[i] += (d[i] + d[j]) / 2 * (c[j] - c[i]) / (h[axis] * h[axis]);
                } else if (!Double.isNaN(held)) {
                    out[i] += d[i] * (held - c[i]) / (h[axis] * h[axis]);
                }
            }
        }
        return out;
    }

    @Test
    void isTheSumOverFaces() {
        double[] h = {1, 2, 0.5};
        Grid grid = Grid.of(23, 8, 5)
                .inside(mask(23 * 8 * 5, 0.8))
                .spacing(h, "mm")
                .periodic("y")
                .held(0.3);
        double[] d = numbers(grid.cells());
        double[] c = numbers(grid.cells());
        double[] out = new double[grid.cells()];
        grid.diffusion().apply(d, 0, c, 0, out, 0, 0, grid.cells());
        assertThat(out).containsExactly(byFaces(grid, d, c, 0.3, true, h), within(1e-12));
    }

    @Test
    void isTheSumOverFacesWithoutCoefficient() {
        double[] c = numbers(ball().cells());
        double[] one = new double[c.length];
        Arrays.fill(one, 1);
        double[] out = new double[c.length];
        ball().diffusion().apply(null, 0, c, 0, out, 0, 0, c.length);
        double[] expected = byFaces(ball(), one, c, Double.NaN, false, new double[] {1, 1, 1});
        assertThat(out).containsExactly(expected, within(1e-13));
        ball().diffusion().apply(one, 0, c, 0, out, 0, 0, c.length);
        assertThat(out).containsExactly(expected, within(1e-13));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void everyRangeGivesTheSameBits(Grid grid) {
        int n = grid.cells();
        double[] d = numbers(n);
        double[] c = numbers(n);
        double[] whole = new double[n];
        double[] parts = new double[n];
        for (double[] each : new double[][] {null, d}) {
            grid.diffusion().apply(each, 0, c, 0, whole, 0, 0, n);
            for (int from = 0; from < n; from += 7) {
                double[] block = new double[7];
                grid.diffusion().apply(each, 0, c, 0, block, -from, from, Math.min(n, from + 7));
                System.arraycopy(block, 0, parts, from, Math.min(7, n - from));
            }
            assertThat(parts).containsExactly(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("grids")
    void isSymmetricWithoutPositiveEigenvalues(Grid grid) {
        int n = grid.cells();
        double[] d = numbers(n);
        double[] a = numbers(n);
        double[] b = numbers(n);
        double[] la = new double[n];
        double[] lb = new double[n];
        for (double[] each : new double[][] {null, d}) {
            grid.diffusion().applyHomogeneous(each, 0, a, 0, la, 0, 0, n);
            grid.diffusion().pullBack(each, 0, b, 0, lb, 0, 0, n);
            double scale = DoubleStream.of(la).map(Math::abs).sum() + 1;
            assertThat(dot(la, b)).isCloseTo(dot(a, lb), within(1e-13 * scale));
            assertThat(dot(a, la)).isLessThanOrEqualTo(1e-12 * scale);
        }
    }

    static Stream<Grid> closed() {
        return grids().filter(grid -> {
            double[] one = new double[grid.cells()];
            Arrays.fill(one, 1);
            double[] out = new double[one.length];
            grid.diffusion().applyHomogeneous(null, 0, one, 0, out, 0, 0, one.length);
            return DoubleStream.of(out).allMatch(each -> each == 0);
        });
    }

    @ParameterizedTest
    @MethodSource("closed")
    void conservesWhatDoesNotLeave(Grid grid) {
        int n = grid.cells();
        double[] c = numbers(n);
        double[] out = new double[n];
        grid.diffusion().apply(numbers(n), 0, c, 0, out, 0, 0, n);
        double scale = DoubleStream.of(out).map(Math::abs).sum() + 1;
        assertThat(DoubleStream.of(out).sum()).isCloseTo(0, within(1e-14 * scale));
    }

    @Test
    void onlyHeldBoundariesLetSomethingOut() {
        assertThat(closed()).hasSize(8);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("grids")
    void pullsTheCoefficientBack(Grid grid) {
        int n = grid.cells();
        double[] c = numbers(n);
        double[] direction = numbers(n);
        double[] outBar = numbers(n);
        double[] dBar = new double[n];
        double[] out = new double[n];
        grid.diffusion().pullBackCoefficient(c, 0, outBar, 0, dBar, 0, 0, n);
        // Linear in d: the direction itself is the difference.
        grid.diffusion().apply(direction, 0, c, 0, out, 0, 0, n);
        assertThat(dot(dBar, direction)).isCloseTo(dot(outBar, out), within(1e-12 * (1 + n)));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void saysItsDiagonal(Grid grid) {
        int n = grid.cells();
        double[] d = numbers(n);
        double[] diagonal = new double[n];
        for (double[] each : new double[][] {null, d}) {
            grid.diffusion().diagonal(each, 0, diagonal, 0, 0, n);
            for (int i = 0; i < n; i += 11) {
                double[] unit = new double[n];
                unit[i] = 1;
                double[] out = new double[1];
                grid.diffusion().applyHomogeneous(each, 0, unit, 0, out, -i, i, i + 1);
                assertThat(diagonal[i]).isCloseTo(-out[0], within(1e-12));
            }
        }
    }

    @Test
    void showsItsFields() {
        double[] x = Grid.of(20, 30, 4).feature("x");
        Grid line = Grid.of(20);
        assertThat(Field.of(line, line.feature("x")).named("depth", "mm").plot().summary())
                .contains("depth (mm)");
        Grid disk = Grid.of(20, 30).inside((a, b, c) -> Math.hypot(a - 10, b - 15) < 9);
        assertThat(Field.of(disk, disk.feature("y")).plot().summary()).contains("30 rows, 20 columns", "masked: 344");
        double[] peak = new double[x.length];
        peak[20 * 30 * 2 + 7] = 1;
        assertThat(Field.of(Grid.of(20, 30, 4), peak).plot().summary()).contains("z = 2.5 mm");
        double[][] weights = {{0, 1}, {1, 0}};
        assertThat(Field.of(Connectome.of(weights), 1, 2)
                        .named("load", "1")
                        .plot()
                        .summary())
                .contains("load, the largest 2 of 2 regions");
    }

    @Test
    void mixesTissues() {
        double[] white = {0, 1, 0.5, 0, 0.2};
        double[] gray = {0, 0, 0.5, 1, 0.2};
        Grid brain = Grid.of(5).spacing(2, "mm").tissue(white, gray, 10);
        assertThat(brain.cells()).isEqualTo(3);
        assertThat(brain.conductance()).containsExactly(new double[] {1, 0.55, 0.1}, within(1e-15));
        assertThat(brain.feature("gray")).containsExactly(0, 0.5, 1);
        assertThat(brain.feature("x")).containsExactly(3, 5, 7);
        assertThat(brain.name()).isEqualTo("5 cells of 2 mm, 3 inside");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Grid.of(0, 5))
                .isInstanceOf(SpaceException.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Grid.of(70000, 70000)).hasMessageContaining("at most");
        assertThatThrownBy(() -> Grid.of(1 << 30, 1 << 30, 1 << 30)).hasMessageContaining("at most");
        assertThatThrownBy(() -> Grid.of(4, 4).spacing(-1, "mm")).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Grid.of(4, 4).spacing(Double.NaN, "mm")).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Grid.of(4, 4).inside((x, y, z) -> false)).hasMessageContaining("No cell of 4 x 4");
        assertThatThrownBy(() -> Grid.of(4, 4).inside(new boolean[15])).hasMessageContaining("16 values, x fastest");
        double[] falling = DoubleStream.iterate(1, x -> x - 1).limit(16).toArray();
        assertThatThrownBy(() -> Grid.of(4, 4).conducting(falling)).hasMessageContaining("cell (2, 0) is -1.0");
        assertThatThrownBy(() -> Grid.of(4, 4).feature("t1")).hasMessageContaining("There are x, y");
        assertThatThrownBy(() -> Grid.of(4, 4).periodic("z")).hasMessageContaining("There are x, y");
        assertThatThrownBy(() -> Grid.of(4, 4).held(Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> Field.of(Grid.of(3), 1, 2)).hasMessageContaining("each of its 3 cells");
    }
}
