// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a fit stands, as arrays of numbers and a few sentences: enough to go on to the same bits. */
final class Snapshot {
    private final Map<String, double[]> numbers;
    private final List<String> notes;

    Snapshot() {
        this(new LinkedHashMap<>(), new ArrayList<>());
    }

    Snapshot(Map<String, double[]> numbers, List<String> notes) {
        this.numbers = numbers;
        this.notes = notes;
    }

    Map<String, double[]> numbers() {
        return numbers;
    }

    List<String> notes() {
        return notes;
    }

    Snapshot put(String name, double... values) {
        numbers.put(name, values.clone());
        return this;
    }

    boolean has(String name) {
        return numbers.containsKey(name);
    }

    double[] get(String name) {
        double[] values = numbers.get(name);
        if (values == null) {
            throw new FitException("The checkpoint lacks \"" + name + "\"; begin again with run().");
        }
        return values.clone();
    }

    double number(String name) {
        return get(name)[0];
    }

    /** Puts another among this one, its names after a prefix. */
    void putPart(String prefix, Snapshot part) {
        put(prefix, notes.size(), notes.size() + part.notes.size());
        notes.addAll(part.notes);
        part.numbers.forEach((name, values) -> put(prefix + "." + name, values));
    }

    /** What {@link #putPart} put. */
    Snapshot part(String prefix) {
        double[] range = get(prefix);
        Map<String, double[]> inside = new LinkedHashMap<>();
        numbers.forEach((name, values) -> {
            if (name.startsWith(prefix + ".")) {
                inside.put(name.substring(prefix.length() + 1), values);
            }
        });
        return new Snapshot(inside, new ArrayList<>(notes.subList((int) range[0], (int) range[1])));
    }
}
