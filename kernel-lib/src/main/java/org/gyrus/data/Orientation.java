// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

/**
 * Which axis of a grid runs nearest to which direction of the world, and whether against it.
 *
 * @param axis for x, y and z the axis of the grid that follows it
 * @param reversed for x, y and z whether that axis runs against it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record Orientation(int[] axis, boolean[] reversed) {

    /** Gives each axis the direction in which its unit vector reaches farthest, the farthest of all first. */
    static Orientation of(Affine affine) {
        int[] axis = {-1, -1, -1};
        boolean[] reversed = new boolean[3];
        boolean[] taken = new boolean[3];
        for (int round = 0; round < 3; round++) {
            int world = -1;
            int grid = -1;
            double farthest = -1;
            for (int w = 0; w < 3; w++) {
                for (int g = 0; g < 3; g++) {
                    double reach = Math.abs(affine.rows()[w][g]) / affine.spacing(g);
                    if (axis[w] < 0 && !taken[g] && reach > farthest) {
                        farthest = reach;
                        world = w;
                        grid = g;
                    }
                }
            }
            axis[world] = grid;
            reversed[world] = affine.rows()[world][grid] < 0;
            taken[grid] = true;
        }
        return new Orientation(axis, reversed);
    }

    private boolean isIdentity() {
        boolean identity = true;
        for (int w = 0; w < 3; w++) {
            identity &= axis[w] == w && !reversed[w];
        }
        return identity;
    }

    Volume turn(Volume volume) {
        if (isIdentity()) {
            return volume;
        }
        int[] old = volume.size();
        int[] stride = {1, old[0], old[0] * old[1]};
        int[] size = new int[3];
        int[] step = new int[3];
        int start = 0;
        double[][] rows = volume.affine();
        double[][] turned = new double[3][4];
        double[] origin = {0, 0, 0};
        for (int w = 0; w < 3; w++) {
            int g = axis[w];
            size[w] = old[g];
            step[w] = reversed[w] ? -stride[g] : stride[g];
            start += reversed[w] ? (old[g] - 1) * stride[g] : 0;
            origin[g] = reversed[w] ? old[g] - 1 : 0;
            for (int row = 0; row < 3; row++) {
                turned[row][w] = reversed[w] ? -rows[row][g] : rows[row][g];
            }
        }
        double[] corner = volume.world(origin[0], origin[1], origin[2]);
        for (int row = 0; row < 3; row++) {
            turned[row][3] = corner[row];
        }
        double[] from = volume.values();
        double[] to = new double[from.length];
        int at = 0;
        for (int k = 0; k < size[2]; k++) {
            for (int j = 0; j < size[1]; j++) {
                int place = start + j * step[1] + k * step[2];
                for (int i = 0; i < size[0]; i++, place += step[0]) {
                    to[at++] = from[place];
                }
            }
        }
        return Volume.of(size, new Affine(turned), to, volume.name());
    }
}
