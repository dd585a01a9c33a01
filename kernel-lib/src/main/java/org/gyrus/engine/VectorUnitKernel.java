// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link UnitMath} on several units at once, in the same order. */
final class VectorUnitKernel extends UnitMath {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    /** Each number twice: those of the lower half, those of the upper half. */
    private static final VectorShuffle<Double> LOW = VectorShuffle.fromOp(S, i -> i / 2);

    private static final VectorShuffle<Double> HIGH = VectorShuffle.fromOp(S, i -> W / 2 + i / 2);

    private static final long ONE = 0x3ff0000000000000L;
    private static final VectorMask<Double> ODD = VectorMask.fromLong(S, 0xaaL & (1L << W) - 1);

    private final double[] parts = new double[2 * LaneSum.PARTS];

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

    /** Beyond the units weights are zero, which adds nothing as long as all numbers are finite. */
    @Override
    void hidden(int units, int room, double x0, double x1, double[] m, double[] t, double[] o) {
        if (!(Math.abs(x0) <= Double.MAX_VALUE && Math.abs(x1) <= Double.MAX_VALUE)) {
            super.hidden(units, room, x0, x1, m, t, o);
            return;
        }
        DoubleVector v0 = DoubleVector.broadcast(S, x0);
        DoubleVector v1 = DoubleVector.broadcast(S, x1);
        for (int half = 0; half < LaneSum.PARTS; half += W) {
            DoubleVector s0 = DoubleVector.fromArray(S, m, 5 * room + half);
            DoubleVector s1 = DoubleVector.fromArray(S, m, 5 * room + LaneSum.PARTS + half);
            for (int k = half; k < room; k += LaneSum.PARTS) {
                DoubleVector x = DoubleVector.fromArray(S, m, k).fma(v0, DoubleVector.fromArray(S, m, 2 * room + k));
                x = DoubleVector.fromArray(S, m, room + k).fma(v1, x);
                DoubleVector size = x.abs();
                size = size.blend(Elementary.TANH_MOST, size.compare(VectorOperators.GT, Elementary.TANH_MOST));
                DoubleVector y = size.add(size);
                DoubleVector shifted = y.fma(
                        DoubleVector.broadcast(S, Elementary.LOG2_E), DoubleVector.broadcast(S, Elementary.ROUND));
                DoubleVector n = shifted.sub(Elementary.ROUND);
                DoubleVector q = n.fma(DoubleVector.broadcast(S, -Elementary.LN2_HIGH), y);
                q = n.fma(DoubleVector.broadcast(S, -Elementary.LN2_LOW), q);
                DoubleVector q2 = q.mul(q);
                DoubleVector q4 = q2.mul(q2);
                DoubleVector p0 =
                        q.fma(DoubleVector.broadcast(S, Elementary.E1), DoubleVector.broadcast(S, Elementary.E0));
                DoubleVector p1 =
                        q.fma(DoubleVector.broadcast(S, Elementary.E3), DoubleVector.broadcast(S, Elementary.E2));
                DoubleVector p2 =
                        q.fma(DoubleVector.broadcast(S, Elementary.E5), DoubleVector.broadcast(S, Elementary.E4));
                DoubleVector p3 =
                        q.fma(DoubleVector.broadcast(S, Elementary.E7), DoubleVector.broadcast(S, Elementary.E6));
                DoubleVector p4 =
                        q.fma(DoubleVector.broadcast(S, Elementary.E9), DoubleVector.broadcast(S, Elementary.E8));
                DoubleVector tail = q4.fma(q4.fma(p4, q2.fma(p3, p2)), q2.fma(p1, p0));
                DoubleVector e = q2.fma(tail, q);
                DoubleVector scale = shifted.reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHL, 52)
                        .add(ONE)
                        .reinterpretAsDoubles();
                DoubleVector f = scale.fma(e, scale.sub(1.0));
                DoubleVector h = f.div(f.add(2.0));
                LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
                h = h.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
                h.intoArray(t, k);
                s0 = DoubleVector.fromArray(S, m, 3 * room + k).fma(h, s0);
                s1 = DoubleVector.fromArray(S, m, 4 * room + k).fma(h, s1);
            }
            s0.intoArray(parts, half);
            s1.intoArray(parts, LaneSum.PARTS + half);
        }
        o[0] = LaneSum.join(parts, 0);
        o[1] = LaneSum.join(parts, LaneSum.PARTS);
    }

    @Override
    void hiddenReverse(
            int units,
            int room,
            int inputs,
            int outputs,
            double x0,
            double x1,
            double o0,
            double o1,
            double[] m,
            double[] t,
            double[] z,
            double[] to,
            int at,
            double[] xBar) {
        if (!(Math.abs(o0) <= Double.MAX_VALUE && Math.abs(o1) <= Double.MAX_VALUE)) {
            super.hiddenReverse(units, room, inputs, outputs, x0, x1, o0, o1, m, t, z, to, at, xBar);
            return;
        }
        int whole = units & -LaneSum.PARTS;
        int bias = at + inputs * units;
        int first = bias + units;
        int second = first + units;
        DoubleVector v0 = DoubleVector.broadcast(S, o0);
        DoubleVector v1 = DoubleVector.broadcast(S, o1);
        DoubleVector one = DoubleVector.broadcast(S, 1.0);
        DoubleVector both = DoubleVector.broadcast(S, x0).blend(x1, ODD);
        DoubleVector x = DoubleVector.broadcast(S, x0);
        for (int half = 0; half < LaneSum.PARTS; half += W) {
            DoubleVector s0 = DoubleVector.zero(S);
            DoubleVector s1 = DoubleVector.zero(S);
            for (int k = half; k < room; k += LaneSum.PARTS) {
                DoubleVector h = DoubleVector.fromArray(S, t, k);
                DoubleVector sum = DoubleVector.fromArray(S, m, 3 * room + k).fma(v0, DoubleVector.zero(S));
                sum = DoubleVector.fromArray(S, m, 4 * room + k).fma(v1, sum);
                DoubleVector bar = sum.mul(one.sub(h.mul(h)));
                s0 = DoubleVector.fromArray(S, m, k).fma(bar, s0);
                s1 = DoubleVector.fromArray(S, m, room + k).fma(bar, s1);
                if (k >= whole) {
                    bar.intoArray(z, k);
                    continue;
                }
                DoubleVector.fromArray(S, to, bias + k).add(bar).intoArray(to, bias + k);
                DoubleVector.fromArray(S, to, first + k).add(h.mul(v0)).intoArray(to, first + k);
                if (outputs == 2) {
                    DoubleVector.fromArray(S, to, second + k).add(h.mul(v1)).intoArray(to, second + k);
                }
                if (inputs == 2) {
                    int low = at + 2 * k;
                    DoubleVector.fromArray(S, to, low)
                            .add(bar.rearrange(LOW).mul(both))
                            .intoArray(to, low);
                    DoubleVector.fromArray(S, to, low + W)
                            .add(bar.rearrange(HIGH).mul(both))
                            .intoArray(to, low + W);
                } else {
                    DoubleVector.fromArray(S, to, at + k).add(bar.mul(x)).intoArray(to, at + k);
                }
            }
            s0.intoArray(parts, half);
            s1.intoArray(parts, LaneSum.PARTS + half);
        }
        xBar[0] = LaneSum.join(parts, 0);
        xBar[1] = LaneSum.join(parts, LaneSum.PARTS);
        gradient(whole, units, inputs, outputs, x0, x1, o0, o1, t, z, to, at, units);
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
