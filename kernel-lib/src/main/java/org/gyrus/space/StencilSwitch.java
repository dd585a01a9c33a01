// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides when vectors take over from plain loops: the Vector API is far slower until it is compiled, so plain loops serve
 * the first calls while a background thread exercises the vectors on numbers of its own until they are faster. Both give the
 * same bits. Where the module or wide vectors are missing, plain loops stay.
 */
final class StencilSwitch {
    private static final int PATIENCE = 100;
    private static final long LIMIT = 60_000_000_000L;
    private static final int CELLS = 512;

    private static final StencilLoops PLAIN = new StencilLoops();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile boolean asked;
    private static volatile StencilLoops current = PLAIN;

    private StencilSwitch() {}

    /** What to compute with now. */
    static StencilLoops loops() {
        if (!asked && CALLS.incrementAndGet() == PATIENCE) {
            asked = true;
            Thread thread = new Thread(StencilSwitch::prepare, "gyrus-stencils");
            thread.setDaemon(true);
            thread.start();
        }
        return current;
    }

    /** Compiles the vector loops by use, then hands over if they are faster; returns whether it did. */
    static synchronized boolean prepare() {
        asked = true;
        StencilLoops vector = load();
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
    private static double least(StencilLoops loops) {
        double least = Double.MAX_VALUE;
        for (int k = 0; k < 8; k++) {
            least = Math.min(least, exercise(loops));
        }
        return least;
    }

    private static double exercise(StencilLoops loops) {
        double[] c = new double[3 * CELLS];
        double[] out = new double[CELLS];
        int[] far = {-1, 1, -37, 37, -451, 449};
        long start = System.nanoTime();
        for (int k = 0; k < 20; k++) {
            loops.even(1, 2, 3, far, 0, c, CELLS, out, 0, k % 9, CELLS - k % 7);
            loops.mixed(1, 2, 3, far, 0, c, CELLS, c, CELLS, out, 0, k % 9, CELLS - k % 7);
        }
        return System.nanoTime() - start;
    }

    /** The vector loops, or null where they cannot run. */
    static StencilLoops load() {
        if (Boolean.getBoolean("gyrus.plain")
                || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return null;
        }
        try {
            Class<?> kernel = Class.forName("org.gyrus.space.VectorStencilKernel");
            return (StencilLoops) kernel.getDeclaredMethod("ifWide").invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }
}
