// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gyrus.space.Grid;

/** B9 on one thread and on two: the same bits, sooner. */
final class Threads implements Benchmark {
    private final Glioma glioma = new Glioma();
    private final List<Case> cases = new ArrayList<>();

    Threads() {
        Grid ball = Glioma.ball();
        for (int threads = 1; threads <= 2; threads++) {
            cases.add(glioma.forward("forward " + threads, ball, threads));
            cases.add(glioma.gradient("gradient " + threads, ball, threads));
        }
    }

    @Override
    public String name() {
        return "THREADS";
    }

    @Override
    public String title() {
        return "B9 on one thread and on two: wall clock on a machine that does nothing else";
    }

    @Override
    public Map<String, Object> problem() {
        return Map.of();
    }

    @Override
    public boolean measuresFirstCalls() {
        return false;
    }

    @Override
    public List<Case> cases() {
        return cases;
    }

    @Override
    public List<String> remarks(List<Row> rows) {
        return List.of(told("forward", 0, rows), told("gradient", 1, rows));
    }

    private String told(String what, int one, List<Row> rows) {
        boolean same = Arrays.equals(
                cases.get(one).values().get(), cases.get(one + 2).values().get());
        return String.format(
                Locale.ROOT,
                "%s: two threads %.2f times as fast by medians, %.2f by least times (goal: 1.7); %s bits",
                what,
                rows.get(one).gyrus().median() / rows.get(one + 2).gyrus().median(),
                rows.get(one).gyrus().least() / rows.get(one + 2).gyrus().least(),
                same ? "the same" : "OTHER");
    }
}
