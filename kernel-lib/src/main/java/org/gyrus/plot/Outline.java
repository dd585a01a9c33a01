// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gyrus.data.Volume;

/**
 * What the brain looks like from each direction, in mm, the picture's x to the right and y up.
 *
 * @param shapes one for each plane
 * @param closed whether a shape can be filled
 */
record Outline(Map<Plane, Shape> shapes, boolean closed) {
    /** From the outermost region to the outline, in mm. */
    private static final double AROUND = 11;

    Shape of(Plane plane) {
        return shapes.get(plane);
    }

    /** The convex hull of places with a rounded rim. */
    static Outline of(double[][] places) {
        Map<Plane, Shape> shapes = new EnumMap<>(Plane.class);
        for (Plane plane : Plane.values()) {
            shapes.put(plane, hull(places, plane));
        }
        return new Outline(shapes, true);
    }

    /** Andrew's monotone chain (Inf Process Lett 9, 216, 1979). */
    private static Shape hull(double[][] places, Plane plane) {
        double[][] points = Arrays.stream(places)
                .map(p -> new double[] {p[plane.across], p[plane.up]})
                .sorted(Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]))
                .toArray(double[][]::new);
        List<double[]> hull = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            int start = hull.size();
            for (int i = 0; i < points.length; i++) {
                double[] p = points[side == 0 ? i : points.length - 1 - i];
                while (hull.size() >= start + 2 && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), p) <= 0) {
                    hull.remove(hull.size() - 1);
                }
                hull.add(p);
            }
        }
        Path2D path = new Path2D.Double();
        path.moveTo(hull.get(0)[0], hull.get(0)[1]);
        hull.forEach(p -> path.lineTo(p[0], p[1]));
        path.closePath();
        Area area = new Area(path);
        area.add(new Area(new BasicStroke((float) (2 * AROUND), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(path)));
        return area;
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }

    /** What is seen of a volume: where any voxel along the direction of view is brighter than a fifth of the brightest. */
    static Outline of(Volume volume) {
        double[][] box = Sampler.box(volume);
        int step = Math.max(1, (int) Math.cbrt(volume.voxels() / 1e6));
        double cell = 1.01 * step * Arrays.stream(volume.spacing()).max().orElse(1);
        Map<Plane, double[][]> seen = new EnumMap<>(Plane.class);
        for (Plane plane : Plane.values()) {
            int rows = (int) ((box[1][plane.up] - box[0][plane.up]) / cell) + 3;
            seen.put(plane, new double[rows][(int) ((box[1][plane.across] - box[0][plane.across]) / cell) + 3]);
        }
        for (int k = 0; k < volume.nz(); k += step) {
            for (int j = 0; j < volume.ny(); j += step) {
                for (int i = 0; i < volume.nx(); i += step) {
                    double value = volume.at(i, j, k);
                    double[] at = volume.world(i, j, k);
                    for (Map.Entry<Plane, double[][]> view : seen.entrySet()) {
                        Plane plane = view.getKey();
                        double[] row = view.getValue()[1 + (int) ((at[plane.up] - box[0][plane.up]) / cell)];
                        int column = 1 + (int) ((at[plane.across] - box[0][plane.across]) / cell);
                        row[column] = Math.max(row[column], value);
                    }
                }
            }
        }
        Map<Plane, Shape> shapes = new EnumMap<>(Plane.class);
        seen.forEach((plane, values) -> {
            double most =
                    Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElse(1);
            AffineTransform toMm =
                    AffineTransform.getTranslateInstance(box[0][plane.across] - cell, box[0][plane.up] - cell);
            toMm.scale(cell, cell);
            shapes.put(plane, Contours.of(Raster.of(values), 0.2 * most).createTransformedShape(toMm));
        });
        return new Outline(shapes, false);
    }
}
