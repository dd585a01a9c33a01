// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Joins the histories of fits that ran apart. */
final class Histories {
    private Histories() {}

    /** What fits of single patients came to, together; where one did not begin, it is where it started. */
    static Training.Outcome joined(Task task, double[] start, Journal[] journals, String[] stopped) {
        double[] theta = start.clone();
        Unknowns unknowns = task.unknowns();
        Map<String, List<String>> notes = new LinkedHashMap<>();
        String why = "";
        for (int i = 0; i < journals.length; i++) {
            if (journals[i] == null || stopped[i] == null) {
                why = Training.INTERRUPTED;
            } else if (why.isEmpty()) {
                why = stopped[i];
            }
            if (journals[i] != null) {
                System.arraycopy(journals[i].best(), 0, theta, unknowns.ownAt(i), unknowns.ownSize());
                for (String note : journals[i].notes()) {
                    notes.computeIfAbsent(note, n -> new ArrayList<>())
                            .add(task.data().get(i).id());
                }
            }
        }
        List<String> sentences = notes.entrySet().stream()
                .map(e -> e.getKey() + " For " + few(e.getValue()) + ".")
                .toList();
        return new Training.Outcome(theta, mean(journals), sentences, why);
    }

    /** Patients by name, or by number and example. */
    static String few(List<String> ids) {
        String named =
                "patient" + (ids.size() == 1 ? " " : "s ") + String.join(", ", ids.subList(0, Math.min(3, ids.size())));
        return ids.size() <= 3 ? named : ids.size() + " patients, such as " + named.replaceFirst("patients ", "");
    }

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
