// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.gyrus.plot.Picture;

/**
 * A picture in the notebook that is replaced in place, at most ten times a second; the last one stays.
 *
 * <pre>{@code
 * try (var losses = live(Charts.line(history))) {
 *     while (train()) {
 *         losses.draw(() -> Charts.line(history)); // drawn only when it is due
 *     }
 * }
 * }</pre>
 */
public final class LivePicture implements AutoCloseable {
    private final Throttle throttle;
    private final Display.Slot slot;
    private Supplier<? extends Picture> latest;

    LivePicture(Picture first, LongSupplier nanoTime, Display display) {
        this.throttle = new Throttle(nanoTime, Throttle.UPDATE_NANOS);
        throttle.passes();
        this.latest = () -> first;
        this.slot = display.open(Views.of(first));
    }

    /** Replaces the picture, now or, when the last change is too recent, on closing at the latest. */
    public void draw(Picture picture) {
        draw(() -> picture);
    }

    /** Replaces the picture; the supplier is asked only when the picture is due. */
    public synchronized void draw(Supplier<? extends Picture> picture) {
        latest = picture;
        if (throttle.passes()) {
            slot.update(Views.of(picture.get()));
        }
    }

    /** Draws the last picture, which stays. */
    @Override
    public synchronized void close() {
        slot.close(Views.of(latest.get()));
    }
}
