// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * States kept at some nodes of a recording, in order of time: where a replay can begin. The first is the start and stays.
 * With each goes the end of the record before it, which the step after it may begin with.
 */
final class Checkpoints {
    private final int size;
    private final int overlap;
    private final int stride;
    private int count;
    private int[] node = new int[4];
    private double[] data;

    Checkpoints(int size, int overlap) {
        this.size = size;
        this.overlap = overlap;
        stride = size + overlap;
        data = new double[0];
    }

    /** Bytes that one of them takes. */
    static long bytes(int size, int overlap) {
        return 8L * (size + overlap) + 4;
    }

    long bytes() {
        return 8L * data.length + 4L * node.length;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int node(int i) {
        return node[i];
    }

    /** The last one at or before a node. */
    int before(int n) {
        int i = Arrays.binarySearch(node, 0, count, n);
        return i >= 0 ? i : -i - 2;
    }

    /** Keeps a state at a node after all others; {@code most} of them at a time have room. */
    void add(int n, double[] states, int at, double[] record, int recordAt, int most) {
        if (count == node.length) {
            node = Arrays.copyOf(node, Math.min(2 * count, Math.max(most, count + 1)));
        }
        if ((count + 1) * stride > data.length) {
            int many = Math.max(count + 1, Math.min(most, 2 * count));
            data = Arrays.copyOf(data, many * stride);
        }
        node[count] = n;
        System.arraycopy(states, at, data, count * stride, size);
        if (overlap > 0) {
            System.arraycopy(record, recordAt, data, count * stride + size, overlap);
        }
        count++;
    }

    /** Writes the state and the beginning of the record back. */
    void restore(int i, double[] states, double[] record) {
        System.arraycopy(data, i * stride, states, 0, size);
        restoreRecord(i, record);
    }

    void restoreRecord(int i, double[] record) {
        System.arraycopy(data, i * stride + size, record, 0, overlap);
    }

    /** Drops every second one, and the memory beyond {@code most}. */
    void thin(int most) {
        for (int i = 2; i < count; i += 2) {
            node[i / 2] = node[i];
            System.arraycopy(data, i * stride, data, i / 2 * stride, stride);
        }
        count = (count + 1) / 2;
        if (data.length > most * stride) {
            data = Arrays.copyOf(data, Math.max(count, most) * stride);
            node = Arrays.copyOf(node, Math.max(count, most));
        }
    }

    /** Forgets those after a node, save the first. */
    void dropAfter(int n) {
        while (count > 1 && node[count - 1] > n) {
            count--;
        }
    }
}
