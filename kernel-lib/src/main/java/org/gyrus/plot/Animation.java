// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;

/**
 * Pictures one after the other, again and again: growth or spread over time as an animated PNG, which browsers play. Immutable.
 *
 * <pre>{@code
 * Animation.of(days.stream().map(day -> slice(day)).toList()).every(150)
 * }</pre>
 *
 * <p>The image has one pixel for each logical pixel. All pictures have the same size; give them one color range, or colors will change their meaning. Where animated PNG is not known
 * the last picture is seen.
 */
public final class Animation implements Picture {
    private final List<Picture> frames;
    private final int milliseconds;

    private Animation(List<Picture> frames, int milliseconds) {
        this.frames = frames;
        this.milliseconds = milliseconds;
    }

    /** These pictures, 5 per second, the last one longer. */
    public static Animation of(List<? extends Picture> frames) {
        if (frames.isEmpty()) {
            throw new PlotException("An animation has at least one picture.");
        }
        Picture first = frames.get(0);
        for (int i = 1; i < frames.size(); i++) {
            if (frames.get(i).width() != first.width() || frames.get(i).height() != first.height()) {
                throw new PlotException(
                        "All pictures of an animation have the size of the first, " + first.width() + " by "
                                + first.height() + "; number " + i + " (from 0) has "
                                + frames.get(i).width() + " by "
                                + frames.get(i).height() + ". Give them equal axes and ranges.");
            }
        }
        return new Animation(List.copyOf(frames), 200);
    }

    /** How long each picture is seen, in milliseconds. */
    public Animation every(int duration) {
        if (duration < 20 || duration > 10_000) {
            throw new PlotException("A picture is seen for 20 to 10000 milliseconds; given " + duration + ".");
        }
        return new Animation(frames, duration);
    }

    @Override
    public byte[] png() {
        return AnimatedPng.encode(frames.stream().map(Picture::png).toList(), milliseconds);
    }

    @Override
    public int width() {
        return frames.get(0).width();
    }

    @Override
    public int height() {
        return frames.get(0).height();
    }

    @Override
    public String summary() {
        return frames.size() + " pictures, " + milliseconds + " ms each; the last:\n"
                + frames.get(frames.size() - 1).summary();
    }

    /** The summary, for consoles. */
    @Override
    public String toString() {
        return summary();
    }
}
