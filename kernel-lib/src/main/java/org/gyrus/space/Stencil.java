// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * div(d grad c) on the cells of a {@link Lattice} inside a mask, face by face: o_i = sum_j w_ij (d_i + d_j)/2 (c_j - c_i),
 * w = 1/h^2 of the axis; beyond a boundary that holds a value b it is w_ij d_i (b - c_i).
 */
final class Stencil implements Diffusion {
    private final Segments segments;
    private final double wx;
    private final double wy;
    private final double wz;
    private final double held;

    Stencil(Lattice lattice, int[] place) {
        segments = Segments.of(lattice, place);
        held = lattice.held();
        wx = lattice.conductance(0);
        wy = lattice.conductance(1);
        wz = lattice.conductance(2);
    }

    private double w(int side) {
        return side < 2 ? wx : side < 4 ? wy : wz;
    }

    @Override
    public void apply(double[] d, int dAt, double[] c, int cAt, double[] out, int outAt, int from, int to) {
        apply(d, dAt, c, cAt, held, out, outAt, from, to);
    }

    @Override
    public void applyHomogeneous(double[] d, int dAt, double[] c, int cAt, double[] out, int outAt, int from, int to) {
        apply(d, dAt, c, cAt, 0, out, outAt, from, to);
    }

    @Override
    public void pullBack(
            double[] d, int dAt, double[] outBar, int outBarAt, double[] cBar, int cBarAt, int from, int to) {
        apply(d, dAt, outBar, outBarAt, 0, cBar, cBarAt, from, to);
    }

    private void apply(
            double[] d, int dAt, double[] c, int cAt, double beyond, double[] out, int outAt, int from, int to) {
        StencilLoops loops = StencilSwitch.loops();
        int done = from;
        for (int s = segments.find(from); segments.start(s) < to; s++) {
            int a = Math.max(segments.start(s), from);
            if (segments.isRegular(s) && a < done) {
                continue;
            }
            int b = Math.min(segments.isRegular(s) ? segments.span(s) : segments.start(s + 1), to);
            if (!segments.isRegular(s)) {
                if (d == null) {
                    evenListed(segments.neighborsOf(s, a), c, cAt, beyond, out, outAt, a, b);
                }
                for (int i = a; i < b && d != null; i++) {
                    out[outAt + i] = listed(segments.neighborsOf(s, i), i, d, dAt, c, cAt, beyond);
                }
                continue;
            }
            if (d == null) {
                loops.even(wx, wy, wz, segments.distance, segments.distancesOf(s), c, cAt, out, outAt, a, b);
            } else {
                loops.mixed(wx, wy, wz, segments.distance, segments.distancesOf(s), d, dAt, c, cAt, out, outAt, a, b);
            }
            done = b;
            for (int side = 0; segments.beyond(s) >> side != 0; side++) {
                if ((segments.beyond(s) >> side & 1) != 0) {
                    boundary(w(side), d, dAt, c, cAt, beyond, out, outAt, a, b);
                }
            }
        }
    }

    /** Adds what flows through faces beyond which a value is held. */
    private static void boundary(
            double w, double[] d, int dAt, double[] c, int cAt, double beyond, double[] out, int outAt, int a, int b) {
        for (int i = a; i < b; i++) {
            out[outAt + i] += w * (d == null ? 1 : d[dAt + i]) * (beyond - c[cAt + i]);
        }
    }

    private void evenListed(int first, double[] c, int cAt, double beyond, double[] out, int outAt, int a, int b) {
        int[] n = segments.neighbor;
        boolean closed = Double.isNaN(held);
        int at = first;
        for (int i = a; i < b; i++) {
            double ci = c[cAt + i];
            double x;
            double y;
            double z;
            if (closed) {
                x = (c[cAt + n[at]] - ci) + (c[cAt + n[at + 1]] - ci);
                y = (c[cAt + n[at + 2]] - ci) + (c[cAt + n[at + 3]] - ci);
                z = (c[cAt + n[at + 4]] - ci) + (c[cAt + n[at + 5]] - ci);
            } else {
                x = (value(c, cAt, n[at], beyond) - ci) + (value(c, cAt, n[at + 1], beyond) - ci);
                y = (value(c, cAt, n[at + 2], beyond) - ci) + (value(c, cAt, n[at + 3], beyond) - ci);
                z = (value(c, cAt, n[at + 4], beyond) - ci) + (value(c, cAt, n[at + 5], beyond) - ci);
            }
            out[outAt + i] = wx * x + wy * y + wz * z;
            at += Segments.SIDES;
        }
    }

    private static double value(double[] c, int cAt, int j, double beyond) {
        return j < 0 ? beyond : c[cAt + j];
    }

    private double listed(int at, int i, double[] d, int dAt, double[] c, int cAt, double beyond) {
        double ci = c[cAt + i];
        double sum = 0;
        for (int side = 0; side < Segments.SIDES; side++) {
            int j = segments.neighbor[at + side];
            double flow = (j < 0 ? beyond : c[cAt + j]) - ci;
            double mean = d == null ? 1 : j < 0 ? d[dAt + i] : 0.5 * (d[dAt + i] + d[dAt + j]);
            sum += w(side) * mean * flow;
        }
        return sum;
    }

    /** dBar_i = sum_j w_ij (c_j - c_i)(oBar_i - oBar_j)/2, and w_ij (b - c_i) oBar_i beyond the boundary. */
    @Override
    public void pullBackCoefficient(
            double[] c, int cAt, double[] outBar, int outBarAt, double[] dBar, int dBarAt, int from, int to) {
        for (int s = segments.find(from); segments.start(s) < to; s++) {
            int a = Math.max(segments.start(s), from);
            int b = Math.min(segments.start(s + 1), to);
            if (segments.isRegular(s)) {
                products(segments.distance, segments.distancesOf(s), c, cAt, outBar, outBarAt, dBar, dBarAt, a, b);
                for (int side = 0; segments.beyond(s) >> side != 0; side++) {
                    double w = (segments.beyond(s) >> side & 1) == 0 ? 0 : w(side);
                    for (int i = a; i < b && w != 0; i++) {
                        dBar[dBarAt + i] += w * (held - c[cAt + i]) * outBar[outBarAt + i];
                    }
                }
                continue;
            }
            for (int i = a; i < b; i++) {
                dBar[dBarAt + i] = listedProduct(segments.neighborsOf(s, i), i, c, cAt, outBar, outBarAt);
            }
        }
    }

    private double listedProduct(int at, int i, double[] c, int cAt, double[] o, int oAt) {
        double ci = c[cAt + i];
        double oi = o[oAt + i];
        double sum = 0;
        for (int side = 0; side < Segments.SIDES; side++) {
            int j = segments.neighbor[at + side];
            sum += w(side) * (j < 0 ? (held - ci) * oi : 0.5 * (c[cAt + j] - ci) * (oi - o[oAt + j]));
        }
        return sum;
    }

    private void products(
            int[] far, int at, double[] c, int cAt, double[] o, int oAt, double[] out, int outAt, int a, int b) {
        int xm = far[at];
        int xp = far[at + 1];
        int ym = far[at + 2];
        int yp = far[at + 3];
        int zm = far[at + 4];
        int zp = far[at + 5];
        double vx = 0.5 * wx;
        double vy = 0.5 * wy;
        double vz = 0.5 * wz;
        for (int i = a; i < b; i++) {
            double ci = c[cAt + i];
            double oi = o[oAt + i];
            double x =
                    (c[cAt + xm + i] - ci) * (oi - o[oAt + xm + i]) + (c[cAt + xp + i] - ci) * (oi - o[oAt + xp + i]);
            double y =
                    (c[cAt + ym + i] - ci) * (oi - o[oAt + ym + i]) + (c[cAt + yp + i] - ci) * (oi - o[oAt + yp + i]);
            double z =
                    (c[cAt + zm + i] - ci) * (oi - o[oAt + zm + i]) + (c[cAt + zp + i] - ci) * (oi - o[oAt + zp + i]);
            out[outAt + i] = vx * x + vy * y + vz * z;
        }
    }

    @Override
    public int reach() {
        return segments.reach();
    }

    @Override
    public boolean isSymmetric() {
        return true;
    }

    @Override
    public void diagonal(double[] d, int dAt, double[] out, int outAt, int from, int to) {
        for (int s = segments.find(from); segments.start(s) < to; s++) {
            int b = Math.min(segments.start(s + 1), to);
            for (int i = Math.max(segments.start(s), from); i < b; i++) {
                double sum = 0;
                for (int side = 0; side < Segments.SIDES; side++) {
                    int j = segments.neighborOf(s, i, side);
                    if (j != i) {
                        sum += w(side) * (d == null ? 1 : j < 0 ? d[dAt + i] : 0.5 * (d[dAt + i] + d[dAt + j]));
                    }
                }
                out[outAt + i] = sum;
            }
        }
    }
}
