// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link UnitMath} on several units at once, in the same order. */
final class VectorUnitKernel extends UnitMath {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    /** Each number twice: those of the lower half, those of the upper half. */
    private static final VectorShuffle<Double> LOW = VectorShuffle.fromOp(S, i -> i / 2);

    private static final VectorShuffle<Double> HIGH = VectorShuffle.fromOp(S, i -> W / 2 + i / 2);

    private static final VectorMask<Double> ODD = VectorMask.fromLong(S, 0xaaL & (1L << W) - 1);

    private final double[] parts = new double[LaneSum.PARTS];

    @Override
    void columns(int n, int terms, double[] x, double[] m, int mAt, int stride, double[] bias, int biasAt, double[] z) {
        if (terms == 2) {
            DoubleVector x0 = DoubleVector.broadcast(S, x[0]);
            DoubleVector x1 = DoubleVector.broadcast(S, x[1]);
            for (int k = 0; k < n; k += W) {
                DoubleVector s = bias == null ? DoubleVector.zero(S) : DoubleVector.fromArray(S, bias, biasAt + k);
                s = DoubleVector.fromArray(S, m, mAt + k).fma(x0, s);
                DoubleVector.fromArray(S, m, mAt + stride + k).fma(x1, s).intoArray(z, k);
            }
            return;
        }
        if (terms >= LaneSum.PARTS) {
            manyColumns(n, terms, x, m, mAt, stride, bias, biasAt, z);
            return;
        }
        for (int k = 0; k < n; k += W) {
            DoubleVector s0 = bias == null ? DoubleVector.zero(S) : DoubleVector.fromArray(S, bias, biasAt + k);
            int at = mAt + k;
            if (terms < 4) {
                for (int j = 0; j < terms; j++) {
                    s0 = DoubleVector.fromArray(S, m, at).fma(DoubleVector.broadcast(S, x[j]), s0);
                    at += stride;
                }
                s0.intoArray(z, k);
                continue;
            }
            DoubleVector s1 = DoubleVector.zero(S);
            DoubleVector s2 = DoubleVector.zero(S);
            DoubleVector s3 = DoubleVector.zero(S);
            s0 = DoubleVector.fromArray(S, m, at).fma(DoubleVector.broadcast(S, x[0]), s0);
            s1 = DoubleVector.fromArray(S, m, at + stride).fma(DoubleVector.broadcast(S, x[1]), s1);
            s2 = DoubleVector.fromArray(S, m, at + 2 * stride).fma(DoubleVector.broadcast(S, x[2]), s2);
            s3 = DoubleVector.fromArray(S, m, at + 3 * stride).fma(DoubleVector.broadcast(S, x[3]), s3);
            at += 4 * stride;
            if (terms > 4) {
                s0 = DoubleVector.fromArray(S, m, at).fma(DoubleVector.broadcast(S, x[4]), s0);
            }
            if (terms > 5) {
                s1 = DoubleVector.fromArray(S, m, at + stride).fma(DoubleVector.broadcast(S, x[5]), s1);
            }
            if (terms > 6) {
                s2 = DoubleVector.fromArray(S, m, at + 2 * stride).fma(DoubleVector.broadcast(S, x[6]), s2);
            }
            s0.add(s1).add(s2.add(s3)).intoArray(z, k);
        }
    }

    private static void manyColumns(
            int n, int terms, double[] x, double[] m, int mAt, int stride, double[] bias, int biasAt, double[] z) {
        for (int k = 0; k < n; k += W) {
            DoubleVector s0 = bias == null ? DoubleVector.zero(S) : DoubleVector.fromArray(S, bias, biasAt + k);
            DoubleVector s1 = DoubleVector.zero(S);
            DoubleVector s2 = DoubleVector.zero(S);
            DoubleVector s3 = DoubleVector.zero(S);
            DoubleVector s4 = DoubleVector.zero(S);
            DoubleVector s5 = DoubleVector.zero(S);
            DoubleVector s6 = DoubleVector.zero(S);
            DoubleVector s7 = DoubleVector.zero(S);
            int at = mAt + k;
            int j = 0;
            for (; j + 7 < terms; j += LaneSum.PARTS) {
                s0 = DoubleVector.fromArray(S, m, at).fma(DoubleVector.broadcast(S, x[j]), s0);
                s1 = DoubleVector.fromArray(S, m, at + stride).fma(DoubleVector.broadcast(S, x[j + 1]), s1);
                s2 = DoubleVector.fromArray(S, m, at + 2 * stride).fma(DoubleVector.broadcast(S, x[j + 2]), s2);
                s3 = DoubleVector.fromArray(S, m, at + 3 * stride).fma(DoubleVector.broadcast(S, x[j + 3]), s3);
                s4 = DoubleVector.fromArray(S, m, at + 4 * stride).fma(DoubleVector.broadcast(S, x[j + 4]), s4);
                s5 = DoubleVector.fromArray(S, m, at + 5 * stride).fma(DoubleVector.broadcast(S, x[j + 5]), s5);
                s6 = DoubleVector.fromArray(S, m, at + 6 * stride).fma(DoubleVector.broadcast(S, x[j + 6]), s6);
                s7 = DoubleVector.fromArray(S, m, at + 7 * stride).fma(DoubleVector.broadcast(S, x[j + 7]), s7);
                at += LaneSum.PARTS * stride;
            }
            int left = terms - j;
            if (left > 0) {
                s0 = DoubleVector.fromArray(S, m, at).fma(DoubleVector.broadcast(S, x[j]), s0);
            }
            if (left > 1) {
                s1 = DoubleVector.fromArray(S, m, at + stride).fma(DoubleVector.broadcast(S, x[j + 1]), s1);
            }
            if (left > 2) {
                s2 = DoubleVector.fromArray(S, m, at + 2 * stride).fma(DoubleVector.broadcast(S, x[j + 2]), s2);
            }
            if (left > 3) {
                s3 = DoubleVector.fromArray(S, m, at + 3 * stride).fma(DoubleVector.broadcast(S, x[j + 3]), s3);
            }
            if (left > 4) {
                s4 = DoubleVector.fromArray(S, m, at + 4 * stride).fma(DoubleVector.broadcast(S, x[j + 4]), s4);
            }
            if (left > 5) {
                s5 = DoubleVector.fromArray(S, m, at + 5 * stride).fma(DoubleVector.broadcast(S, x[j + 5]), s5);
            }
            if (left > 6) {
                s6 = DoubleVector.fromArray(S, m, at + 6 * stride).fma(DoubleVector.broadcast(S, x[j + 6]), s6);
            }
            s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7))).intoArray(z, k);
        }
    }

    @Override
    void rows(
            int n,
            int results,
            double[] x,
            int xAt,
            double[] m,
            int mAt,
            int stride,
            double[] bias,
            int biasAt,
            double[] z) {
        int whole = n & -LaneSum.PARTS;
        if (whole == 0) {
            super.rows(n, results, x, xAt, m, mAt, stride, bias, biasAt, z);
            return;
        }
        for (int k = 0; k < results; k++) {
            int row = mAt + k * stride;
            parts[0] = bias == null ? 0 : bias[biasAt + k];
            for (int i = 1; i < LaneSum.PARTS; i++) {
                parts[i] = 0;
            }
            for (int half = 0; half < LaneSum.PARTS; half += W) {
                DoubleVector s = DoubleVector.fromArray(S, parts, half);
                for (int i = half; i < whole; i += LaneSum.PARTS) {
                    s = DoubleVector.fromArray(S, m, row + i).fma(DoubleVector.fromArray(S, x, xAt + i), s);
                }
                s.intoArray(parts, half);
            }
            for (int i = whole; i < n; i++) {
                parts[i - whole] = Math.fma(m[row + i], x[xAt + i], parts[i - whole]);
            }
            z[k] = LaneSum.join(parts, 0);
        }
    }

    @Override
    void addScaled(int n, double s, double[] x, int xAt, double[] to, int toAt) {
        int whole = n - n % W;
        DoubleVector v = DoubleVector.broadcast(S, s);
        for (int j = 0; j < whole; j += W) {
            DoubleVector product = DoubleVector.fromArray(S, x, xAt + j).mul(v);
            DoubleVector.fromArray(S, to, toAt + j).add(product).intoArray(to, toAt + j);
        }
        super.addScaled(n - whole, s, x, xAt + whole, to, toAt + whole);
    }

    @Override
    void addOuter(int n, int inputs, double[] z, double[] x, int xAt, double[] to, int toAt) {
        if (inputs >= W) {
            for (int k = 0; k < n; k++) {
                addScaled(inputs, z[k], x, xAt, to, toAt + k * inputs);
            }
            return;
        }
        if (inputs != 2) {
            super.addOuter(n, inputs, z, x, xAt, to, toAt);
            return;
        }
        DoubleVector v = DoubleVector.broadcast(S, x[xAt]).blend(x[xAt + 1], ODD);
        int whole = n - n % W;
        for (int k = 0; k < whole; k += W) {
            DoubleVector units = DoubleVector.fromArray(S, z, k);
            int at = toAt + 2 * k;
            DoubleVector low = units.rearrange(LOW).mul(v);
            DoubleVector.fromArray(S, to, at).add(low).intoArray(to, at);
            DoubleVector high = units.rearrange(HIGH).mul(v);
            DoubleVector.fromArray(S, to, at + W).add(high).intoArray(to, at + W);
        }
        for (int k = whole; k < n; k++) {
            to[toAt + 2 * k] += z[k] * x[xAt];
            to[toAt + 2 * k + 1] += z[k] * x[xAt + 1];
        }
    }
}
