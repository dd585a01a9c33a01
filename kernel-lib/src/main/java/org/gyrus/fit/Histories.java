// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Joins the histories of fits that ran apart. */
final class Histories {
    private Histories() {}

    /** The mean loss over fits, iteration by iteration; a fit that ended keeps its last loss. */
    static List<double[]> mean(Journal[] journals) {
        List<List<double[]>> all = Arrays.stream(journals)
                .filter(Objects::nonNull)
                .map(Journal::rows)
                .filter(rows -> !rows.isEmpty())
                .toList();
        int longest = all.stream().mapToInt(List::size).max().orElse(0);
        List<double[]> mean = new ArrayList<>();
        for (int i = 0; i < longest; i++) {
            double[] sum = new double[2];
            for (List<double[]> rows : all) {
                double[] row = rows.get(Math.min(i, rows.size() - 1));
                sum[0] += row[0] / all.size();
                sum[1] += row[1] / all.size();
            }
            mean.add(sum);
        }
        return mean;
    }
}
