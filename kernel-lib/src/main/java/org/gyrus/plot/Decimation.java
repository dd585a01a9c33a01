// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.Arrays;

/**
 * Fewer points that draw the same line: of every run of points within one pixel column the first, the least, the
 * greatest and the last stay (the M4 rule of U. Jugel et al., PVLDB 7, 797 (2014)), so no peak is lost.
 *
 * <p>Places are fractions of the panel; a NaN in {@code y} is a gap and stays one.
 */
final class Decimation {
    private final double[] x;
    private final double[] y;
    private int size;

    private Decimation(int capacity) {
        x = new double[capacity];
        y = new double[capacity];
    }

    /** Two rows, x and y, thinned for a panel of so many pixel columns. */
    static double[][] of(double[] x, double[] y, int columns) {
        if (x.length <= 4 * columns) {
            return new double[][] {x, y};
        }
        Decimation kept = new Decimation(x.length);
        int from = 0;
        for (int i = 1; i <= x.length; i++) {
            if (i == x.length || column(x[i], y[i], columns) != column(x[from], y[from], columns)) {
                kept.run(x, y, from, i);
                from = i;
            }
        }
        return new double[][] {Arrays.copyOf(kept.x, kept.size), Arrays.copyOf(kept.y, kept.size)};
    }

    private static long column(double x, double y, int columns) {
        return Double.isNaN(y) ? Long.MIN_VALUE : (long) Math.floor(x * columns);
    }

    private void run(double[] fromX, double[] fromY, int from, int to) {
        int least = from;
        int greatest = from;
        for (int i = from; i < to; i++) {
            least = fromY[i] < fromY[least] ? i : least;
            greatest = fromY[i] > fromY[greatest] ? i : greatest;
        }
        int last = -1;
        for (int i : new int[] {from, Math.min(least, greatest), Math.max(least, greatest), to - 1}) {
            if (i > last) {
                x[size] = fromX[i];
                y[size++] = fromY[i];
                last = i;
            }
        }
    }

    /** At most one point for each cell of a fine raster: what scattered points hide under each other is not drawn. */
    static double[][] scattered(double[] x, double[] y, int columns, int rows) {
        boolean[] taken = new boolean[columns * rows];
        Decimation kept = new Decimation(x.length);
        for (int i = 0; i < x.length; i++) {
            if (x[i] >= 0 && x[i] <= 1 && y[i] >= 0 && y[i] <= 1) {
                int cell = Math.min(rows - 1, (int) (y[i] * rows)) * columns
                        + Math.min(columns - 1, (int) (x[i] * columns));
                if (!taken[cell]) {
                    taken[cell] = true;
                    kept.x[kept.size] = x[i];
                    kept.y[kept.size++] = y[i];
                }
            }
        }
        return new double[][] {Arrays.copyOf(kept.x, kept.size), Arrays.copyOf(kept.y, kept.size)};
    }
}
