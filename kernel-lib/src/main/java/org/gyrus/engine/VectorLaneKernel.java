// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.gyrus.engine.Elementary.LN2_HIGH;
import static org.gyrus.engine.Elementary.LN2_LOW;
import static org.gyrus.engine.Elementary.LOG2_E;
import static org.gyrus.engine.Elementary.ROUND;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link LaneMath} on several lanes at once: the polynomials of {@link Elementary} and the sums of {@link LaneSum} in the
 * same order. Written out by hand: in long methods the compiler of the virtual machine stops inlining helpers, and vectors
 * that are passed as objects cost five times more.
 */
final class VectorLaneKernel extends LaneMath {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final long ONE = 0x3ff0000000000000L;
    private static final double[] L = Elementary.L;

    private VectorLaneKernel() {}

    /** The kernel, or null where vectors are narrower than four numbers or wider than eight. */
    static LaneMath ifWide() {
        return W == 4 || W == 8 ? new VectorLaneKernel() : null;
    }

    @Override
    UnitMath units() {
        return new VectorUnitKernel();
    }

    @Override
    TanhUnits tanhUnits() {
        return new VectorTanhKernel();
    }

    @Override
    void apply(Operation function, int n, double[] r, int rAt, double[] a, int aAt) {
        int whole = n - n % W;
        boolean done =
                switch (function) {
                    case TANH -> tanh(whole, r, rAt, a, aAt);
                    case SOFTPLUS -> softplus(whole, r, rAt, a, aAt);
                    case EXP -> exp(whole, r, rAt, a, aAt);
                    case LOG -> log(whole, r, rAt, a, aAt);
                    default -> false;
                };
        int from = done ? whole : 0;
        super.apply(function, n - from, r, rAt + from, a, aAt + from);
    }

    private static boolean tanh(int n, double[] r, int rAt, double[] a, int aAt) {
        for (int l = 0; l < n; l += W) {
            DoubleVector x = DoubleVector.fromArray(S, a, aAt + l);
            DoubleVector size = x.abs();
            size = size.blend(Elementary.TANH_MOST, size.compare(VectorOperators.GT, Elementary.TANH_MOST));
            DoubleVector y = size.add(size);
            DoubleVector shifted = y.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUND));
            DoubleVector k = shifted.sub(ROUND);
            DoubleVector q = k.fma(DoubleVector.broadcast(S, -LN2_HIGH), y);
            q = k.fma(DoubleVector.broadcast(S, -LN2_LOW), q);
            DoubleVector q2 = q.mul(q);
            DoubleVector q4 = q2.mul(q2);
            DoubleVector p0 = q.fma(DoubleVector.broadcast(S, Elementary.E1), DoubleVector.broadcast(S, Elementary.E0));
            DoubleVector p1 = q.fma(DoubleVector.broadcast(S, Elementary.E3), DoubleVector.broadcast(S, Elementary.E2));
            DoubleVector p2 = q.fma(DoubleVector.broadcast(S, Elementary.E5), DoubleVector.broadcast(S, Elementary.E4));
            DoubleVector p3 = q.fma(DoubleVector.broadcast(S, Elementary.E7), DoubleVector.broadcast(S, Elementary.E6));
            DoubleVector p4 = q.fma(DoubleVector.broadcast(S, Elementary.E9), DoubleVector.broadcast(S, Elementary.E8));
            DoubleVector low = q2.fma(p1, p0);
            DoubleVector high = q2.fma(p3, p2);
            DoubleVector tail = q4.fma(q4.fma(p4, high), low);
            DoubleVector e = q2.fma(tail, q);
            DoubleVector scale = shifted.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .add(ONE)
                    .reinterpretAsDoubles();
            DoubleVector m = scale.fma(e, scale.sub(1.0));
            DoubleVector t = m.div(m.add(2.0));
            LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
            t.reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(r, rAt + l);
        }
        return true;
    }

    /**
     * By bits where that saves a comparison, since masks are costly on JDK 17: the bits of numbers that are not negative are
     * ordered as they are, and a power of two multiplies by adding to the exponent.
     */
    private static boolean softplus(int n, double[] r, int rAt, double[] a, int aAt) {
        if (n > 0 && anyFar(n, a, aAt)) {
            return false;
        }
        DoubleVector c0 = DoubleVector.broadcast(S, L[0]);
        DoubleVector c1 = DoubleVector.broadcast(S, L[1]);
        DoubleVector c2 = DoubleVector.broadcast(S, L[2]);
        DoubleVector c3 = DoubleVector.broadcast(S, L[3]);
        DoubleVector c4 = DoubleVector.broadcast(S, L[4]);
        DoubleVector c5 = DoubleVector.broadcast(S, L[5]);
        DoubleVector c6 = DoubleVector.broadcast(S, L[6]);
        DoubleVector c7 = DoubleVector.broadcast(S, L[7]);
        DoubleVector c8 = DoubleVector.broadcast(S, L[8]);
        DoubleVector c9 = DoubleVector.broadcast(S, L[9]);
        DoubleVector c10 = DoubleVector.broadcast(S, L[10]);
        DoubleVector c11 = DoubleVector.broadcast(S, L[11]);
        DoubleVector c12 = DoubleVector.broadcast(S, L[12]);
        DoubleVector c13 = DoubleVector.broadcast(S, L[13]);
        DoubleVector c14 = DoubleVector.broadcast(S, L[14]);
        DoubleVector c15 = DoubleVector.broadcast(S, L[15]);
        DoubleVector c16 = DoubleVector.broadcast(S, L[16]);
        DoubleVector c17 = DoubleVector.broadcast(S, L[17]);
        DoubleVector c18 = DoubleVector.broadcast(S, L[18]);
        DoubleVector c19 = DoubleVector.broadcast(S, L[19]);
        for (int l = 0; l < n; l += W) {
            LongVector x = DoubleVector.fromArray(S, a, aAt + l).reinterpretAsLongs();
            DoubleVector y = x.or(Long.MIN_VALUE).reinterpretAsDoubles();
            DoubleVector shifted = y.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUND));
            DoubleVector k = shifted.sub(ROUND);
            DoubleVector q = k.fma(DoubleVector.broadcast(S, -LN2_HIGH), y);
            q = k.fma(DoubleVector.broadcast(S, -LN2_LOW), q);
            DoubleVector q2 = q.mul(q);
            DoubleVector q4 = q2.mul(q2);
            DoubleVector p0 = q.fma(DoubleVector.broadcast(S, Elementary.E1), DoubleVector.broadcast(S, Elementary.E0));
            DoubleVector p1 = q.fma(DoubleVector.broadcast(S, Elementary.E3), DoubleVector.broadcast(S, Elementary.E2));
            DoubleVector p2 = q.fma(DoubleVector.broadcast(S, Elementary.E5), DoubleVector.broadcast(S, Elementary.E4));
            DoubleVector p3 = q.fma(DoubleVector.broadcast(S, Elementary.E7), DoubleVector.broadcast(S, Elementary.E6));
            DoubleVector p4 = q.fma(DoubleVector.broadcast(S, Elementary.E9), DoubleVector.broadcast(S, Elementary.E8));
            DoubleVector tail = q4.fma(q4.fma(p4, q2.fma(p3, p2)), q2.fma(p1, p0));
            DoubleVector p = q2.fma(tail, q).add(1.0);
            DoubleVector e = shifted.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .add(p.reinterpretAsLongs())
                    .reinterpretAsDoubles();
            DoubleVector e2 = e.mul(e);
            DoubleVector e4 = e2.mul(e2);
            DoubleVector e8 = e4.mul(e4);
            DoubleVector a0 = e.fma(c1, c0);
            DoubleVector a1 = e.fma(c3, c2);
            DoubleVector a2 = e.fma(c5, c4);
            DoubleVector a3 = e.fma(c7, c6);
            DoubleVector a4 = e.fma(c9, c8);
            DoubleVector a5 = e.fma(c11, c10);
            DoubleVector a6 = e.fma(c13, c12);
            DoubleVector a7 = e.fma(c15, c14);
            DoubleVector a8 = e.fma(c17, c16);
            DoubleVector a9 = e.fma(c19, c18);
            DoubleVector low = e4.fma(e2.fma(a3, a2), e2.fma(a1, a0));
            DoubleVector high = e8.fma(e2.fma(a9, a8), e4.fma(e2.fma(a7, a6), e2.fma(a5, a4)));
            DoubleVector log = e2.fma(e8.fma(high, low), e);
            x.max(0).reinterpretAsDoubles().add(log).intoArray(r, rAt + l);
        }
        return true;
    }

    /**
     * Whether any number is beyond {@link Elementary#SOFTPLUS_MOST} or not a number: these are left to the plain loop. By the sign
     * of a difference of bits, since the largest of whole numbers makes objects where vectors have 256 bits.
     */
    private static boolean anyFar(int n, double[] a, int aAt) {
        LongVector limit = DoubleVector.broadcast(S, Elementary.SOFTPLUS_MOST).reinterpretAsLongs();
        LongVector beyond = limit;
        for (int l = 0; l < n; l += W) {
            LongVector size =
                    DoubleVector.fromArray(S, a, aAt + l).reinterpretAsLongs().and(Long.MAX_VALUE);
            beyond = beyond.or(limit.sub(size));
        }
        return beyond.reduceLanes(VectorOperators.OR) < 0;
    }

    @Override
    void softplusSlope(int n, double[] z, int zAt, double[] h, int hAt) {
        int whole = n - n % W;
        for (int l = 0; l < whole; l += W) {
            DoubleVector x = DoubleVector.fromArray(S, h, hAt + l);
            DoubleVector y = x.blend(Elementary.EXPM1_MOST, x.compare(VectorOperators.GT, Elementary.EXPM1_MOST))
                    .neg();
            DoubleVector shifted = y.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUND));
            DoubleVector k = shifted.sub(ROUND);
            DoubleVector q = k.fma(DoubleVector.broadcast(S, -LN2_HIGH), y);
            q = k.fma(DoubleVector.broadcast(S, -LN2_LOW), q);
            DoubleVector q2 = q.mul(q);
            DoubleVector q4 = q2.mul(q2);
            DoubleVector p0 = q.fma(DoubleVector.broadcast(S, Elementary.E1), DoubleVector.broadcast(S, Elementary.E0));
            DoubleVector p1 = q.fma(DoubleVector.broadcast(S, Elementary.E3), DoubleVector.broadcast(S, Elementary.E2));
            DoubleVector p2 = q.fma(DoubleVector.broadcast(S, Elementary.E5), DoubleVector.broadcast(S, Elementary.E4));
            DoubleVector p3 = q.fma(DoubleVector.broadcast(S, Elementary.E7), DoubleVector.broadcast(S, Elementary.E6));
            DoubleVector p4 = q.fma(DoubleVector.broadcast(S, Elementary.E9), DoubleVector.broadcast(S, Elementary.E8));
            DoubleVector tail = q4.fma(q4.fma(p4, q2.fma(p3, p2)), q2.fma(p1, p0));
            DoubleVector e = q2.fma(tail, q);
            DoubleVector scale = shifted.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .add(ONE)
                    .reinterpretAsDoubles();
            DoubleVector slope = scale.fma(e, scale.sub(1.0)).neg();
            DoubleVector.fromArray(S, z, zAt + l).mul(slope).intoArray(z, zAt + l);
        }
        super.softplusSlope(n - whole, z, zAt + whole, h, hAt + whole);
    }

    @Override
    void tanhSlope(int n, double[] z, int zAt, double[] h, int hAt) {
        int whole = n - n % W;
        DoubleVector one = DoubleVector.broadcast(S, 1.0);
        for (int l = 0; l < whole; l += W) {
            DoubleVector x = DoubleVector.fromArray(S, h, hAt + l);
            DoubleVector.fromArray(S, z, zAt + l).mul(one.sub(x.mul(x))).intoArray(z, zAt + l);
        }
        super.tanhSlope(n - whole, z, zAt + whole, h, hAt + whole);
    }

    private static boolean exp(int n, double[] r, int rAt, double[] a, int aAt) {
        for (int l = 0; l < n; l += W) {
            DoubleVector x = DoubleVector.fromArray(S, a, aAt + l);
            DoubleVector shifted = x.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUND));
            DoubleVector k = shifted.sub(ROUND);
            DoubleVector q = k.fma(DoubleVector.broadcast(S, -LN2_HIGH), x);
            q = k.fma(DoubleVector.broadcast(S, -LN2_LOW), q);
            DoubleVector q2 = q.mul(q);
            DoubleVector q4 = q2.mul(q2);
            DoubleVector p0 = q.fma(DoubleVector.broadcast(S, Elementary.E1), DoubleVector.broadcast(S, Elementary.E0));
            DoubleVector p1 = q.fma(DoubleVector.broadcast(S, Elementary.E3), DoubleVector.broadcast(S, Elementary.E2));
            DoubleVector p2 = q.fma(DoubleVector.broadcast(S, Elementary.E5), DoubleVector.broadcast(S, Elementary.E4));
            DoubleVector p3 = q.fma(DoubleVector.broadcast(S, Elementary.E7), DoubleVector.broadcast(S, Elementary.E6));
            DoubleVector p4 = q.fma(DoubleVector.broadcast(S, Elementary.E9), DoubleVector.broadcast(S, Elementary.E8));
            DoubleVector tail = q4.fma(q4.fma(p4, q2.fma(p3, p2)), q2.fma(p1, p0));
            DoubleVector p = q2.fma(tail, q).add(1.0);
            LongVector bits = shifted.reinterpretAsLongs().sub(Double.doubleToRawLongBits(ROUND));
            LongVector half = bits.lanewise(VectorOperators.ASHR, 1);
            DoubleVector s1 = half.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
            DoubleVector s2 =
                    bits.sub(half).add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
            DoubleVector y = p.mul(s1).mul(s2);
            y = y.blend(0.0, x.compare(VectorOperators.LT, Elementary.EXP_LEAST));
            y.blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, Elementary.EXP_MOST))
                    .intoArray(r, rAt + l);
        }
        return true;
    }

    private static boolean log(int n, double[] r, int rAt, double[] a, int aAt) {
        long root = Double.doubleToRawLongBits(0x1.6a09e667f3bcdp-1);
        for (int l = 0; l < n; l += W) {
            DoubleVector x = DoubleVector.fromArray(S, a, aAt + l);
            VectorMask<Double> normal = x.compare(VectorOperators.GE, Double.MIN_NORMAL)
                    .and(x.compare(VectorOperators.LE, Double.MAX_VALUE));
            if (!normal.allTrue()) {
                for (int i = l; i < l + W; i++) {
                    r[rAt + i] = Elementary.log(a[aAt + i]);
                }
                continue;
            }
            LongVector bits = x.reinterpretAsLongs().sub(root);
            DoubleVector m = bits.and(0x000fffffffffffffL).add(root).reinterpretAsDoubles();
            LongVector whole = bits.lanewise(VectorOperators.ASHR, 52).add(Double.doubleToRawLongBits(ROUND));
            DoubleVector k = whole.reinterpretAsDoubles().sub(ROUND);
            DoubleVector f = m.sub(1.0);
            DoubleVector s = f.div(f.add(2.0));
            DoubleVector z = s.mul(s);
            DoubleVector z2 = z.mul(z);
            DoubleVector g0 = z.fma(DoubleVector.broadcast(S, Elementary.G1), DoubleVector.broadcast(S, Elementary.G0));
            DoubleVector g1 = z.fma(DoubleVector.broadcast(S, Elementary.G3), DoubleVector.broadcast(S, Elementary.G2));
            DoubleVector g2 = z.fma(DoubleVector.broadcast(S, Elementary.G5), DoubleVector.broadcast(S, Elementary.G4));
            g2 = z2.fma(DoubleVector.broadcast(S, Elementary.G6), g2);
            DoubleVector g = z2.mul(z2).fma(g2, z2.fma(g1, g0));
            DoubleVector half = f.mul(0.5).mul(f);
            DoubleVector tail = k.fma(DoubleVector.broadcast(S, LN2_LOW), s.mul(z.fma(g, half)));
            k.fma(DoubleVector.broadcast(S, LN2_HIGH), f.sub(half.sub(tail))).intoArray(r, rAt + l);
        }
        return true;
    }

    @Override
    void product(
            int n,
            int terms,
            int results,
            double[] x,
            int xAt,
            int xs,
            double[] w,
            int wAt,
            int ws,
            int wo,
            int start,
            double[] z,
            int zAt,
            int zs) {
        int whole = n - n % W;
        int k = 0;
        if (terms == 4) {
            four(whole, results, x, xAt, xs, w, wAt, ws, wo, start, z, zAt, zs);
            k = results;
        }
        for (; terms >= LaneSum.PARTS && k < results; k++) {
            double bias = start < 0 ? 0 : w[start + k];
            eight(whole, terms, x, xAt, xs, w, wAt + k * wo, ws, bias, z, zAt + k * zs);
        }
        for (; k < results; k++) {
            double bias = start < 0 ? 0 : w[start + k];
            single(whole, terms, x, xAt, xs, w, wAt + k * wo, ws, bias, z, zAt + k * zs);
        }
        if (whole < n) {
            product(whole, n, terms, results, x, xAt, xs, w, wAt, ws, wo, start, z, zAt, zs);
        }
    }

    /** Four terms: their weights stay in registers for all lanes, and no access has a range check of its own. */
    private static void four(
            int n,
            int results,
            double[] x,
            int xAt,
            int xs,
            double[] w,
            int wAt,
            int ws,
            int wo,
            int start,
            double[] z,
            int zAt,
            int zs) {
        DoubleVector zero = DoubleVector.zero(S);
        int x1At = xAt + xs;
        int x2At = x1At + xs;
        int x3At = x2At + xs;
        for (int k = 0; k < results; k++) {
            int row = wAt + k * wo;
            DoubleVector bias = DoubleVector.broadcast(S, start < 0 ? 0 : w[start + k]);
            DoubleVector w0 = DoubleVector.broadcast(S, w[row]);
            DoubleVector w1 = DoubleVector.broadcast(S, w[row + ws]);
            DoubleVector w2 = DoubleVector.broadcast(S, w[row + 2 * ws]);
            DoubleVector w3 = DoubleVector.broadcast(S, w[row + 3 * ws]);
            int to = zAt + k * zs;
            for (int l = 0; l < n; l += W) {
                DoubleVector p0 = DoubleVector.fromArray(S, x, xAt + l).fma(w0, bias);
                DoubleVector p1 = DoubleVector.fromArray(S, x, x1At + l).fma(w1, zero);
                DoubleVector p2 = DoubleVector.fromArray(S, x, x2At + l).fma(w2, zero);
                DoubleVector p3 = DoubleVector.fromArray(S, x, x3At + l).fma(w3, zero);
                p0.add(p1).add(p2.add(p3)).intoArray(z, to + l);
            }
        }
    }

    /** Eight terms and more: eight partial sums. */
    private static void eight(
            int n,
            int terms,
            double[] x,
            int xAt,
            int xs,
            double[] w,
            int wAt,
            int ws,
            double bias,
            double[] z,
            int zAt) {
        int whole = terms & -LaneSum.PARTS;
        int left = terms - whole;
        for (int l = 0; l < n; l += W) {
            DoubleVector p0 = DoubleVector.broadcast(S, bias);
            DoubleVector p1 = DoubleVector.zero(S);
            DoubleVector p2 = DoubleVector.zero(S);
            DoubleVector p3 = DoubleVector.zero(S);
            DoubleVector p4 = DoubleVector.zero(S);
            DoubleVector p5 = DoubleVector.zero(S);
            DoubleVector p6 = DoubleVector.zero(S);
            DoubleVector p7 = DoubleVector.zero(S);
            int at = xAt + l;
            int row = wAt;
            for (int i = 0; i < whole; i += LaneSum.PARTS) {
                p0 = DoubleVector.fromArray(S, x, at).fma(DoubleVector.broadcast(S, w[row]), p0);
                p1 = DoubleVector.fromArray(S, x, at + xs).fma(DoubleVector.broadcast(S, w[row + ws]), p1);
                p2 = DoubleVector.fromArray(S, x, at + 2 * xs).fma(DoubleVector.broadcast(S, w[row + 2 * ws]), p2);
                p3 = DoubleVector.fromArray(S, x, at + 3 * xs).fma(DoubleVector.broadcast(S, w[row + 3 * ws]), p3);
                p4 = DoubleVector.fromArray(S, x, at + 4 * xs).fma(DoubleVector.broadcast(S, w[row + 4 * ws]), p4);
                p5 = DoubleVector.fromArray(S, x, at + 5 * xs).fma(DoubleVector.broadcast(S, w[row + 5 * ws]), p5);
                p6 = DoubleVector.fromArray(S, x, at + 6 * xs).fma(DoubleVector.broadcast(S, w[row + 6 * ws]), p6);
                p7 = DoubleVector.fromArray(S, x, at + 7 * xs).fma(DoubleVector.broadcast(S, w[row + 7 * ws]), p7);
                at += LaneSum.PARTS * xs;
                row += LaneSum.PARTS * ws;
            }
            if (left > 0) {
                p0 = DoubleVector.fromArray(S, x, at).fma(DoubleVector.broadcast(S, w[row]), p0);
            }
            if (left > 1) {
                p1 = DoubleVector.fromArray(S, x, at + xs).fma(DoubleVector.broadcast(S, w[row + ws]), p1);
            }
            if (left > 2) {
                p2 = DoubleVector.fromArray(S, x, at + 2 * xs).fma(DoubleVector.broadcast(S, w[row + 2 * ws]), p2);
            }
            if (left > 3) {
                p3 = DoubleVector.fromArray(S, x, at + 3 * xs).fma(DoubleVector.broadcast(S, w[row + 3 * ws]), p3);
            }
            if (left > 4) {
                p4 = DoubleVector.fromArray(S, x, at + 4 * xs).fma(DoubleVector.broadcast(S, w[row + 4 * ws]), p4);
            }
            if (left > 5) {
                p5 = DoubleVector.fromArray(S, x, at + 5 * xs).fma(DoubleVector.broadcast(S, w[row + 5 * ws]), p5);
            }
            if (left > 6) {
                p6 = DoubleVector.fromArray(S, x, at + 6 * xs).fma(DoubleVector.broadcast(S, w[row + 6 * ws]), p6);
            }
            p0.add(p1).add(p2.add(p3)).add(p4.add(p5).add(p6.add(p7))).intoArray(z, zAt + l);
        }
    }

    private static void single(
            int n,
            int terms,
            double[] x,
            int xAt,
            int xs,
            double[] w,
            int wAt,
            int ws,
            double bias,
            double[] z,
            int zAt) {
        for (int l = 0; l < n; l += W) {
            DoubleVector p0 = DoubleVector.broadcast(S, bias);
            if (terms < 4) {
                for (int i = 0; i < terms; i++) {
                    p0 = DoubleVector.fromArray(S, x, xAt + l + i * xs)
                            .fma(DoubleVector.broadcast(S, w[wAt + i * ws]), p0);
                }
                p0.intoArray(z, zAt + l);
                continue;
            }
            DoubleVector p1 = DoubleVector.zero(S);
            DoubleVector p2 = DoubleVector.zero(S);
            DoubleVector p3 = DoubleVector.zero(S);
            int i = 0;
            for (; i + 3 < terms; i += 4) {
                int at = xAt + l + i * xs;
                p0 = DoubleVector.fromArray(S, x, at).fma(DoubleVector.broadcast(S, w[wAt + i * ws]), p0);
                p1 = DoubleVector.fromArray(S, x, at + xs).fma(DoubleVector.broadcast(S, w[wAt + (i + 1) * ws]), p1);
                p2 = DoubleVector.fromArray(S, x, at + 2 * xs)
                        .fma(DoubleVector.broadcast(S, w[wAt + (i + 2) * ws]), p2);
                p3 = DoubleVector.fromArray(S, x, at + 3 * xs)
                        .fma(DoubleVector.broadcast(S, w[wAt + (i + 3) * ws]), p3);
            }
            int at = xAt + l + i * xs;
            if (i < terms) {
                p0 = DoubleVector.fromArray(S, x, at).fma(DoubleVector.broadcast(S, w[wAt + i * ws]), p0);
            }
            if (i + 1 < terms) {
                p1 = DoubleVector.fromArray(S, x, at + xs).fma(DoubleVector.broadcast(S, w[wAt + (i + 1) * ws]), p1);
            }
            if (i + 2 < terms) {
                p2 = DoubleVector.fromArray(S, x, at + 2 * xs)
                        .fma(DoubleVector.broadcast(S, w[wAt + (i + 2) * ws]), p2);
            }
            p0.add(p1).add(p2.add(p3)).intoArray(z, zAt + l);
        }
    }

    @Override
    void weights(
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
        VectorWeightKernel.add(n, inputs, outputs, zBar, x, xAt, xs, wBar, at, sums);
    }
}
