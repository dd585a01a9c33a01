// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Which cases of a peer are timed beside one of ours, the one of the ratio first. */
interface PeerChoice {
    /** Chooses from what the peer found, by what each error is; {@code ours} is our own error. */
    List<String> choose(Map<String, PeerProcess.Found> found, ToDoubleFunction<PeerProcess.Found> error, double ours);

    /** Cases by name; those that the peer lacks are left out. */
    static PeerChoice named(String... names) {
        return (found, error, ours) ->
                List.of(names).stream().filter(found::containsKey).toList();
    }

    /**
     * At equal error: of the peer's cases that begin so, one for each tolerance, the one with the largest error that is
     * not above ours; where none is as good, the best.
     */
    static PeerChoice equalError(String... beginnings) {
        return (found, error, ours) -> List.of(beginnings).stream()
                .filter(b -> found.keySet().stream().anyMatch(name -> name.startsWith(b)))
                .map(b -> equal(new TreeMap<>(found), b, error, ours))
                .toList();
    }

    private static String equal(
            Map<String, PeerProcess.Found> found,
            String beginning,
            ToDoubleFunction<PeerProcess.Found> error,
            double ours) {
        Comparator<Map.Entry<String, PeerProcess.Found>> byError =
                Comparator.comparingDouble(e -> error.applyAsDouble(e.getValue()));
        List<Map.Entry<String, PeerProcess.Found>> candidates = found.entrySet().stream()
                .filter(e -> e.getKey().startsWith(beginning))
                .sorted(byError)
                .toList();
        return candidates.stream()
                .filter(e -> error.applyAsDouble(e.getValue()) <= ours)
                .reduce((a, b) -> b)
                .orElse(candidates.get(0))
                .getKey();
    }
}
