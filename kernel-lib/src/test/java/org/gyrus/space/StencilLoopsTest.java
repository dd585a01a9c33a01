// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StencilLoopsTest {
    private static double[] numbers(int n, long seed) {
        return new Random(seed).doubles(n, 0, 1).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 8, 13, 37, 98, 257})
    void vectorsGiveTheBitsOfPlainLoops(int n) {
        StencilLoops vector = StencilSwitch.load();
        assumeTrue(vector != null, "no wide vectors on this machine");
        StencilLoops plain = new StencilLoops();
        double[] c = numbers(1200, 1);
        double[] d = numbers(1200, 2);
        for (int[] far : new int[][] {{-1, 1, -20, 21, -300, 301}, {-1, 1, -20, 20, 0, 0}, {-1, 1, 0, 0, 0, 0}}) {
            double[] a = new double[1200];
            double[] b = new double[1200];
            plain.even(0.5, 2, 3, far, 0, c, 3, a, 1, 400, 400 + n);
            vector.even(0.5, 2, 3, far, 0, c, 3, b, 1, 400, 400 + n);
            assertThat(b).containsExactly(a);
            plain.mixed(0.5, 2, 3, far, 0, d, 2, c, 3, a, 1, 400, 400 + n);
            vector.mixed(0.5, 2, 3, far, 0, d, 2, c, 3, b, 1, 400, 400 + n);
            assertThat(b).containsExactly(a);
        }
    }

    /** Every cell by its neighbors in the raster, whatever ranges it is computed in: masks, boxes, held and periodic ends. */
    @Test
    void anyRangeGivesEachCellWhatItsNeighborsSay() {
        Grid box = Grid.of(23, 11, 7).spacing(new double[] {1, 0.5, 2}, "mm");
        Grid ball =
                box.inside((x, y, z) -> (x - 11) * (x - 11) / 100 + (y - 3) * (y - 3) / 8 + (z - 7) * (z - 7) / 40 < 1);
        Grid flat = Grid.of(40, 30).spacing(1, "mm");
        for (Grid grid : new Grid[] {box, ball, flat, flat.held(0.25), box.held(0.5), ball.held(1), flat.periodic()}) {
            int n = grid.cells();
            double[] c = numbers(n, 3);
            double[] d = numbers(n, 4);
            for (double[] coefficient : new double[][] {null, d}) {
                double[] expected = byHand(grid, coefficient, c);
                for (int size : new int[] {n, 64, 17, 1}) {
                    double[] out = new double[n];
                    for (int from = 0; from < n; from += size) {
                        grid.diffusion().apply(coefficient, 0, c, 0, out, 0, from, Math.min(n, from + size));
                    }
                    for (int i = 0; i < n; i++) {
                        assertThat(out[i]).isCloseTo(expected[i], org.assertj.core.api.Assertions.within(1e-13 * 60));
                    }
                }
            }
        }
    }

    private static double[] byHand(Grid grid, double[] d, double[] c) {
        Lattice lattice = grid.lattice();
        int[] cellAt = new int[lattice.size()];
        java.util.Arrays.fill(cellAt, -1);
        double[] number = new double[c.length];
        java.util.Arrays.setAll(number, i -> i);
        double[] raster = grid.raster(Field.of(grid, number));
        int[] place = new int[c.length];
        for (int p = 0; p < raster.length; p++) {
            if (!Double.isNaN(raster[p])) {
                cellAt[p] = (int) raster[p];
                place[cellAt[p]] = p;
            }
        }
        double[] out = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            for (int axis = 0; axis < lattice.axes(); axis++) {
                for (int step = -1; step <= 1; step += 2) {
                    int p = lattice.neighbor(place[i], axis, step);
                    int j = p < 0 ? -1 : cellAt[p];
                    double di = d == null ? 1 : d[i];
                    if (j >= 0) {
                        out[i] += lattice.conductance(axis) * 0.5 * (di + (d == null ? 1 : d[j])) * (c[j] - c[i]);
                    } else if (!Double.isNaN(lattice.held())) {
                        out[i] += lattice.conductance(axis) * di * (lattice.held() - c[i]);
                    }
                }
            }
        }
        return out;
    }
}
