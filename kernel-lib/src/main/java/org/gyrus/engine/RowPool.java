// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.gyrus.engine.Code.Sink;

/** Gives each value of a code a row, and gives rows again once their value is read for the last time. */
final class RowPool {
    private static final int UNREAD = -1;

    private final int width;
    private final List<double[]> all = new ArrayList<>();

    RowPool(int width) {
        this.width = width;
    }

    /** Rows by node, null where nobody reads it; those of fixed values are the caller's own. Temporary ones are shared with earlier calls: the codes must not run at the same time. */
    double[][] rows(Code code) {
        int[] last = lastReads(code);
        boolean[] fixed = code.fixed();
        double[][] rows = new double[last.length][];
        Deque<double[]> free = new ArrayDeque<>(all);
        List<List<Integer>> dying = new ArrayList<>();
        for (int i = 0; i < last.length; i++) {
            dying.add(new ArrayList<>());
        }
        for (int i = 0; i < last.length; i++) {
            Node node = code.nodes().get(i);
            if (last[i] == UNREAD) {
                continue;
            }
            if (fixed[i]) {
                rows[i] = new double[width];
                if (node.is(Operation.CONSTANT)) {
                    Arrays.fill(rows[i], node.value());
                }
            } else if (!node.operation().isNetwork()) {
                rows[i] = free.isEmpty() ? fresh() : free.pop();
                if (last[i] < last.length) {
                    dying.get(Math.max(last[i], i)).add(i);
                }
            }
            for (int dead : dying.get(i)) {
                free.push(rows[dead]);
            }
        }
        return rows;
    }

    /** A shared row by number. */
    double[] row(int k) {
        while (all.size() <= k) {
            fresh();
        }
        return all.get(k);
    }

    private double[] fresh() {
        all.add(new double[width]);
        return all.get(all.size() - 1);
    }

    /** The node that reads a value last; the number of nodes if a sink does; {@link #UNREAD} if nobody does. */
    private static int[] lastReads(Code code) {
        int[] last = new int[code.nodes().size()];
        Arrays.fill(last, UNREAD);
        for (int i = 0; i < last.length; i++) {
            for (int operand : code.nodes().get(i).operands()) {
                last[operand] = i;
            }
        }
        for (Sink sink : code.sinks()) {
            last[sink.value()] = last.length;
        }
        return last;
    }
}
