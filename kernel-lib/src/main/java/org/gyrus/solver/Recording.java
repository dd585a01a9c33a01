// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * What a solve leaves behind: entries 0 ... count - 1, each a step (from node n at t_n to node n + 1) or a jump (of no
 * duration). Arrays grow when they must and are kept for the next solve.
 *
 * <p>Node n holds the state before entry n; the state after the last entry is node {@code count}.
 */
final class Recording {
    /** Marks an entry as a step in {@link #jump}. */
    static final int STEP = -1;

    private final int size;
    private final int recordLength;
    private final int recordStride;
    private final int tapeLength;
    private final int tapeStride;

    int count;
    /** Of node n. */
    double[] t = new double[65];
    /** Of entry n; 0 for jumps. */
    double[] h = new double[64];
    /** Of entry n: {@link #STEP}, or the index of the jump. */
    int[] jump = new int[64];
    /** Which stop set node n's time, as an index of the solve's stops; -1 for a time chosen by step control. */
    int[] stop = new int[65];
    /** Of node n: {@code [n * size + ...]}. */
    double[] states;

    private int[] recordAt = new int[64];
    private int[] tapeAt = new int[64];
    private double[] record;
    private double[] tape;

    Recording(Stepper stepper, boolean taped) {
        size = stepper.f.size;
        recordLength = stepper.recordLength();
        recordStride = recordLength - stepper.recordOverlap();
        tapeLength = taped ? stepper.tapeLength() : 0;
        tapeStride = taped ? tapeLength - stepper.tapeOverlap() : 0;
        states = new double[65 * size];
        record = new double[recordLength + 15 * recordStride];
        tape = new double[tapeLength == 0 ? 0 : tapeLength + 15 * tapeStride];
    }

    /** Forgets everything; the first node is at t0, its state to be written to {@code states[0 ...]}. */
    void start(double t0) {
        count = 0;
        t[0] = t0;
        stop[0] = -1;
    }

    /**
     * Points the cursor at the entry after the last, making room; it is not counted before {@link #close}.
     *
     * @param carried whether its record begins with the end of the record before
     */
    void open(Step step, boolean carried) {
        int n = count;
        if (n == h.length) {
            int more = 2 * n;
            t = Arrays.copyOf(t, more + 1);
            stop = Arrays.copyOf(stop, more + 1);
            h = Arrays.copyOf(h, more);
            jump = Arrays.copyOf(jump, more);
            recordAt = Arrays.copyOf(recordAt, more);
            tapeAt = Arrays.copyOf(tapeAt, more);
        }
        if ((n + 2) * size > states.length) {
            states = Arrays.copyOf(states, 2 * states.length);
        }
        int at = 0;
        int tAt = 0;
        if (n > 0) {
            boolean step0 = jump[n - 1] == STEP;
            at = recordAt[n - 1] + (!step0 ? 0 : carried ? recordStride : recordLength);
            tAt = tapeAt[n - 1] + (!step0 ? 0 : carried ? tapeStride : tapeLength);
        }
        recordAt[n] = at;
        tapeAt[n] = tAt;
        if (at + recordLength > record.length) {
            record = Arrays.copyOf(record, Math.max(at + recordLength, 2 * record.length));
        }
        if (tAt + tapeLength > tape.length) {
            tape = Arrays.copyOf(tape, Math.max(tAt + tapeLength, 2 * tape.length));
        }
        step.t = t[n];
        step.states = states;
        step.at = n * size;
        step.nextAt = step.at + size;
        step.record = record;
        step.recordAt = at;
        step.tape = tapeLength == 0 ? null : tape;
        step.tapeAt = tAt;
    }

    /** Counts the opened entry as a step of h that ends at {@code end}. */
    void close(double h, double end) {
        jump[count] = STEP;
        this.h[count++] = h;
        t[count] = end;
        stop[count] = -1;
    }

    /** Counts the opened entry as a jump. */
    void closeJump(int index) {
        jump[count] = index;
        h[count++] = 0;
        t[count] = t[count - 1];
        stop[count] = -1;
    }

    /** Points the cursor at entry n. */
    void look(int n, Step step) {
        step.t = t[n];
        step.h = h[n];
        step.states = states;
        step.at = n * size;
        step.nextAt = step.at + size;
        step.record = record;
        step.recordAt = recordAt[n];
        step.tape = tapeLength == 0 ? null : tape;
        step.tapeAt = tapeAt[n];
    }

    /** How many entries are steps. */
    int steps() {
        int n = 0;
        for (int i = 0; i < count; i++) {
            n += jump[i] == STEP ? 1 : 0;
        }
        return n;
    }

    /** The length of all records together. */
    int recordEnd() {
        return count == 0 ? 0 : recordAt[count - 1] + recordLength;
    }

    /**
     * The entry to look a time up in: the step with t_n <= t < t_{n+1}, at a jump the step after it; {@code count} at or
     * after the end; -1 before the beginning.
     */
    int find(double time) {
        if (time < t[0]) {
            return -1;
        }
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (t[middle] <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
