// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A code that may become hot: counts the calls of all its executors on one lane, and has its source compiled in the
 * background after {@link #PATIENCE} of them. Thread-safe.
 */
final class HotCode {
    /** Calls before the source is compiled: a compilation costs as much as some thousand interpreted calls. */
    static final int PATIENCE = 2000;
    /** Larger codes stay with the interpreter: a compilation would take seconds. */
    static final int LARGEST = 20_000;

    private final Code code;
    private final HotLanes lanes;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Class<? extends SourceProgram> compiled;
    private volatile boolean asked;

    HotCode(Code code) {
        this.code = code;
        lanes = new HotLanes(code);
        asked = code.nodes().size() > LARGEST;
    }

    /** The same on many lanes. */
    HotLanes lanes() {
        return lanes;
    }

    Code code() {
        return code;
    }

    /** Counts a call; a new instance of the compiled source once there is one, else null. */
    SourceProgram called() {
        if (compiled != null) {
            return instance();
        }
        if (!asked && calls.incrementAndGet() >= PATIENCE) {
            asked = true;
            SourceCompiler.inBackground(this::compile);
        }
        return null;
    }

    /** Compiles now, in this thread; whether it worked. */
    boolean compile() {
        asked = true;
        compiled = SourceCompiler.compile(code).orElse(null);
        return compiled != null;
    }

    SourceProgram instance() {
        try {
            return compiled.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
