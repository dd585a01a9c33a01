// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Hipparchus' LU decomposition, lane by lane. */
class BlockLUTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 4", "9, 3", "40, 2"})
    void solvesAsHipparchusDoes(int n, int lanes) {
        Random random = new Random(n);
        double[] matrix = random.doubles((long) n * n * lanes, -1, 1).toArray();
        double[] right = random.doubles((long) n * lanes, -1, 1).toArray();
        BlockLU lu = new BlockLU(n, lanes);
        assertThat(lu.factor(0.3, 1.7, matrix)).isTrue();
        double[] x = right.clone();
        double[] xTransposed = right.clone();
        lu.solve(x, 0);
        lu.solveTransposed(xTransposed, 0);
        for (int l = 0; l < lanes; l++) {
            RealMatrix a = new Array2DRowRealMatrix(n, n);
            double[] b = new double[n];
            for (int i = 0; i < n; i++) {
                b[i] = right[i * lanes + l];
                for (int j = 0; j < n; j++) {
                    a.setEntry(i, j, (i == j ? 0.3 : 0) - 1.7 * matrix[(j * n + i) * lanes + l]);
                }
            }
            double[] expected = solution(a, b);
            double[] expectedTransposed = solution(a.transpose(), b);
            for (int i = 0; i < n; i++) {
                assertThat(x[i * lanes + l]).isEqualTo(expected[i], within(1e-11 * (1 + Math.abs(expected[i]))));
                assertThat(xTransposed[i * lanes + l])
                        .isEqualTo(expectedTransposed[i], within(1e-11 * (1 + Math.abs(expectedTransposed[i]))));
            }
        }
    }

    private static double[] solution(RealMatrix a, double[] b) {
        return new LUDecomposition(a)
                .getSolver()
                .solve(new org.hipparchus.linear.ArrayRealVector(b))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"0", "NaN", "Infinity"})
    void saysWhenALaneCannotBeFactored(double bad) {
        assertThat(new BlockLU(2, 1).factor(0, 1, new double[] {1, 2, bad, 2 * bad}))
                .isFalse();
    }
}
