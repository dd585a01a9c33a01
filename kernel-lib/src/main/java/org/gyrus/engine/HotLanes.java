// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A code that may become hot on many lanes: counts the calls of its executors, then has its source for lanes compiled and
 * exercised in the background, and hands it over once it is faster than the interpreter. Thread-safe.
 */
final class HotLanes {
    /** Calls of windows before the source is compiled. */
    static final int PATIENCE = 1000;

    /** The most operations of a loop, and for how long, in ns, it is tried. */
    private record Try(int most, long limit) {}

    /**
     * One loop three times, each time as a new class: the virtual machine's first compiler may give a long loop up halfway, when
     * the second one was busy at the beginning; then that class is never compiled well, but a new one is. Then shorter loops.
     */
    private static final Try[] TRIES = {
        new Try(LaneText.LOOP, 20_000_000_000L),
        new Try(LaneText.LOOP, 40_000_000_000L),
        new Try(LaneText.LOOP, 80_000_000_000L),
        new Try(160, 80_000_000_000L),
        new Try(48, 80_000_000_000L)
    };
    /** Failed rounds after which all is asked of the virtual machine's compiler, which then needs the processor more. */
    private static final int ASKED = 20;
    /** Codes of fewer operations gain nothing, and would only keep others waiting. */
    private static final int FEW = 4;

    private final Code code;
    private final Set<Place> blockwise;
    private final int width;
    private final AtomicInteger calls = new AtomicInteger();
    private final boolean suits;
    private volatile boolean asked;
    private volatile Ready ready;

    /** What rows may take of the first-level cache, in numbers. */
    private static final int CACHE = 3 * 1024;

    /**
     * @param rows the nodes that need rows
     * @param part how many lanes to run at a time
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ready(LaneProgram program, int[] rows, int part) {

        /** Part after part, so that the rows stay in the first-level cache. */
        void run(Frame frame, double[][] all, int lanes, int from, int n) {
            for (int skip = 0; skip < n; skip += part) {
                program.run(
                        frame.arrays, frame.at, frame.time, all, lanes, from + skip, skip, Math.min(part, n - skip));
            }
        }

        /** All rows of a window: its own fixed ones, shared ones for the others. */
        double[][] rows(double[][] own, RowPool pool) {
            double[][] all = own.clone();
            for (int i = 0; i < rows.length; i++) {
                all[rows[i]] = pool.row(i);
            }
            return all;
        }
    }

    HotLanes(Code code) {
        this(code, Set.of(), Executors.WINDOW);
    }

    /** @param blockwise places that hold rows of one block of {@code width} lanes, of which windows are parts */
    HotLanes(Code code, Set<Place> blockwise, int width) {
        this.code = code;
        this.blockwise = blockwise;
        this.width = width;
        suits = VectorSwitch.isPossible() && code.nodes().size() <= HotCode.LARGEST && LaneText.suits(code);
        asked = !suits;
    }

    /** Whether its lanes beyond a multiple of eight need a window of their own. */
    boolean suits() {
        return suits;
    }

    /** Counts a call; the compiled source once there is one, else null. */
    Ready called() {
        if (ready == null && !asked && calls.incrementAndGet() >= PATIENCE) {
            asked = true;
            begin(0);
        }
        return ready;
    }

    /** Tries in the background, and again later: others that wait there come between, since a try may take long. */
    private void begin(int number) {
        int next = number;
        while (next < TRIES.length && TRIES[next].most < LaneText.LOOP && TRIES[next].most >= code.operations()) {
            next++;
        }
        if (next == TRIES.length || code.operations() < FEW) {
            return;
        }
        int after = next + 1;
        Try now = TRIES[next];
        SourceCompiler.inBackground(() -> {
            if (!takesOver(now.most, now.limit)) {
                begin(after);
            }
        });
    }

    private boolean takesOver(int most, long limit) {
        Ready made = make(most);
        if (made == null || !new Exercise(code, made, width).isFaster(limit)) {
            return false;
        }
        ready = made;
        return true;
    }

    /** Compiles the source and uses it, fast or not. */
    boolean compile() {
        asked = true;
        ready = make(LaneText.LOOP);
        return ready != null;
    }

    private Ready make(int most) {
        if (!suits) {
            return null;
        }
        LaneText text = new LaneText(code, most, blockwise, width);
        if (!text.keepsOrder()) {
            return null;
        }
        return SourceCompiler.lanes(text)
                .map(program -> new Ready(program, text.rows(), part(text)))
                .orElse(null);
    }

    private int part(LaneText text) {
        int most = CACHE / Math.max(1, text.rows().length) & -8;
        return text.isDivisible() ? Math.max(16, Math.min(most, width)) : width;
    }

    /** Compares source and interpreter on numbers of its own. */
    private static final class Exercise {
        private static final int LANES = Executors.WINDOW;
        /** Milliseconds of compilation in a quarter of a second. */
        private static final long BUSY = 50;

        private final Frame frame = new Frame();
        private final LaneInterpreter interpreter;
        private final Ready ready;
        private final double[][] rows;

        Exercise(Code code, Ready made, int width) {
            for (Place place : Place.values()) {
                frame.set(place, numbers((1 + most(code, place)) * width), 0);
            }
            RowPool pool = new RowPool(LANES);
            interpreter = new LaneInterpreter(code, LANES, 0, LANES, pool, new NetworkKernel[0]);
            interpreter.bind(frame);
            ready = made;
            rows = made.rows(interpreter.rows(), pool);
        }

        private static int most(Code code, Place place) {
            int most = code.sinks().stream()
                    .filter(s -> s.place() == place)
                    .mapToInt(Code.Sink::index)
                    .max()
                    .orElse(0);
            return code.nodes().stream()
                    .filter(n -> n.is(Operation.ARGUMENT) && n.place() == place)
                    .mapToInt(Node::index)
                    .reduce(most, Math::max);
        }

        private static double[] numbers(int n) {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = 0.25 + 1.0 / (1 + i);
            }
            return x;
        }

        /**
         * Waits, for some seconds at most, until the virtual machine's compilers have little to do: a loop given to them then goes
         * the way that leads to well compiled code.
         */
        private static void awaitCalm() {
            CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
            long before = -BUSY;
            for (int i = 0; i < 40 && compilers != null && compilers.isCompilationTimeMonitoringSupported(); i++) {
                long now = compilers.getTotalCompilationTime();
                if (now - before < BUSY) {
                    return;
                }
                before = now;
                LockSupport.parkNanos(250_000_000);
            }
        }

        boolean isFaster(long limit) {
            awaitCalm();
            long start = System.nanoTime();
            int fast = 0;
            int slow = 0;
            while (fast < 20
                    && System.nanoTime() - start < limit
                    && !Thread.currentThread().isInterrupted()) {
                fast = time(true) < time(false) ? fast + 1 : 0;
                if (fast == 0 && ++slow > ASKED) {
                    LockSupport.parkNanos(100_000_000);
                }
            }
            return fast == 20;
        }

        /** The least time of some runs, which waiting for a processor does not lengthen. */
        private long time(boolean compiled) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < (compiled ? 100 : 20); i++) {
                long start = System.nanoTime();
                if (compiled) {
                    ready.run(frame, rows, LANES, 0, LANES);
                } else {
                    interpreter.run(frame);
                }
                least = Math.min(least, System.nanoTime() - start);
            }
            return least;
        }
    }
}
