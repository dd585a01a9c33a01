// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Values on a raster as colors, with a color bar: a matrix such as a connectome, or a field such as a slice of a brain.
 * Immutable.
 *
 * <pre>{@code
 * FieldPicture.matrix("weight", weights, "1").labels(regions).logScale().title("HCP, 83 regions")
 * FieldPicture.field("c", cells, "1").x("x", 0, 180, "mm").y("y", 0, 216, "mm").contours(0.16, 0.8).smooth()
 * }</pre>
 *
 * <p>A cell whose value is not finite is hatched gray, one that is not positive on a logarithmic scale is plain pale gray,
 * a masked one is white; the summary counts them.
 */
public final class FieldPicture implements Picture {
    private final FieldPlan plan;

    private FieldPicture(FieldPlan plan) {
        this.plan = plan;
    }

    /** A matrix {@code values[row][column]} with row 0 on top and square cells. */
    public static FieldPicture matrix(String quantity, double[][] values, String unit) {
        return new FieldPicture(FieldPlan.matrix(new AxisLabel(quantity, unit), Raster.of(values)));
    }

    /** A field {@code values[j][i]} at y_j (rising) and x_i; axes count cells until {@link #x} and {@link #y} tell. */
    public static FieldPicture field(String quantity, double[][] values, String unit) {
        return new FieldPicture(FieldPlan.field(new AxisLabel(quantity, unit), Raster.of(values)));
    }

    private FieldPicture with(FieldPlan changed) {
        return new FieldPicture(changed);
    }

    /** The x axis of a field: its name and the places of the outer edges of the first and the last column. */
    public FieldPicture x(String name, double from, double to, String unit) {
        return with(plan.withX(plan.x().named(name, unit).ranging("x", from, to)));
    }

    /** The y axis of a field: its name and the places of the outer edges of the first and the last row. */
    public FieldPicture y(String name, double from, double to, String unit) {
        return with(plan.withY(plan.y().named(name, unit).ranging("y", from, to)));
    }

    /** Names the rows and the columns of a square matrix alike. */
    public FieldPicture labels(List<String> names) {
        return labels(names, names);
    }

    /** Names the rows and the columns. */
    public FieldPicture labels(List<String> rows, List<String> columns) {
        if (rows.size() != plan.raster().rows()
                || columns.size() != plan.raster().columns()) {
            throw new PlotException("Each row and column needs one name: the matrix has "
                    + plan.raster().rows() + " rows and " + plan.raster().columns() + " columns; given " + rows.size()
                    + " and " + columns.size() + " names.");
        }
        return with(plan.withX(plan.x().over(shown(columns))).withY(plan.y().over(shown(rows))));
    }

    private static List<String> shown(List<String> names) {
        return names.stream().map(AxisLabel::name).toList();
    }

    /** Uses another color map: one of {@link ColorMap#names()}. */
    public FieldPicture colors(String map) {
        return with(plan.withColors(ColorMap.named(map)));
    }

    /** Blue below zero, red above, pale at zero; the color range reaches as far on either side. */
    public FieldPicture diverging() {
        return diverging(0);
    }

    /** Blue below the center, red above, pale at it; the color range reaches as far on either side. */
    public FieldPicture diverging(double center) {
        return with(
                plan.withColors(ColorMap.named("RdBu_r")).withShade(plan.shade().centered(center)));
    }

    /** Colors by the logarithm of the value. */
    public FieldPicture logScale() {
        return with(plan.withShade(plan.shade().logarithmic()));
    }

    /** The values of the first and the last color; values beyond take the color of the nearer end. */
    public FieldPicture range(double from, double to) {
        return with(plan.withShade(plan.shade().between(from, to)));
    }

    /** Leaves white what is outside, {@code outside[row][column]}: the ground around a brain. */
    public FieldPicture mask(boolean[][] outside) {
        return with(plan.withRaster(plan.raster().hiding(outside)));
    }

    /** Blends between the centers of cells; cells are plain otherwise. */
    public FieldPicture smooth() {
        return with(plan.withRaster(plan.raster().smoothed()));
    }

    /** Draws lines of equal value at these levels, marked in the color bar. */
    public FieldPicture contours(double... levels) {
        List<Double> all = new ArrayList<>(plan.contours());
        Arrays.stream(levels).filter(Double::isFinite).forEach(all::add);
        return with(plan.withContours(all));
    }

    /** Puts a title above the picture. */
    public FieldPicture title(String text) {
        return with(plan.titled(Objects.requireNonNullElse(text, "")));
    }

    /** The largest logical size in pixels (600 by 520 unless told); the picture is smaller along one side to keep shape. */
    public FieldPicture size(int width, int height) {
        return with(plan.sized(width, height));
    }

    @Override
    public byte[] png() {
        return PngFile.encode(FieldPainter.of(plan).image());
    }

    @Override
    public int width() {
        return FieldPainter.of(plan).width();
    }

    @Override
    public int height() {
        return FieldPainter.of(plan).height();
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
