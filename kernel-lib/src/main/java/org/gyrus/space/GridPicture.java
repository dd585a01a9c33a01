// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gyrus.plot.Charts;
import org.gyrus.plot.FieldPicture;
import org.gyrus.plot.Picture;

/** Values on a grid: a curve along one axis, colors over two; of three axes the slice with the largest value. */
final class GridPicture {
    private GridPicture() {}

    static Picture of(Grid grid, String quantity, double[] values, String unit) {
        Lattice lattice = grid.lattice();
        double[] raster = grid.raster(Field.of(grid, values));
        String length = lattice.unit().text();
        if (lattice.axes() == 1) {
            double[] x = IntStream.range(0, raster.length)
                    .mapToDouble(p -> lattice.center(p, 0))
                    .toArray();
            return Charts.line("x", x, length).y(quantity, raster, unit);
        }
        int nx = lattice.shape()[0];
        int ny = lattice.shape()[1];
        int k = largest(raster) / (nx * ny);
        double[][] slice = new double[ny][];
        boolean[][] outside = new boolean[ny][nx];
        Arrays.setAll(slice, j -> Arrays.copyOfRange(raster, (k * ny + j) * nx, (k * ny + j + 1) * nx));
        boolean[] inside = grid.mask();
        for (int j = 0; j < ny; j++) {
            for (int i = 0; i < nx; i++) {
                outside[j][i] = !inside[(k * ny + j) * nx + i];
            }
        }
        FieldPicture picture = FieldPicture.field(quantity, slice, unit)
                .x("x", 0, nx * lattice.spacing()[0], length)
                .y("y", 0, ny * lattice.spacing()[1], length)
                .mask(outside)
                .size(480, 420);
        return lattice.axes() == 2
                ? picture
                : picture.title("z = " + (float) lattice.center(k * nx * ny, 2) + " " + length);
    }

    private static int largest(double[] raster) {
        int best = 0;
        for (int p = 1; p < raster.length; p++) {
            if (raster[p] > raster[best] || Double.isNaN(raster[best])) {
                best = p;
            }
        }
        return best;
    }
}
