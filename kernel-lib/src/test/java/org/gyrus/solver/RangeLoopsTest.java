// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeLoopsTest {
    private final RangeLoops plain = new RangeLoops();
    private final RangeLoops vector = RangeSwitch.load();
    private final double[] v = new Random(1).doubles(1200, -1, 1).toArray();

    @BeforeEach
    void vectorsAreThere() {
        assumeTrue(vector != null, "no wide vectors on this machine");
    }

    private double[] run(RangeLoops loops, int n) {
        double[] out = new Random(2).doubles(1200).toArray();
        loops.scaled(0.3, v, 1, out, 2, n);
        loops.one(0.3, out, 2, 0.7, v, 5, out, 2, n);
        loops.two(1, out, 2, 0.7, -0.1, v, 5, 300, out, 300, n);
        loops.three(1, out, 300, 0.7, -0.1, 3, v, 5, 300, 601, out, 600, n);
        loops.four(1, out, 600, 0.7, -0.1, 3, 0.2, v, 5, 300, 601, 903, out, 900, n);
        loops.add(v, 7, out, 901, n);
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 8, 255, 256})
    void vectorsGiveTheBitsOfPlainLoops(int n) {
        assertThat(run(vector, n)).containsExactly(run(plain, n));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 17, 256})
    void oneNumberThatIsNotFiniteIsSeenWhereverItIs(int n) {
        for (RangeLoops loops : new RangeLoops[] {plain, vector}) {
            double[] x = new double[n + 2];
            assertThat(loops.isFinite(x, 1, n)).isTrue();
            for (int i = 0; i < n; i++) {
                for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                    x[1 + i] = bad;
                    assertThat(loops.isFinite(x, 1, n))
                            .as("%s at %d of %d", bad, i, n)
                            .isFalse();
                }
                x[1 + i] = 1e308;
            }
            assertThat(loops.isFinite(x, 1, n)).isTrue();
            x[0] = Double.NaN;
            x[n + 1] = Double.NaN;
            assertThat(loops.isFinite(x, 1, n)).isTrue();
        }
    }
}
