// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gyrus.expression.Unit;

/**
 * The geometry of a {@link Grid}, mask apart.
 *
 * @param axes 1 to 3
 * @param shape cells along x, y, z; 1 beyond the axes
 * @param spacing of cells along x, y, z
 * @param unit of the spacing
 * @param periodic along x, y, z
 * @param held the value of cells beyond a boundary; not a number where nothing flows through it
 * @param advection what flows take along
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Lattice(
        int axes, int[] shape, double[] spacing, Unit unit, boolean[] periodic, double held, Advection advection) {
    static final List<String> NAMES = List.of("x", "y", "z");

    Lattice withSpacing(double[] h, Unit of) {
        return new Lattice(axes, shape, h, of, periodic, held, advection);
    }

    Lattice withPeriodic(boolean[] along) {
        return new Lattice(axes, shape, spacing, unit, along, held, advection);
    }

    Lattice withHeld(double value) {
        return new Lattice(axes, shape, spacing, unit, periodic, value, advection);
    }

    Lattice withAdvection(Advection scheme) {
        return new Lattice(axes, shape, spacing, unit, periodic, held, scheme);
    }

    /** The number of cells, outside included. */
    int size() {
        return shape[0] * shape[1] * shape[2];
    }

    /** How far apart neighbors along an axis are in a raster. */
    int stride(int axis) {
        return axis == 0 ? 1 : axis == 1 ? shape[0] : shape[0] * shape[1];
    }

    /** Which cell along an axis a place of a raster is. */
    int index(int place, int axis) {
        return place / stride(axis) % shape[axis];
    }

    double center(int place, int axis) {
        return (index(place, axis) + 0.5) * spacing[axis];
    }

    /** The neighbor's place in a raster, one step (-1 or 1) along an axis; -1 for none. */
    int neighbor(int place, int axis, int step) {
        int i = index(place, axis) + step;
        if (i >= 0 && i < shape[axis]) {
            return place + step * stride(axis);
        }
        return periodic[axis] ? place - step * (shape[axis] - 1) * stride(axis) : -1;
    }

    /** 1/h^2 along an axis; 0 where there is none. */
    double conductance(int axis) {
        return axis < axes ? 1 / (spacing[axis] * spacing[axis]) : 0;
    }

    double measure() {
        double product = 1;
        for (int a = 0; a < axes; a++) {
            product *= spacing[a];
        }
        return product;
    }

    String told(int place) {
        return IntStream.range(0, axes)
                .mapToObj(a -> String.valueOf(index(place, a)))
                .collect(Collectors.joining(", ", "cell (", ")"));
    }

    String shapeText() {
        return IntStream.range(0, axes).mapToObj(a -> String.valueOf(shape[a])).collect(Collectors.joining(" x "));
    }

    String text() {
        boolean alike = IntStream.range(0, axes).allMatch(a -> spacing[a] == spacing[0]);
        String sizes = alike
                ? String.valueOf(spacing[0])
                : IntStream.range(0, axes)
                        .mapToObj(a -> String.valueOf(spacing[a]))
                        .collect(Collectors.joining(" x "));
        return shapeText() + (axes == 3 ? " voxels of " : " cells of ")
                + sizes.replace(".0 ", " ").replaceAll("\\.0$", "") + " " + unit.text();
    }
}
