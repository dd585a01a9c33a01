// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.List;
import java.util.Map;

/** A problem of the benchmark set, as users would write it, and the numbers that a peer needs to solve the same one. */
interface Benchmark {
    /** "B1". */
    String name();

    /** One line: the equations and what is computed. */
    String title();

    /** The problem for the peer's program, as JSON; what {@code peers/<name>.py} reads. */
    Map<String, Object> problem();

    List<Case> cases();

    /** Peers that run in this process, by name of the case of ours they stand beside. */
    default Map<String, JavaPeer> javaPeers() {
        return Map.of();
    }

    /** Whether the first calls of a fresh virtual machine are measured, too. */
    default boolean measuresFirstCalls() {
        return true;
    }

    /** What is said below the table, from all rows. */
    default List<String> remarks(List<Row> rows) {
        return List.of();
    }

    /** A peer in Java. */
    record JavaPeer(String name, Runnable call, double[] values, Map<String, Object> facts) {}
}
