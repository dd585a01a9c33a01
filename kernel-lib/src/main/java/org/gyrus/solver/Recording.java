// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/**
 * What a solve leaves behind: entries 0 ... count - 1, each a step (from node n at t_n to node n + 1) or a jump (of no
 * duration). Arrays grow when they must and are kept for the next solve.
 *
 * <p>Node n holds the state before entry n; the state after the last entry is node {@code count}. Times, step sizes and
 * what was a jump are kept for all; states, records and tapes for all, too, while they take less than half of the memory
 * allowed, else for the entries from {@link #first} to {@link #end} only: the rest is taken again by {@link Replays} from
 * {@link Checkpoints}, which have the other half.
 */
final class Recording {
    /** Marks an entry as a step in {@link #jump}. */
    static final int STEP = -1;

    /** Bytes of an entry that always stay: t, h, jump, stop, carried, and the cotangent of t. */
    private static final int ALWAYS = 8 + 8 + 4 + 4 + 1 + 8;

    private final int size;
    private final int recordLength;
    private final int recordStride;
    private final int tapeLength;
    private final int tapeStride;
    private final int overlap;
    private final long bytes;
    /** Of them for what is in the arrays; the rest is for checkpoints. */
    private final long kept;

    private final int mostStates;
    private final int mostRecord;
    private final int mostTape;
    private final int mostEntries;
    private final boolean keepsAll;
    /** Records are not kept; where they would be still tells where what waits for them is. */
    private final boolean lean;
    /** Numbers of slopes in a step whose record is empty. */
    private final int slopes;

    private final Checkpoints checkpoints;
    /** Whether only two nodes are in the arrays, in turns: where states alone are kept and do not all have room. */
    private boolean inTurns;
    /** Where the first of the two is: 0 or 1. */
    private int turn;

    /** How many entries apart checkpoints are, at least. */
    private int spacing;

    /** What {@link #find} found last: the next time is often in the same entry. */
    private int found;

    int count;
    /** The entries from here to {@link #end} are in the arrays. */
    int first;

    int end;
    /** Of node n. */
    double[] t = new double[65];
    /** Of entry n; 0 for jumps. */
    double[] h = new double[64];
    /** Of entry n: {@link #STEP}, or the index of the jump. */
    int[] jump = new int[64];
    /** Which stop set node n's time, as an index of the solve's stops; -1 for a time chosen by step control. */
    int[] stop = new int[65];
    /** Of entry n: whether its record begins with the end of the one before. */
    boolean[] carried = new boolean[64];
    /** Of node n: {@code [at(n) ...]}. */
    double[] states;

    private int[] recordAt;
    private int[] tapeAt;
    private double[] record;
    private double[] tape;

    /**
     * @param keepsAll whether all states and records must stay, as delays look back at them
     * @param bytes what it may hold, with what a reverse pass needs beside it
     */
    Recording(Stepper stepper, boolean taped, boolean keepsAll, long bytes) {
        this.keepsAll = keepsAll;
        lean = stepper.isLean();
        slopes = lean && stepper.recordLength() == 0 ? stepper.slopes() * stepper.f.size : 0;
        size = stepper.f.size;
        overlap = stepper.recordOverlap();
        recordLength = stepper.recordLength();
        recordStride = recordLength - overlap;
        tapeLength = taped ? stepper.tapeLength() : 0;
        tapeStride = taped ? tapeLength - stepper.tapeOverlap() : 0;
        this.bytes = bytes;
        long checkpoint = Checkpoints.bytes(size, overlap);
        // Where one entry alone waits for the reverse pass, only states are kept, in three quarters of the memory.
        long entry = 8L * ((slopes > 0 ? 1L : 2L) * (size + recordStride) + tapeStride) + 8;
        kept = slopes > 0 ? bytes - bytes / 4 : bytes / 2;
        long ends = 8L * (2L * (size + overlap) + tapeLength - tapeStride);
        long room = Math.min((kept - ends) / entry, (1L << 30) / Math.max(recordLength, Math.max(tapeLength, size)));
        if (room < 2 || bytes - kept < 4 * checkpoint + 256L * ALWAYS) {
            long rest = 4 * checkpoint + 256L * ALWAYS;
            long least = slopes > 0
                    ? Math.max((2 * entry + ends) / 3 * 4 + 4, 4 * rest)
                    : Math.max(2 * (2 * entry + ends), 2 * rest);
            throw new SolverException("Two steps of this model and their gradient take " + least
                    + " bytes; allow at least " + Math.ceil(least / 1e4) / 100 + " with memory(megabytes).");
        }
        int most = (int) room;
        mostStates = (most + 1) * size;
        mostRecord = overlap + most * recordStride;
        mostTape = tapeLength == 0 ? 0 : tapeLength - tapeStride + most * tapeStride;
        mostEntries = (int) Math.min(1 << 30, (bytes - kept - 4 * checkpoint) / ALWAYS);
        checkpoints = new Checkpoints(size, overlap);
        recordAt = new int[Math.min(64, most)];
        tapeAt = new int[recordAt.length];
        states = new double[Math.min(65 * size, mostStates)];
        record = new double[lean ? 0 : Math.min(overlap + 16 * recordStride, mostRecord)];
        tape = new double[Math.min(tapeLength == 0 ? 0 : tapeLength + 15 * tapeStride, mostTape)];
    }

    /**
     * Forgets everything; the first node is at t0, its state to be written to {@code states[0 ...]}.
     *
     * @param expected how many entries will come, or 0 if that is not known
     */
    void start(double t0, long expected) {
        inTurns = slopes > 0 && (expected + 1) * size > mostStates;
        turn = 0;
        count = 0;
        first = 0;
        end = 0;
        spacing = inTurns ? (int) Math.min(1 << 30, expected / Math.max(1, slots() - 1) + 1) : 0;
        checkpoints.clear();
        t[0] = t0;
        stop[0] = -1;
    }

    /**
     * Points the cursor at the entry after the last, making room; it is not counted before {@link #close}.
     *
     * @param carry whether its record begins with the end of the record before
     */
    void open(Step step, boolean carry) {
        if (count == h.length) {
            growEntries();
        }
        carried[count] = carry;
        if (inTurns && end > first) {
            turn = 1 - turn;
            first = end;
            keep(end);
        }
        place(step);
    }

    /** Points the cursor behind the last entry in the arrays, making room there. */
    void place(Step step) {
        int n = end;
        int local = n - first;
        int at = 0;
        int tAt = 0;
        if (local > 0) {
            boolean afterStep = jump[n - 1] == STEP;
            boolean carry = carried[n];
            at = recordAt[local - 1] + (!afterStep ? 0 : carry ? recordStride : recordLength);
            tAt = tapeAt[local - 1] + (!afterStep ? 0 : carry ? tapeStride : tapeLength);
            if (!keepsAll && exceeds(local, at, tAt)) {
                moveOn(n, carry, at, tAt);
                local = 0;
                at = 0;
                tAt = 0;
            }
        }
        if (local == recordAt.length) {
            int more = Math.max(local + 16, Math.min(2 * local, mostStates / size));
            recordAt = Arrays.copyOf(recordAt, more);
            tapeAt = Arrays.copyOf(tapeAt, more);
        }
        states = room(states, (local + 2) * size, mostStates);
        record = lean ? record : room(record, at + recordLength, mostRecord);
        tape = room(tape, tAt + tapeLength, mostTape);
        recordAt[local] = at;
        tapeAt[local] = tAt;
        point(step, n, local);
    }

    private boolean exceeds(int local, int at, int tAt) {
        return (local + 2) * size > mostStates || at + recordLength > mostRecord || tAt + tapeLength > mostTape;
    }

    /** Empties the arrays but for the last node, of which a checkpoint is kept. */
    private void moveOn(int n, boolean carry, int at, int tAt) {
        int local = n - first;
        System.arraycopy(states, local * size, states, 0, size);
        if (carry) {
            System.arraycopy(record, at, record, 0, overlap);
            System.arraycopy(tape, tAt, tape, 0, tapeLength - tapeStride);
        }
        keep(n);
        first = n;
    }

    /** Keeps a checkpoint of node n, which lies first in the arrays, if none is near. */
    private void keep(int n) {
        int last = checkpoints.node(checkpoints.count() - 1);
        if (n <= last || n - last < spacing) {
            return;
        }
        int most = slots();
        if (checkpoints.count() >= most) {
            if (end < count) {
                return;
            }
            checkpoints.thin(most);
            spacing = checkpoints.count() > 1 ? checkpoints.node(1) : 2 * n;
            if (n - checkpoints.node(checkpoints.count() - 1) < spacing) {
                return;
            }
        }
        checkpoints.add(n, states, at(n), record, 0, most);
    }

    private int slots() {
        long left = bytes - kept - (long) h.length * ALWAYS;
        long array = (1L << 30) / (size + overlap);
        return (int) Math.max(4, Math.min(Math.min(1 << 20, array), left / Checkpoints.bytes(size, overlap)));
    }

    /** Keeps the start: to be called when its state is there and before the first step. */
    void keepStart() {
        checkpoints.add(0, states, 0, record, 0, 4);
    }

    private void growEntries() {
        int n = h.length;
        int more = (int) Math.min(Math.max(mostEntries, n + 64), n < mostEntries / 8 ? 2L * n : n + n / 4L + 64);
        t = Arrays.copyOf(t, more + 1);
        stop = Arrays.copyOf(stop, more + 1);
        h = Arrays.copyOf(h, more);
        jump = Arrays.copyOf(jump, more);
        carried = Arrays.copyOf(carried, more);
    }

    private static double[] room(double[] array, int length, int most) {
        return length <= array.length
                ? array
                : Arrays.copyOf(array, (int) Math.max(length, Math.min(most, 2L * array.length)));
    }

    /** Whether no more may be recorded: the times alone, or everything where all must stay, fill the memory. */
    boolean isFull() {
        return count >= mostEntries
                || (keepsAll
                        && count > 0
                        && exceeds(
                                count + 1, recordAt[count - 1] + 2 * recordLength, tapeAt[count - 1] + 2 * tapeLength));
    }

    boolean keepsAll() {
        return keepsAll;
    }

    /** Counts the opened entry as a step of h that ends at {@code until}. */
    void close(double length, double until) {
        jump[count] = STEP;
        h[count++] = length;
        end = count;
        t[count] = until;
        stop[count] = -1;
    }

    /** Counts the opened entry as a jump. */
    void closeJump(int index) {
        jump[count] = index;
        h[count++] = 0;
        end = count;
        t[count] = t[count - 1];
        stop[count] = -1;
    }

    /** Whether all entries are in the arrays. */
    boolean isWhole() {
        return first == 0 && end == count && !inTurns;
    }

    /** Whether entry n is in the arrays. */
    boolean has(int n) {
        return n >= first && n < end;
    }

    /** Where the state of node n begins in {@link #states}; it must be between {@link #first} and {@link #end}. */
    int at(int n) {
        return inTurns ? (n - first + turn & 1) * size : (n - first) * size;
    }

    /** Points the cursor at entry n. */
    void look(int n, Step step) {
        point(step, n, n - first);
    }

    private void point(Step step, int n, int local) {
        step.t = t[n];
        step.h = h[n];
        step.states = states;
        step.at = at(n);
        step.nextAt = at(n + 1);
        step.record = record;
        step.recordAt = recordAt[local];
        step.tape = tapeLength == 0 ? null : tape;
        step.tapeAt = tapeAt[local];
    }

    /**
     * Makes the arrays begin where a replay up to entry n begins: at the last checkpoint before it, or where they are if
     * they end between the two.
     *
     * @return whether a checkpoint was restored
     */
    boolean rewind(int n) {
        int from = checkpoints.before(n);
        int node = checkpoints.node(from);
        boolean here = end <= n && end >= node;
        int chunks = (n - (here ? end : node)) / Math.max(1, mostStates / size - 1);
        if (chunks > 0) {
            checkpoints.dropAfter(n);
            int free = slots() - checkpoints.count();
            spacing = free > 0 ? (n - node) / (free + 1) : n;
        }
        if (here) {
            return false;
        }
        first = node;
        end = node;
        inTurns = false;
        checkpoints.restore(from, states, record);
        return true;
    }

    /** After the tape of the first entry was made again: its record as it was. */
    void restoreCarried() {
        checkpoints.restoreRecord(checkpoints.before(first), record);
    }

    /** How many entries are steps. */
    int steps() {
        int n = 0;
        for (int i = 0; i < count; i++) {
            n += jump[i] == STEP ? 1 : 0;
        }
        return n;
    }

    boolean isLean() {
        return lean;
    }

    /** How many numbers of slopes a step has whose record is empty; 0 where records tell where they are. */
    int slopes() {
        return slopes;
    }

    /** Lengths that what waits for states and records must have. */
    int stateRoom() {
        return states.length;
    }

    int recordRoom() {
        return Math.max(record.length, recordEnd());
    }

    /** Where states and records in use end. */
    int stateEnd() {
        return (end - first + 1) * size;
    }

    int recordEnd() {
        return end == first ? 0 : recordAt[end - first - 1] + recordLength;
    }

    /** What is held, in bytes. */
    long bytes() {
        return 8L * (states.length + record.length + tape.length + t.length + h.length)
                + 4L * (jump.length + stop.length + recordAt.length + tapeAt.length)
                + carried.length
                + checkpoints.bytes();
    }

    /**
     * The entry to look a time up in: the step with t_n <= t < t_{n+1}, at a jump the step after it; {@code count} at or
     * after the end; -1 before the beginning.
     */
    int find(double time) {
        if (time < t[0]) {
            return -1;
        }
        if (found < count && t[found] <= time && time < t[found + 1]) {
            return found;
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
        found = low;
        return low;
    }
}
