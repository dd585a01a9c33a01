// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run can show for itself: tests of its own numbers, and the facts that let it be repeated. An immutable value.
 *
 * <p>It does not show that the model is right, nor that its parameters are.
 *
 * @param run what ran, in one line
 * @param items the tests
 * @param facts steps, evaluations, method, versions: in the order to be shown
 */
public record Certificate(String run, List<Item> items, Map<String, String> facts) {
    /** How a test came out. */
    public enum Verdict {
        PASSED,
        FAILED,
        /** The test says nothing here; its text says why. */
        OPEN
    }

    /**
     * One test.
     *
     * @param name what is tested: "observed order"
     * @param text what was found, in one sentence
     */
    public record Item(String name, Verdict verdict, String text) {}

    /** Copies its lists. */
    public Certificate {
        items = List.copyOf(items);
        facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
    }

    /** Whether no test failed. */
    public boolean passed() {
        return items.stream().noneMatch(item -> item.verdict() == Verdict.FAILED);
    }

    /** The page as text: the verdict, a line for each test, a line of facts. */
    public String text() {
        String lines = items.stream()
                .map(item -> item.verdict() + "  " + item.name() + ": " + item.text() + "\n")
                .collect(Collectors.joining());
        String last = facts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return (passed() ? "PASSED  " : "FAILED  ") + run + "\n" + lines + last;
    }

    @Override
    public String toString() {
        return text();
    }
}
