// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/** A few cells of a space, whose numbers are brought together here for the programs within cells. For one thread. */
final class CellBlock {
    final int n;
    final Evaluator local;
    /** By flow; null where it has none. */
    final Evaluator[] operands;
    /** Rows of {@link #n}. */
    final double[] y;

    final double[] u;
    /** Results, or cotangents of them. */
    final double[] out;
    /** Those of operands. */
    final double[] operand;

    final double[] row;
    /** p and w are gathered until {@link #harvest}; the rest is scratch. */
    final Cotangent bar;

    final Tangent dot;
    private final int[] uniform;
    private final double[] p;
    /** Whether {@link #bar} received anything. */
    private boolean gathers;

    CellBlock(SpatialProgram program, int n) {
        this.n = n;
        local = program.local.evaluator(n);
        operands = new Evaluator[program.flows.size()];
        for (int k = 0; k < operands.length; k++) {
            SpatialProgram.Part part = program.flows.get(k);
            operands[k] = part.operands() == null ? null : part.operands().evaluator(n);
        }
        int states = program.signature.states().size();
        int inputs = program.signature.inputs().size();
        uniform = program.uniform;
        int weights = program.weightCount();
        y = new double[states * n];
        u = new double[inputs * n];
        out = new double[program.local.outputs() * n];
        operand = new double[2 * n];
        row = new double[n];
        p = new double[uniform.length * n];
        bar = new Cotangent(states, inputs, uniform.length, weights, n);
        dot = new Tangent(states, inputs, uniform.length, weights, n);
    }

    /** Binds parameters over all cells, of which the first one's are taken, and weights. */
    void bind(double[] parameters, int cells, double[] weights) {
        for (int i = 0; i < uniform.length; i++) {
            Arrays.fill(p, i * n, (i + 1) * n, parameters[uniform[i] * cells]);
        }
        local.bind(p, weights);
        for (Evaluator each : operands) {
            if (each != null) {
                each.bind(p, weights);
            }
        }
    }

    /** Rows first, first + 1, ... of n cells out of rows of {@code stride}. */
    void load(double[] from, int at, int stride, double[] rows, int first, int count) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(from, at + i * stride, rows, (first + i) * n, n);
        }
    }

    /** The other way round. */
    void store(double[] rows, int first, int count, double[] to, int at, int stride) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows, (first + i) * n, to, at + i * stride, n);
        }
    }

    /** The other way round, added. */
    void add(double[] rows, int first, int count, double[] to, int at, int stride) {
        for (int i = 0; i < count; i++) {
            RangeSwitch.loops().add(rows, (first + i) * n, to, at + i * stride, n);
        }
    }

    void clearScratch() {
        gathers = true;
        Arrays.fill(bar.y, 0);
        Arrays.fill(bar.u, 0);
    }

    /** Says that {@link #bar} receives something. */
    void gathers() {
        gathers = true;
    }

    /** Adds what parameters, weights and time received since the last time to sums, and forgets it. */
    void harvest(double[] pSum, double[] wSum, double[] tSum, int slab) {
        if (!gathers) {
            return;
        }
        gathers = false;
        for (int i = 0; i < uniform.length; i++) {
            pSum[slab * uniform.length + i] += sum(bar.p, i * n);
        }
        for (int i = 0; i < bar.w.length; i++) {
            wSum[slab * bar.w.length + i] += bar.w[i];
        }
        tSum[slab] += sum(bar.t, 0);
        Arrays.fill(bar.p, 0);
        Arrays.fill(bar.w, 0);
        Arrays.fill(bar.t, 0);
    }

    /** By four partial sums: one addition need not wait for the one before. */
    private double sum(double[] x, int at) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int l = 0;
        for (; l + 3 < n; l += 4) {
            a += x[at + l];
            b += x[at + l + 1];
            c += x[at + l + 2];
            d += x[at + l + 3];
        }
        for (; l < n; l++) {
            a += x[at + l];
        }
        return (a + b) + (c + d);
    }
}
