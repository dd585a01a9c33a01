// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a treatment must keep to, in the model's units, with projections onto it.
 *
 * @param low least amount of a dose
 * @param high largest amount of a dose
 * @param total largest sum of all amounts
 * @param gap least time between doses
 * @param from earliest time
 * @param to latest time
 * @param days allowed times, rising; empty when all are allowed
 */
record Limits(double low, double high, double total, double gap, double from, double to, List<Double> days) {

    /** Why no treatment with so many doses keeps to them; empty when one does. */
    String impossible(int doses) {
        if (doses * low > total * (1 + 1e-12)) {
            return doses + " doses of at least " + low + " are more than the total of " + total
                    + "; lower the least dose or their number.";
        }
        if ((doses - 1) * gap > (to - from) * (1 + 1e-12)) {
            return doses + " doses at least " + gap + " apart do not fit between " + from + " and " + to
                    + "; widen between(...), or lower the gap or the number of doses.";
        }
        if (!days.isEmpty() && !fitsDays(doses)) {
            return doses + " doses at least " + gap + " apart do not fit on the weekdays between " + from + " and " + to
                    + "; widen between(...), or lower the gap or the number of doses.";
        }
        return "";
    }

    private boolean fitsDays(int doses) {
        int placed = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (double day : days) {
            if (day - last >= gap * (1 - 1e-9)) {
                placed++;
                last = day;
            }
        }
        return placed >= doses;
    }

    /** The nearest amounts within the limits: each moved by one common shift, then cut (found by bisection). */
    double[] amounts(double... wanted) {
        double[] cut = shifted(wanted, 0);
        if (sum(cut) <= total) {
            return cut;
        }
        double few = 0;
        double much = Arrays.stream(wanted).max().orElseThrow() - low;
        for (int k = 0; k < 200; k++) {
            double middle = (few + much) / 2;
            if (sum(shifted(wanted, middle)) > total) {
                few = middle;
            } else {
                much = middle;
            }
        }
        return shifted(wanted, much);
    }

    private double[] shifted(double[] wanted, double shift) {
        return Arrays.stream(wanted)
                .map(w -> Math.max(low, Math.min(high, w - shift)))
                .toArray();
    }

    static double sum(double... values) {
        return Arrays.stream(values).sum();
    }

    /** The nearest rising times with the gap between them: isotonic regression of times minus i gaps, pooled and cut. */
    double[] times(double... wanted) {
        int n = wanted.length;
        double[] level = new double[n];
        int[] size = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            level[blocks] = wanted[i] - i * gap;
            size[blocks++] = 1;
            while (blocks > 1 && level[blocks - 2] > level[blocks - 1]) {
                int both = size[blocks - 2] + size[blocks - 1];
                level[blocks - 2] =
                        (level[blocks - 2] * size[blocks - 2] + level[blocks - 1] * size[blocks - 1]) / both;
                size[blocks - 2] = both;
                blocks--;
            }
        }
        double last = to - (n - 1) * gap;
        double[] times = new double[n];
        int i = 0;
        for (int b = 0; b < blocks; b++) {
            for (int k = 0; k < size[b]; k++, i++) {
                times[i] = Math.max(from, Math.min(last, level[b])) + i * gap;
            }
        }
        return times;
    }

    /** The allowed days nearest to rising times, the gap kept: least sum of squares, by dynamic programming. */
    double[] onDays(double... wanted) {
        int n = wanted.length;
        int m = days.size();
        double[][] cost = new double[n][m];
        int[][] choice = new int[n][m];
        for (int i = 0; i < n; i++) {
            double least = i == 0 ? 0 : Double.POSITIVE_INFINITY;
            int at = -1;
            int free = 0;
            for (int j = 0; j < m; j++) {
                while (i > 0 && free < j && days.get(j) - days.get(free) >= gap * (1 - 1e-9)) {
                    if (cost[i - 1][free] < least) {
                        least = cost[i - 1][free];
                        at = free;
                    }
                    free++;
                }
                choice[i][j] = at;
                cost[i][j] = least + Math.pow(wanted[i] - days.get(j), 2);
            }
        }
        int j = 0;
        for (int k = 1; k < m; k++) {
            j = cost[n - 1][k] < cost[n - 1][j] ? k : j;
        }
        List<Double> chosen = new ArrayList<>();
        for (int i = n - 1; i >= 0; i--) {
            chosen.add(0, days.get(j));
            j = choice[i][j];
        }
        return chosen.stream().mapToDouble(d -> d).toArray();
    }
}
