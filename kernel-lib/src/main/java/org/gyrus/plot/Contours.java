// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of equal value by marching squares (W. Lorensen and H. Cline, SIGGRAPH 1987, in the plane): linear between the
 * centers of cells; an ambiguous square is decided by its mean. Squares with a corner that has no value are left out.
 */
final class Contours {
    private final Raster raster;
    private final double level;
    private final Path2D path = new Path2D.Double();

    private Contours(Raster raster, double level) {
        this.raster = raster;
        this.level = level;
    }

    /** The line of a level in units of cells: x along columns, y along rows, 0 at the outer edge of the first cell. */
    static Path2D of(Raster raster, double level) {
        Contours contours = new Contours(raster, level);
        for (int row = 0; row + 1 < raster.rows(); row++) {
            for (int column = 0; column + 1 < raster.columns(); column++) {
                contours.square(row, column);
            }
        }
        return contours.path;
    }

    private double value(int row, int column) {
        return raster.masked()[row][column] ? Double.NaN : raster.values()[row][column];
    }

    private void square(int row, int column) {
        double[] corner = {
            value(row, column), value(row, column + 1), value(row + 1, column + 1), value(row + 1, column)
        };
        double mean = (corner[0] + corner[1] + corner[2] + corner[3]) / 4;
        if (!Double.isFinite(mean)) {
            return;
        }
        List<double[]> crossings = new ArrayList<>();
        for (int edge = 0; edge < 4; edge++) {
            double a = corner[edge];
            double b = corner[(edge + 1) % 4];
            if (a < level != b < level) {
                crossings.add(place(row, column, edge, (level - a) / (b - a)));
            }
        }
        if (crossings.size() == 2) {
            segment(crossings.get(0), crossings.get(1));
        } else if (crossings.size() == 4) {
            // Corner 0 is cut off alone when the middle lies on the other side of the level.
            boolean alone = corner[0] < level != mean < level;
            segment(crossings.get(0), crossings.get(alone ? 3 : 1));
            segment(crossings.get(2), crossings.get(alone ? 1 : 3));
        }
    }

    /** The place at fraction t of an edge, counted from the corner (row, column) around the square. */
    private static double[] place(int row, int column, int edge, double t) {
        double x = column + 0.5;
        double y = row + 0.5;
        return switch (edge) {
            case 0 -> new double[] {x + t, y};
            case 1 -> new double[] {x + 1, y + t};
            case 2 -> new double[] {x + 1 - t, y + 1};
            default -> new double[] {x, y + 1 - t};
        };
    }

    private void segment(double[] from, double[] to) {
        path.moveTo(from[0], from[1]);
        path.lineTo(to[0], to[1]);
    }
}
