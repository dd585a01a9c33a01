// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/**
 * Values on a raster, {@code values[row][column]}, row 0 at the foot (a field) or on top (a matrix); what is masked
 * belongs to nothing and is left white.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Raster(double[][] values, boolean[][] masked, boolean smooth) {

    static Raster of(double[][] values) {
        if (values == null || values.length == 0 || values[0].length == 0) {
            throw new PlotException("A field needs at least one row and one column of values.");
        }
        double[][] copy = new double[values.length][];
        for (int row = 0; row < values.length; row++) {
            if (values[row].length != values[0].length) {
                throw new PlotException("All rows of a field have the same length: row 0 has " + values[0].length
                        + " values, row " + row + " has " + values[row].length + ".");
            }
            copy[row] = values[row].clone();
        }
        return new Raster(copy, new boolean[values.length][values[0].length], false);
    }

    int rows() {
        return values.length;
    }

    int columns() {
        return values[0].length;
    }

    Raster hiding(boolean[][] outside) {
        if (outside.length != rows() || outside[0].length != columns()) {
            throw new PlotException("The mask needs the shape of the values, " + rows() + " rows and " + columns()
                    + " columns; given " + outside.length + " and " + outside[0].length + ".");
        }
        boolean[][] copy = new boolean[rows()][];
        for (int row = 0; row < rows(); row++) {
            copy[row] = outside[row].clone();
        }
        return new Raster(values, copy, smooth);
    }

    Raster smoothed() {
        return new Raster(values, masked, true);
    }

    /** The finite values (positive ones for a logarithmic scale) that are not masked. */
    Range range(boolean log) {
        Range range = Range.EMPTY;
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                double value = values[row][column];
                if (!masked[row][column] && !(log && value <= 0)) {
                    range = range.and(value);
                }
            }
        }
        return range;
    }

    /** Whether the cell under a place (in cells, 0 at the outer edge of the first) is masked. */
    boolean maskedAt(double row, double column) {
        return masked[cell(row, rows())][cell(column, columns())];
    }

    /** The value under a place: that of the cell, or linear between the centers of the four nearest cells. */
    double at(double row, double column) {
        double own = values[cell(row, rows())][cell(column, columns())];
        if (!smooth || Double.isNaN(own)) {
            return own;
        }
        double r = Math.max(0, Math.min(rows() - 1.0, row - 0.5));
        double c = Math.max(0, Math.min(columns() - 1.0, column - 0.5));
        int r0 = Math.min((int) r, Math.max(0, rows() - 2));
        int c0 = Math.min((int) c, Math.max(0, columns() - 2));
        int r1 = Math.min(r0 + 1, rows() - 1);
        int c1 = Math.min(c0 + 1, columns() - 1);
        double top = blend(near(r0, c0, own), near(r0, c1, own), c - c0);
        double foot = blend(near(r1, c0, own), near(r1, c1, own), c - c0);
        return blend(top, foot, r - r0);
    }

    /** A neighbor that has no value lends none: the cell's own stands in. */
    private double near(int row, int column, double own) {
        double value = values[row][column];
        return Double.isFinite(value) && !masked[row][column] ? value : own;
    }

    private static double blend(double a, double b, double t) {
        return a + t * (b - a);
    }

    private static int cell(double place, int count) {
        return Math.max(0, Math.min(count - 1, (int) Math.floor(place)));
    }
}
