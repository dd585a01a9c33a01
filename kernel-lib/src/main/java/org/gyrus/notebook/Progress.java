// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A progress bar in the notebook, replaced in place at most ten times a second, with elapsed time and an estimate to
 * finish. Safe for several threads.
 *
 * <pre>{@code
 * try (var progress = live("fitting", patients.size())) {
 *     for (var patient : patients) {
 *         fit(patient);
 *         progress.step("error " + error);
 *     }
 * }
 * }</pre>
 */
public final class Progress implements AutoCloseable {
    private final String name;
    private final long total;
    private final LongSupplier nanoTime;
    private final long start;
    private final Throttle throttle;
    private final Display.Slot slot;
    private final AtomicLong done = new AtomicLong();
    private volatile String state = "";

    Progress(String name, long total, LongSupplier nanoTime, Display display) {
        if (total < 0) {
            throw new NotebookException("live(\"" + name + "\", " + total + "): the number of steps is zero or more");
        }
        this.name = name;
        this.total = total;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.throttle = new Throttle(nanoTime, Throttle.UPDATE_NANOS);
        throttle.passes();
        this.slot = display.open(render(false));
    }

    /** One step is done. */
    public void step() {
        done.incrementAndGet();
        update();
    }

    /** One step is done, and this is how things stand: {@code step("loss 0.031")}. */
    public void step(String state) {
        this.state = state == null ? "" : state;
        step();
    }

    /** So many steps are done in all. */
    public void reach(long steps, String state) {
        this.state = state == null ? "" : state;
        done.set(steps);
        update();
    }

    /** Leaves the last state in the notebook, with the time taken. */
    @Override
    public void close() {
        slot.close(render(true));
    }

    private void update() {
        if (throttle.passes()) {
            slot.update(render(false));
        }
    }

    private MimeBundle render(boolean closed) {
        long steps = done.get();
        Elapsed elapsed = Elapsed.ofNanos(nanoTime.getAsLong() - start);
        String head = name + ": " + count(steps) + (state.isEmpty() ? "" : ", " + state);
        String rest = closed ? "" : remaining(steps, elapsed);
        String bar = closed || total == 0
                ? ""
                : "<progress value=\"" + Math.min(steps, total) + "\" max=\"" + total
                        + "\" style=\"width:16em;vertical-align:middle\"></progress> ";
        return MimeBundle.text(head + ", " + elapsed + rest)
                .html("<div>" + bar + Html.escape(head) + ", " + elapsed.html() + rest + "</div>");
    }

    private String count(long steps) {
        return total == 0 ? steps + " done" : String.format(Locale.ROOT, "%d of %d", steps, total);
    }

    private String remaining(long steps, Elapsed elapsed) {
        if (total == 0 || steps <= 0 || steps >= total) {
            return "";
        }
        return ", about " + new Elapsed(elapsed.seconds() / steps * (total - steps)).figure() + " left";
    }
}
