// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gyrus.expression.Unit;
import org.gyrus.plot.GlassBrain;
import org.gyrus.plot.Picture;
import org.gyrus.plot.RegionBars;

/**
 * Regions of a brain and the weights of the fibers between them: a space whose cells are regions. Immutable; each call gives a
 * changed copy.
 *
 * <pre>{@code
 * Connectome brain = Connectome.load("hcp-83").scaledByLargestEigenvalue();
 * Simulation.of(spread).on(brain).initial("c", brain.seed("entorhinal", 0.1)).until(30).run();
 * }</pre>
 *
 * <p>{@code weights[i][j]} is how strongly region i receives from region j; for undirected fibers the matrix is symmetric. In an
 * equation {@code div(D*grad(c))} is -D L c with the {@link Laplacian} L of {@link #with(Laplacian)}, combinatorial unless told;
 * where D differs between regions a link has the mean of its two ends. The unit of D L is that of the rate of c: weights are plain
 * numbers. Where links have a direction, {@code div(vector(v)*c)} is what they carry one way more than the other; with it a direction
 * can be learned: {@code div(D*grad(c)) + 2*D*s*(div(vector(1)*c) - c*div(vector(1)))} is -D L c of {@link #directed}(s).
 *
 * <p>Does not suit graphs of more than some thousand regions: the matrix is kept dense.
 */
public final class Connectome implements Space {
    private final String name;
    private final double[][] weights;
    private final List<Region> regions;
    private final Laplacian kind;
    private final Map<String, double[]> features;
    private final GraphDiffusion diffusion;

    private Connectome(
            String name, double[][] weights, List<Region> regions, Laplacian kind, Map<String, double[]> features) {
        this.name = name;
        this.weights = weights;
        this.regions = regions;
        this.kind = kind;
        this.features = features;
        this.diffusion = new GraphDiffusion(weights, kind);
    }

    /**
     * A published connectome: {@code "hcp-83"} (human, 83 regions of the Human Connectome Project) or {@code "mouse-426"} (Oh et al.
     * 2014, directed: the file's {@code ant}, whose direction it does not state; its {@code ret} is {@code directed(1)}, its {@code
     * nd} is {@code symmetrized()}).
     *
     * @throws SpaceException for another name
     */
    public static Connectome load(String name) {
        return ConnectomeFiles.load(name);
    }

    /**
     * From a file of one square matrix: {@code .csv}, {@code .npy}, or {@code .mat}.
     *
     * @throws SpaceException when the file holds more than one square matrix, or none, or weights that cannot be
     */
    public static Connectome read(Path file) {
        return ConnectomeFiles.read(file);
    }

    /** From one matrix of a file of several, such as {@code "Networks.nd"}. */
    public static Connectome read(Path file, String matrix) {
        return ConnectomeFiles.read(file, matrix);
    }

    /**
     * From weights, {@code weights[i][j]} of what region i receives from region j. The diagonal is taken as 0.
     *
     * @throws SpaceException when the matrix is not square, or a weight is negative or no finite number
     */
    public static Connectome of(double[][] weights) {
        double[][] checked = Weights.checked(weights);
        List<Region> regions = IntStream.range(0, checked.length)
                .mapToObj(i -> Region.named("region " + i))
                .toList();
        return new Connectome("connectome", checked, regions, Laplacian.COMBINATORIAL, Map.of());
    }

    /** Under another name. */
    public Connectome named(String other) {
        return new Connectome(Objects.requireNonNull(other), weights, regions, kind, features);
    }

    /**
     * With names and places of its regions, in the order of the rows.
     *
     * @throws SpaceException when there are not as many as rows
     */
    public Connectome regions(List<Region> table) {
        if (table.size() != weights.length) {
            throw new SpaceException(
                    "The table of regions has " + table.size() + " rows, but the matrix of weights has "
                            + weights.length + ": they must be of the same atlas, in the same order.");
        }
        return new Connectome(name, weights, List.copyOf(table), kind, features);
    }

    /** With this Laplacian in {@code div(D*grad(c))} and {@code laplacian(c)}. */
    public Connectome with(Laplacian laplacian) {
        return new Connectome(name, weights, regions, laplacian, features);
    }

    /** With a property of each region: a parameter of a model by this name has these values unless it is set. */
    public Connectome feature(String property, double... values) {
        if (values.length != weights.length) {
            throw new SpaceException("The property " + property + " has " + values.length + " values for the "
                    + weights.length + " regions of " + name + ".");
        }
        Map<String, double[]> more = new LinkedHashMap<>(features);
        more.put(property, values.clone());
        return new Connectome(name, weights, regions, kind, more);
    }

    /** With other weights for the same regions. */
    private Connectome changed(UnaryOperator<double[][]> change) {
        return new Connectome(name, Weights.checked(change.apply(weights)), regions, kind, features);
    }

    /** Every weight times a factor of 0 or more. */
    public Connectome scaled(double factor) {
        return changed(w -> Arrays.stream(w)
                .map(row -> Arrays.stream(row).map(v -> factor * v).toArray())
                .toArray(double[][]::new));
    }

    /** Divided by the largest eigenvalue of the weights, so that rates of different atlases compare. */
    public Connectome scaledByLargestEigenvalue() {
        double largest = Weights.largestEigenvalue(weights);
        if (!(largest > 0)) {
            throw new SpaceException("The largest eigenvalue of the weights of " + name + " is " + largest
                    + ": there is no link to scale by.");
        }
        return scaled(1 / largest);
    }

    /** (W + W^T)/2. */
    public Connectome symmetrized() {
        return directed(0.5);
    }

    /**
     * (1 - s) W + s W^T: from 0, the links as they are, over 0.5, no direction, to 1, all links turned around.
     *
     * @param s from 0 to 1
     */
    public Connectome directed(double s) {
        if (!(s >= 0 && s <= 1)) {
            throw new SpaceException(
                    "The direction of links goes from 0 (as they are) to 1 (turned around), not to " + s + ".");
        }
        return changed(w -> Weights.mixed(w, s));
    }

    /** Without the links whose weight is below a bound. */
    public Connectome without(double below) {
        return changed(w -> Arrays.stream(w)
                .map(row -> Arrays.stream(row).map(v -> v < below ? 0 : v).toArray())
                .toArray(double[][]::new));
    }

    /** The regions that fulfill a condition and the links among them, such as {@code r -> r.hemisphere().equals("left")}. */
    public Connectome where(Predicate<Region> condition) {
        int[] kept = IntStream.range(0, cells())
                .filter(i -> condition.test(regions.get(i)))
                .toArray();
        if (kept.length == 0) {
            throw new SpaceException("No region of " + name + " fulfills the condition.");
        }
        double[][] part = new double[kept.length][];
        Arrays.setAll(
                part,
                i -> Arrays.stream(kept).mapToDouble(j -> weights[kept[i]][j]).toArray());
        Map<String, double[]> fewer = new LinkedHashMap<>();
        features.forEach((f, values) ->
                fewer.put(f, Arrays.stream(kept).mapToDouble(i -> values[i]).toArray()));
        List<Region> some = Arrays.stream(kept).mapToObj(regions::get).toList();
        return new Connectome(name, part, some, kind, fewer);
    }

    /** {@code [i][j]}: how strongly region i receives from region j; a copy. */
    public double[][] weights() {
        return Weights.copy(weights);
    }

    /** What each region receives in all: the row sums of the weights. */
    public double[] strengths() {
        return Weights.rowSums(weights);
    }

    /** The Laplacian L as a matrix: div(D grad c) = -D L c. */
    public double[][] laplacian() {
        int n = cells();
        double[] strength = strengths();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            double left = kind.row(strength[i]);
            for (int j = 0; j < n; j++) {
                matrix[i][j] = -left * weights[i][j] * kind.column(strength[j]);
            }
            matrix[i][i] = left * strength[i] * kind.column(strength[i]);
        }
        return matrix;
    }

    /** Name, hemisphere, lobe and place of each region, in the order of the rows. */
    public List<Region> regions() {
        return regions;
    }

    /**
     * The numbers of all regions with this name, in both hemispheres.
     *
     * @throws SpaceException when there is none; it gives the nearest name
     */
    public int[] indices(String region) {
        int[] found = IntStream.range(0, cells())
                .filter(i -> regions.get(i).name().equals(region)
                        || regions.get(i).toString().equals(region))
                .toArray();
        if (found.length == 0) {
            throw SpaceException.unknown(
                    "region",
                    region,
                    regions.stream().map(Region::name).distinct().toList());
        }
        return found;
    }

    /** A value in the regions with this name, in both hemispheres, and 0 elsewhere: where a disease starts. */
    public Field seed(String region, double value) {
        double[] values = new double[cells()];
        Arrays.stream(indices(region)).forEach(i -> values[i] = value);
        return Field.of(this, values);
    }

    /** Straight distances in mm between the places of the regions, {@code [i][j]}; NaN where a place is not known. */
    public double[][] distances() {
        double[][] distances = new double[cells()][cells()];
        for (int i = 0; i < cells(); i++) {
            for (int j = 0; j < cells(); j++) {
                distances[i][j] = regions.get(i).distance(regions.get(j));
            }
        }
        return distances;
    }

    /** How long a signal takes between regions, distance by speed: in ms for a speed in mm/ms (m/s). */
    public double[][] delays(double speed) {
        if (!(speed > 0)) {
            throw new SpaceException("A signal's speed is a positive number, not " + speed + ".");
        }
        double[][] delays = distances();
        for (double[] row : delays) {
            Arrays.setAll(row, j -> row[j] / speed);
        }
        return delays;
    }

    /**
     * A picture of the regions at their places with the strongest links; give it values by {@link GlassBrain#values}.
     *
     * @throws SpaceException when the place of a region is not known
     */
    public GlassBrain glass() {
        Region missing = regions.stream().filter(r -> !r.hasPlace()).findFirst().orElse(null);
        if (missing != null) {
            throw new SpaceException("The place of " + missing + " is not known, so that " + name
                    + " cannot be seen in space; FieldPicture.matrix shows its weights.");
        }
        double[][] places =
                regions.stream().map(r -> new double[] {r.x(), r.y(), r.z()}).toArray(double[][]::new);
        return GlassBrain.of(places)
                .links(weights, 2 * cells())
                .labels(regions.stream().map(Region::name).toList(), 0);
    }

    /** Regions at their places, colored by value; bars where a place is not known. */
    @Override
    public Picture picture(String quantity, double[] values, String unit) {
        if (regions.stream().allMatch(Region::hasPlace)) {
            return glass().values(quantity, values, unit);
        }
        return RegionBars.of(
                quantity,
                regions.stream().map(Region::name).toList(),
                regions.stream().map(Region::lobe).toList(),
                values,
                unit);
    }

    /** The parts that exchange nothing with each other, as numbers of regions, the largest first; one for a connected graph. */
    public List<List<Integer>> components() {
        return Weights.parts(weights);
    }

    /** What to know before trusting a run: that the graph falls apart, and into which regions. Empty for a connected graph. */
    public List<String> warnings() {
        List<List<Integer>> parts = components();
        if (parts.size() == 1) {
            return List.of();
        }
        List<String> told = new ArrayList<>();
        for (List<Integer> part : parts.subList(1, Math.min(5, parts.size()))) {
            told.add(part.stream().limit(3).map(i -> regions.get(i).toString()).collect(Collectors.joining(", "))
                    + (part.size() > 3 ? " and " + (part.size() - 3) + " more" : ""));
        }
        return List.of(name + " falls into " + parts.size() + " parts that exchange nothing: one of "
                + parts.get(0).size() + " regions, and apart from it " + String.join("; ", told)
                + (parts.size() > 5 ? "; ..." : "") + ".");
    }

    @Override
    public String name() {
        long links = Arrays.stream(weights)
                .mapToLong(row -> Arrays.stream(row).filter(v -> v > 0).count())
                .sum();
        return name + ": " + cells() + (cells() == 1 ? " region, " : " regions, ")
                + (diffusion.isDirected() ? links + " directed links" : links / 2 + " links");
    }

    @Override
    public int cells() {
        return weights.length;
    }

    @Override
    public Optional<Unit> length() {
        return Optional.empty();
    }

    @Override
    public double measure(int cell) {
        return 1;
    }

    @Override
    public List<String> features() {
        List<String> names = new ArrayList<>(features.keySet());
        if (regions.stream().allMatch(Region::hasPlace)) {
            List.of("x", "y", "z").stream()
                    .filter(n -> !features.containsKey(n))
                    .forEach(names::add);
        }
        return names;
    }

    @Override
    public double[] feature(String property) {
        if (!features().contains(property)) {
            throw SpaceException.unknown("property", property, features());
        }
        if (features.containsKey(property)) {
            return features.get(property).clone();
        }
        return regions.stream()
                .mapToDouble(r -> property.equals("x") ? r.x() : property.equals("y") ? r.y() : r.z())
                .toArray();
    }

    @Override
    public Diffusion diffusion() {
        return diffusion;
    }

    /** One axis, along the links, where they have a direction; else none. */
    @Override
    public List<Transport> advection() {
        return diffusion.isDirected() ? List.of(new LinkAdvection(weights, kind)) : List.of();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of(name()));
        lines.addAll(warnings());
        return String.join("\n", lines);
    }
}
