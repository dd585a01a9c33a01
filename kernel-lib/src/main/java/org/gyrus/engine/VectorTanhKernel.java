// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link TanhUnits} on several units at once, in the same order. Constants are vectors made once: each is read where it is
 * used, which takes no register, and the virtual machine's compiler inlines no more than about one tanh in this form.
 */
final class VectorTanhKernel extends TanhUnits {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final int PARTS = LaneSum.PARTS;
    private static final long ONE_BITS = 0x3ff0000000000000L;
    private static final DoubleVector MOST = constant(Elementary.TANH_MOST);
    private static final DoubleVector LOG2_E = constant(Elementary.LOG2_E);
    private static final DoubleVector ROUND = constant(Elementary.ROUND);
    private static final DoubleVector LN2_HIGH = constant(-Elementary.LN2_HIGH);
    private static final DoubleVector LN2_LOW = constant(-Elementary.LN2_LOW);
    private static final DoubleVector E0 = constant(Elementary.E0);
    private static final DoubleVector E1 = constant(Elementary.E1);
    private static final DoubleVector E2 = constant(Elementary.E2);
    private static final DoubleVector E3 = constant(Elementary.E3);
    private static final DoubleVector E4 = constant(Elementary.E4);
    private static final DoubleVector E5 = constant(Elementary.E5);
    private static final DoubleVector E6 = constant(Elementary.E6);
    private static final DoubleVector E7 = constant(Elementary.E7);
    private static final DoubleVector E8 = constant(Elementary.E8);
    private static final DoubleVector E9 = constant(Elementary.E9);
    private static final DoubleVector ONE = constant(1);
    private static final DoubleVector TWO = constant(2);

    private final double[] parts = new double[2 * PARTS];

    private static DoubleVector constant(double x) {
        return DoubleVector.broadcast(S, x);
    }

    private static boolean isFinite(double a, double b) {
        return Math.abs(a) <= Double.MAX_VALUE && Math.abs(b) <= Double.MAX_VALUE;
    }

    /** Beyond the units weights are zero, which adds nothing as long as all numbers are finite. */
    @Override
    void forward(int units, double x0, double x1, double[] m, double[] t, int tAt, double[] o) {
        if (!isFinite(x0, x1)) {
            super.forward(units, x0, x1, m, t, tAt, o);
            return;
        }
        DoubleVector v0 = DoubleVector.broadcast(S, x0);
        DoubleVector v1 = DoubleVector.broadcast(S, x1);
        int end = at(room(units));
        for (int half = 0; half < PARTS; half += W) {
            DoubleVector s0 = DoubleVector.fromArray(S, m, end + half);
            DoubleVector s1 = DoubleVector.fromArray(S, m, end + PARTS + half);
            int k = tAt + half;
            for (int at = half; at < end; at += BLOCK) {
                DoubleVector x = v0.fma(DoubleVector.fromArray(S, m, at), DoubleVector.fromArray(S, m, at + 2 * PARTS));
                x = v1.fma(DoubleVector.fromArray(S, m, at + PARTS), x);
                DoubleVector size = x.abs();
                size = size.blend(MOST, size.compare(VectorOperators.GT, MOST));
                DoubleVector y = size.add(size);
                DoubleVector shifted = y.fma(LOG2_E, ROUND);
                DoubleVector n = shifted.sub(ROUND);
                DoubleVector q = n.fma(LN2_HIGH, y);
                q = n.fma(LN2_LOW, q);
                DoubleVector q2 = q.mul(q);
                DoubleVector q4 = q2.mul(q2);
                DoubleVector p0 = q.fma(E1, E0);
                DoubleVector p1 = q.fma(E3, E2);
                DoubleVector p2 = q.fma(E5, E4);
                DoubleVector p3 = q.fma(E7, E6);
                DoubleVector p4 = q.fma(E9, E8);
                DoubleVector tail = q4.fma(q4.fma(p4, q2.fma(p3, p2)), q2.fma(p1, p0));
                DoubleVector e = q2.fma(tail, q);
                DoubleVector scale = shifted.reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHL, 52)
                        .add(ONE_BITS)
                        .reinterpretAsDoubles();
                DoubleVector f = scale.fma(e, scale.sub(ONE));
                DoubleVector h = f.div(f.add(TWO));
                LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
                h = h.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
                h.intoArray(t, k);
                s0 = h.fma(DoubleVector.fromArray(S, m, at + 3 * PARTS), s0);
                s1 = h.fma(DoubleVector.fromArray(S, m, at + 4 * PARTS), s1);
                k += PARTS;
            }
            s0.intoArray(parts, half);
            s1.intoArray(parts, PARTS + half);
        }
        o[0] = LaneSum.join(parts, 0);
        o[1] = LaneSum.join(parts, PARTS);
    }

    @Override
    void reverse(
            int units,
            double o0,
            double o1,
            double[] m,
            double[] kept,
            int keptAt,
            double[] t,
            double[] z,
            int at,
            double[] xBar) {
        if (!isFinite(o0, o1)) {
            super.reverse(units, o0, o1, m, kept, keptAt, t, z, at, xBar);
            return;
        }
        DoubleVector v0 = DoubleVector.broadcast(S, o0);
        DoubleVector v1 = DoubleVector.broadcast(S, o1);
        DoubleVector zero = DoubleVector.zero(S);
        int end = at(room(units));
        for (int half = 0; half < PARTS; half += W) {
            DoubleVector s0 = zero;
            DoubleVector s1 = zero;
            int k = half;
            for (int from = half; from < end; from += BLOCK) {
                DoubleVector h = DoubleVector.fromArray(S, kept, keptAt + k);
                DoubleVector sum = v0.fma(DoubleVector.fromArray(S, m, from + 3 * PARTS), zero);
                sum = v1.fma(DoubleVector.fromArray(S, m, from + 4 * PARTS), sum);
                DoubleVector bar = sum.mul(ONE.sub(h.mul(h)));
                h.intoArray(t, at + k);
                bar.intoArray(z, at + k);
                s0 = bar.fma(DoubleVector.fromArray(S, m, from), s0);
                s1 = bar.fma(DoubleVector.fromArray(S, m, from + PARTS), s1);
                k += PARTS;
            }
            s0.intoArray(parts, half);
            s1.intoArray(parts, PARTS + half);
        }
        xBar[0] = LaneSum.join(parts, 0);
        xBar[1] = LaneSum.join(parts, PARTS);
    }

    /** Two calls at a time: few numbers are loaded and stored for it. */
    @Override
    void gather(int calls, int units, double[] t, double[] z, double[] seeds, double[] bars) {
        int room = room(units);
        int c = 0;
        for (; c + 1 < calls; c += 2) {
            gatherTwo(c, room, t, z, seeds, bars);
        }
        if (c < calls) {
            gatherOne(c, room, t, z, seeds, bars);
        }
    }

    private static void gatherTwo(int c, int room, double[] t, double[] z, double[] seeds, double[] bars) {
        int from = c * room;
        int next = from + room;
        DoubleVector x0 = DoubleVector.broadcast(S, seeds[c * SEEDS]);
        DoubleVector x1 = DoubleVector.broadcast(S, seeds[c * SEEDS + 1]);
        DoubleVector o0 = DoubleVector.broadcast(S, seeds[c * SEEDS + 2]);
        DoubleVector o1 = DoubleVector.broadcast(S, seeds[c * SEEDS + 3]);
        DoubleVector nextX0 = DoubleVector.broadcast(S, seeds[c * SEEDS + 4]);
        DoubleVector nextX1 = DoubleVector.broadcast(S, seeds[c * SEEDS + 5]);
        DoubleVector nextO0 = DoubleVector.broadcast(S, seeds[c * SEEDS + 6]);
        DoubleVector nextO1 = DoubleVector.broadcast(S, seeds[c * SEEDS + 7]);
        for (int k = 0; k < room; k += W) {
            DoubleVector bar = DoubleVector.fromArray(S, z, from + k);
            DoubleVector nextBar = DoubleVector.fromArray(S, z, next + k);
            DoubleVector sum = DoubleVector.fromArray(S, bars, k).add(bar.mul(x0));
            sum.add(nextBar.mul(nextX0)).intoArray(bars, k);
            sum = DoubleVector.fromArray(S, bars, room + k).add(bar.mul(x1));
            sum.add(nextBar.mul(nextX1)).intoArray(bars, room + k);
            sum = DoubleVector.fromArray(S, bars, 2 * room + k).add(bar);
            sum.add(nextBar).intoArray(bars, 2 * room + k);
            DoubleVector h = DoubleVector.fromArray(S, t, from + k);
            DoubleVector nextH = DoubleVector.fromArray(S, t, next + k);
            sum = DoubleVector.fromArray(S, bars, 3 * room + k).add(h.mul(o0));
            sum.add(nextH.mul(nextO0)).intoArray(bars, 3 * room + k);
            sum = DoubleVector.fromArray(S, bars, 4 * room + k).add(h.mul(o1));
            sum.add(nextH.mul(nextO1)).intoArray(bars, 4 * room + k);
        }
    }

    private static void gatherOne(int c, int room, double[] t, double[] z, double[] seeds, double[] bars) {
        int from = c * room;
        DoubleVector x0 = DoubleVector.broadcast(S, seeds[c * SEEDS]);
        DoubleVector x1 = DoubleVector.broadcast(S, seeds[c * SEEDS + 1]);
        DoubleVector o0 = DoubleVector.broadcast(S, seeds[c * SEEDS + 2]);
        DoubleVector o1 = DoubleVector.broadcast(S, seeds[c * SEEDS + 3]);
        for (int k = 0; k < room; k += W) {
            DoubleVector bar = DoubleVector.fromArray(S, z, from + k);
            DoubleVector h = DoubleVector.fromArray(S, t, from + k);
            DoubleVector.fromArray(S, bars, k).add(bar.mul(x0)).intoArray(bars, k);
            DoubleVector.fromArray(S, bars, room + k).add(bar.mul(x1)).intoArray(bars, room + k);
            DoubleVector.fromArray(S, bars, 2 * room + k).add(bar).intoArray(bars, 2 * room + k);
            DoubleVector.fromArray(S, bars, 3 * room + k).add(h.mul(o0)).intoArray(bars, 3 * room + k);
            DoubleVector.fromArray(S, bars, 4 * room + k).add(h.mul(o1)).intoArray(bars, 4 * room + k);
        }
    }
}
