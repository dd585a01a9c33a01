// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link StencilLoops} on several cells at once, the same operations in the same order. The last vector of a range overlaps
 * the one before it: what is computed twice is the same.
 */
final class VectorStencilKernel extends StencilLoops {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    private VectorStencilKernel() {}

    /** The kernel, or null where vectors are narrower than four numbers or wider than eight. */
    static StencilLoops ifWide() {
        return W == 4 || W == 8 ? new VectorStencilKernel() : null;
    }

    @Override
    void even(
            double wx,
            double wy,
            double wz,
            int[] far,
            int at,
            double[] c,
            int cAt,
            double[] out,
            int outAt,
            int a,
            int b) {
        if (b - a < W) {
            super.even(wx, wy, wz, far, at, c, cAt, out, outAt, a, b);
            return;
        }
        int xm = cAt + far[at];
        int xp = cAt + far[at + 1];
        int ym = cAt + far[at + 2];
        int yp = cAt + far[at + 3];
        int zm = cAt + far[at + 4];
        int zp = cAt + far[at + 5];
        if (zm == zp && ym == yp) {
            line(wx, xm, xp, c, cAt, out, outAt, a, b - W);
            line(wx, xm, xp, c, cAt, out, outAt, b - W, b - W);
            return;
        }
        if (zm == zp) {
            flat(wx, wy, xm, xp, ym, yp, c, cAt, out, outAt, a, b - W);
            flat(wx, wy, xm, xp, ym, yp, c, cAt, out, outAt, b - W, b - W);
            return;
        }
        full(wx, wy, wz, xm, xp, ym, yp, zm, zp, c, cAt, out, outAt, a, b - W);
        full(wx, wy, wz, xm, xp, ym, yp, zm, zp, c, cAt, out, outAt, b - W, b - W);
    }

    /** Vectors that begin at a, a + W, ... up to {@code last}: an index that only counts needs no check in the loop. */
    private static void full(
            double wx,
            double wy,
            double wz,
            int xm,
            int xp,
            int ym,
            int yp,
            int zm,
            int zp,
            double[] c,
            int cAt,
            double[] out,
            int outAt,
            int a,
            int last) {
        for (int i = a; i <= last; i += W) {
            DoubleVector v = DoubleVector.fromArray(S, c, cAt + i);
            DoubleVector x = DoubleVector.fromArray(S, c, xm + i)
                    .sub(v)
                    .add(DoubleVector.fromArray(S, c, xp + i).sub(v));
            DoubleVector y = DoubleVector.fromArray(S, c, ym + i)
                    .sub(v)
                    .add(DoubleVector.fromArray(S, c, yp + i).sub(v));
            DoubleVector z = DoubleVector.fromArray(S, c, zm + i)
                    .sub(v)
                    .add(DoubleVector.fromArray(S, c, zp + i).sub(v));
            x.mul(wx).add(y.mul(wy)).add(z.mul(wz)).intoArray(out, outAt + i);
        }
    }

    /** The same without neighbors along z. */
    private static void flat(
            double wx,
            double wy,
            int xm,
            int xp,
            int ym,
            int yp,
            double[] c,
            int cAt,
            double[] out,
            int outAt,
            int a,
            int last) {
        for (int i = a; i <= last; i += W) {
            DoubleVector v = DoubleVector.fromArray(S, c, cAt + i);
            DoubleVector x = DoubleVector.fromArray(S, c, xm + i)
                    .sub(v)
                    .add(DoubleVector.fromArray(S, c, xp + i).sub(v));
            DoubleVector y = DoubleVector.fromArray(S, c, ym + i)
                    .sub(v)
                    .add(DoubleVector.fromArray(S, c, yp + i).sub(v));
            x.mul(wx).add(y.mul(wy)).intoArray(out, outAt + i);
        }
    }

    /** The same along x alone. */
    private static void line(double wx, int xm, int xp, double[] c, int cAt, double[] out, int outAt, int a, int last) {
        for (int i = a; i <= last; i += W) {
            DoubleVector v = DoubleVector.fromArray(S, c, cAt + i);
            DoubleVector.fromArray(S, c, xm + i)
                    .sub(v)
                    .add(DoubleVector.fromArray(S, c, xp + i).sub(v))
                    .mul(wx)
                    .intoArray(out, outAt + i);
        }
    }

    @Override
    void mixed(
            double wx,
            double wy,
            double wz,
            int[] far,
            int at,
            double[] d,
            int dAt,
            double[] c,
            int cAt,
            double[] out,
            int outAt,
            int a,
            int b) {
        if (b - a < W) {
            super.mixed(wx, wy, wz, far, at, d, dAt, c, cAt, out, outAt, a, b);
            return;
        }
        int xm = far[at];
        int xp = far[at + 1];
        int ym = far[at + 2];
        int yp = far[at + 3];
        int zm = far[at + 4];
        int zp = far[at + 5];
        double vx = 0.5 * wx;
        double vy = 0.5 * wy;
        double vz = 0.5 * wz;
        mixed(vx, vy, vz, xm, xp, ym, yp, zm, zp, d, dAt, c, cAt, out, outAt, a, b - W);
        mixed(vx, vy, vz, xm, xp, ym, yp, zm, zp, d, dAt, c, cAt, out, outAt, b - W, b - W);
    }

    private static void mixed(
            double vx,
            double vy,
            double vz,
            int xm,
            int xp,
            int ym,
            int yp,
            int zm,
            int zp,
            double[] d,
            int dAt,
            double[] c,
            int cAt,
            double[] out,
            int outAt,
            int a,
            int last) {
        for (int i = a; i <= last; i += W) {
            int ci = cAt + i;
            int di = dAt + i;
            DoubleVector v = DoubleVector.fromArray(S, c, ci);
            DoubleVector e = DoubleVector.fromArray(S, d, di);
            DoubleVector x = e.add(DoubleVector.fromArray(S, d, di + xm))
                    .mul(DoubleVector.fromArray(S, c, ci + xm).sub(v))
                    .add(e.add(DoubleVector.fromArray(S, d, di + xp))
                            .mul(DoubleVector.fromArray(S, c, ci + xp).sub(v)));
            DoubleVector y = e.add(DoubleVector.fromArray(S, d, di + ym))
                    .mul(DoubleVector.fromArray(S, c, ci + ym).sub(v))
                    .add(e.add(DoubleVector.fromArray(S, d, di + yp))
                            .mul(DoubleVector.fromArray(S, c, ci + yp).sub(v)));
            DoubleVector z = e.add(DoubleVector.fromArray(S, d, di + zm))
                    .mul(DoubleVector.fromArray(S, c, ci + zm).sub(v))
                    .add(e.add(DoubleVector.fromArray(S, d, di + zp))
                            .mul(DoubleVector.fromArray(S, c, ci + zp).sub(v)));
            x.mul(vx).add(y.mul(vy)).add(z.mul(vz)).intoArray(out, outAt + i);
        }
    }
}
