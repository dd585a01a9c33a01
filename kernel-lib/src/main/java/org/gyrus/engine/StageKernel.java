// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;

/**
 * The stages of an explicit Runge-Kutta method within the cells of a space, each as one compiled loop over a block of cells:
 * from the state of the stage and the flows between cells to the slope and the next stage, and back. The same bits as an
 * {@link Evaluator} and sums after it give; until the loops are compiled, and where they are not faster, those serve.
 *
 * <p>Rows of all cells lie {@code cells} apart, those of blocks {@link #CELLS}. For one thread; nothing is allocated in a call.
 */
public final class StageKernel {
    /** Cells of a block. */
    public static final int CELLS = 512;

    /** The arrays that stages read and write, each with a row for each state unless stated otherwise. */
    public enum Role {
        /** Y_i */
        STATE(Place.STATE),
        /** Of a block, one for each flow. */
        FLOWS(Place.FLOW),
        /** One for each parameter that is a field. */
        FIELDS(Place.INPUT),
        /** y_n */
        BASE(Place.BASE),
        /** K_0, K_1, ... one after the other: the earlier ones are read, the stage's own is written. */
        SLOPES(Place.STAGE),
        /** Y_{i+1} or y_{n+1}: written */
        NEXT(Place.OUT),
        /** The cotangent of y_{n+1}. */
        NEXT_BAR(Place.OUT_BAR),
        /** Those of Y_0, Y_1, ...: the later ones are read. */
        STAGE_BARS(Place.STAGE_BAR),
        /** The same array, where the stage's own is written, without what comes back through flows. */
        OWN_BAR(Place.STAGE),
        /** One for each flow: written */
        FLOW_BARS(Place.OUT),
        /** Of parameters that are fields: added to. */
        FIELD_BARS(Place.INPUT_BAR),
        /** Of a block, those of the other parameters: added to. */
        PARAMETER_BARS(Place.PARAMETER_BAR);

        private final Place place;

        Role(Place place) {
            this.place = place;
        }
    }

    private final int cells;
    private final Frame frame = new Frame();
    private final double[] parameters;
    private final RowPool pool = new RowPool(CELLS);
    private final Loop[] forward;
    private final Loop[] reverse;

    StageKernel(StageCodes codes, int cells, int parameters) {
        this.cells = cells;
        this.parameters = new double[parameters * CELLS];
        frame.set(Place.PARAMETER, this.parameters, 0);
        frame.set(Place.WEIGHT, new double[0], 0);
        forward = Arrays.stream(codes.forward).map(Loop::new).toArray(Loop[]::new);
        reverse = Arrays.stream(codes.reverse).map(Loop::new).toArray(Loop[]::new);
    }

    /** Sets the parameters that are not fields. */
    public void bind(double[] values) {
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(parameters, i * CELLS, (i + 1) * CELLS, values[i]);
        }
        for (Loop[] all : new Loop[][] {forward, reverse}) {
            for (Loop each : all) {
                each.bind();
            }
        }
    }

    /** Sets where an array is. */
    public void set(Role role, double[] array, int at) {
        frame.set(role.place, array, at);
    }

    /**
     * Runs a stage on the block that begins at a cell: K_i is written down, save the last, and what follows from it.
     *
     * @param t the time of the stage, h the size of the step
     * @return whether it is compiled; else nothing was done
     */
    public boolean forward(int stage, double t, double h, int from) {
        return forward[stage].run(t, h, from);
    }

    /** The reverse of a stage. */
    public boolean reverse(int stage, double t, double h, int from) {
        return reverse[stage].run(t, h, from);
    }

    /** Whether the reverse of a stage is compiled: to be asked before its arguments are made. */
    public boolean canReverse(int stage) {
        return reverse[stage].isReady();
    }

    /** A stage's code and its rows of values that stay the same during a solve. */
    private final class Loop {
        private final StageCodes.Stage stage;
        private final double[] size;
        private double scaled = Double.NaN;
        private LaneInterpreter fixed;
        private HotLanes.Ready ready;
        private double[][] rows;

        Loop(StageCodes.Stage stage) {
            this.stage = stage;
            size = new double[stage.weight().length];
        }

        void bind() {
            if (fixed != null) {
                fixed.bind(frame);
            }
        }

        boolean isReady() {
            if (ready != null) {
                return true;
            }
            ready = stage.hot().called();
            if (ready == null) {
                return false;
            }
            fixed = new LaneInterpreter(stage.code(), CELLS, 0, CELLS, pool, new NetworkKernel[0]);
            fixed.bind(frame);
            rows = ready.rows(fixed.rows(), pool);
            return true;
        }

        boolean run(double t, double h, int from) {
            if (!isReady()) {
                return false;
            }
            if (h != scaled) {
                Arrays.setAll(size, j -> h * stage.weight()[j]);
                scaled = h;
            }
            frame.time = t;
            frame.set(Place.STEP, size, 0);
            ready.run(frame, rows, cells, from, CELLS);
            return true;
        }
    }
}
