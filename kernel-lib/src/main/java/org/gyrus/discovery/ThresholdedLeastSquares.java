// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * STLSQ (Brunton, Proctor and Kutz 2016): least squares, small coefficients struck out, until none is small. With unit
 * columns a coefficient is the size of its contribution.
 *
 * @param regression the data
 * @param ridge weight of |c|^2 while striking out; the law itself is fitted without
 */
record ThresholdedLeastSquares(Regression regression, double ridge) {
    /** The columns that survive a threshold, starting from some. */
    int[] survivors(int[] start, double threshold) {
        int[] support = start;
        while (support.length > 0) {
            double[] c = regression.solve(support, ridge);
            int[] now = support;
            int[] kept = IntStream.range(0, now.length)
                    .filter(j -> Math.abs(c[j]) >= threshold)
                    .map(j -> now[j])
                    .toArray();
            if (kept.length == support.length) {
                break;
            }
            support = kept;
        }
        return support;
    }

    /** Without the column that contributes least. */
    int[] withoutSmallest(int... support) {
        double[] c = regression.solve(support, ridge);
        int least = 0;
        for (int j = 1; j < c.length; j++) {
            least = Math.abs(c[j]) < Math.abs(c[least]) ? j : least;
        }
        int out = least;
        return IntStream.range(0, support.length)
                .filter(j -> j != out)
                .map(j -> support[j])
                .toArray();
    }

    static int[] all(int columns) {
        int[] all = new int[columns];
        Arrays.setAll(all, j -> j);
        return all;
    }
}
