// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A few colors, 256 at most, for an image: the commonest as they are, the rest by median cut (P. Heckbert, SIGGRAPH 1982).
 *
 * <p>Charts have few colors and many shades of their edges, so the loss is invisible and the file is a third.
 */
final class Palette {
    /** The share of colors kept exactly: ground, grid, text and every series are among them. */
    private static final double EXACT = 0.375;

    private final Map<Integer, Integer> indexOf = new HashMap<>();
    private final List<Integer> colors = new ArrayList<>();

    private final int most;

    private Palette(int most) {
        this.most = most;
    }

    static Palette of(int[] pixels, int most) {
        Map<Integer, Integer> counts = new HashMap<>();
        int run = 0;
        for (int i = 0; i < pixels.length; i++) {
            run++;
            // Runs of one color are long; a look-up for each pixel would take most of the time.
            if (i == pixels.length - 1 || pixels[i + 1] != pixels[i]) {
                counts.merge(pixels[i] & 0xFFFFFF, run, Integer::sum);
                run = 0;
            }
        }
        List<Integer> byCount = new ArrayList<>(counts.keySet());
        byCount.sort((a, b) -> counts.get(b) - counts.get(a));
        int exact = counts.size() <= most ? counts.size() : (int) (EXACT * most);
        Palette palette = new Palette(most);
        byCount.subList(0, exact).forEach(color -> palette.add(List.of(color), counts));
        if (exact < byCount.size()) {
            int[] rest = byCount.subList(exact, byCount.size()).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            palette.cut(rest, counts);
        }
        return palette;
    }

    int[] colors() {
        return colors.stream().mapToInt(color -> 0xFF000000 | color).toArray();
    }

    /** The place of each pixel's color. */
    byte[] indices(int[] pixels) {
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            boolean same = i > 0 && pixels[i] == pixels[i - 1];
            indices[i] = same ? indices[i - 1] : (byte) (int) indexOf.get(pixels[i] & 0xFFFFFF);
        }
        return indices;
    }

    /** Splits the box with the longest edge at its middle until there are as many boxes as free places. */
    private void cut(int[] rest, Map<Integer, Integer> counts) {
        List<int[]> boxes = new ArrayList<>(List.of(rest));
        while (boxes.size() < most - colors.size()) {
            int[] widest = boxes.stream()
                    .filter(box -> box.length > 1)
                    .reduce(null, (a, b) -> a == null || edge(b) > edge(a) ? b : a);
            if (widest == null) {
                break;
            }
            boxes.remove(widest);
            int shift = longest(widest);
            int[] sorted = Arrays.stream(widest)
                    .boxed()
                    .sorted((a, b) -> (a >> shift & 255) - (b >> shift & 255))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int middle = sorted.length / 2;
            boxes.add(Arrays.copyOfRange(sorted, 0, middle));
            boxes.add(Arrays.copyOfRange(sorted, middle, sorted.length));
        }
        for (int[] box : boxes) {
            add(Arrays.stream(box).boxed().toList(), counts);
        }
    }

    /** One entry for all colors of a box: their mean, weighted by how often each occurs. */
    private void add(List<Integer> box, Map<Integer, Integer> counts) {
        long[] sum = new long[4];
        for (int color : box) {
            int n = counts.get(color);
            sum[0] += (long) n * (color >> 16 & 255);
            sum[1] += (long) n * (color >> 8 & 255);
            sum[2] += (long) n * (color & 255);
            sum[3] += n;
            indexOf.put(color, colors.size());
        }
        int red = (int) Math.round(sum[0] / (double) sum[3]);
        int green = (int) Math.round(sum[1] / (double) sum[3]);
        int blue = (int) Math.round(sum[2] / (double) sum[3]);
        colors.add(red << 16 | green << 8 | blue);
    }

    private static int edge(int[] box) {
        return spread(box, longest(box));
    }

    private static int longest(int[] box) {
        int red = spread(box, 16);
        int green = spread(box, 8);
        int blue = spread(box, 0);
        return green >= red && green >= blue ? 8 : red >= blue ? 16 : 0;
    }

    private static int spread(int[] box, int shift) {
        int low = 255;
        int high = 0;
        for (int color : box) {
            low = Math.min(low, color >> shift & 255);
            high = Math.max(high, color >> shift & 255);
        }
        return high - low;
    }
}
