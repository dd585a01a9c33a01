// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.engine.StageKernel;
import org.gyrus.engine.StageKernel.Role;

/**
 * Whole stages of an explicit method on a space, each as one loop over a block of cells, as soon as those loops are compiled: the
 * same bits as {@link FixedSpatialRungeKutta} does in parts. Flows are kept for the reverse where that is asked for.
 */
final class FusedStages {
    private final SpatialPass pass;
    /** By worker; none where nothing is fused. */
    private final StageKernel[] kernels;

    private final int flows;
    /** By stage. */
    private final double[][] kept;

    private boolean keeps;

    FusedStages(SpatialPass pass, Tableau tableau) {
        this.pass = pass;
        kernels = pass.stageKernels(tableau).toArray(new StageKernel[0]);
        flows = pass.flows.size();
        kept = new double[tableau.stages()][];
    }

    /** Whether flows are kept from now on, of stages before the last. */
    void keep(boolean flowsToo) {
        keeps = flowsToo && kernels.length > 0;
    }

    /** Has room for what is kept of a stage: before blocks are shared out. */
    void prepare(int stage) {
        if (keeps && kept[stage] == null) {
            kept[stage] = new double[flows * pass.cells];
        }
    }

    /** Keeps the flows of a block, which are in its rows. */
    void keep(int stage, CellBlock b, int from) {
        if (keeps) {
            b.store(b.u, 0, flows, kept[stage], from, pass.cells);
        }
    }

    /**
     * K_i of a block whose flows are there, and the next stage or the new state of it.
     *
     * @return whether it was done
     */
    boolean forward(
            int i,
            CellBlock b,
            int from,
            int worker,
            double t,
            Step s,
            double[] source,
            int sourceAt,
            double[] slope,
            double[] next,
            int nextAt) {
        if (kernels.length == 0 || b.n != StageKernel.CELLS) {
            return false;
        }
        StageKernel kernel = kernels[worker];
        kernel.set(Role.STATE, source, sourceAt);
        kernel.set(Role.FLOWS, b.u, 0);
        kernel.set(Role.BASE, s.states, s.at);
        kernel.set(Role.SLOPES, slope, 0);
        kernel.set(Role.NEXT, next, nextAt);
        return kernel.forward(i, t, s.h, from);
    }

    /** The reverse of stage i within a block: the cotangents of its state, flows and parameters from those of later stages. */
    boolean reverse(
            int i,
            CellBlock b,
            int from,
            int worker,
            double t,
            Step s,
            double[] source,
            int sourceAt,
            StepCotangent bar,
            double[] stageBar,
            double[] flowBar,
            double[] fieldBar) {
        if (kernels.length == 0 || b.n != StageKernel.CELLS || !kernels[worker].canReverse(i)) {
            return false;
        }
        StageKernel kernel = kernels[worker];
        if (keeps && kept[i] != null) {
            b.load(kept[i], from, pass.cells, b.u, 0, flows);
        } else {
            pass.flows(b, from, source, sourceAt);
        }
        kernel.set(Role.STATE, source, sourceAt);
        kernel.set(Role.FLOWS, b.u, 0);
        kernel.set(Role.NEXT_BAR, bar.next, 0);
        kernel.set(Role.STAGE_BARS, stageBar, 0);
        kernel.set(Role.OWN_BAR, stageBar, 0);
        kernel.set(Role.FLOW_BARS, flowBar, 0);
        kernel.set(Role.FIELD_BARS, fieldBar, 0);
        kernel.set(Role.PARAMETER_BARS, b.bar.p, 0);
        b.gathers();
        return kernel.reverse(i, t, s.h, from);
    }
}
