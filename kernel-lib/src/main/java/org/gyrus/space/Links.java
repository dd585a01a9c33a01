// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Arrays;

/**
 * The links of a graph, row by row without zeros: those of row i stand from {@code start[i]} to {@code start[i + 1]}, each with
 * the region it comes from and its weight.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Links(int[] start, int[] from, double[] weight) {

    static Links of(double[][] weights) {
        int n = weights.length;
        int[] start = new int[n + 1];
        int[] from = new int[n * n];
        double[] weight = new double[n * n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (j != i && weights[i][j] != 0) {
                    from[count] = j;
                    weight[count++] = weights[i][j];
                }
            }
            start[i + 1] = count;
        }
        return new Links(start, Arrays.copyOf(from, count), Arrays.copyOf(weight, count));
    }
}
