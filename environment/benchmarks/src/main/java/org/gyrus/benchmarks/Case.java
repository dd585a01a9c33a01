// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Map;
import java.util.function.Supplier;

/**
 * One thing that is timed.
 *
 * @param name as in the rows, "forward"
 * @param call the whole work of one call, through the public interface; its answer is what {@code values} gives
 * @param values the numbers that the error is measured on
 * @param reference the same numbers, exact
 * @param peers which of the peer's cases stand beside it; the first is the one of the ratio
 * @param facts steps, evaluations, settings
 * @param parts how many times the call does what is timed, as does the peer's: steps of a solve, say
 */
record Case(
        String name,
        Runnable call,
        Supplier<double[]> values,
        Supplier<double[]> reference,
        PeerChoice peers,
        Supplier<Map<String, Object>> facts,
        int parts) {

    /** A call that is timed as a whole. */
    Case(
            String name,
            Runnable call,
            Supplier<double[]> values,
            Supplier<double[]> reference,
            PeerChoice peers,
            Supplier<Map<String, Object>> facts) {
        this(name, call, values, reference, peers, facts, 1);
    }

    /** The largest difference from the reference, relative to the reference's largest number. */
    static double error(double[] values, double[] reference) {
        if (values.length != reference.length) {
            throw new IllegalStateException(values.length + " values, but " + reference.length + " in the reference");
        }
        double scale = 0;
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            scale = Math.max(scale, Math.abs(reference[i]));
            double off = Math.abs(values[i] - reference[i]);
            worst = off <= worst ? worst : off;
        }
        return worst / scale;
    }
}
