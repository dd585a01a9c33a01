// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/**
 * What a notebook can show as an image: a chart, a grid of charts, a matrix or a field.
 *
 * <p>The image holds twice as many pixels as its logical size in each direction, so that it is sharp on dense screens;
 * whoever shows it sets {@link #width()} and {@link #height()} as its size on the page. Its ground is opaque white: it
 * reads the same in a light and in a dark theme.
 */
public interface Picture {
    /** The image as a PNG file, {@code 2*width()} by {@code 2*height()} pixels. */
    byte[] png();

    /** Logical width in CSS pixels. */
    int width();

    /** Logical height in CSS pixels. */
    int height();

    /** What the picture shows, in a few lines of text: titles, axes, series, ranges, and what was left out and why. */
    String summary();
}
