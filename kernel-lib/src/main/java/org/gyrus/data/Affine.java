// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

/** From voxel indices to millimeters, three rows of four: x = m[0][0] i + m[0][1] j + m[0][2] k + m[0][3]. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Affine(double[][] rows) {

    /** Axes along the grid, the center of the first voxel at the origin. */
    static Affine spacing(double x, double y, double z) {
        return new Affine(new double[][] {{x, 0, 0, 0}, {0, y, 0, 0}, {0, 0, z, 0}});
    }

    /**
     * The qform of NIfTI: a rotation from the unit quaternion (a, b, c, d) with a >= 0, spacing along its columns, the third
     * turned around when {@code qfac} is -1. Source: nifti1.h, "METHOD 2".
     */
    static Affine quaternion(double[] bcd, double[] offset, double[] spacing, double qfac) {
        double b = bcd[0];
        double c = bcd[1];
        double d = bcd[2];
        double square = b * b + c * c + d * d;
        double a = Math.sqrt(Math.max(0, 1 - square));
        if (square > 1) {
            b /= Math.sqrt(square);
            c /= Math.sqrt(square);
            d /= Math.sqrt(square);
        }
        double[][] r = {
            {a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
            {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
            {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c}
        };
        double[][] rows = new double[3][4];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                rows[i][j] = r[i][j] * spacing[j] * (j == 2 ? qfac : 1);
            }
            rows[i][3] = offset[i];
        }
        return new Affine(rows);
    }

    /** Whether every entry is finite and no axis is flat. */
    boolean isUsable() {
        double[][] m = rows;
        for (double[] row : m) {
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    return false;
                }
            }
        }
        double determinant = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
        double volume = spacing(0) * spacing(1) * spacing(2);
        return Double.isFinite(volume) && Math.abs(determinant) > 1e-9 * volume;
    }

    /** The distance in mm between neighbors along an axis of the grid: the length of its column. */
    double spacing(int axis) {
        return Math.hypot(Math.hypot(rows[0][axis], rows[1][axis]), rows[2][axis]);
    }

    /** The place of a voxel's center in mm; the indices may lie between voxels. */
    double[] apply(double i, double j, double k) {
        double[] place = new double[3];
        for (int row = 0; row < 3; row++) {
            double[] m = rows[row];
            place[row] = m[0] * i + m[1] * j + m[2] * k + m[3];
        }
        return place;
    }

    /** The map of a grid whose voxel (i, j, k) is this one's voxel (first + step * (i, j, k)), axis by axis. */
    Affine over(double[] first, double[] step) {
        double[] origin = apply(first[0], first[1], first[2]);
        double[][] moved = new double[3][4];
        for (int row = 0; row < 3; row++) {
            for (int axis = 0; axis < 3; axis++) {
                moved[row][axis] = rows[row][axis] * step[axis];
            }
            moved[row][3] = origin[row];
        }
        return new Affine(moved);
    }

    /** In millimeters, where this one is in a unit of so many of them. */
    Affine times(double factor) {
        double[][] scaled = copy();
        for (double[] row : scaled) {
            for (int axis = 0; axis < 4; axis++) {
                row[axis] *= factor;
            }
        }
        return new Affine(scaled);
    }

    double[][] copy() {
        return new double[][] {rows[0].clone(), rows[1].clone(), rows[2].clone()};
    }
}
