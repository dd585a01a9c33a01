// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the results: a case of ours, and a peer's case beside it, or null without peers.
 *
 * @param error of ours against the reference, {@link Case#error}; {@code peerError} likewise
 */
record Row(
        String benchmark,
        String name,
        Timing gyrus,
        Timing peer,
        double error,
        Double peerError,
        Map<String, Object> more) {
    /** What the times are multiplied by: milliseconds, microseconds below 0.1 ms, nanoseconds below 0.1 us. */
    private double factor() {
        return gyrus.median() < 1e-7 ? 1e9 : gyrus.median() < 1e-4 ? 1e6 : 1e3;
    }

    String unit() {
        return factor() == 1e9 ? "ns" : factor() == 1e6 ? "us" : "ms";
    }

    double time() {
        return gyrus.median() * factor();
    }

    Double peerTime() {
        return peer == null ? null : (Double) (peer.median() * factor());
    }

    Double ratio() {
        return peer == null ? null : (Double) (peer.median() / gyrus.median());
    }

    /** The row as the JSON file has it. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("benchmark", benchmark);
        fields.put("case", name);
        fields.put("gyrus", time());
        fields.put("peer", peerTime());
        fields.put("unit", unit());
        fields.put("ratio", ratio());
        fields.put("error", error);
        fields.put("peerError", peerError);
        fields.put("gyrusLeast", gyrus.least() * factor());
        fields.put("peerLeast", peer == null ? null : (Double) (peer.least() * factor()));
        fields.put("runs", gyrus.count());
        fields.putAll(more);
        return fields;
    }

    static String json(List<Row> rows) {
        return new GsonBuilder()
                        .serializeNulls()
                        .serializeSpecialFloatingPointValues()
                        .setPrettyPrinting()
                        .create()
                        .toJson(rows.stream().map(Row::fields).toList())
                + "\n";
    }
}
