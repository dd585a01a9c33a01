// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a voxel costs a step of B9's equation from 32^3 to 256^3 voxels: the same, if nothing but caches is in the way. */
final class Scaling implements Benchmark {
    private static final int[] SIZES = {32, 64, 128, 256};
    private static final int VOXEL_STEPS = 1 << 26;

    /** One size at a time is in memory. */
    private GrowthInBox now;

    private final Map<Integer, Double> nanoseconds = new LinkedHashMap<>();

    @Override
    public String name() {
        return "SCALING";
    }

    @Override
    public String title() {
        return "the time of one voxel and step: du/dt = div(D grad u) + k u (1 - u) in a box of n^3 voxels of 1 mm, D = 0.1"
                + " mm^2/day, k = 0.1 /day, Kutta's 3/8 rule, steps of 0.5 day; one thread";
    }

    @Override
    public Map<String, Object> problem() {
        return Map.of();
    }

    @Override
    public boolean measuresFirstCalls() {
        return false;
    }

    private static int steps(int n) {
        return Math.max(8, Math.min(64, VOXEL_STEPS / (n * n * n)));
    }

    private GrowthInBox box(int n) {
        if (now == null || now.size() != n) {
            now = null;
            Timing.forgetPeaks();
            now = new GrowthInBox(n, steps(n));
        }
        return now;
    }

    @Override
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int n : SIZES) {
            cases.add(new Case(
                    n + "^3",
                    () -> box(n).run(),
                    () -> box(n).lines(),
                    () -> GrowthInBox.reference(n, steps(n)),
                    PeerChoice.named(),
                    () -> Map.of(
                            "steps", steps(n), "precision", "fp64", "peakHeapMegabytes", Timing.peakHeapMegabytes()),
                    n * n * n * steps(n)));
        }
        return cases;
    }

    @Override
    public List<String> remarks(List<Row> rows) {
        double least =
                rows.stream().mapToDouble(row -> row.gyrus().median()).min().orElse(0);
        double most =
                rows.stream().mapToDouble(row -> row.gyrus().median()).max().orElse(0);
        StringBuilder heap = new StringBuilder("peak heap");
        for (Row row : rows) {
            heap.append(String.format(
                    Locale.ROOT, ", %s: %.0f MB", row.name(), row.more().get("peakHeapMegabytes")));
        }
        return List.of(
                heap.toString(),
                String.format(
                        Locale.ROOT, "the dearest voxel costs %.2f times the cheapest (goal: 1.5)", most / least));
    }
}
