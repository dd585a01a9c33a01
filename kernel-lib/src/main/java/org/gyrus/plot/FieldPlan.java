// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;

/** All that a field picture is made of. */
record FieldPlan(
        String title,
        AxisLabel quantity,
        Raster raster,
        Axis x,
        Axis y,
        ColorMap colors,
        Shade shade,
        List<Double> contours,
        int width,
        int height) {

    static FieldPlan matrix(AxisLabel quantity, Raster raster) {
        Axis columns = Axis.BARE.ranging("x", -0.5, raster.columns() - 0.5);
        Axis rows = Axis.BARE.ranging("y", raster.rows() - 0.5, -0.5);
        return of(quantity, raster, columns, rows);
    }

    static FieldPlan field(AxisLabel quantity, Raster raster) {
        return of(
                quantity,
                raster,
                Axis.BARE.ranging("x", 0, raster.columns()),
                Axis.BARE.ranging("y", 0, raster.rows()));
    }

    private static FieldPlan of(AxisLabel quantity, Raster raster, Axis x, Axis y) {
        return new FieldPlan(
                "", quantity, raster, x, y, ColorMap.named("viridis"), Shade.AUTOMATIC, List.of(), 600, 520);
    }

    FieldPlan titled(String text) {
        return new FieldPlan(text, quantity, raster, x, y, colors, shade, contours, width, height);
    }

    FieldPlan withRaster(Raster other) {
        return new FieldPlan(title, quantity, other, x, y, colors, shade, contours, width, height);
    }

    FieldPlan withX(Axis other) {
        return new FieldPlan(title, quantity, raster, other, y, colors, shade, contours, width, height);
    }

    FieldPlan withY(Axis other) {
        return new FieldPlan(title, quantity, raster, x, other, colors, shade, contours, width, height);
    }

    FieldPlan withColors(ColorMap other) {
        return new FieldPlan(title, quantity, raster, x, y, other, shade, contours, width, height);
    }

    FieldPlan withShade(Shade other) {
        return new FieldPlan(title, quantity, raster, x, y, colors, other, contours, width, height);
    }

    FieldPlan withContours(List<Double> levels) {
        return new FieldPlan(title, quantity, raster, x, y, colors, shade, List.copyOf(levels), width, height);
    }

    FieldPlan sized(int w, int h) {
        Plan.empty(x, y).sized(w, h);
        return new FieldPlan(title, quantity, raster, x, y, colors, shade, contours, w, h);
    }

    Scale xScale() {
        return new Scale(x.low(), x.high(), false);
    }

    Scale yScale() {
        return new Scale(y.low(), y.high(), false);
    }

    Scale colorScale() {
        return shade.scale(raster.range(shade.log()));
    }

    /** Height over width that shows lengths true: for cells that are counted, and where both axes have the same unit. */
    double aspect() {
        boolean same = x.label().unit().equals(y.label().unit());
        return same ? Math.abs(y.high() - y.low()) / Math.abs(x.high() - x.low()) : 0.75;
    }

    String summary() {
        Omitted omitted = new Omitted(0, 0);
        long masked = 0;
        for (int row = 0; row < raster.rows(); row++) {
            for (int column = 0; column < raster.columns(); column++) {
                boolean hidden = raster.masked()[row][column];
                double[] value = hidden ? new double[0] : new double[] {raster.values()[row][column]};
                masked += hidden ? 1 : 0;
                omitted = omitted.and(Omitted.among(value, shade.log()));
            }
        }
        String head = title.isEmpty() ? "" : title + "\n";
        return head + quantity.text() + ": " + raster.rows() + " rows, " + raster.columns() + " columns, "
                + raster.range(shade.log()).text()
                + "\ncolors: " + colors.name() + (shade.log() ? ", log" : "") + ", "
                + new Range(colorScale().least(), colorScale().greatest()).text()
                + omitted.text()
                + (masked == 0 ? "" : "\nmasked: " + masked)
                + (contours.isEmpty()
                        ? ""
                        : "\ncontours at "
                                + contours.stream().map(AxisLabel::number).toList());
    }
}
