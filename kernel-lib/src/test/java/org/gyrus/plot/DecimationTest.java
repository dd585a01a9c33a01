// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimationTest {
    private static final int COLUMNS = 500;

    @Test
    void keepsEveryColumnsExtremesWithFewPoints() {
        Random random = new Random(3);
        int n = 200_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i / (double) n;
            y[i] = random.nextGaussian();
        }
        y[123_457] = 40;
        double[][] thin = Decimation.of(x, y, COLUMNS);
        assertThat(thin[0].length).isLessThanOrEqualTo(4 * COLUMNS);
        assertThat(Arrays.stream(thin[1]).max()).hasValue(40);
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(least(thin, column)).isEqualTo(least(new double[][] {x, y}, column));
        }
        assertThat(thin[0]).isSorted();
    }

    private static double least(double[][] points, int column) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points[0].length; i++) {
            if ((int) (points[0][i] * COLUMNS) == column) {
                least = Math.min(least, points[1][i]);
            }
        }
        return least;
    }

    @Test
    void keepsGaps() {
        double[] x = new double[10_000];
        double[] y = new double[10_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 10_000.0;
            y[i] = i == 5_000 ? Double.NaN : 1;
        }
        assertThat(Arrays.stream(Decimation.of(x, y, 100)[1])
                        .filter(Double::isNaN)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void leavesFewPointsAlone() {
        double[] x = {0.1, 0.1, 0.1};
        assertThat(Decimation.of(x, x, 10)[0]).isSameAs(x);
    }

    @Test
    void scatteredPointsKeepOnePerCellAndNoneOutside() {
        double[] x = {0.1, 0.101, 0.9, 1.5, Double.NaN};
        double[][] kept = Decimation.scattered(x, x, 10, 10);
        assertThat(kept[0]).containsExactly(0.1, 0.9);
    }
}
