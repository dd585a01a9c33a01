// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * The loops of a {@link Stencil} over cells whose neighbors are at constant distances {@code far[at ...]}: x down, x up, y
 * down, y up, z down, z up. Plain here; {@code VectorStencilKernel} does the same on several cells at once, with the same
 * bits.
 */
class StencilLoops {
    /** out_i = sum_j w_ij (c_j - c_i) for cells from a to b; without axes along which both neighbors are the cell. */
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
        int xm = cAt + far[at];
        int xp = cAt + far[at + 1];
        int ym = cAt + far[at + 2];
        int yp = cAt + far[at + 3];
        int zm = cAt + far[at + 4];
        int zp = cAt + far[at + 5];
        if (zm == zp && ym == yp) {
            for (int i = a; i < b; i++) {
                double ci = c[cAt + i];
                out[outAt + i] = wx * ((c[xm + i] - ci) + (c[xp + i] - ci));
            }
            return;
        }
        if (zm == zp) {
            for (int i = a; i < b; i++) {
                double ci = c[cAt + i];
                double x = (c[xm + i] - ci) + (c[xp + i] - ci);
                double y = (c[ym + i] - ci) + (c[yp + i] - ci);
                out[outAt + i] = wx * x + wy * y;
            }
            return;
        }
        for (int i = a; i < b; i++) {
            double ci = c[cAt + i];
            double x = (c[xm + i] - ci) + (c[xp + i] - ci);
            double y = (c[ym + i] - ci) + (c[yp + i] - ci);
            double z = (c[zm + i] - ci) + (c[zp + i] - ci);
            out[outAt + i] = wx * x + wy * y + wz * z;
        }
    }

    /** out_i = sum_j w_ij (d_i + d_j)/2 (c_j - c_i). */
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
            double di = d[dAt + i];
            double x =
                    (di + d[dAt + xm + i]) * (c[cAt + xm + i] - ci) + (di + d[dAt + xp + i]) * (c[cAt + xp + i] - ci);
            double y =
                    (di + d[dAt + ym + i]) * (c[cAt + ym + i] - ci) + (di + d[dAt + yp + i]) * (c[cAt + yp + i] - ci);
            double z =
                    (di + d[dAt + zm + i]) * (c[cAt + zm + i] - ci) + (di + d[dAt + zp + i]) * (c[cAt + zp + i] - ci);
            out[outAt + i] = vx * x + vy * y + vz * z;
        }
    }
}
