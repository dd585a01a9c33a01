// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gyrus.expression.Unit;
import org.gyrus.plot.Picture;

/**
 * A regular grid of one to three dimensions: finite volumes on the cells inside a mask. Immutable; each call gives a changed
 * copy.
 *
 * <pre>{@code
 * Grid.of(64, 64, 64).spacing(1, "mm").inside((x, y, z) -> Math.hypot(Math.hypot(x - 32, y - 32), z - 32) <= 28)
 * Grid.of(181, 217, 181).spacing(1, "mm").tissue(white, gray, 10)
 * }</pre>
 *
 * <p>o_i = sum over faces of cell i of (k_i d_i + k_j d_j)/2 (c_j - c_i) / h^2, k the {@link #conductance}, h the spacing
 * along the axis of the face: conservative, symmetric and second order in h where mask and k are smooth. Nothing flows
 * through faces without a cell behind them unless {@link #periodic} or {@link #held} is said.
 *
 * <p>Arrays on the whole grid ("rasters") have x fastest: {@code raster[i + nx*(j + ny*k)]}. Only cells inside the mask
 * count and cost; they are numbered in that order. Features: x, y, z, the centers of cells, (i + 1/2) h from the corner.
 */
public final class Grid implements Space {
    private static final int MOST = 1 << 30;

    private final Lattice lattice;
    /** Rasters by name. */
    private final Map<String, double[]> features;
    /** By raster; empty for 1. */
    private final double[] conducting;

    /** In place of {@link #conducting}; null for none. */
    private final TensorField tensor;

    private final int[] place;
    private volatile Diffusion stencil;
    private volatile List<Transport> carrying;

    private Grid(
            Lattice lattice, int[] place, Map<String, double[]> features, double[] conducting, TensorField tensor) {
        if (tensor != null && !Double.isNaN(lattice.held())) {
            throw new SpaceException(
                    "Nothing flows through the boundary of a grid that conducts by a tensor field: leave"
                            + " held(value) or conducting(TensorField) out.");
        }
        this.lattice = lattice;
        this.tensor = tensor;
        this.features = features;
        this.conducting = conducting;
        this.place = place;
    }

    /**
     * A grid of 1 mm.
     *
     * @param shape the number of cells along x, and along y and z if there are
     */
    public static Grid of(int... shape) {
        long all = 1;
        for (int n : shape) {
            all = n > 0 && all > 0 ? Math.min(all * n, Long.MAX_VALUE / MOST) : 0;
        }
        if (shape.length < 1 || shape.length > 3 || all < 1 || all > MOST) {
            throw new SpaceException(
                    "A grid has one to three numbers of cells, each at least 1 and their product at most " + MOST
                            + ", but " + Arrays.toString(shape) + " was given.");
        }
        int[] full = Arrays.copyOf(shape, 3);
        Arrays.fill(full, shape.length, 3, 1);
        double[] ones = {1, 1, 1};
        boolean[] closed = new boolean[3];
        Lattice lattice = new Lattice(shape.length, full, ones, Unit.of("mm"), closed, Double.NaN, Advection.UPWIND);
        int[] place = new int[(int) all];
        Arrays.setAll(place, i -> i);
        return new Grid(lattice, place, Map.of(), new double[0], null);
    }

    /** The same spacing along all axes, in a unit such as {@code "mm"}. */
    public Grid spacing(double h, String unit) {
        return spacing(new double[] {h, h, h}, unit);
    }

    /** A spacing for each axis: x, y and z if there are. */
    public Grid spacing(double[] h, String unit) {
        if (h.length < lattice.axes() || h.length > 3 || !Arrays.stream(h).allMatch(each -> each > 0 && each < 1e300)) {
            throw new SpaceException("A grid of " + lattice.axes() + " axes needs as many spacings above 0, but "
                    + Arrays.toString(h) + " was given.");
        }
        double[] full = {1, 1, 1};
        System.arraycopy(h, 0, full, 0, h.length);
        return new Grid(lattice.withSpacing(full, Unit.of(unit)), place, features, conducting, tensor);
    }

    /** Whether a place belongs to it; y and z are 0.5 h where there is no such axis. */
    @FunctionalInterface
    public interface Inside {
        /** At the center of a cell. */
        boolean contains(double x, double y, double z);
    }

    /** Keeps only cells whose centers lie in a region. */
    public Grid inside(Inside region) {
        boolean[] mask = new boolean[lattice.size()];
        for (int p : place) {
            mask[p] = region.contains(lattice.center(p, 0), lattice.center(p, 1), lattice.center(p, 2));
        }
        return new Grid(lattice, placesOf(mask, lattice), features, conducting, tensor);
    }

    /** Keeps only cells where a raster is true. */
    public Grid inside(boolean[] raster) {
        sized(raster.length, "A mask");
        boolean[] mask = new boolean[raster.length];
        for (int p : place) {
            mask[p] = raster[p];
        }
        return new Grid(lattice, placesOf(mask, lattice), features, conducting, tensor);
    }

    /** What leaves at one end comes in at the other, along all axes. */
    public Grid periodic() {
        boolean[] all = new boolean[3];
        Arrays.fill(all, 0, lattice.axes(), true);
        return new Grid(lattice.withPeriodic(all), place, features, conducting, tensor);
    }

    /** The same along one axis: {@code "x"}, {@code "y"} or {@code "z"}. */
    public Grid periodic(String axis) {
        int a = Lattice.NAMES.indexOf(axis);
        if (a < 0 || a >= lattice.axes()) {
            throw SpaceException.unknown("axis", axis, Lattice.NAMES.subList(0, lattice.axes()));
        }
        boolean[] more = lattice.periodic().clone();
        more[a] = true;
        return new Grid(lattice.withPeriodic(more), place, features, conducting, tensor);
    }

    /** Cells beyond the boundary, of the box where it is not periodic and of the mask, hold this value (Dirichlet). */
    public Grid held(double value) {
        if (!Double.isFinite(value)) {
            throw new SpaceException("A boundary holds a finite value, but " + value + " was given.");
        }
        return new Grid(lattice.withHeld(value), place, features, conducting, tensor);
    }

    /**
     * What a flow such as {@code div(vector(u, v)*c)} takes along: {@link Advection#UPWIND} if nothing is said. Nothing is carried
     * through walls; where a value is {@link #held} it comes in with the flow, and what leaves is lost.
     */
    public Grid advection(Advection scheme) {
        return new Grid(lattice.withAdvection(scheme), place, features, conducting, tensor);
    }

    /** A property of each cell that equations may use by this name, as a raster. */
    public Grid feature(String name, double[] raster) {
        sized(raster.length, "The feature " + name);
        if (Lattice.NAMES.contains(name)) {
            throw new SpaceException("x, y and z are the coordinates of cells; choose another name than " + name + ".");
        }
        Map<String, double[]> more = new TreeMap<>(features);
        more.put(name, raster.clone());
        return new Grid(lattice, place, more, conducting, tensor);
    }

    /** How well each cell conducts, from 0, relative to a coefficient of 1: a raster. */
    public Grid conducting(double[] raster) {
        sized(raster.length, "A conductance");
        for (int p : place) {
            if (!(raster[p] >= 0 && raster[p] < 1e300)) {
                throw new SpaceException(
                        "A conductance is 0 or more, but that of " + lattice.told(p) + " is " + raster[p] + ".");
            }
        }
        return new Grid(lattice, place, features, raster.clone(), null);
    }

    /**
     * How well each cell conducts along every direction, in place of one number: {@code div(D*grad(c))} becomes div(D K grad c).
     * Conservative and symmetric, nothing flows through walls; second order in h where K is smooth. Where K is strongly
     * anisotropic and askew to the grid, steep fields can undershoot (no scheme on nearest neighbors that is both linear and
     * of second order avoids it): resolve them, or allow for small negative values.
     *
     * @throws SpaceException if the tensors are not those of this grid's raster, or boundaries are {@link #held}
     */
    public Grid conducting(TensorField tensors) {
        sized(tensors.size(), "A tensor field");
        return new Grid(lattice, place, features, new double[0], tensors);
    }

    /**
     * A brain: keeps cells that are at least half white or gray matter; white conducts 1, gray 1/ratio, the rest 0, mixed by
     * their shares: a model's D is that of white matter. Adds the features {@code white} and {@code gray}.
     *
     * @param white share of white matter in each cell, 0 to 1: a raster
     * @param gray share of gray matter
     * @param ratio D in white over D in gray matter: 5 (Swanson's line) to 10 are used
     */
    public Grid tissue(double[] white, double[] gray, double ratio) {
        sized(white.length, "White matter");
        sized(gray.length, "Gray matter");
        if (!(ratio > 0)) {
            throw new SpaceException(
                    "The ratio of D in white to D in gray matter is above 0, but " + ratio + " was given.");
        }
        boolean[] mask = new boolean[white.length];
        double[] mixed = new double[white.length];
        for (int p = 0; p < white.length; p++) {
            mask[p] = white[p] + gray[p] >= 0.5;
            mixed[p] = white[p] + gray[p] / ratio;
        }
        return inside(mask).feature("white", white).feature("gray", gray).conducting(mixed);
    }

    private void sized(int length, String what) {
        if (length != lattice.size()) {
            throw new SpaceException(what + " on " + lattice.shapeText() + " cells has " + lattice.size()
                    + " values, x fastest, but " + length + (length == 1 ? " was" : " were") + " given.");
        }
    }

    private static int[] placesOf(boolean[] inside, Lattice lattice) {
        int n = 0;
        for (boolean each : inside) {
            n += each ? 1 : 0;
        }
        if (n == 0) {
            throw new SpaceException(
                    "No cell of " + lattice.shapeText() + " is inside the mask; at least one is needed.");
        }
        int[] place = new int[n];
        n = 0;
        for (int p = 0; p < inside.length; p++) {
            if (inside[p]) {
                place[n++] = p;
            }
        }
        return place;
    }

    @Override
    public String name() {
        return lattice.text() + (place.length == lattice.size() ? "" : ", " + place.length + " inside");
    }

    @Override
    public int cells() {
        return place.length;
    }

    @Override
    public Optional<Unit> length() {
        return Optional.of(lattice.unit());
    }

    @Override
    public double measure(int cell) {
        return lattice.measure();
    }

    @Override
    public List<String> features() {
        List<String> names = new java.util.ArrayList<>(Lattice.NAMES.subList(0, lattice.axes()));
        names.addAll(features.keySet());
        return List.copyOf(names);
    }

    @Override
    public double[] feature(String name) {
        int axis = Lattice.NAMES.indexOf(name);
        if (axis >= 0 && axis < lattice.axes()) {
            double[] x = new double[place.length];
            Arrays.setAll(x, i -> lattice.center(place[i], axis));
            return x;
        }
        double[] raster = features.get(name);
        if (raster == null) {
            throw SpaceException.unknown("feature", name, features());
        }
        return gathered(raster);
    }

    /** The values of a raster at the cells inside. */
    private double[] gathered(double[] raster) {
        double[] values = new double[place.length];
        Arrays.setAll(values, i -> raster[place[i]]);
        return values;
    }

    /** A field from a raster: its values at the cells inside. */
    public Field field(double[] raster) {
        sized(raster.length, "A field");
        return Field.of(this, gathered(raster));
    }

    /** The raster of one value per cell; not a number outside. */
    public double[] raster(Field field) {
        double[] raster = new double[lattice.size()];
        Arrays.fill(raster, Double.NaN);
        for (int i = 0; i < place.length; i++) {
            raster[place[i]] = field.at(i);
        }
        return raster;
    }

    /** By raster. */
    boolean[] mask() {
        boolean[] inside = new boolean[lattice.size()];
        for (int p : place) {
            inside[p] = true;
        }
        return inside;
    }

    /** A curve along one axis, colors over two; of three axes the slice with the largest value. */
    @Override
    public Picture picture(String quantity, double[] values, String unit) {
        return GridPicture.of(this, quantity, values, unit);
    }

    Lattice lattice() {
        return lattice;
    }

    /** The number of cells along x, y and z; 1 where there is no such axis. */
    public int[] shape() {
        return lattice.shape().clone();
    }

    @Override
    public double[] conductance() {
        return conducting.length == 0 ? new double[0] : gathered(conducting);
    }

    @Override
    public Diffusion diffusion() {
        if (stencil == null) {
            stencil = tensor == null ? new Stencil(lattice, place) : new TensorStencil(lattice, place, tensor);
        }
        return stencil;
    }

    @Override
    public List<Transport> advection() {
        if (carrying == null) {
            carrying = IntStream.range(0, lattice.axes())
                    .<Transport>mapToObj(axis -> new FaceAdvection(lattice, place, axis))
                    .toList();
        }
        return carrying;
    }

    @Override
    public String toString() {
        return name();
    }
}
