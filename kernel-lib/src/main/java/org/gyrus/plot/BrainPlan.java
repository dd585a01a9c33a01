// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gyrus.data.Volume;

/** All that a picture of a brain is made of. */
record BrainPlan(
        String title,
        Volume anatomy,
        List<Cut> cuts,
        boolean crossed,
        Optional<Overlay> overlay,
        ColorMap colors,
        Shade shade,
        List<Double> contours,
        boolean filled,
        int width) {

    /** A slice: its direction and where it stands, in mm. */
    record Cut(Plane plane, double place) {
        String label() {
            return plane.symbol + " = " + AxisLabel.number(place) + " mm";
        }
    }

    /** A field over the anatomy, shown where it is at least the threshold; its greatest value is known. */
    record Overlay(AxisLabel quantity, Volume field, double threshold, Range values) {}

    static BrainPlan of(Volume anatomy) {
        double[][] box = Sampler.box(anatomy);
        List<Cut> cuts = Arrays.stream(Plane.values())
                .map(plane -> new Cut(plane, Math.round((box[0][plane.cut] + box[1][plane.cut]) / 2)))
                .toList();
        return new BrainPlan(
                "",
                anatomy,
                cuts,
                true,
                Optional.empty(),
                ColorMap.named("viridis"),
                Shade.AUTOMATIC,
                List.of(),
                true,
                760);
    }

    BrainPlan titled(String text) {
        return new BrainPlan(text, anatomy, cuts, crossed, overlay, colors, shade, contours, filled, width);
    }

    BrainPlan cut(List<Cut> where, boolean cross) {
        return new BrainPlan(title, anatomy, where, cross, overlay, colors, shade, contours, filled, width);
    }

    BrainPlan over(AxisLabel quantity, Volume field) {
        Range values = Range.EMPTY;
        for (double value : field.values()) {
            values = Double.isFinite(value) ? values.and(value) : values;
        }
        double threshold = values.isEmpty() ? 0 : Math.max(0.01 * values.high(), values.low());
        return with(new Overlay(quantity, field, threshold, values));
    }

    BrainPlan from(double threshold) {
        Overlay o = overlay.orElseThrow(
                () -> new PlotException("There is no field to show from a threshold on; call over(...) first."));
        return with(new Overlay(o.quantity(), o.field(), threshold, o.values()));
    }

    private BrainPlan with(Overlay other) {
        return new BrainPlan(title, anatomy, cuts, crossed, Optional.of(other), colors, shade, contours, filled, width);
    }

    BrainPlan colored(ColorMap map) {
        return new BrainPlan(title, anatomy, cuts, crossed, overlay, map, shade, contours, filled, width);
    }

    BrainPlan shaded(Shade other) {
        return new BrainPlan(title, anatomy, cuts, crossed, overlay, colors, other, contours, filled, width);
    }

    BrainPlan contoured(List<Double> levels) {
        return new BrainPlan(title, anatomy, cuts, crossed, overlay, colors, shade, List.copyOf(levels), filled, width);
    }

    BrainPlan withoutFill() {
        return new BrainPlan(title, anatomy, cuts, crossed, overlay, colors, shade, contours, false, width);
    }

    BrainPlan wide(int pixels) {
        return new BrainPlan(title, anatomy, cuts, crossed, overlay, colors, shade, contours, filled, pixels);
    }

    /** From the threshold to the greatest value, unless a range was asked for. */
    Scale scale(Overlay o) {
        Range seen = o.values().isEmpty()
                ? Range.EMPTY
                : new Range(o.threshold(), o.values().high());
        return shade.scale(seen);
    }

    String summary() {
        List<String> lines = new ArrayList<>();
        if (!title.isEmpty()) {
            lines.add(title);
        }
        lines.add("slices of " + anatomy.name() + ": "
                + String.join(
                        ", ",
                        cuts.stream()
                                .map(c -> c.plane().name().toLowerCase(java.util.Locale.ROOT) + " " + c.label())
                                .toList()));
        overlay.ifPresent(o -> lines.add(o.quantity().text() + ": shown from " + AxisLabel.number(o.threshold())
                + ", values " + o.values().text()
                + (contours.isEmpty()
                        ? ""
                        : ", lines at "
                                + String.join(
                                        ", ",
                                        contours.stream().map(AxisLabel::number).toList()))));
        return String.join("\n", lines);
    }
}
