// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gyrus.data.Volume;

/**
 * Slices of a brain in gray with a field in color over them, and a color bar. Immutable.
 *
 * <pre>{@code
 * BrainPicture.of(t1).at(-24, -10, 20)                                  // the three planes through a place
 * BrainPicture.of(t1).slices("axial", -10, 5, 20, 35).over("c", tumor, "1").from(0.01).contours(0.16, 0.8)
 * }</pre>
 *
 * <p>Places are in mm, in the frame of the volume: x to the right, y to the front, z up. The left of the picture is the left of the
 * brain. Values between voxels are linear; the field may have voxels of its own size. Fast whatever the size of the volume: only
 * what is seen is computed.
 */
public final class BrainPicture implements Picture {
    private final BrainPlan plan;

    private BrainPicture(BrainPlan plan) {
        this.plan = plan;
    }

    /** Anatomy such as a T1-weighted image, in gray; the three planes through its middle. */
    public static BrainPicture of(Volume anatomy) {
        return new BrainPicture(BrainPlan.of(anatomy));
    }

    /** The three planes through a place in mm. */
    public BrainPicture at(double x, double y, double z) {
        double[] place = {x, y, z};
        return new BrainPicture(plan.cut(
                Arrays.stream(Plane.values())
                        .map(plane -> new BrainPlan.Cut(plane, finite(place[plane.cut])))
                        .toList(),
                true));
    }

    /** Slices of one direction, {@code "sagittal"}, {@code "coronal"} or {@code "axial"}, at these places in mm. */
    public BrainPicture slices(String plane, double... places) {
        if (places.length == 0) {
            throw new PlotException("Slices need at least one place in mm, such as slices(\"axial\", 0, 20).");
        }
        Plane direction = Plane.named(plane);
        return new BrainPicture(plan.cut(
                Arrays.stream(places)
                        .mapToObj(p -> new BrainPlan.Cut(direction, finite(p)))
                        .toList(),
                false));
    }

    private static double finite(double place) {
        if (!Double.isFinite(place)) {
            throw new PlotException("The place of a slice is a finite number of mm, not " + place + ".");
        }
        return place;
    }

    /** A field in color over the anatomy: a concentration, a dose, a probability. */
    public BrainPicture over(String quantity, Volume field, String unit) {
        return new BrainPicture(plan.over(new AxisLabel(quantity, unit), Objects.requireNonNull(field)));
    }

    /** Shows the field only where it is at least this much; a hundredth of its largest value unless told. */
    public BrainPicture from(double threshold) {
        return new BrainPicture(plan.from(threshold));
    }

    /** The values of the first and the last color. */
    public BrainPicture range(double low, double high) {
        return new BrainPicture(plan.shaded(plan.shade().between(low, high)));
    }

    /** Uses another color map: one of {@link ColorMap#names()}. */
    public BrainPicture colors(String map) {
        return new BrainPicture(plan.colored(ColorMap.named(map)));
    }

    /** Lines of equal value of the field at these levels, over its colors. */
    public BrainPicture contours(double... levels) {
        List<Double> all = new ArrayList<>(plan.contours());
        Arrays.stream(levels).filter(Double::isFinite).forEach(all::add);
        return new BrainPicture(plan.contoured(all));
    }

    /** Draws the lines of equal value alone, so that the anatomy is seen. */
    public BrainPicture linesOnly() {
        return new BrainPicture(plan.withoutFill());
    }

    /** Puts a title above the picture. */
    public BrainPicture title(String text) {
        return new BrainPicture(plan.titled(Objects.requireNonNullElse(text, "")));
    }

    /** The logical width in pixels (760 unless told); the height follows. */
    public BrainPicture width(int pixels) {
        if (pixels < 200 || pixels > 4000) {
            throw new PlotException("A picture of a brain is 200 to 4000 pixels wide; given " + pixels + ".");
        }
        return new BrainPicture(plan.wide(pixels));
    }

    @Override
    public byte[] png() {
        return PngFile.encodeShades(BrainPainter.of(plan).image());
    }

    @Override
    public int width() {
        return plan.width();
    }

    @Override
    public int height() {
        return BrainPainter.of(plan).height();
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
