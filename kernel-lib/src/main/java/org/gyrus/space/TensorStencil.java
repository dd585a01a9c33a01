// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Arrays;

/**
 * div(d K grad c) on the cells of a {@link Lattice} inside a mask, K a tensor for each cell: minus the derivative of the energy
 *
 * <p>E = sum over cells and their octants of d/16 g^T S g, g the gradient from the cell to its neighbors in the octant.
 *
 * <p>S is K where all neighbors are there. Where some are not, nothing flows there: (K g)_a = 0 for their axes a decides their part
 * of g, and S is what is left (the Schur complement). So the operator is symmetric, has no positive eigenvalue, keeps sums, and
 * is that of {@link Stencil} where K is diagonal; with centered differences along faces it is of second order. Its weights are
 * not all positive: strong anisotropy askew to the grid can make steep fields undershoot.
 *
 * <p>Source of the principle: M. Shashkov, S. Steinberg, Solving diffusion equations with rough coefficients in rough grids,
 * Journal of Computational Physics 129, 383-405, 1996.
 */
final class TensorStencil implements Diffusion {
    private static final int SIDES = Segments.SIDES;
    /** Of component a, b in xx, yy, zz, xy, xz, yz: {@code [3 * a + b]}. */
    private static final int[] AT = {0, 3, 4, 3, 1, 5, 4, 5, 2};

    private final double[] h;
    /** {@code [cell * SIDES + side]}: the cell itself along an axis that is not there; -1 where nothing flows. */
    private final int[] neighbor;
    /** {@code [cell * 6 + component]} */
    private final double[] k;
    /** By cell, a bound of K's largest eigenvalue. */
    private final double[] largest;

    TensorStencil(Lattice lattice, int[] place, TensorField tensor) {
        h = lattice.spacing();
        k = tensor.at(place);
        int[] cellAt = new int[lattice.size()];
        Arrays.fill(cellAt, -1);
        for (int i = 0; i < place.length; i++) {
            cellAt[place[i]] = i;
        }
        neighbor = new int[SIDES * place.length];
        largest = new double[place.length];
        for (int i = 0; i < place.length; i++) {
            for (int side = 0; side < SIDES; side++) {
                int p = side / 2 < lattice.axes()
                        ? lattice.neighbor(place[i], side / 2, side % 2 == 0 ? -1 : 1)
                        : place[i];
                neighbor[SIDES * i + side] = p < 0 ? -1 : cellAt[p];
            }
            for (int a = 0; a < 3; a++) {
                double row = Math.abs(k(i, a, 0)) + Math.abs(k(i, a, 1)) + Math.abs(k(i, a, 2));
                largest[i] = Math.max(largest[i], row);
            }
        }
    }

    private double k(int i, int a, int b) {
        return k[6 * i + AT[3 * a + b]];
    }

    private static double d(double[] d, int dAt, int i) {
        return d == null ? 1 : d[dAt + i];
    }

    /** The derivative of c from cell i to its neighbor, along the axis; 0 where there is none. */
    private double slope(double[] c, int cAt, int i, int axis, int up) {
        int j = neighbor[SIDES * i + 2 * axis + up];
        return j < 0 ? 0 : (up == 1 ? c[cAt + j] - c[cAt + i] : c[cAt + i] - c[cAt + j]) / h[axis];
    }

    /** Whether every neighbor is there. */
    private boolean isInner(int i) {
        int at = SIDES * i;
        int[] n = neighbor;
        return (n[at] | n[at + 1] | n[at + 2] | n[at + 3] | n[at + 4] | n[at + 5]) >= 0;
    }

    /** Axes without a neighbor in an octant, as bits. */
    private int missing(int i, int octant) {
        int missing = 0;
        for (int a = 0; a < 3; a++) {
            missing |= neighbor[SIDES * i + 2 * a + (octant >> a & 1)] < 0 ? 1 << a : 0;
        }
        return missing;
    }

    /** (S g)_a, a not among the missing axes, g 0 along those. */
    private double flux(int i, int a, int missing, double gx, double gy, double gz) {
        if (missing == 0) {
            return k(i, a, 0) * gx + k(i, a, 1) * gy + k(i, a, 2) * gz;
        }
        int m = Integer.numberOfTrailingZeros(missing);
        int n = Integer.numberOfTrailingZeros(missing & (missing - 1));
        if (n > 2) {
            double share = quotient(k(i, a, m), k(i, m, m));
            return row(i, a, gx, gy, gz) - share * row(i, m, gx, gy, gz);
        }
        // Two missing: first m is eliminated, then n.
        double ofA = quotient(k(i, a, m), k(i, m, m));
        double ofN = quotient(k(i, n, m), k(i, m, m));
        double aa = k(i, a, a) - ofA * k(i, m, a);
        double an = k(i, a, n) - ofA * k(i, m, n);
        double nn = k(i, n, n) - ofN * k(i, m, n);
        double g = a == 0 ? gx : a == 1 ? gy : gz;
        return (aa - quotient(an * an, Math.abs(nn) < 1e-12 * k(i, n, n) ? 0 : nn)) * g;
    }

    private double row(int i, int a, double gx, double gy, double gz) {
        return k(i, a, 0) * gx + k(i, a, 1) * gy + k(i, a, 2) * gz;
    }

    /** x/y; 0 where y is: then a tensor without negative eigenvalues has x = 0, too. */
    private static double quotient(double x, double y) {
        return y > 0 ? x / y : 0;
    }

    /** What flows along an axis through half a face of cell i: 1/8 of the sum over the octants on that side. */
    private double half(double[] c, int cAt, int i, int axis, int up) {
        if (isInner(i)) {
            int b = axis == 0 ? 1 : 0;
            int e = axis == 2 ? 1 : 2;
            double across = k(i, axis, b) * (slope(c, cAt, i, b, 0) + slope(c, cAt, i, b, 1))
                    + k(i, axis, e) * (slope(c, cAt, i, e, 0) + slope(c, cAt, i, e, 1));
            return 0.5 * (k(i, axis, axis) * slope(c, cAt, i, axis, up) + 0.5 * across);
        }
        double sum = 0;
        for (int octant = 0; octant < 8; octant++) {
            if ((octant >> axis & 1) == up) {
                sum += flux(
                        i,
                        axis,
                        missing(i, octant),
                        slope(c, cAt, i, 0, octant & 1),
                        slope(c, cAt, i, 1, octant >> 1 & 1),
                        slope(c, cAt, i, 2, octant >> 2));
            }
        }
        return sum / 8;
    }

    /** o_i = sum over faces of 1/h (d_i half_i + d_j half_j), counted from i outwards. */
    @Override
    public void apply(double[] d, int dAt, double[] c, int cAt, double[] out, int outAt, int from, int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int side = 0; side < SIDES; side++) {
                int j = neighbor[SIDES * i + side];
                if (j >= 0 && j != i) {
                    int axis = side / 2;
                    int up = side % 2;
                    double face =
                            d(d, dAt, i) * half(c, cAt, i, axis, up) + d(d, dAt, j) * half(c, cAt, j, axis, 1 - up);
                    sum += (up == 1 ? face : -face) / h[axis];
                }
            }
            out[outAt + i] = sum;
        }
    }

    @Override
    public void pullBack(
            double[] d, int dAt, double[] outBar, int outBarAt, double[] cBar, int cBarAt, int from, int to) {
        apply(d, dAt, outBar, outBarAt, cBar, cBarAt, from, to);
    }

    /** dBar_i = -1/8 sum over octants of g(oBar)^T S g(c). */
    @Override
    public void pullBackCoefficient(
            double[] c, int cAt, double[] outBar, int outBarAt, double[] dBar, int dBarAt, int from, int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int octant = 0; octant < 8; octant++) {
                int missing = missing(i, octant);
                double gx = slope(c, cAt, i, 0, octant & 1);
                double gy = slope(c, cAt, i, 1, octant >> 1 & 1);
                double gz = slope(c, cAt, i, 2, octant >> 2);
                for (int a = 0; a < 3; a++) {
                    if ((missing >> a & 1) == 0) {
                        sum += slope(outBar, outBarAt, i, a, octant >> a & 1) * flux(i, a, missing, gx, gy, gz);
                    }
                }
            }
            dBar[dBarAt + i] = -sum / 8;
        }
    }

    @Override
    public boolean isSymmetric() {
        return true;
    }

    /** The energy of a field that is 1 in cell i alone. */
    @Override
    public void diagonal(double[] d, int dAt, double[] out, int outAt, int from, int to) {
        for (int i = from; i < to; i++) {
            double own = 0;
            double others = 0;
            for (int octant = 0; octant < 8; octant++) {
                int missing = missing(i, octant);
                for (int a = 0; a < 3; a++) {
                    int up = octant >> a & 1;
                    if ((missing >> a & 1) == 0) {
                        own += unit(i, a, up)
                                * flux(
                                        i,
                                        a,
                                        missing,
                                        unit(i, 0, octant & 1),
                                        unit(i, 1, octant >> 1 & 1),
                                        unit(i, 2, octant >> 2));
                    }
                    int j = neighbor[SIDES * i + 2 * a + up];
                    if (j >= 0 && j != i) {
                        // Its octant that looks back at i, with the other two sides alike.
                        int back = octant ^ 1 << a;
                        double g = 1 / h[a];
                        others += d(d, dAt, j)
                                * g
                                * flux(j, a, missing(j, back), a == 0 ? g : 0, a == 1 ? g : 0, a == 2 ? g : 0);
                    }
                }
            }
            out[outAt + i] = (d(d, dAt, i) * own + others) / 8;
        }
    }

    /** The slope towards a neighbor of a field that is 1 in cell i alone. */
    private double unit(int i, int axis, int up) {
        int j = neighbor[SIDES * i + 2 * axis + up];
        return j < 0 || j == i ? 0 : (up == 1 ? -1 : 1) / h[axis];
    }

    /** Twice the diagonal of the operator with K's largest eigenvalue in place of K, which is nowhere smaller. */
    @Override
    public void decay(double[] d, int dAt, double[] out, int outAt, int from, int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int side = 0; side < SIDES; side++) {
                int j = neighbor[SIDES * i + side];
                if (j >= 0 && j != i) {
                    double square = h[side / 2] * h[side / 2];
                    sum += (d(d, dAt, i) * largest[i] + d(d, dAt, j) * largest[j]) / square;
                }
            }
            out[outAt + i] = sum;
        }
    }
}
