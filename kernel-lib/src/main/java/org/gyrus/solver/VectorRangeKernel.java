// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link RangeLoops} on several numbers at once, the same operations in the same order; what is left over stays plain. */
final class VectorRangeKernel extends RangeLoops {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    private VectorRangeKernel() {}

    /** The kernel, or null where vectors are narrower than four numbers. */
    static RangeLoops ifWide() {
        return W >= 4 ? new VectorRangeKernel() : null;
    }

    @Override
    void one(double f, double[] b, int bAt, double w0, double[] v, int v0, double[] out, int outAt, int n) {
        int whole = S.loopBound(n);
        for (int i = 0; i < whole; i += W) {
            DoubleVector.fromArray(S, b, bAt + i)
                    .mul(f)
                    .add(DoubleVector.fromArray(S, v, v0 + i).mul(w0))
                    .intoArray(out, outAt + i);
        }
        super.one(f, b, bAt + whole, w0, v, v0 + whole, out, outAt + whole, n - whole);
    }

    @Override
    void two(
            double f,
            double[] b,
            int bAt,
            double w0,
            double w1,
            double[] v,
            int v0,
            int v1,
            double[] out,
            int outAt,
            int n) {
        int whole = S.loopBound(n);
        for (int i = 0; i < whole; i += W) {
            DoubleVector.fromArray(S, b, bAt + i)
                    .mul(f)
                    .add(DoubleVector.fromArray(S, v, v0 + i).mul(w0))
                    .add(DoubleVector.fromArray(S, v, v1 + i).mul(w1))
                    .intoArray(out, outAt + i);
        }
        super.two(f, b, bAt + whole, w0, w1, v, v0 + whole, v1 + whole, out, outAt + whole, n - whole);
    }

    @Override
    void three(
            double f,
            double[] b,
            int bAt,
            double w0,
            double w1,
            double w2,
            double[] v,
            int v0,
            int v1,
            int v2,
            double[] out,
            int outAt,
            int n) {
        int whole = S.loopBound(n);
        for (int i = 0; i < whole; i += W) {
            DoubleVector older = DoubleVector.fromArray(S, v, v0 + i)
                    .mul(w0)
                    .add(DoubleVector.fromArray(S, v, v1 + i).mul(w1));
            DoubleVector.fromArray(S, b, bAt + i)
                    .mul(f)
                    .add(older)
                    .add(DoubleVector.fromArray(S, v, v2 + i).mul(w2))
                    .intoArray(out, outAt + i);
        }
        super.three(
                f, b, bAt + whole, w0, w1, w2, v, v0 + whole, v1 + whole, v2 + whole, out, outAt + whole, n - whole);
    }

    @Override
    void four(
            double f,
            double[] b,
            int bAt,
            double w0,
            double w1,
            double w2,
            double w3,
            double[] v,
            int v0,
            int v1,
            int v2,
            int v3,
            double[] out,
            int outAt,
            int n) {
        int whole = S.loopBound(n);
        for (int i = 0; i < whole; i += W) {
            DoubleVector older = DoubleVector.fromArray(S, v, v0 + i)
                    .mul(w0)
                    .add(DoubleVector.fromArray(S, v, v1 + i).mul(w1))
                    .add(DoubleVector.fromArray(S, v, v2 + i).mul(w2));
            DoubleVector.fromArray(S, b, bAt + i)
                    .mul(f)
                    .add(older)
                    .add(DoubleVector.fromArray(S, v, v3 + i).mul(w3))
                    .intoArray(out, outAt + i);
        }
        super.four(
                f,
                b,
                bAt + whole,
                w0,
                w1,
                w2,
                w3,
                v,
                v0 + whole,
                v1 + whole,
                v2 + whole,
                v3 + whole,
                out,
                outAt + whole,
                n - whole);
    }

    @Override
    void scaled(double f, double[] b, int bAt, double[] out, int outAt, int n) {
        int whole = S.loopBound(n);
        for (int i = 0; i < whole; i += W) {
            DoubleVector.fromArray(S, b, bAt + i).mul(f).intoArray(out, outAt + i);
        }
        super.scaled(f, b, bAt + whole, out, outAt + whole, n - whole);
    }

    @Override
    void add(double[] x, int xAt, double[] to, int toAt, int n) {
        int whole = S.loopBound(n);
        for (int i = 0; i < whole; i += W) {
            DoubleVector.fromArray(S, to, toAt + i)
                    .add(DoubleVector.fromArray(S, x, xAt + i))
                    .intoArray(to, toAt + i);
        }
        super.add(x, xAt + whole, to, toAt + whole, n - whole);
    }

    @Override
    boolean isFinite(double[] x, int at, int n) {
        int whole = n / (2 * W) * (2 * W);
        DoubleVector a = DoubleVector.zero(S);
        DoubleVector b = DoubleVector.zero(S);
        for (int i = 0; i < whole; i += 2 * W) {
            DoubleVector c = DoubleVector.fromArray(S, x, at + i);
            DoubleVector d = DoubleVector.fromArray(S, x, at + i + W);
            a = a.add(c.sub(c));
            b = b.add(d.sub(d));
        }
        boolean finite = true;
        for (int k = 0; k < W; k++) {
            finite &= a.lane(k) + b.lane(k) == 0;
        }
        return finite && super.isFinite(x, at + whole, n - whole);
    }
}
