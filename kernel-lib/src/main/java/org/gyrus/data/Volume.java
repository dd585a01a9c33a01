// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * Values on a block of voxels, such as a scan or a tissue map. Immutable.
 *
 * <p>Voxel (i, j, k), with i from 0 to nx - 1, j to ny - 1, k to nz - 1, has the number {@code i + nx*(j + ny*k)}: i runs
 * fastest, as in NIfTI files. The affine takes (i, j, k) to millimeters, in the frame of the file; {@link #spacing} is the length
 * of its columns. Values stay in the bytes of their file (one per voxel for the tissue maps) and become doubles when asked.
 *
 * <pre>{@code
 * Volume white = Datasets.volume("mni152-wm").map(v -> v / 255).resampled(2);
 * white.write(Path.of("white-2mm.nii.gz"));
 * }</pre>
 *
 * <p>Does not suit more than 2 GB of one volume, or series of scans in one object: {@link #read(Path, int)} reads one of them.
 */
public final class Volume {
    private final String name;
    private final int[] size;
    private final Affine affine;
    private final VoxelType type;
    private final ByteBuffer data;
    private final double slope;
    private final double intercept;

    Volume(String name, int[] size, Affine affine, VoxelType type, ByteBuffer data, double slope, double intercept) {
        this.name = name;
        this.size = size;
        this.affine = affine;
        this.type = type;
        this.data = data;
        this.slope = slope;
        this.intercept = intercept;
    }

    /**
     * Values of ours on cubic voxels, axes along the grid, the center of voxel (0, 0, 0) at the origin.
     *
     * @param spacing in mm, above 0
     * @param values one for each voxel, i fastest; copied
     * @throws DataException when a size is not positive, or the number of values is not nx*ny*nz
     */
    public static Volume of(int nx, int ny, int nz, double spacing, double[] values) {
        if (!(spacing > 0 && Double.isFinite(spacing))) {
            throw new DataException("The spacing of voxels is a positive number of mm, but " + spacing + " was given.");
        }
        return of(new int[] {nx, ny, nz}, Affine.spacing(spacing, spacing, spacing), values, "volume");
    }

    static Volume of(int[] size, Affine affine, double[] values, String name) {
        if (Arrays.stream(size).anyMatch(n -> n < 1)) {
            throw new DataException(
                    "A volume has at least one voxel along each axis, but " + Arrays.toString(size) + " was given.");
        }
        long voxels = (long) size[0] * size[1] * size[2];
        if (voxels != values.length || voxels > Integer.MAX_VALUE / 8 - 8) {
            throw new DataException("A volume of " + text(size) + " voxels needs " + voxels + " values (at most "
                    + (Integer.MAX_VALUE / 8 - 8) + "), but " + values.length + " were given.");
        }
        ByteBuffer data = ByteBuffer.allocate(8 * values.length);
        data.asDoubleBuffer().put(values);
        return new Volume(name, size.clone(), affine, VoxelType.FLOAT64, data, 1, 0);
    }

    /**
     * The first volume of a NIfTI file, version 1 or 2, {@code .nii} or {@code .nii.gz}.
     *
     * @throws DataException when it is not such a file, is cut short, or declares more than it can hold or than fits in memory
     */
    public static Volume read(Path file) {
        return read(file, 0);
    }

    /** One volume of a series, counted from 0; as {@link #read(Path)}. */
    public static Volume read(Path file, int frame) {
        return NiftiFile.read(file, frame);
    }

    /** Writes a NIfTI file, compressed when the name ends in {@code .gz}, with the voxels as they are kept here. */
    public void write(Path file) {
        NiftiFile.write(this, file);
    }

    /** What it is called: the data set or file it came from. */
    public String name() {
        return name;
    }

    /** The same volume under another name. */
    public Volume named(String other) {
        return new Volume(Objects.requireNonNull(other), size, affine, type, data, slope, intercept);
    }

    /** Voxels along i. */
    public int nx() {
        return size[0];
    }

    /** Voxels along j. */
    public int ny() {
        return size[1];
    }

    /** Voxels along k. */
    public int nz() {
        return size[2];
    }

    /** nx*ny*nz. */
    public int voxels() {
        return size[0] * size[1] * size[2];
    }

    /** The distances in mm between neighbors along i, j and k. */
    public double[] spacing() {
        return new double[] {affine.spacing(0), affine.spacing(1), affine.spacing(2)};
    }

    /** From voxel indices to mm, three rows of four: {@code x = m[0][0]*i + m[0][1]*j + m[0][2]*k + m[0][3]}. */
    public double[][] affine() {
        return affine.copy();
    }

    /** The place (x, y, z) in mm of a voxel's center; indices may lie between voxels. */
    public double[] world(double i, double j, double k) {
        return affine.apply(i, j, k);
    }

    /** The value of a voxel. */
    public double at(int i, int j, int k) {
        Objects.checkIndex(i, size[0]);
        Objects.checkIndex(j, size[1]);
        Objects.checkIndex(k, size[2]);
        return value(i + size[0] * (j + size[1] * k));
    }

    private double value(int voxel) {
        return slope * type.get(data, voxel) + intercept;
    }

    /** All values, {@code [i + nx*(j + ny*k)]}; a new array. */
    public double[] values() {
        double[] values = new double[voxels()];
        Arrays.setAll(values, this::value);
        return values;
    }

    /** Each value changed by a function, such as {@code v -> v / 255}. */
    public Volume map(DoubleUnaryOperator function) {
        double[] values = values();
        for (int i = 0; i < values.length; i++) {
            values[i] = function.applyAsDouble(values[i]);
        }
        return of(size, affine, values, name);
    }

    /** The same places with other values, one for each voxel. */
    public Volume withValues(double[] values) {
        return of(size, affine, values, name);
    }

    /** On cubic voxels of another size; as {@link #resampled(double, double, double)}. */
    public Volume resampled(double spacing) {
        return resampled(spacing, spacing, spacing);
    }

    /**
     * On voxels of another size in mm, from the same corner. Along an axis that becomes coarser a new value is the mean over the new
     * voxel's length, so that sums times voxel volume are kept; along one that becomes finer it is linear between centers. The
     * last voxel may reach beyond the old edge: it is the mean over its part inside.
     *
     * @throws DataException when a spacing is not positive, or the result has more voxels than fit in memory
     */
    public Volume resampled(double x, double y, double z) {
        return Resampling.of(this, new double[] {x, y, z});
    }

    /** With the axes permuted and turned so that i points to the right, j to the front and k up, as nearly as the grid allows. */
    public Volume rightAnteriorSuperior() {
        return Orientation.of(affine).turn(this);
    }

    /** "mni152-wm: 197 x 233 x 189 voxels of 1 x 1 x 1 mm, UINT8, from 0 to 255". */
    @Override
    public String toString() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < voxels(); v++) {
            double value = value(v);
            low = Math.min(low, Double.isNaN(value) ? low : value);
            high = Math.max(high, Double.isNaN(value) ? high : value);
        }
        double[] h = spacing();
        return name + ": " + text(size) + " voxels of " + digits(h[0]) + " x " + digits(h[1]) + " x " + digits(h[2])
                + " mm, " + type + ", from " + digits(low) + " to " + digits(high);
    }

    /** Four significant digits, without zeros that say nothing. */
    private static String digits(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    int[] size() {
        return size.clone();
    }

    Affine map() {
        return affine;
    }

    VoxelType type() {
        return type;
    }

    /** The bytes of the voxels as they are kept, in their own order of bytes. */
    ByteBuffer data() {
        return data.asReadOnlyBuffer().order(data.order());
    }

    double slope() {
        return slope;
    }

    double intercept() {
        return intercept;
    }

    static String text(int[] size) {
        return size[0] + " x " + size[1] + " x " + size[2];
    }
}
