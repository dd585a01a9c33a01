// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Arrays;

/**
 * One step of advection, dq/dt + v . grad q = 0, followed back along the velocity: q_new(x) = q(x - v(x) dt), between cells
 * by (multi)linear interpolation; with its exact reverse. Stable for any step, first order in time, not conservative.
 *
 * <p>Does not suit masks (the whole box is used), sharp fronts (interpolation smears them out), quantities whose sum must
 * stay. Across an end that is not periodic the nearest cell's value is taken.
 *
 * <p>Arrays are laid out by cell, velocities {@code [axis * cells + cell]}, in the grid's length per unit of time. Immutable;
 * nothing is allocated in a call.
 *
 * <p>Source: A. Staniforth, J. Cote, Semi-Lagrangian integration schemes for atmospheric models, Monthly Weather Review 119,
 * 2206-2223, 1991.
 */
public final class SemiLagrangian {
    private final int axes;
    private final int cells;
    private final int[] shape;
    private final int[] stride;
    private final double[] spacing;
    private final boolean[] periodic;

    private SemiLagrangian(Lattice lattice) {
        axes = lattice.axes();
        cells = lattice.size();
        shape = lattice.shape().clone();
        stride = new int[] {lattice.stride(0), lattice.stride(1), lattice.stride(2)};
        spacing = lattice.spacing().clone();
        periodic = lattice.periodic().clone();
    }

    /**
     * On all cells of a grid.
     *
     * @throws SpaceException if the grid has a mask
     */
    public static SemiLagrangian on(Grid grid) {
        if (grid.cells() != grid.lattice().size()) {
            throw new SpaceException("Semi-Lagrangian advection needs the whole box, but " + grid.name()
                    + " has a mask; use the grid without it.");
        }
        return new SemiLagrangian(grid.lattice());
    }

    /** Writes q_new of the cells to {@code out}, which must be another array than {@code q}. */
    public void step(double dt, double[] velocity, double[] q, double[] out) {
        check(velocity.length, q.length, out.length);
        if (axes == 1) {
            alongLine(dt, velocity, q, out);
            return;
        }
        for (int i = 0; i < cells; i++) {
            out[i] = value(i, axes - 1, 0, dt, velocity, q);
        }
    }

    /** Adds the cotangents that the cells of q_new give to velocity and q. */
    public void pullBack(
            double dt, double[] velocity, double[] q, double[] outBar, double[] velocityBar, double[] qBar) {
        check(velocity.length, q.length, outBar.length);
        check(velocityBar.length, qBar.length, outBar.length);
        if (axes == 1) {
            backAlongLine(dt, velocity, q, outBar, velocityBar, qBar);
            return;
        }
        for (int i = 0; i < cells; i++) {
            if (outBar[i] != 0) {
                give(i, axes - 1, 0, dt, velocity, q, outBar[i], velocityBar, qBar);
            }
        }
    }

    /** {@link #step} on one axis. */
    private void alongLine(double dt, double[] velocity, double[] q, double[] out) {
        double ratio = dt / spacing[0];
        int last = cells - 1;
        for (int i = 0; i < cells; i++) {
            double s = cut(i - ratio * velocity[i], 0);
            int low = (int) Math.floor(s);
            double w = s - low;
            boolean inside = low >= 0 && low < last;
            double a = q[inside ? low : place(low, 0)];
            out[i] = a + w * (q[inside ? low + 1 : place(low + 1, 0)] - a);
        }
    }

    /** {@link #pullBack} on one axis. */
    private void backAlongLine(
            double dt, double[] velocity, double[] q, double[] outBar, double[] velocityBar, double[] qBar) {
        double ratio = dt / spacing[0];
        int last = cells - 1;
        for (int i = 0; i < cells; i++) {
            double s = cut(i - ratio * velocity[i], 0);
            int low = (int) Math.floor(s);
            double w = s - low;
            boolean inside = low >= 0 && low < last;
            int a = inside ? low : place(low, 0);
            int b = inside ? low + 1 : place(low + 1, 0);
            double bar = outBar[i];
            velocityBar[i] -= bar * (q[b] - q[a]) * ratio;
            qBar[a] += bar * (1 - w);
            qBar[b] += bar * w;
        }
    }

    /** The value at the foot of cell i's path, interpolated along this axis and those below; {@code at} sums the others. */
    private double value(int i, int axis, int at, double dt, double[] velocity, double[] q) {
        double s = foot(i, axis, dt, velocity);
        double low = Math.floor(s);
        double w = s - low;
        int a = at + place((int) low, axis) * stride[axis];
        int b = at + place((int) low + 1, axis) * stride[axis];
        if (axis == 0) {
            return q[a] + w * (q[b] - q[a]);
        }
        double below = value(i, axis - 1, a, dt, velocity, q);
        return below + w * (value(i, axis - 1, b, dt, velocity, q) - below);
    }

    private void give(
            int i,
            int axis,
            int at,
            double dt,
            double[] velocity,
            double[] q,
            double bar,
            double[] velocityBar,
            double[] qBar) {
        double s = foot(i, axis, dt, velocity);
        double low = Math.floor(s);
        double w = s - low;
        int a = at + place((int) low, axis) * stride[axis];
        int b = at + place((int) low + 1, axis) * stride[axis];
        double slope;
        if (axis == 0) {
            slope = q[b] - q[a];
            qBar[a] += bar * (1 - w);
            qBar[b] += bar * w;
        } else {
            slope = value(i, axis - 1, b, dt, velocity, q) - value(i, axis - 1, a, dt, velocity, q);
            give(i, axis - 1, a, dt, velocity, q, bar * (1 - w), velocityBar, qBar);
            give(i, axis - 1, b, dt, velocity, q, bar * w, velocityBar, qBar);
        }
        velocityBar[axis * cells + i] -= bar * slope * dt / spacing[axis];
    }

    /** Where the path of cell i began along an axis, counted in cells; far beyond an end that is closed it is cut. */
    private double foot(int i, int axis, double dt, double[] velocity) {
        return cut(i / stride[axis] % shape[axis] - dt * velocity[axis * cells + i] / spacing[axis], axis);
    }

    private double cut(double s, int axis) {
        return periodic[axis] ? s : Math.max(-1, Math.min(shape[axis], s));
    }

    private int place(int index, int axis) {
        int n = shape[axis];
        if (index >= 0 && index < n) {
            return index;
        }
        return periodic[axis] ? Math.floorMod(index, n) : Math.max(0, Math.min(n - 1, index));
    }

    private void check(int velocities, int quantities, int outs) {
        if (velocities != axes * cells || quantities != cells || outs != cells) {
            throw new SpaceException("Advection on " + cells + " cells takes " + axes
                    + " velocities and one quantity for" + " each cell, but "
                    + Arrays.asList(velocities, quantities, outs) + " numbers were given.");
        }
    }
}
