// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Tangent;

/** The image of a direction under a {@link SpatialPass}, for forward sensitivities: block after block in this thread. */
final class SpatialTangent {
    private final SpatialPass pass;
    private final int cells;
    private final double[][] potentialDot;
    private final double[][] coefficientDot;
    private final double[][] valueDot;

    SpatialTangent(SpatialPass pass) {
        this.pass = pass;
        cells = pass.cells;
        potentialDot = new double[pass.flows.size()][];
        coefficientDot = new double[pass.flows.size()][];
        valueDot = new double[pass.flows.size()][];
    }

    /** Writes the image; the operands of the pass are there already. */
    void run(Tangent dot, double[] outDot, int outDotAt) {
        int flows = pass.flows.size();
        for (int i = 0; i < flows; i++) {
            SpatialProgram.Part flow = pass.flows.get(i);
            if (flow.operands() != null) {
                operands(i, flow, dot);
            }
            valueDot[i] = new double[cells];
            value(i, flow, dot);
        }
        for (int from = 0; from < cells; from += Slabs.BLOCK) {
            CellBlock b = pass.block(0, from);
            pass.loadAll(b, from);
            direct(b, from, flows, dot);
            b.local.pushForward(pass.t, b.y, 0, b.u, 0, b.dot, b.out, 0);
            b.store(b.out, 0, pass.outputs, outDot, outDotAt + from, cells);
        }
    }

    private void operands(int i, SpatialProgram.Part flow, Tangent dot) {
        int second = flow.state() < 0 ? 1 : 0;
        potentialDot[i] = flow.state() < 0 ? new double[cells] : null;
        coefficientDot[i] = flow.hasCoefficient() ? new double[cells] : null;
        for (int from = 0; from < cells; from += Slabs.BLOCK) {
            CellBlock b = pass.block(0, from);
            pass.load(b, from, i);
            direct(b, from, i, dot);
            b.operands[i].pushForward(pass.t, b.y, 0, b.u, 0, b.dot, b.operand, 0);
            if (flow.state() < 0) {
                b.store(b.operand, 0, 1, potentialDot[i], from, cells);
            }
            if (flow.hasCoefficient()) {
                pass.conduct(flow, b.operand, second * b.n - from, from, from + b.n);
                b.store(b.operand, second, 1, coefficientDot[i], from, cells);
            }
        }
    }

    private void value(int i, SpatialProgram.Part flow, Tangent dot) {
        double[] pDot = flow.state() >= 0 ? dot.y : potentialDot[i];
        int at = flow.state() >= 0 ? flow.state() * cells : 0;
        double[] k = pass.coefficient[i];
        double[] p = pass.potentialOf(i);
        int pAt = pass.potentialAt(i);
        flow.transport().pushForward(k, 0, p, pAt, pDot, at, valueDot[i], 0, 0, cells);
        if (coefficientDot[i] != null) {
            double[] more = new double[cells];
            flow.transport().pushForwardCoefficient(k, 0, p, pAt, coefficientDot[i], 0, more, 0, 0, cells);
            for (int c = 0; c < cells; c++) {
                valueDot[i][c] += more[c];
            }
        }
    }

    /** The direction of a block, of the flows only the first ones. */
    private void direct(CellBlock b, int from, int known, Tangent dot) {
        b.load(dot.y, from, cells, b.dot.y, 0, pass.states);
        b.load(dot.u, from, cells, b.dot.u, 0, pass.own);
        for (int i = 0; i < known; i++) {
            b.load(valueDot[i], from, cells, b.dot.u, pass.own + i, 1);
        }
        for (int i = 0; i < pass.program.fields.length; i++) {
            b.load(dot.p, pass.program.fields[i] * cells + from, cells, b.dot.u, pass.fieldRow + i, 1);
        }
        for (int i = 0; i < pass.program.uniform.length; i++) {
            Arrays.fill(b.dot.p, i * b.n, (i + 1) * b.n, dot.p[pass.program.uniform[i] * cells]);
        }
        System.arraycopy(dot.w, 0, b.dot.w, 0, dot.w.length);
        b.load(dot.t, from, cells, b.dot.t, 0, 1);
    }
}
