// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gyrus.expression.Unit;
import org.gyrus.plot.Picture;
import org.gyrus.plot.RegionBars;

/**
 * Where a model lives: cells (voxels of a grid, regions of a connectome), each with the model's states, and what flows
 * between them. Immutable and thread-safe.
 *
 * <p>A quantity on a space is an array of one number per cell, in the order of the cells. {@code div(D*grad(c))} and
 * {@code laplacian(c)} of a model's equations are computed by {@link #diffusion}, {@code div(vector(u, v)*c)} by {@link
 * #advection}.
 */
public interface Space {
    /** What it is called where it is shown, as "64 x 64 x 64 voxels of 1 mm, 91952 inside". */
    String name();

    /** The number of cells, at least 1. */
    int cells();

    /**
     * The unit of the lengths that {@link #diffusion} and the coordinates are in; the solver converts them to the model's.
     * Empty on a graph, whose weights are plain numbers.
     */
    Optional<Unit> length();

    /** The size of a cell (length, area, volume, by the dimension): the weight of cell i in an integral; 1 on a graph. */
    double measure(int cell);

    /**
     * The names of what each cell has: coordinates such as x, y, z, shares of tissue, properties of a region. A parameter
     * of a model with such a name has these values unless it is set.
     */
    List<String> features();

    /**
     * The values of a feature: a new array.
     *
     * @throws SpaceException for a name that is not among {@link #features}
     */
    double[] feature(String name);

    /**
     * How well each cell conducts relative to a coefficient of 1: {@code D*grad(c)} flows as (D k) grad c with this k. A new
     * array; empty where it is 1 everywhere.
     */
    default double[] conductance() {
        return new double[0];
    }

    /** A picture of one value per cell. */
    default Picture picture(String quantity, double[] values, String unit) {
        List<String> cells =
                IntStream.range(0, values.length).mapToObj(i -> "cell " + i).toList();
        return RegionBars.of(quantity, cells, Collections.nCopies(values.length, ""), values, unit);
    }

    /** The operator div(d grad c). Immutable: threads may share it. */
    Diffusion diffusion();

    /**
     * By axis, the operator d(v c)/dx of a velocity v along it and the quantity c that is carried. Immutable. Empty where nothing has a
     * direction, as on a graph without directed links.
     */
    default List<Transport> advection() {
        return List.of();
    }
}
