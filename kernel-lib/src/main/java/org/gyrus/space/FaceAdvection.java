// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Arrays;

/**
 * d(v c)/dx along one axis of a {@link Lattice}, on the cells inside a mask: (F_above - F_below)/h, F = v_face times what {@link
 * Advection} takes there from the cell upwind, v_face the mean of both cells' v. Nothing flows through walls. Beyond a boundary that
 * holds a value that value comes in, and what leaves is that of the cell at the boundary, each with the cell's own v.
 */
final class FaceAdvection implements Transport {
    private static final int WALL = -1;
    private static final int BEYOND = -2;

    private final int[] below;
    private final int[] above;
    private final double perLength;
    private final double held;
    private final Advection scheme;
    private final int reach;

    FaceAdvection(Lattice lattice, int[] place, int axis) {
        perLength = 1 / lattice.spacing()[axis];
        held = lattice.held();
        scheme = lattice.advection();
        int[] cellAt = new int[lattice.size()];
        Arrays.fill(cellAt, Double.isNaN(held) ? WALL : BEYOND);
        for (int i = 0; i < place.length; i++) {
            cellAt[place[i]] = i;
        }
        below = neighbors(lattice, place, cellAt, axis, -1);
        above = neighbors(lattice, place, cellAt, axis, 1);
        int far = 0;
        for (int i = 0; i < place.length; i++) {
            far = Math.max(far, Math.max(distance(i, below[i]), distance(i, above[i])));
        }
        reach = 2 * far;
    }

    private int[] neighbors(Lattice lattice, int[] place, int[] cellAt, int axis, int step) {
        int[] all = new int[place.length];
        Arrays.setAll(all, i -> {
            int p = lattice.neighbor(place[i], axis, step);
            return p >= 0 ? cellAt[p] : Double.isNaN(held) ? WALL : BEYOND;
        });
        return all;
    }

    private static int distance(int i, int j) {
        return j < 0 ? 0 : Math.abs(i - j);
    }

    @Override
    public int reach() {
        return reach;
    }

    /** v at the face above a cell; 0 at a wall. */
    private double faceAbove(int i, double[] v, int vAt) {
        int j = above[i];
        return j >= 0 ? 0.5 * (v[vAt + i] + v[vAt + j]) : j == WALL ? 0 : v[vAt + i];
    }

    private double faceBelow(int i, double[] v, int vAt) {
        int j = below[i];
        return j >= 0 ? faceAbove(j, v, vAt) : j == WALL ? 0 : v[vAt + i];
    }

    /** Whether a cell has both neighbors, so that it has a slope. */
    private boolean isInner(int i) {
        return below[i] >= 0 && above[i] >= 0;
    }

    private double slope(int i, double[] c, int cAt) {
        return isInner(i) ? scheme.slope(before(i, c, cAt), after(i, c, cAt)) : 0;
    }

    private double before(int i, double[] c, int cAt) {
        return c[cAt + i] - c[cAt + below[i]];
    }

    private double after(int i, double[] c, int cAt) {
        return c[cAt + above[i]] - c[cAt + i];
    }

    /** The value at a face of a cell: above it for a side of 1, below it for -1. */
    private double edge(int i, int side, double[] c, int cAt) {
        return c[cAt + i] + 0.5 * side * slope(i, c, cAt);
    }

    /** What flows through the face above a cell take along, by the sign of v there. */
    private double carriedAbove(int i, double vFace, double[] c, int cAt) {
        int j = above[i];
        return vFace >= 0 ? edge(i, 1, c, cAt) : j == BEYOND ? held : edge(j, -1, c, cAt);
    }

    private double carriedBelow(int i, double vFace, double[] c, int cAt) {
        int j = below[i];
        return j >= 0 ? carriedAbove(j, vFace, c, cAt) : vFace >= 0 ? held : edge(i, -1, c, cAt);
    }

    @Override
    public void apply(double[] v, int vAt, double[] c, int cAt, double[] out, int outAt, int from, int to) {
        pushForwardCoefficient(v, vAt, c, cAt, v, vAt, out, outAt, from, to);
    }

    /** Linear in v as long as no sign changes: the same formula for v itself and for its direction. */
    @Override
    public void pushForwardCoefficient(
            double[] v,
            int vAt,
            double[] c,
            int cAt,
            double[] vDot,
            int vDotAt,
            double[] out,
            int outAt,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            if (above[i] != WALL) {
                sum += faceAbove(i, vDot, vDotAt) * carriedAbove(i, faceAbove(i, v, vAt), c, cAt);
            }
            if (below[i] != WALL) {
                sum -= faceBelow(i, vDot, vDotAt) * carriedBelow(i, faceBelow(i, v, vAt), c, cAt);
            }
            out[outAt + i] = perLength * sum;
        }
    }

    @Override
    public void pushForward(
            double[] v,
            int vAt,
            double[] c,
            int cAt,
            double[] cDot,
            int cDotAt,
            double[] out,
            int outAt,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double up = faceAbove(i, v, vAt);
            double down = faceBelow(i, v, vAt);
            double sum = 0;
            if (above[i] != WALL && (up >= 0 || above[i] >= 0)) {
                sum += up * edgeDot(up >= 0 ? i : above[i], up >= 0 ? 1 : -1, c, cAt, cDot, cDotAt);
            }
            if (below[i] != WALL && (down < 0 || below[i] >= 0)) {
                sum -= down * edgeDot(down < 0 ? i : below[i], down < 0 ? -1 : 1, c, cAt, cDot, cDotAt);
            }
            out[outAt + i] = perLength * sum;
        }
    }

    private double edgeDot(int i, int side, double[] c, int cAt, double[] cDot, int cDotAt) {
        double dot = cDot[cDotAt + i];
        if (!isInner(i)) {
            return dot;
        }
        double a = before(i, c, cAt);
        double b = after(i, c, cAt);
        double slopeDot =
                scheme.derivative(a, b) * before(i, cDot, cDotAt) + scheme.derivative(b, a) * after(i, cDot, cDotAt);
        return dot + 0.5 * side * slopeDot;
    }

    /** The cotangent of what the face above a cell takes from that cell; 0 where it comes from elsewhere. */
    private double barAbove(int i, double[] v, int vAt, double[] bar, int barAt) {
        double vFace = faceAbove(i, v, vAt);
        return vFace > 0 ? perLength * vFace * differenceAbove(i, bar, barAt) : 0;
    }

    private double barBelow(int i, double[] v, int vAt, double[] bar, int barAt) {
        double vFace = faceBelow(i, v, vAt);
        return vFace < 0 ? perLength * vFace * differenceBelow(i, bar, barAt) : 0;
    }

    /** The cotangent of the flow through a face: what it takes from one cell it gives to the other. */
    private double differenceAbove(int i, double[] bar, int barAt) {
        return bar[barAt + i] - (above[i] >= 0 ? bar[barAt + above[i]] : 0);
    }

    private double differenceBelow(int i, double[] bar, int barAt) {
        return (below[i] >= 0 ? bar[barAt + below[i]] : 0) - bar[barAt + i];
    }

    private double slopeBar(int i, double[] v, int vAt, double[] bar, int barAt) {
        return 0.5 * (barAbove(i, v, vAt, bar, barAt) - barBelow(i, v, vAt, bar, barAt));
    }

    @Override
    public void pullBack(
            double[] v,
            int vAt,
            double[] c,
            int cAt,
            double[] outBar,
            int outBarAt,
            double[] cBar,
            int cBarAt,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double sum = barAbove(i, v, vAt, outBar, outBarAt) + barBelow(i, v, vAt, outBar, outBarAt);
            if (isInner(i)) {
                double a = before(i, c, cAt);
                double b = after(i, c, cAt);
                sum += (scheme.derivative(a, b) - scheme.derivative(b, a)) * slopeBar(i, v, vAt, outBar, outBarAt);
            }
            int j = below[i];
            if (j >= 0 && isInner(j)) {
                sum += scheme.derivative(after(j, c, cAt), before(j, c, cAt)) * slopeBar(j, v, vAt, outBar, outBarAt);
            }
            j = above[i];
            if (j >= 0 && isInner(j)) {
                sum -= scheme.derivative(before(j, c, cAt), after(j, c, cAt)) * slopeBar(j, v, vAt, outBar, outBarAt);
            }
            cBar[cBarAt + i] = sum;
        }
    }

    @Override
    public void pullBackCoefficient(
            double[] v,
            int vAt,
            double[] c,
            int cAt,
            double[] outBar,
            int outBarAt,
            double[] vBar,
            int vBarAt,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            if (above[i] != WALL) {
                double carried = carriedAbove(i, faceAbove(i, v, vAt), c, cAt);
                sum += (above[i] >= 0 ? 0.5 : 1) * carried * differenceAbove(i, outBar, outBarAt);
            }
            if (below[i] != WALL) {
                double carried = carriedBelow(i, faceBelow(i, v, vAt), c, cAt);
                sum += (below[i] >= 0 ? 0.5 : 1) * carried * differenceBelow(i, outBar, outBarAt);
            }
            vBar[vBarAt + i] = perLength * sum;
        }
    }

    /** |v| of both faces over h; twice that where slopes can double what a cell loses. */
    @Override
    public void decay(double[] v, int vAt, double[] out, int outAt, int from, int to) {
        double factor = scheme == Advection.UPWIND ? perLength : 2 * perLength;
        for (int i = from; i < to; i++) {
            out[outAt + i] = factor * (Math.abs(faceAbove(i, v, vAt)) + Math.abs(faceBelow(i, v, vAt)));
        }
    }
}
