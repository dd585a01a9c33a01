// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link LaneMath#weights} on several numbers at once. Where a layer has as many inputs or outputs as a vector has numbers,
 * these are turned so that they lie side by side for each lane: the partial sums of several weights are then joined at once,
 * which costs more than the sums themselves. Else vectors are of lanes.
 */
final class VectorWeightKernel {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final int PARTS = LaneSum.PARTS;
    /** Where what is turned stands in the scratch memory. */
    private static final int TURNED = 5 * PARTS;

    private VectorWeightKernel() {}

    static void add(
            int n,
            int inputs,
            int outputs,
            double[] zBar,
            double[] x,
            int xAt,
            int xs,
            double[] wBar,
            int at,
            double[] sums) {
        int biases = at + outputs * inputs;
        boolean fits = TURNED + n * W <= sums.length;
        if (fits && inputs == W) {
            turn(n, x, xAt, xs, sums);
            for (int k = 0; k < outputs; k++) {
                dots(n, zBar, k * n, sums);
                for (int j = 0; j < W; j++) {
                    wBar[at + k * W + j] += sums[j];
                }
                wBar[biases + k] += sum(zBar, k * n, n, sums);
            }
        } else if (fits && outputs == W) {
            turn(n, zBar, 0, n, sums);
            for (int j = 0; j < inputs; j++) {
                dots(n, x, xAt + j * xs, sums);
                for (int k = 0; k < W; k++) {
                    wBar[at + k * inputs + j] += sums[k];
                }
            }
            for (int k = 0; k < W; k++) {
                wBar[biases + k] += sum(zBar, k * n, n, sums);
            }
        } else {
            general(n, inputs, outputs, zBar, x, xAt, xs, wBar, at, sums);
        }
    }

    /** W rows, side by side for each lane. */
    private static void turn(int n, double[] rows, int at, int stride, double[] sums) {
        for (int j = 0; j < W; j++) {
            for (int l = 0; l < n; l++) {
                sums[TURNED + l * W + j] = rows[at + j * stride + l];
            }
        }
    }

    /** The sums over lanes of what is turned times {@code a[aAt + l]}, to the first numbers of the scratch memory. */
    private static void dots(int n, double[] a, int aAt, double[] sums) {
        int whole = n & -PARTS;
        DoubleVector p0 = DoubleVector.zero(S);
        DoubleVector p1 = p0;
        DoubleVector p2 = p0;
        DoubleVector p3 = p0;
        DoubleVector p4 = p0;
        DoubleVector p5 = p0;
        DoubleVector p6 = p0;
        DoubleVector p7 = p0;
        for (int l = 0; l < whole; l += PARTS) {
            int at = TURNED + l * W;
            p0 = DoubleVector.fromArray(S, sums, at).fma(DoubleVector.broadcast(S, a[aAt + l]), p0);
            p1 = DoubleVector.fromArray(S, sums, at + W).fma(DoubleVector.broadcast(S, a[aAt + l + 1]), p1);
            p2 = DoubleVector.fromArray(S, sums, at + 2 * W).fma(DoubleVector.broadcast(S, a[aAt + l + 2]), p2);
            p3 = DoubleVector.fromArray(S, sums, at + 3 * W).fma(DoubleVector.broadcast(S, a[aAt + l + 3]), p3);
            p4 = DoubleVector.fromArray(S, sums, at + 4 * W).fma(DoubleVector.broadcast(S, a[aAt + l + 4]), p4);
            p5 = DoubleVector.fromArray(S, sums, at + 5 * W).fma(DoubleVector.broadcast(S, a[aAt + l + 5]), p5);
            p6 = DoubleVector.fromArray(S, sums, at + 6 * W).fma(DoubleVector.broadcast(S, a[aAt + l + 6]), p6);
            p7 = DoubleVector.fromArray(S, sums, at + 7 * W).fma(DoubleVector.broadcast(S, a[aAt + l + 7]), p7);
        }
        int left = n - whole;
        int at = TURNED + whole * W;
        if (left > 0) {
            p0 = DoubleVector.fromArray(S, sums, at).fma(DoubleVector.broadcast(S, a[aAt + whole]), p0);
        }
        if (left > 1) {
            p1 = DoubleVector.fromArray(S, sums, at + W).fma(DoubleVector.broadcast(S, a[aAt + whole + 1]), p1);
        }
        if (left > 2) {
            p2 = DoubleVector.fromArray(S, sums, at + 2 * W).fma(DoubleVector.broadcast(S, a[aAt + whole + 2]), p2);
        }
        if (left > 3) {
            p3 = DoubleVector.fromArray(S, sums, at + 3 * W).fma(DoubleVector.broadcast(S, a[aAt + whole + 3]), p3);
        }
        if (left > 4) {
            p4 = DoubleVector.fromArray(S, sums, at + 4 * W).fma(DoubleVector.broadcast(S, a[aAt + whole + 4]), p4);
        }
        if (left > 5) {
            p5 = DoubleVector.fromArray(S, sums, at + 5 * W).fma(DoubleVector.broadcast(S, a[aAt + whole + 5]), p5);
        }
        if (left > 6) {
            p6 = DoubleVector.fromArray(S, sums, at + 6 * W).fma(DoubleVector.broadcast(S, a[aAt + whole + 6]), p6);
        }
        p0.add(p1).add(p2.add(p3)).add(p4.add(p5).add(p6.add(p7))).intoArray(sums, 0);
    }

    private static void general(
            int n,
            int inputs,
            int outputs,
            double[] zBar,
            double[] x,
            int xAt,
            int xs,
            double[] wBar,
            int at,
            double[] sums) {
        int whole = n & ~(LaneSum.PARTS - 1);
        for (int k = 0; k < outputs; k++) {
            int j = 0;
            double bias = 0;
            for (; j + 3 < inputs; j += 4) {
                int from = xAt + j * xs;
                for (int half = 0; half < LaneSum.PARTS; half += W) {
                    products(half, whole, zBar, k * n, x, from, xs, sums);
                }
                for (int i = 0; i < 4; i++) {
                    for (int l = whole; l < n; l++) {
                        int part = 8 * i + (l & 7);
                        sums[part] = Math.fma(zBar[k * n + l], x[from + i * xs + l], sums[part]);
                    }
                    wBar[at + k * inputs + j + i] += LaneSum.join(sums, 8 * i);
                }
                if (j == 0) {
                    for (int l = whole; l < n; l++) {
                        sums[32 + (l & 7)] += zBar[k * n + l];
                    }
                    bias = LaneSum.join(sums, 32);
                }
            }
            for (; j < inputs; j++) {
                wBar[at + k * inputs + j] += LaneSum.product(zBar, k * n, x, xAt + j * xs, n, sums);
            }
            wBar[at + outputs * inputs + k] += inputs < 4 ? sum(zBar, k * n, n, sums) : bias;
        }
    }

    /** {@link LaneSum#sum}. */
    private static double sum(double[] a, int at, int n, double[] sums) {
        if (n == 1) {
            return a[at];
        }
        int whole = n & ~(LaneSum.PARTS - 1);
        for (int half = 0; half < LaneSum.PARTS; half += W) {
            DoubleVector s = DoubleVector.zero(S);
            for (int l = half; l < whole; l += LaneSum.PARTS) {
                s = s.add(DoubleVector.fromArray(S, a, at + l));
            }
            s.intoArray(sums, half);
        }
        for (int l = whole; l < n; l++) {
            sums[l & 7] += a[at + l];
        }
        return LaneSum.join(sums, 0);
    }

    /** Partial sums of z x for four rows of x, and of z. */
    private static void products(int half, int whole, double[] z, int zAt, double[] x, int xAt, int xs, double[] sums) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = DoubleVector.zero(S);
        DoubleVector s2 = DoubleVector.zero(S);
        DoubleVector s3 = DoubleVector.zero(S);
        DoubleVector s4 = DoubleVector.zero(S);
        for (int l = half; l < whole; l += LaneSum.PARTS) {
            DoubleVector v = DoubleVector.fromArray(S, z, zAt + l);
            s0 = v.fma(DoubleVector.fromArray(S, x, xAt + l), s0);
            s1 = v.fma(DoubleVector.fromArray(S, x, xAt + xs + l), s1);
            s2 = v.fma(DoubleVector.fromArray(S, x, xAt + 2 * xs + l), s2);
            s3 = v.fma(DoubleVector.fromArray(S, x, xAt + 3 * xs + l), s3);
            s4 = s4.add(v);
        }
        s0.intoArray(sums, half);
        s1.intoArray(sums, 8 + half);
        s2.intoArray(sums, 16 + half);
        s3.intoArray(sums, 24 + half);
        s4.intoArray(sums, 32 + half);
    }
}
