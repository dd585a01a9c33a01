// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A chart read back from its PNG: the panel is found by its two axis lines, and places by the ranges that the test gave,
 * so nothing of the layout code is trusted.
 */
final class ReadBack {
    final BufferedImage image;
    private final int left;
    private final int foot;
    private final int top;
    private final int right;
    private final double[] range;

    private ReadBack(BufferedImage image, double... range) {
        this.image = image;
        this.range = range;
        int[] column = longestRun(image, true);
        int[] row = longestRun(image, false);
        left = column[0];
        top = column[1];
        foot = row[0];
        right = row[2];
    }

    /** Ranges: x from, x to, y from, y to. */
    static ReadBack of(Picture picture, double... range) {
        return new ReadBack(image(picture), range);
    }

    static BufferedImage image(Picture picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture.png()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Color at(double x, double y) {
        return new Color(image.getRGB(column(x), row(y)));
    }

    int column(double x) {
        return (int) Math.round(left + 0.5 + (x - range[0]) / (range[1] - range[0]) * (right - left - 0.5));
    }

    int row(double y) {
        return (int) Math.round(foot + 0.5 - (y - range[2]) / (range[3] - range[2]) * (foot - top + 0.5));
    }

    int panelHeight() {
        return foot - top;
    }

    /** The mean row of pixels of this color inside the panel, as a fraction of its height from the foot. */
    double meanHeight(Color color) {
        double sum = 0;
        int n = 0;
        for (int y = top; y < foot - 2; y++) {
            for (int x = left + 3; x < right; x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF)) {
                    sum += y;
                    n++;
                }
            }
        }
        return n == 0 ? Double.NaN : (foot - sum / n) / (foot - top);
    }

    /** Line, start and end of the longest run of the axis color. */
    private static int[] longestRun(BufferedImage image, boolean vertical) {
        int lines = vertical ? image.getWidth() : image.getHeight();
        int length = vertical ? image.getHeight() : image.getWidth();
        int[] best = new int[3];
        for (int line = 0; line < lines; line++) {
            int run = 0;
            for (int i = 0; i < length; i++) {
                int pixel = vertical ? image.getRGB(line, i) : image.getRGB(i, line);
                run = (pixel & 0xFFFFFF) == 0x4D4D4D ? run + 1 : 0;
                if (run > best[2] - best[1]) {
                    best = new int[] {line, i - run, i};
                }
            }
        }
        return best;
    }
}
