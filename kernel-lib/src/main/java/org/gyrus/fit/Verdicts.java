// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What intervals of paired differences of means say, in words. */
record Verdicts(PairedErrors errors, Bootstrap bootstrap) {
    static final String WORSE = "worse";
    static final String BETTER = "better";
    static final String NONE = "no difference";
    static final String FAILED = "failed";

    /** Of a rival less a reference: an interval that holds zero is no difference. */
    static String of(Interval difference) {
        if (Double.isNaN(difference.low()) || Double.isNaN(difference.high())) {
            return FAILED;
        }
        return difference.holdsZero() ? NONE : difference.low() > 0 ? WORSE : BETTER;
    }

    private Map<String, List<String>> kinds(String reference) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (String rival : errors.rivals()) {
            if (!rival.equals(reference)) {
                String verdict = of(errors.meanDifference(rival, reference, bootstrap));
                kinds.computeIfAbsent(verdict, k -> new ArrayList<>()).add(rival);
            }
        }
        return kinds;
    }

    String against(String reference) {
        return kinds(reference).entrySet().stream()
                .map(kind -> switch (kind.getKey()) {
                            case NONE -> "No difference from " + reference + ": ";
                            case FAILED -> "Not comparable with " + reference + ", because a forecast failed: ";
                            default -> "Significantly " + kind.getKey() + " than " + reference + ": ";
                        }
                        + String.join(", ", kind.getValue()) + ".")
                .collect(Collectors.joining(" "));
    }

    String words() {
        if (errors.patients().isEmpty()) {
            return "No patient was judged.";
        }
        List<String> sentences = new ArrayList<>();
        String best = errors.best();
        Map<String, List<String>> kinds = kinds(best);
        sentences.add(String.format(
                Locale.ROOT,
                "Least mean error over %d patients: %s (%.3g).",
                errors.patients().size(),
                best,
                errors.mean(best)));
        if (kinds.containsKey(WORSE)) {
            sentences.add("It beats " + list(kinds.get(WORSE)) + ".");
        }
        if (kinds.containsKey(NONE)) {
            sentences.add("It cannot be told apart from "
                    + kinds.get(NONE).stream()
                            .map(r -> r + " (" + errors.meanDifference(r, best, bootstrap) + told(r, best) + ")")
                            .collect(Collectors.joining(", "))
                    + ".");
        } else if (!kinds.isEmpty() && !kinds.containsKey(FAILED)) {
            sentences.add("It won against every rival.");
        }
        List<String> losers = losers();
        if (!losers.isEmpty()) {
            sentences.add("Lost to every other rival: " + list(losers) + ".");
        }
        if (kinds.containsKey(FAILED)) {
            sentences.add("Without a verdict, because forecasts failed: "
                    + kinds.get(FAILED).stream()
                            .map(r -> r + " (" + errors.failures(r) + " of "
                                    + errors.patients().size() + "; "
                                    + errors.effort(r).complaint() + ")")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        sentences.add(budget());
        return sentences.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    }

    private String told(String rival, String best) {
        int ties = errors.ties(rival, best);
        return ties == 0 ? "" : "; equal for " + ties + " patients";
    }

    private List<String> losers() {
        return errors.rivals().stream()
                .filter(r -> errors.rivals().size() > 2)
                .filter(r -> errors.rivals().stream()
                        .filter(other -> !other.equals(r))
                        .allMatch(other ->
                                of(errors.meanDifference(r, other, bootstrap)).equals(WORSE)))
                .toList();
    }

    private String budget() {
        List<String> tuned = errors.rivals().stream()
                .filter(r -> errors.effort(r).offered() > 1)
                .map(r -> {
                    Effort effort = errors.effort(r);
                    return String.format(
                            Locale.ROOT,
                            "%s tried %d of %d settings and kept '%s'",
                            r,
                            effort.tried(),
                            effort.offered(),
                            effort.chosen());
                })
                .toList();
        return tuned.isEmpty() ? "" : "Tuning, on validation readings only: " + String.join("; ", tuned) + ".";
    }

    private static String list(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
