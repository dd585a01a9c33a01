// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Arrays;

/**
 * A symmetric tensor for each place of a raster, x fastest: how well each cell of a {@link Grid} conducts along every direction,
 * relative to a coefficient of 1. With {@link Grid#conducting(TensorField)} a model's {@code div(D*grad(c))} becomes div(D K grad
 * c). Immutable.
 *
 * <pre>{@code
 * TensorField.fibers(new double[][] {fx, fy, fz}, 1, 0.1)      // 1 along fibers, 0.1 across
 * }</pre>
 */
public final class TensorField {
    private static final String[] NAMES = {"xx", "yy", "zz", "xy", "xz", "yz"};
    /** {@code [place * 6 + component]}: xx, yy, zz, xy, xz, yz. */
    private final double[] components;

    private TensorField(double[] components) {
        this.components = components;
    }

    /**
     * In three dimensions, by components.
     *
     * @throws SpaceException if the rasters differ in length, or a tensor is not finite or has a negative eigenvalue
     */
    public static TensorField of(double[] xx, double[] yy, double[] zz, double[] xy, double[] xz, double[] yz) {
        double[][] rasters = {xx, yy, zz, xy, xz, yz};
        double[] all = new double[6 * xx.length];
        for (int k = 0; k < 6; k++) {
            if (rasters[k].length != xx.length) {
                throw new SpaceException("The components of a tensor field are rasters of one length, but " + NAMES[k]
                        + " has " + rasters[k].length + " values and xx has " + xx.length + ".");
            }
            for (int p = 0; p < xx.length; p++) {
                all[6 * p + k] = rasters[k][p];
            }
        }
        return checked(all);
    }

    /** In two dimensions; see {@link #of(double[], double[], double[], double[], double[], double[])}. */
    public static TensorField of(double[] xx, double[] yy, double[] xy) {
        double[] none = new double[xx.length];
        return of(xx, yy, none, xy, none, none);
    }

    /**
     * K = across I + (along - across) n n^T, n the direction of fibers.
     *
     * @param direction rasters of the components of a vector along fibers, one for each axis, of any length; where it is 0 the
     *     tensor is across I
     * @param along conductance along fibers, from 0
     * @param across conductance across them, from 0
     */
    public static TensorField fibers(double[][] direction, double along, double across) {
        int places = direction.length == 0 ? 0 : direction[0].length;
        if (direction.length < 2
                || direction.length > 3
                || Arrays.stream(direction).anyMatch(d -> d.length != places)) {
            throw new SpaceException("Directions of fibers are two or three rasters of one length, for x, y and z, but "
                    + Arrays.toString(
                            Arrays.stream(direction).mapToInt(d -> d.length).toArray())
                    + " values were given.");
        }
        double[] all = new double[6 * places];
        int[] first = {0, 1, 2, 0, 0, 1};
        int[] second = {0, 1, 2, 1, 2, 2};
        for (int p = 0; p < places; p++) {
            double square = 0;
            for (double[] each : direction) {
                square += each[p] * each[p];
            }
            for (int k = 0; k < 6; k++) {
                boolean there = second[k] < direction.length && square > 0;
                double product = there ? direction[first[k]][p] * direction[second[k]][p] / square : 0;
                all[6 * p + k] = (k < 3 ? across : 0) + (along - across) * product;
            }
        }
        return checked(all);
    }

    private static TensorField checked(double[] all) {
        for (int p = 0; p < all.length / 6; p++) {
            if (!isSound(all, 6 * p)) {
                throw new SpaceException(
                        "A tensor of conductances is finite and has no negative eigenvalue, but that of place "
                                + p + " is " + Arrays.toString(NAMES) + " = "
                                + Arrays.toString(Arrays.copyOfRange(all, 6 * p, 6 * p + 6)) + ".");
            }
        }
        return new TensorField(all);
    }

    /** Whether all principal minors are 0 or more, up to rounding. */
    private static boolean isSound(double[] k, int at) {
        double xx = k[at];
        double yy = k[at + 1];
        double zz = k[at + 2];
        double xy = k[at + 3];
        double xz = k[at + 4];
        double yz = k[at + 5];
        double most = Math.max(xx, Math.max(yy, zz));
        double slack = -1e-12 * most * most;
        double determinant = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
        return most < 1e100
                && Math.min(xx, Math.min(yy, zz)) >= 0
                && xx * yy - xy * xy >= slack
                && xx * zz - xz * xz >= slack
                && yy * zz - yz * yz >= slack
                && determinant >= slack * most;
    }

    /** The number of places. */
    int size() {
        return components.length / 6;
    }

    /** Those of some places, {@code [cell * 6 + component]}: a new array. */
    double[] at(int[] places) {
        double[] some = new double[6 * places.length];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(components, 6 * places[i], some, 6 * i, 6);
        }
        return some;
    }
}
