// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SemiLagrangianTest {
    static Stream<Grid> grids() {
        return Stream.of(
                Grid.of(16).spacing(0.25, "mm").periodic(),
                Grid.of(16),
                Grid.of(7, 5).spacing(new double[] {1, 0.5}, "mm").periodic("x"),
                Grid.of(5, 4, 3).periodic());
    }

    @ParameterizedTest
    @MethodSource("grids")
    void aWholeNumberOfCellsIsAShift(Grid grid) {
        int n = grid.cells();
        double[] q = new Random(3).doubles(n).toArray();
        double[] velocity = new double[n * grid.features().size()];
        double h = grid.feature("x")[1] - grid.feature("x")[0];
        java.util.Arrays.fill(velocity, 0, n, 2 * h);
        double[] out = new double[n];
        SemiLagrangian.on(grid).step(1, velocity, q, out);
        int nx = grid.shape()[0];
        for (int i = 0; i < n; i++) {
            int x = i % nx;
            int from = x - 2 < 0 && isPeriodic(grid) ? i - 2 + nx : i - Math.min(2, x);
            assertThat(out[i]).isCloseTo(q[from], within(1e-13));
        }
    }

    private static boolean isPeriodic(Grid grid) {
        return grid.lattice().periodic()[0];
    }

    @ParameterizedTest
    @MethodSource("grids")
    void theReverseIsTheDerivative(Grid grid) {
        Random random = new Random(4);
        int n = grid.cells();
        int axes = grid.features().size();
        double[] q = random.doubles(n).toArray();
        double[] v = random.doubles(n * axes, -1.3, 1.3).toArray();
        double[] outBar = random.doubles(n).toArray();
        double[] vBar = new double[v.length];
        double[] qBar = new double[n];
        SemiLagrangian advection = SemiLagrangian.on(grid);
        advection.pullBack(0.7, v, q, outBar, vBar, qBar);
        double h = 1e-6;
        for (int i = 0; i < v.length; i += 3) {
            assertThat(vBar[i]).isCloseTo(difference(advection, v, i, h, v, q, outBar), within(1e-7));
        }
        for (int i = 0; i < n; i += 2) {
            assertThat(qBar[i]).isCloseTo(difference(advection, q, i, h, v, q, outBar), within(1e-7));
        }
    }

    private static double difference(
            SemiLagrangian advection, double[] what, int i, double h, double[] v, double[] q, double[] outBar) {
        double[] sums = new double[2];
        double kept = what[i];
        for (int side = 0; side < 2; side++) {
            what[i] = kept + (side == 0 ? -h : h);
            double[] out = new double[q.length];
            advection.step(0.7, v, q, out);
            for (int k = 0; k < out.length; k++) {
                sums[side] += out[k] * outBar[k];
            }
        }
        what[i] = kept;
        return (sums[1] - sums[0]) / (2 * h);
    }

    @org.junit.jupiter.api.Test
    void saysWhatIsWrong() {
        Grid disk = Grid.of(4, 4).inside((x, y, z) -> x + y < 6);
        assertThatThrownBy(() -> SemiLagrangian.on(disk)).hasMessageContaining("has a mask");
        assertThatThrownBy(() -> SemiLagrangian.on(Grid.of(4)).step(1, new double[4], new double[3], new double[4]))
                .hasMessageContaining("[4, 3, 4] numbers");
    }
}
