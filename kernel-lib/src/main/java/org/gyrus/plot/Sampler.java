// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import org.gyrus.data.Volume;

/** The values of a volume at places in mm, linear between the centers of voxels; NaN outside of it. */
final class Sampler {
    /** In mm. */
    private static final double MARGIN = 7;

    private final Volume volume;
    private final double[][] inverse = new double[3][4];

    Sampler(Volume volume) {
        this.volume = volume;
        double[][] m = volume.affine();
        double determinant = 0;
        for (int row = 0; row < 3; row++) {
            int r1 = (row + 1) % 3;
            int r2 = (row + 2) % 3;
            for (int column = 0; column < 3; column++) {
                int c1 = (column + 1) % 3;
                int c2 = (column + 2) % 3;
                inverse[column][row] = m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
            }
            determinant += m[row][0] * inverse[0][row];
        }
        for (double[] row : inverse) {
            for (int i = 0; i < 3; i++) {
                row[i] /= determinant;
                row[3] -= row[i] * m[i][3];
            }
        }
    }

    double at(double x, double y, double z) {
        double i = inverse[0][0] * x + inverse[0][1] * y + inverse[0][2] * z + inverse[0][3];
        double j = inverse[1][0] * x + inverse[1][1] * y + inverse[1][2] * z + inverse[1][3];
        double k = inverse[2][0] * x + inverse[2][1] * y + inverse[2][2] * z + inverse[2][3];
        if (!inside(i, volume.nx()) || !inside(j, volume.ny()) || !inside(k, volume.nz())) {
            return Double.NaN;
        }
        int i0 = low(i, volume.nx());
        int j0 = low(j, volume.ny());
        int k0 = low(k, volume.nz());
        int i1 = Math.min(i0 + 1, volume.nx() - 1);
        double s = Math.max(0, Math.min(1, i - i0));
        double t = Math.max(0, Math.min(1, j - j0));
        double u = Math.max(0, Math.min(1, k - k0));
        int j1 = Math.min(j0 + 1, volume.ny() - 1);
        int k1 = Math.min(k0 + 1, volume.nz() - 1);
        double front = mix(line(i0, i1, j0, k0, s), line(i0, i1, j1, k0, s), t);
        double back = mix(line(i0, i1, j0, k1, s), line(i0, i1, j1, k1, s), t);
        return mix(front, back, u);
    }

    /** The box of all voxels in mm: least and greatest x, y, z. */
    static double[][] box(Volume volume) {
        double[][] box = {
            {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
            {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY}
        };
        for (int corner = 0; corner < 8; corner++) {
            double[] place = volume.world(
                    corner % 2 == 0 ? -0.5 : volume.nx() - 0.5,
                    corner / 2 % 2 == 0 ? -0.5 : volume.ny() - 0.5,
                    corner / 4 == 0 ? -0.5 : volume.nz() - 0.5);
            for (int axis = 0; axis < 3; axis++) {
                box[0][axis] = Math.min(box[0][axis], place[axis]);
                box[1][axis] = Math.max(box[1][axis], place[axis]);
            }
        }
        return box;
    }

    /** The box in mm of what is brighter than a threshold, with some mm around it; the whole box where nothing is. */
    static double[][] box(Volume volume, double threshold) {
        double[][] box = {
            {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
            {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY}
        };
        double[][] whole = box(volume);
        int step = Math.max(1, (int) Math.cbrt(volume.voxels() / 2e5));
        for (int k = 0; k < volume.nz(); k += step) {
            for (int j = 0; j < volume.ny(); j += step) {
                for (int i = 0; i < volume.nx(); i += step) {
                    if (volume.at(i, j, k) > threshold) {
                        double[] place = volume.world(i, j, k);
                        for (int axis = 0; axis < 3; axis++) {
                            box[0][axis] = Math.min(box[0][axis], place[axis] - MARGIN);
                            box[1][axis] = Math.max(box[1][axis], place[axis] + MARGIN);
                        }
                    }
                }
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            if (box[0][axis] > box[1][axis]) {
                return whole;
            }
            box[0][axis] = Math.max(box[0][axis], whole[0][axis]);
            box[1][axis] = Math.min(box[1][axis], whole[1][axis]);
        }
        return box;
    }

    private double line(int i0, int i1, int j, int k, double s) {
        return mix(volume.at(i0, j, k), volume.at(i1, j, k), s);
    }

    private static boolean inside(double place, int count) {
        return place >= -0.5 && place <= count - 0.5;
    }

    private static int low(double place, int count) {
        return Math.max(0, Math.min((int) Math.floor(place), Math.max(0, count - 2)));
    }

    private static double mix(double a, double b, double t) {
        return t == 0 ? a : t == 1 ? b : a + t * (b - a);
    }
}
