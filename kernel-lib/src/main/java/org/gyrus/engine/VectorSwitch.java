// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides when vectors take over from plain loops. The Vector API is a hundred times slower than a plain loop until it is
 * compiled, so plain loops serve the first calls; when a program with networks is compiled, or after {@link #PATIENCE} calls, a background thread exercises the vector
 * kernel on numbers of its own until it is faster than the plain one. Both give the same bits, so the moment of the
 * change cannot be seen in a result. Where the module, wide vectors or fused multiply-add are missing, plain loops stay.
 */
final class VectorSwitch {
    /** Calls served before the vector kernel is prepared. */
    static final int PATIENCE = 30;

    private static final LaneMath PLAIN = new LaneMath();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final boolean WANTED = !Boolean.getBoolean("gyrus.plain");
    private static volatile boolean ready;
    private static volatile LaneMath current = PLAIN;

    private VectorSwitch() {}

    /** What to compute with now. */
    static LaneMath math() {
        LaneMath math = current;
        if (!ready && CALLS.incrementAndGet() == PATIENCE) {
            begin();
        }
        return math;
    }

    /** Begins to prepare vectors now, in the background: a network is there, which will need them. */
    static void begin() {
        if (isPossible() && !BEGUN.getAndSet(true)) {
            Thread thread = new Thread(VectorSwitch::prepare, "gyrus-vectors");
            thread.setDaemon(true);
            thread.start();
        }
    }

    static LaneMath plain() {
        return PLAIN;
    }

    /** Compiles the vector kernel by use, then hands over; returns whether it did. */
    static synchronized boolean prepare() {
        if (ready) {
            return current != PLAIN;
        }
        LaneMath vector = load();
        if (vector != null && new VectorWarmUp(PLAIN, vector).run()) {
            current = vector;
        }
        ready = true;
        return current != PLAIN;
    }

    /** Whether vectors may be used: the module is there and the processor is not too old. */
    static boolean isPossible() {
        return WANTED
                && FusedMultiplyAdd.AVAILABLE
                && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** The vector kernel, or null where it cannot run. */
    static LaneMath load() {
        if (!isPossible()) {
            return null;
        }
        try {
            Class<?> kernel = Class.forName("org.gyrus.engine.VectorLaneKernel");
            return (LaneMath) kernel.getDeclaredMethod("ifWide").invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }
}
