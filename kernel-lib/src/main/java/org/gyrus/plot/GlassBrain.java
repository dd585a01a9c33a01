// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;
import java.util.Objects;
import org.gyrus.data.Volume;

/**
 * The regions of a brain as dots at their places, seen through its outline from the left, from above and from behind; sizes and
 * colors are values, lines are the strongest links. Immutable.
 *
 * <pre>{@code
 * GlassBrain.of(places).links(weights, 200).values("tau", tau, "SUVR").labels(names, 5)
 * }</pre>
 *
 * <p>Places are in mm, x to the right, y to the front, z up; the left of a picture is the left of the brain.
 */
public final class GlassBrain implements Picture {
    private final GlassPlan plan;

    private GlassBrain(GlassPlan plan) {
        this.plan = plan;
    }

    /**
     * Regions at these places.
     *
     * @param places {@code [region]{x, y, z}} in mm
     */
    public static GlassBrain of(double[][] places) {
        if (places.length == 0) {
            throw new PlotException("A glass brain needs at least one region.");
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i].length != 3 || !Double.isFinite(places[i][0] + places[i][1] + places[i][2])) {
                throw new PlotException("Each region has a place of three finite numbers x, y, z in mm; that of region "
                        + i + " (from 0) has not. Leave regions without a place out.");
            }
        }
        return new GlassBrain(GlassPlan.of(places));
    }

    /** A value of each region as its color and size. */
    public GlassBrain values(String quantity, double[] values, String unit) {
        if (values.length != plan.places().length) {
            throw new PlotException("There are " + plan.places().length + " regions but " + values.length + " values.");
        }
        return new GlassBrain(plan.valued(new AxisLabel(quantity, unit), values.clone()));
    }

    /** The strongest links of a matrix of weights, so many at most, the stronger the darker. */
    public GlassBrain links(double[][] weights, int most) {
        if (weights.length != plan.places().length) {
            throw new PlotException(
                    "There are " + plan.places().length + " regions but " + weights.length + " rows of weights.");
        }
        return new GlassBrain(plan.linked(GlassPlan.strongest(weights, most)));
    }

    /** Names the regions with the largest values, so many at most. */
    public GlassBrain labels(List<String> names, int most) {
        if (names.size() != plan.places().length) {
            throw new PlotException("There are " + plan.places().length + " regions but " + names.size() + " names.");
        }
        return new GlassBrain(plan.named(names, most));
    }

    /** The outline of this volume, such as a T1-weighted image, instead of a hull around the regions. */
    public GlassBrain inside(Volume volume) {
        return new GlassBrain(plan.inside(Outline.of(volume)));
    }

    /** The values of the first and the last color and size. */
    public GlassBrain range(double low, double high) {
        return new GlassBrain(plan.shaded(plan.shade().between(low, high)));
    }

    /** Uses another color map: one of {@link ColorMap#names()}. */
    public GlassBrain colors(String map) {
        return new GlassBrain(plan.colored(ColorMap.named(map)));
    }

    /** Puts a title above the picture. */
    public GlassBrain title(String text) {
        return new GlassBrain(plan.titled(Objects.requireNonNullElse(text, "")));
    }

    @Override
    public byte[] png() {
        return PngFile.encode(new GlassPainter(plan).image());
    }

    @Override
    public int width() {
        return GlassPainter.WIDTH;
    }

    @Override
    public int height() {
        return new GlassPainter(plan).height();
    }

    @Override
    public String summary() {
        return plan.summary();
    }

    /** The summary, for consoles. */
    @Override
    public String toString() {
        return summary();
    }
}
