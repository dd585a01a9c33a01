// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides when {@code VectorRangeKernel} takes over from the plain {@link RangeLoops}: when it is compiled and faster, which
 * a background thread finds out on numbers of its own. Both give the same bits.
 */
final class RangeSwitch {
    private static final int PATIENCE = 100;
    private static final long LIMIT = 60_000_000_000L;
    private static final int N = 256;

    private static final RangeLoops PLAIN = new RangeLoops();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile boolean asked;
    private static volatile RangeLoops current = PLAIN;

    private RangeSwitch() {}

    /** What to compute with now. */
    static RangeLoops loops() {
        if (!asked && CALLS.incrementAndGet() == PATIENCE) {
            asked = true;
            Thread thread = new Thread(RangeSwitch::prepare, "gyrus-ranges");
            thread.setDaemon(true);
            thread.start();
        }
        return current;
    }

    /** Compiles the vector loops by use, then hands over if they are faster; returns whether it did. */
    static synchronized boolean prepare() {
        asked = true;
        RangeLoops vector = load();
        if (vector != null && current == PLAIN) {
            long start = System.nanoTime();
            int fast = 0;
            while (fast < 10 && !Thread.currentThread().isInterrupted() && System.nanoTime() - start < LIMIT) {
                fast = least(vector) < least(PLAIN) ? fast + 1 : Math.max(0, fast - 1);
            }
            current = fast == 10 ? vector : PLAIN;
        }
        return current != PLAIN;
    }

    /** Of some runs, which waiting for a processor does not lengthen. */
    private static double least(RangeLoops loops) {
        double least = Double.MAX_VALUE;
        for (int k = 0; k < 8; k++) {
            least = Math.min(least, exercise(loops));
        }
        return least;
    }

    private static double exercise(RangeLoops loops) {
        double[] v = new double[4 * N];
        double[] b = new double[N + 1];
        double[] out = new double[N + 2];
        long start = System.nanoTime();
        for (int k = 0; k < 20; k++) {
            int n = N - k % 7;
            loops.scaled(1, b, 1, out, 2, n);
            loops.one(1, b, 1, 2, v, 0, out, 2, n);
            loops.two(1, b, 1, 2, 3, v, 0, N, out, 2, n);
            loops.three(1, b, 1, 2, 3, 4, v, 0, N, 2 * N, out, 2, n);
            loops.four(1, b, 1, 2, 3, 4, 5, v, 0, N, 2 * N, 3 * N, out, 2, n);
            loops.add(b, 1, out, 2, n);
            b[0] = loops.isFinite(out, 2, n) ? 0 : 1;
        }
        return System.nanoTime() - start;
    }

    /** The vector loops, or null where they cannot run. */
    static RangeLoops load() {
        if (Boolean.getBoolean("gyrus.plain")
                || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return null;
        }
        try {
            Class<?> kernel = Class.forName("org.gyrus.solver.VectorRangeKernel");
            return (RangeLoops) kernel.getDeclaredMethod("ifWide").invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }
}
