// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

/**
 * Another voxel size, axis after axis: means over the new voxels where they are longer, linear interpolation between centers
 * where they are shorter.
 */
final class Resampling {
    private Resampling() {}

    static Volume of(Volume volume, double[] wanted) {
        int[] size = volume.size();
        double[] spacing = volume.spacing();
        double[] values = volume.values();
        double[] first = new double[3];
        double[] step = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double ratio = wanted[axis] / spacing[axis];
            if (!(ratio > 0 && Double.isFinite(ratio))) {
                throw new DataException("The new size of voxels is a positive number of mm along each axis, but "
                        + wanted[axis] + " was given.");
            }
            step[axis] = ratio;
            first[axis] = (ratio - 1) / 2;
            if (Math.abs(ratio - 1) > 1e-9) {
                values = along(axis, values, size, ratio);
            }
        }
        return Volume.of(size, volume.map().over(first, step), values, volume.name());
    }

    /** Changes {@code size[axis]} and gives the values on the new grid. */
    private static double[] along(int axis, double[] values, int[] size, double ratio) {
        int old = size[axis];
        double count = Math.max(1, Math.ceil(old / ratio - 1e-6));
        double total = (double) values.length / old * count;
        if (total > Integer.MAX_VALUE / 8.0 - 8) {
            throw new DataException("On voxels so small the volume would have " + (long) total + " voxels; the most is "
                    + (Integer.MAX_VALUE / 8 - 8) + ". Ask for larger ones.");
        }
        int stride = axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
        int fresh = (int) count;
        size[axis] = fresh;
        double[] result = new double[(int) total];
        int outer = values.length / old / stride;
        for (int line = 0; line < outer; line++) {
            for (int m = 0; m < fresh; m++) {
                Weights weights = ratio > 1 ? Weights.mean(m, ratio, old) : Weights.linear(m, ratio, old);
                int to = (line * fresh + m) * stride;
                for (int n = weights.first; n < weights.first + weights.count; n++) {
                    double weight = weights.at(n);
                    int from = (line * old + n) * stride;
                    for (int i = 0; i < stride; i++) {
                        result[to + i] += weight * values[from + i];
                    }
                }
            }
        }
        return result;
    }

    /** What each old voxel of a line lends to a new one. */
    private static final class Weights {
        final int first;
        final int count;
        private final double from;
        private final double until;
        private final boolean mean;

        private Weights(int first, int count, double from, double until, boolean mean) {
            this.first = first;
            this.count = count;
            this.from = from;
            this.until = until;
            this.mean = mean;
        }

        /** The part of the new voxel's length, in old voxels, that lies in each. */
        static Weights mean(int m, double ratio, int old) {
            double from = Math.min(m * ratio, old - 1e-9);
            double until = Math.min(from + ratio, old);
            int first = Math.min(old - 1, (int) from);
            int last = Math.min(old - 1, (int) Math.ceil(until) - 1);
            return new Weights(first, Math.max(1, last - first + 1), from, until, true);
        }

        /** Linear between the two centers around the new one; beyond the outer centers their value. */
        static Weights linear(int m, double ratio, int old) {
            double place = Math.max(0, Math.min(old - 1.0, (m + 0.5) * ratio - 0.5));
            int first = Math.min((int) place, Math.max(0, old - 2));
            return new Weights(first, Math.min(2, old), place, 0, false);
        }

        double at(int n) {
            if (mean) {
                return count == 1 ? 1 : (Math.min(n + 1, until) - Math.max(n, from)) / (until - from);
            }
            return count == 1 ? 1 : 1 - Math.abs(n - from);
        }
    }
}
