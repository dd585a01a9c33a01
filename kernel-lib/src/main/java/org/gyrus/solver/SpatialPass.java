// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gyrus.engine.StageKernel;

/**
 * One pass of a {@link SpatialProgram} over all cells: the working memory that its evaluation and its reverse share, the
 * arguments of the call under way, and what flows need of whole fields. For one caller; blocks are for one worker each.
 */
final class SpatialPass {
    final SpatialProgram program;
    final List<SpatialProgram.Part> flows;
    /** How far apart cells that exchange anything may be. */
    final int reach;

    final int cells;
    final int states;
    final int outputs;
    /** Inputs from outside; then come the flows, then the fields. */
    final int own;

    final int fieldRow;
    final Slabs slabs;
    /** {@code [worker]}: for whole blocks, and for the last one. */
    private final CellBlock[] whole;

    private final CellBlock[] rest;
    /** {@code [worker][...]}: both. */
    private final CellBlock[][] blocks;

    /** k of the space; null for 1. */
    private final double[] conductance;
    /** {@code [field * cells + cell]} */
    private final double[] fields;
    /** By flow; null where the potential is a state. */
    final double[][] potential;
    /** By flow, conductance included; null for 1. */
    final double[][] coefficient;
    /** By flow; null where no other flow needs it. */
    private final double[][] value;

    private List<StageKernel> kernels = List.of();
    private boolean stale = true;
    private final Slabs.Task operandSlab = this::operandSlab;
    private final Slabs.Task valueSlab = this::valueSlab;
    /** The flow whose operands are under way. */
    private int k;

    double t;
    double[] y;
    int yAt;
    double[] u;
    int uAt;

    SpatialPass(SpatialProgram program) {
        this.program = program;
        flows = program.flows;
        cells = program.placement.cells();
        reach = flows.stream().mapToInt(f -> f.transport().reach()).max().orElse(0);
        double[] all = program.placement.space().conductance();
        conductance = all.length == 0 ? null : all;
        states = program.signature.states().size();
        outputs = program.local.outputs();
        own = program.ownInputs;
        fieldRow = own + flows.size();
        slabs = new Slabs(cells, program.placement.threads());
        whole = new CellBlock[slabs.workers()];
        rest = new CellBlock[slabs.workers()];
        blocks = new CellBlock[slabs.workers()][];
        int left = cells % Slabs.BLOCK;
        for (int w = 0; w < whole.length; w++) {
            whole[w] = cells < Slabs.BLOCK ? null : new CellBlock(program, Slabs.BLOCK);
            rest[w] = left == 0 ? null : new CellBlock(program, left);
            blocks[w] = Stream.of(whole[w], rest[w]).filter(Objects::nonNull).toArray(CellBlock[]::new);
        }
        fields = new double[program.fields.length * cells];
        potential = new double[flows.size()][];
        coefficient = new double[flows.size()][];
        value = new double[flows.size()][];
        for (int i = 0; i < flows.size(); i++) {
            SpatialProgram.Part flow = flows.get(i);
            potential[i] = flow.state() >= 0 ? null : new double[cells];
            coefficient[i] = flow.hasCoefficient() ? new double[cells] : conductance;
            value[i] = flow.inner() ? new double[cells] : null;
        }
    }

    void bind(double[] parameters, double[] weights) {
        for (int w = 0; w < whole.length; w++) {
            for (CellBlock block : blocks(w)) {
                block.bind(parameters, cells, weights);
            }
        }
        double[] uniform = IntStream.of(program.uniform)
                .mapToDouble(i -> parameters[i * cells])
                .toArray();
        kernels.forEach(kernel -> kernel.bind(uniform));
        for (int i = 0; i < program.fields.length; i++) {
            System.arraycopy(parameters, program.fields[i] * cells, fields, i * cells, cells);
        }
        stale = true;
    }

    void arguments(double time, double[] states, int statesAt, double[] inputs, int inputsAt) {
        t = time;
        y = states;
        yAt = statesAt;
        u = inputs;
        uAt = inputsAt;
    }

    /** The block of a worker for the cells from one on. */
    CellBlock block(int worker, int from) {
        return from + Slabs.BLOCK <= cells ? whole[worker] : rest[worker];
    }

    CellBlock[] blocks(int worker) {
        return blocks[worker];
    }

    /** Whether another flow needs this one. */
    boolean isInner(int flow) {
        return value[flow] != null;
    }

    /** Where the potential of a flow lies: a state's or its own. */
    double[] potentialOf(int flow) {
        return flows.get(flow).state() >= 0 ? y : potential[flow];
    }

    int potentialAt(int flow) {
        int state = flows.get(flow).state();
        return state >= 0 ? yAt + state * cells : 0;
    }

    /** The same for the arguments of a pass that {@link #isLocal}: no states are read. */
    void operands(double time, double[] states, int statesAt) {
        if (stale) {
            arguments(time, states, statesAt, states, 0);
            operands();
        }
    }

    /** Computes what flows need of whole fields. */
    void operands() {
        for (k = 0; k < flows.size(); k++) {
            SpatialProgram.Part flow = flows.get(k);
            if (flow.operands() != null && (stale || !flow.still())) {
                slabs.run(operandSlab);
            }
            if (flow.inner()) {
                slabs.run(valueSlab);
            }
        }
        stale = false;
    }

    private void operandSlab(int slab, int worker) {
        SpatialProgram.Part flow = flows.get(k);
        int to = slabs.to(slab);
        for (int from = slabs.from(slab); from < to; from += Slabs.BLOCK) {
            CellBlock b = block(worker, from);
            load(b, from, k);
            b.operands[k].evaluate(t, b.y, 0, b.u, 0, b.operand, 0, null, 0);
            if (potential[k] != null) {
                b.store(b.operand, 0, 1, potential[k], from, cells);
            }
            if (flow.hasCoefficient()) {
                conduct(flow, b.operand, (flow.state() < 0 ? b.n : 0) - from, from, from + b.n);
                b.store(b.operand, flow.state() < 0 ? 1 : 0, 1, coefficient[k], from, cells);
            }
        }
    }

    private void valueSlab(int slab, int worker) {
        flow(k, value[k], 0, slabs.from(slab), slabs.to(slab));
    }

    /** Multiplies {@code x[at + cell]}, a coefficient of a flow, by the conductance. */
    void conduct(SpatialProgram.Part flow, double[] x, int at, int from, int to) {
        if (conductance != null && flow.conducted()) {
            for (int i = from; i < to; i++) {
                x[at + i] *= conductance[i];
            }
        }
    }

    /** The flow into cells, of the arguments of the call under way. */
    private void flow(int which, double[] to, int at, int from, int until) {
        flow(which, potentialOf(which), potentialAt(which), to, at, from, until);
    }

    private void flow(int which, double[] potential, int potentialAt, double[] to, int at, int from, int until) {
        flows.get(which).transport().apply(coefficient[which], 0, potential, potentialAt, to, at, from, until);
    }

    /** For each worker, what computes whole stages of a method in one loop; empty where nothing does. */
    List<StageKernel> stageKernels(Tableau tableau) {
        if (!isLocal()) {
            return List.of();
        }
        kernels = IntStream.range(0, slabs.workers())
                .mapToObj(w -> program.local.stageKernel(cells, flows.size(), program.fields, tableau.a(), tableau.b()))
                .flatMap(Optional::stream)
                .toList();
        kernels.forEach(kernel -> kernel.set(StageKernel.Role.FIELDS, fields, 0));
        return kernels;
    }

    /** Whether flows follow states alone, so that a cell can be computed as soon as its neighbors' states are there. */
    boolean isLocal() {
        return own == 0
                && flows.stream().allMatch(f -> f.state() >= 0 && !f.inner() && (f.operands() == null || f.still()));
    }

    /** The flows into a block of cells, of one that {@link #isLocal}, to {@link CellBlock#u}. */
    void flows(CellBlock b, int from, double[] from0, int at0) {
        for (int i = 0; i < flows.size(); i++) {
            int row = at0 + flows.get(i).state() * cells;
            flow(i, from0, row, b.u, (own + i) * b.n - from, from, from + b.n);
        }
    }

    /** Evaluates a block of cells whose {@link #flows} are there: o to {@link CellBlock#out}. */
    void evaluate(CellBlock b, int from, double time, double[] from0, int at0) {
        b.load(fields, from, cells, b.u, fieldRow, program.fields.length);
        if (states == 1) {
            b.local.evaluate(time, from0, at0 + from, b.u, 0, b.out, 0, null, 0);
            return;
        }
        b.load(from0, at0 + from, cells, b.y, 0, states);
        b.local.evaluate(time, b.y, 0, b.u, 0, b.out, 0, null, 0);
    }

    /** Brings states and inputs of a block together, of the flows only the inner ones among the first {@code known}. */
    void load(CellBlock b, int from, int known) {
        b.load(y, yAt + from, cells, b.y, 0, states);
        b.load(u, uAt + from, cells, b.u, 0, own);
        for (int i = 0; i < known; i++) {
            if (value[i] != null) {
                b.load(value[i], from, cells, b.u, own + i, 1);
            }
        }
        b.load(fields, from, cells, b.u, fieldRow, program.fields.length);
    }

    /** All that the program within cells takes, the flows too. */
    void loadAll(CellBlock b, int from) {
        load(b, from, value.length);
        for (int i = 0; i < value.length; i++) {
            if (value[i] == null) {
                flow(i, b.u, (own + i) * b.n - from, from, from + b.n);
            }
        }
    }
}
