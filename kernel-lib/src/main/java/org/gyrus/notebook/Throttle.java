// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.function.LongSupplier;

/** Lets an event through at most once per interval; the first passes at once. Safe for several threads. */
final class Throttle {
    /** Ten updates a second: more is neither seen nor kind to the browser. */
    static final long UPDATE_NANOS = 100_000_000L;

    private final LongSupplier nanoTime;
    private final long interval;
    private long next;
    private boolean started;

    Throttle(LongSupplier nanoTime, long interval) {
        this.nanoTime = nanoTime;
        this.interval = interval;
    }

    synchronized boolean passes() {
        long now = nanoTime.getAsLong();
        if (started && now - next < 0) {
            return false;
        }
        started = true;
        next = now + interval;
        return true;
    }
}
